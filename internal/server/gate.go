package server

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/telemetry"
	"parley/resolvers"

	"parley/schema/codes"
)

// keptBytes bounds the documents that are kept.
const keptBytes = 16 << 20

// gate stands before gqlgen's executor, and lets through what is within the
// limits. gqlgen would check a document's cost only after it had been validated.
type gate struct {
	*executor.Executor
	schema *ast.Schema
	limits limits.Limits
	kept   *kept

	telemetry *telemetry.Telemetry
	length    limits.Length
	trusted   *access.Trusted // nil where every document is
	closed    bool            // to questions for the schema
}

func newGate(es graphql.ExecutableSchema, l limits.Limits) *gate {
	g := &gate{Executor: executor.New(es), schema: es.Schema(), limits: l, kept: keep(keptBytes), telemetry: telemetry.Silent()}
	g.SetErrorPresenter(g.present)
	g.SetRecoverFunc(func(ctx context.Context, p any) error {
		panicked(ctx, g.telemetry, p)
		return resolvers.ErrPanic
	})
	g.SetQueryCache(handedOver{})
	g.Use(extension.Introspection{})
	return g
}

// CreateOperationContext takes in an operation of any kind. See graphql.GraphExecutor.
func (g *gate) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	return g.admit(ctx, params, false)
}

// admit returns an operation that is ready to be run, or why it is not run.
func (g *gate) admit(ctx context.Context, params *graphql.RawParams, queriesOnly bool) (*graphql.OperationContext, gqlerror.List) {
	none := &graphql.OperationContext{}
	if errs := g.trust(params); errs != nil {
		return none, errs
	}
	doc, errs := g.document(params.Query, queriesOnly)
	if errs != nil {
		return none, errs
	}
	op := doc.Operations.ForName(params.OperationName)
	if op == nil {
		return none, invalid("the document holds no operation of the name that operationName gives, or several and operationName gives none")
	}
	telemetry.Of(ctx).Operation(string(op.Operation), op.Name)
	if err := checkVariables(g.schema, op, params.Variables); err != nil {
		return none, gqlerror.List{err}
	}
	admitted, errs := g.Executor.CreateOperationContext(handOver(ctx, doc), params)
	if errs != nil {
		return admitted, errs
	}
	if err := checkNulls(op, admitted.Variables); err != nil {
		return admitted, gqlerror.List{err}
	}
	if err := g.limits.Operation(op, admitted.Variables, g.length); err != nil {
		return admitted, gqlerror.List{err}
	}
	return admitted, nil
}

// answer runs an operation that was admitted, a subscription for the change that
// ctx carries.
func (g *gate) answer(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	next, ctx := g.DispatchOperation(ctx, op)
	if response := next(ctx); response != nil {
		return response
	}
	// The context ended before the operation began.
	return g.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(ended(ctx))})
}

func ended(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return graph.ErrDeadline
	}
	return graph.ErrCanceled
}

// document returns the valid document of a text. No rule of validation sees one
// that is not within the limits.
func (g *gate) document(text string, queriesOnly bool) (*ast.QueryDocument, gqlerror.List) {
	kept := g.kept.get(text)
	g.telemetry.Document(kept != nil)
	if kept != nil && (!queriesOnly || queries(kept)) {
		return kept, nil
	}
	source := &ast.Source{Input: text}
	tokens, refused := g.limits.Tokens(source)
	if refused != nil {
		return nil, gqlerror.List{refused}
	}
	doc, err := parser.ParseQuery(source)
	if err != nil {
		return nil, codes.ParseFailed.SetAll(asList(err))
	}
	if refused := g.limits.Document(doc); refused != nil {
		return nil, gqlerror.List{refused}
	}
	switch {
	case len(doc.Operations) == 0:
		return nil, invalid("the document holds no operation")
	case queriesOnly && !queries(doc):
		return nil, codes.MethodNotAllowed.SetAll(gqlerror.List{gqlerror.Errorf("GET is for queries alone: send this with POST")})
	}
	if bad := badEscapeIn(text); bad != nil {
		return nil, bad.code.SetAll(gqlerror.List{gqlerror.Errorf("%s", bad.message)})
	}
	if errs := validator.ValidateWithRules(g.schema, doc, silentRules); len(errs) > 0 {
		return nil, codes.ValidationFailed.SetAll(errs)
	}
	for _, op := range doc.Operations {
		// gqlparser's rule takes one field under two names for one.
		if op.Operation == ast.Subscription && len(keys(op.SelectionSet, map[string]bool{})) > 1 {
			return nil, invalid("a subscription follows one field: subscribe twice")
		}
	}
	if g.closed && shows(doc) {
		return nil, codes.IntrospectionDisabled.SetAll(gqlerror.List{gqlerror.Errorf("this server does not show its schema")})
	}
	g.kept.add(&document{text: text, parsed: doc, weight: weigh(text, tokens)})
	return doc, nil
}

// keys gathers the response keys of a selection, fragments opened.
func keys(set ast.SelectionSet, into map[string]bool) map[string]bool {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			into[s.Alias] = true
		case *ast.InlineFragment:
			keys(s.SelectionSet, into)
		case *ast.FragmentSpread:
			keys(s.Definition.SelectionSet, into)
		}
	}
	return into
}

func queries(doc *ast.QueryDocument) bool {
	return !slices.ContainsFunc(doc.Operations, func(op *ast.OperationDefinition) bool { return op.Operation != ast.Query })
}

// silentRules are GraphQL's rules in the forms that suggest no names: those of the
// schema are for who may read it.
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

func invalid(message string) gqlerror.List {
	return codes.ValidationFailed.SetAll(gqlerror.List{gqlerror.Errorf("%s", message)})
}

// handedOver gives gqlgen's executor the document that the gate has let through,
// where it would look for one that it has kept.
type handedOver struct{}

type handedOverKey struct{}

func handOver(ctx context.Context, doc *ast.QueryDocument) context.Context {
	return context.WithValue(ctx, handedOverKey{}, doc)
}

func (handedOver) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(handedOverKey{}).(*ast.QueryDocument)
	return doc, ok
}

func (handedOver) Add(context.Context, string, *ast.QueryDocument) {}

var _ graphql.GraphExecutor = (*gate)(nil)
