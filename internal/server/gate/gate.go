// Package gate turns the text of a document into an operation that may run.
//
// The gate checks an operation in this order: whether the document is trusted
// (trusted.go); the limits of the document's text and the rules of GraphQL (documents.go);
// the variables (variables.go, nulls.go); the cost estimate (internal/limits). The checks of
// variables lie here and not in internal/limits, because they follow from the schema and no
// limit changes them.
//
// The gate knows nothing of HTTP or WebSocket. Both hand it the parameters of a request and
// run the operation that comes back.
package gate

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/telemetry"
	"parley/resolvers"
	"parley/schema/codes"
)

// cacheBytes limits the document cache.
const cacheBytes = 16 << 20

// Config says which operations a gate admits.
type Config struct {
	Limits          limits.Limits
	Length          limits.Length        // of the graph's lists; nil if no length is known
	Trusted         *access.Trusted      // the only documents that are answered; nil for all documents
	NoIntrospection bool                 // refuses questions for the schema
	Telemetry       *telemetry.Telemetry // nil for none

	// Revision returns the revision of the graph now, at once. See graph.Current. Answers are kept only if it is not nil.
	Revision func() (r graph.Revision, known bool)
	Kept     int // bytes of answers that are kept; 0 for keptBytes, and below 0 for none
}

// Gate admits operations and runs them. Its methods may be called from many goroutines at
// the same time.
type Gate struct {
	config   Config
	schema   *ast.Schema
	executor *executor.Executor

	cache   *cache[*ast.QueryDocument] // by text
	answers *cache[kept]               // nil if no answers are kept
}

// New returns a gate in front of es. It returns an error if a trusted document is not valid
// or not within the limits.
func New(es graphql.ExecutableSchema, c Config) (*Gate, error) {
	if c.Telemetry == nil {
		c.Telemetry = telemetry.Silent()
	}
	g := &Gate{config: c, schema: es.Schema(), executor: executor.New(es), cache: newCache[*ast.QueryDocument](cacheBytes)}
	if c.Kept == 0 {
		c.Kept = keptBytes
	}
	if c.Revision != nil && c.Kept > 0 {
		g.answers = newCache[kept](c.Kept)
	}
	g.executor.SetErrorPresenter(g.present)
	g.executor.SetRecoverFunc(func(ctx context.Context, p any) error {
		c.Telemetry.Panicked(ctx, p)
		return graph.ErrPanic
	})
	g.executor.SetQueryCache(handedOver{})
	g.executor.Use(extension.Introspection{})
	return g, g.checkTrusted()
}

// Carries returns nil if a transport carries operations of a kind, and otherwise the error
// that the client gets.
type Carries func(ast.Operation) *gqlerror.Error

// Everything is the Carries of a transport that carries operations of every kind.
func Everything(ast.Operation) *gqlerror.Error { return nil }

// Admit returns the operation that a request asks for, ready for Answer, or the reasons why
// the operation may not run. Pass the reasons to Refused. The operation is never nil.
func (g *Gate) Admit(ctx context.Context, params *graphql.RawParams, carries Carries) (*graphql.OperationContext, gqlerror.List) {
	none := &graphql.OperationContext{}
	if errs := g.trust(params); errs != nil {
		return none, errs
	}
	doc, errs := g.document(params.Query, carries)
	if errs != nil {
		return none, errs
	}
	op := doc.Operations.ForName(params.OperationName)
	if op == nil {
		return none, invalid("operationName must name an operation of the document; without operationName the document must hold one operation")
	}
	telemetry.Of(ctx).Operation(string(op.Operation), op.Name)
	if err := resolvers.CheckVariables(g.schema, op, params.Variables); err != nil {
		return none, gqlerror.List{codes.BadUserInput.Set(gqlerror.Errorf("%v", err))}
	}
	admitted, errs := g.executor.CreateOperationContext(handOver(ctx, doc), params)
	if errs != nil {
		return admitted, errs
	}
	admitted.DisableIntrospection = g.config.NoIntrospection
	if err := checkNulls(op, admitted.Variables); err != nil {
		return admitted, gqlerror.List{err}
	}
	if err := g.config.Limits.Operation(op, admitted.Variables, g.config.Length); err != nil {
		return admitted, gqlerror.List{err}
	}
	return admitted, nil
}

// CachedKind returns the kind of the operation that a request asks for, if its document is
// in the cache, and "" otherwise. It takes almost no time.
func (g *Gate) CachedKind(params *graphql.RawParams) ast.Operation {
	doc, ok := g.cache.get(params.Query)
	if !ok {
		return ""
	}
	op := doc.Operations.ForName(params.OperationName)
	if op == nil {
		return ""
	}
	return op.Operation
}

// Answer answers an admitted operation. An answer that is kept counts if the graph is still at its revision. A subscription runs
// for the change that ctx carries.
func (g *Gate) Answer(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	key, ok := g.keyOf(op)
	if !ok {
		return g.run(ctx, op)
	}
	if r := g.ifKept(key); r != nil {
		return r
	}
	seen := &resolvers.Seen{}
	r := g.run(resolvers.WithSeen(ctx, seen), op)
	g.keep(key, r, seen)
	return r
}

// run runs an admitted operation.
func (g *Gate) run(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	next, ctx := g.executor.DispatchOperation(ctx, op)
	if response := next(ctx); response != nil {
		return response
	}
	// The context ended before the operation began.
	err := graph.ErrCanceled
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = graph.ErrDeadline
	}
	return g.executor.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(err)})
}

// Refused returns the response to an operation that has not run, with the errors as the
// client may see them.
func (g *Gate) Refused(ctx context.Context, op *graphql.OperationContext, errs ...*gqlerror.Error) *graphql.Response {
	return g.executor.DispatchError(graphql.WithOperationContext(ctx, op), errs)
}

// CacheBytes returns the size of the document cache, estimated from above.
func (g *Gate) CacheBytes() int { return g.cache.size() }

func invalid(message string) gqlerror.List {
	return gqlerror.List{codes.ValidationFailed.Errorf("%s", message)}
}

// handedOver hands the gate's document to gqlgen's executor. The executor asks it for a
// cached document.
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
