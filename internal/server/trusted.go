package server

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/schema/codes"
)

// trustedID is where a request may name a document in place of sending it: in its
// extensions, and as documentId beside query.
const trustedID = "documentId"

// trust puts the trusted document that a request means into its query, or refuses it.
func (g *gate) trust(params *graphql.RawParams) gqlerror.List {
	id, _ := params.Extensions[trustedID].(string)
	switch {
	case g.trusted == nil && id != "":
		return codes.PersistedQuery.SetAll(gqlerror.List{gqlerror.Errorf("this server knows no documents by their ids: send the query's text")})
	case g.trusted == nil:
		return nil
	}
	text, ok := g.trusted.Document(params.Query, id)
	if !ok {
		return codes.UntrustedDocument.SetAll(gqlerror.List{gqlerror.Errorf("this server answers trusted documents alone, and this is none of them")})
	}
	params.Query = text
	return nil
}

// shows tells whether a document asks for the schema. Its names are valid, so these
// two are nowhere but at the root.
func shows(doc *ast.QueryDocument) bool {
	for _, op := range doc.Operations {
		if asksForSchema(op.SelectionSet) {
			return true
		}
	}
	for _, f := range doc.Fragments {
		if asksForSchema(f.SelectionSet) {
			return true
		}
	}
	return false
}

func asksForSchema(set ast.SelectionSet) bool {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if s.Name == "__schema" || s.Name == "__type" {
				return true
			}
		case *ast.InlineFragment:
			if asksForSchema(s.SelectionSet) {
				return true
			}
		}
	}
	return false
}

// vouch finds out before the first request whether every trusted document would be
// let through.
func (g *gate) vouch() error {
	if g.trusted == nil {
		return nil
	}
	for _, text := range g.trusted.Texts() {
		if _, errs := g.document(text, false); errs != nil {
			return fmt.Errorf("trusted documents: %.60q: %w", text, errs)
		}
	}
	return nil
}
