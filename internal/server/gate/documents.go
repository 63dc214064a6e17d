package gate

import (
	"errors"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"parley/internal/server/request"
	"parley/internal/walk"
	"parley/schema/codes"
)

// document returns the valid document of a text. The rules of validation never see a
// document that is beyond a limit.
func (g *Gate) document(text string, carries Carries) (*ast.QueryDocument, gqlerror.List) {
	cached, ok := g.cache.get(text)
	g.config.Telemetry.Document(ok)
	if ok {
		return cached, carried(cached, carries)
	}
	source := &ast.Source{Input: text}
	tokens, refused := g.config.Limits.Tokens(source)
	if refused != nil {
		return nil, gqlerror.List{refused}
	}
	doc, err := parser.ParseQuery(source)
	if err != nil {
		return nil, codes.ParseFailed.SetAll(asList(err))
	}
	if refused := g.config.Limits.Document(doc); refused != nil {
		return nil, gqlerror.List{refused}
	}
	if len(doc.Operations) == 0 {
		return nil, invalid("the document holds no operation")
	}
	if errs := carried(doc, carries); errs != nil {
		return nil, errs
	}
	if bad := request.BadEscape(text); bad != nil {
		return nil, gqlerror.List{bad.Code.Errorf("%s", bad.Message)}
	}
	if errs := validator.ValidateWithRules(g.schema, doc, silentRules); len(errs) > 0 {
		return nil, codes.ValidationFailed.SetAll(errs)
	}
	for _, op := range doc.Operations {
		// gqlparser's rule accepts one field under two names.
		if op.Operation == ast.Subscription && len(responseKeys(op.SelectionSet)) > 1 {
			return nil, invalid("a subscription follows one field: subscribe once for each field")
		}
	}
	if g.config.NoIntrospection && asksForSchema(doc) {
		return nil, gqlerror.List{codes.IntrospectionDisabled.Errorf("this server does not show its schema")}
	}
	g.cache.add(text, doc, weigh(text, tokens))
	return doc, nil
}

// carried returns the errors of the operations that a transport does not carry.
func carried(doc *ast.QueryDocument, carries Carries) gqlerror.List {
	for _, op := range doc.Operations {
		if err := carries(op.Operation); err != nil {
			return gqlerror.List{err}
		}
	}
	return nil
}

// responseKeys returns the response keys on the top level of a selection, with fragments
// opened.
func responseKeys(set ast.SelectionSet) map[string]bool {
	fold := walk.Fold[map[string]bool]{
		Field: func(f *ast.Field, _ map[string]bool) map[string]bool { return map[string]bool{f.Alias: true} },
		Join: func(before, next map[string]bool) map[string]bool {
			both := map[string]bool{}
			for _, keys := range []map[string]bool{before, next} {
				for key := range keys {
					both[key] = true
				}
			}
			return both
		},
	}
	return fold.Set(set)
}

// asksForSchema reports whether a valid document asks for the schema.
func asksForSchema(doc *ast.QueryDocument) bool {
	fold := walk.Fold[bool]{
		Field: func(f *ast.Field, below bool) bool { return below || walk.IsIntrospection(f) },
		Join:  func(before, next bool) bool { return before || next },
	}
	for _, op := range doc.Operations {
		if fold.Set(op.SelectionSet) {
			return true
		}
	}
	return false
}

// silentRules are GraphQL's rules without suggestions of names. Suggestions would show
// parts of the schema to clients that may not read it.
var silentRules = func() *rules.Rules {
	silent := rules.NewDefaultRules()
	for _, rule := range []validator.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions, rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRuleWithoutSuggestions, rules.ScalarLeafsRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		silent.RemoveRule(strings.TrimSuffix(rule.Name, "WithoutSuggestions"))
		silent.AddRule(rule.Name, rule.RuleFunc)
	}
	return silent
}()

func asList(err error) gqlerror.List {
	if e, ok := errors.AsType[*gqlerror.Error](err); ok {
		return gqlerror.List{e}
	}
	return gqlerror.List{gqlerror.Wrap(err)}
}

// weigh estimates from above how many bytes a document takes. The largest token is a field
// with its position and the position of its definition: some hundred bytes each.
func weigh(text string, tokens int) int { return 1024 + 2*len(text) + 400*tokens }
