package gate

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/server/request"
	"parley/schema/codes"
)

// trust replaces the query of a request by the trusted document that the request names. It
// returns an error if the request names no trusted document. Without trusted documents it
// refuses requests that name a document by id, and changes nothing in other requests.
func (g *Gate) trust(params *graphql.RawParams) gqlerror.List {
	id, _ := params.Extensions[request.DocumentID].(string)
	switch {
	case g.config.Trusted == nil && id != "":
		return gqlerror.List{codes.PersistedQuery.Errorf("this server knows no documents by their ids: send the text of the query")}
	case g.config.Trusted == nil:
		return nil
	}
	text, ok := g.config.Trusted.Document(params.Query, id)
	if !ok {
		return gqlerror.List{codes.UntrustedDocument.Errorf("this server answers trusted documents only, and this document is not one of them")}
	}
	params.Query = text
	return nil
}

// checkTrusted returns an error if a trusted document would be refused. So the operator
// learns of it before the first request.
func (g *Gate) checkTrusted() error {
	if g.config.Trusted == nil {
		return nil
	}
	for _, text := range g.config.Trusted.Texts() {
		if _, errs := g.document(text, Everything); errs != nil {
			return fmt.Errorf("trusted documents: %.60q: %w", text, errs)
		}
	}
	return nil
}
