package resolvers

import (
	"context"
	"math"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
	"parley/schema"
)

// Executor runs operations against a store. It runs one query for each root field. It answers
// each event of a subscription like a query, and introspection from the schema.
type Executor struct {
	schema   *ast.Schema
	store    graph.Store
	chains   *chains
	networks *networks
	watcher  *watcher
	lengths  *lengths
	former   *former

	answerBytes int
	maxWork     int64
}

// Option changes how an executor answers.
type Option func(*Executor)

// AnswerBytes limits the data of an answer to n bytes. The root field that exceeds the limit
// has an error instead of an answer, and so has each root field after it. The default is
// 8 MiB.
func AnswerBytes(n int) Option { return func(e *Executor) { e.answerBytes = n } }

const defaultAnswerBytes = 8 << 20

// MaxWork limits what an answer may look at to n steps. The root field that exceeds the limit becomes an error with the code
// TOO_MUCH_WORK. See graph.Work.
func MaxWork(n int) Option { return func(e *Executor) { e.maxWork = int64(n) } }

// New returns an executor over a store. The error lists the differences between the schema
// and the model of the graph.
func New(store graph.Store, options ...Option) (*Executor, error) {
	parsed, err := schema.Load()
	if err != nil {
		return nil, err
	}
	if err := compile.Bind(parsed, graph.Parley); err != nil {
		return nil, err
	}
	l := &lengths{store: store}
	measured := measuredStore{answer.Bounded(store), l}
	e := &Executor{
		schema:   parsed,
		store:    measured,
		chains:   newChains(store, measured),
		networks: newNetworks(measured),
		watcher:  newWatcher(store),
		lengths:  l,
		former:   &former{store: store},

		answerBytes: defaultAnswerBytes,
		maxWork:     math.MaxInt64,
	}
	for _, o := range options {
		o(e)
	}
	return e, nil
}

// Schema returns the GraphQL schema. See graphql.ExecutableSchema.
func (e *Executor) Schema() *ast.Schema { return e.schema }

// Complexity returns no cost for any field: package limits estimates the cost of an
// operation. See graphql.ExecutableSchema.
func (e *Executor) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

// Exec runs the operation that ctx carries. See graphql.ExecutableSchema.
func (e *Executor) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	c := e.compiler(op)
	root := e.schema.Query
	if op.Operation.Operation == ast.Subscription {
		root = e.schema.Subscription
	}
	roots, err := c.Roots(op.Operation, root)
	if err != nil {
		return graphql.OneShot(&graphql.Response{Data: []byte("null"), Errors: gqlerror.List{Present(ctx, err)}})
	}
	done := false
	return func(ctx context.Context) *graphql.Response {
		if done {
			return nil
		}
		done = true
		ctx = graph.WithWork(answer.WithBudget(ctx, answer.NewBudget(e.answerBytes)), graph.NewWork(e.maxWork))
		return e.run(ctx, c, root, roots)
	}
}

func (e *Executor) compiler(op *graphql.OperationContext) *compile.Compiler {
	return compile.New(e.schema, graph.Parley, op.Variables)
}

// run answers the root fields one after the other, on the root type. When a null replaces the
// whole answer, run still runs the root fields that follow and adds their errors, as gqlgen's
// executor does.
func (e *Executor) run(ctx context.Context, c *compile.Compiler, root *ast.Definition, roots []compile.Selected) *graphql.Response {
	out := answer.NewResponse(answer.BudgetOf(ctx))
	failed := false
	for _, f := range roots {
		out.Begin(f.Key)
		ok := true
		switch f.Field.Name {
		case "__typename":
			out.Text(root.Name)
		case compile.SchemaField, compile.TypeField:
			ok = introspect(ctx, c, f, out)
		default:
			ok = e.root(ctx, c, f, out)
		}
		failed = failed || !ok
	}
	if failed {
		return &graphql.Response{Data: []byte("null")}
	}
	return &graphql.Response{Data: out.Bytes()}
}

// root writes the answer to one root field, or null, and adds the errors to the response. It
// returns false if the schema does not allow the null.
func (e *Executor) root(ctx context.Context, c *compile.Compiler, f compile.Selected, out *answer.Response) (ok bool) {
	nullable := !f.Field.Definition.Type.NonNull
	var sink *answer.JSON
	err := e.answer(ctx, c, f, func(shape *answer.Shape) graph.Sink {
		sink = out.Sink(shape)
		return sink
	})
	if err != nil {
		graphql.AddError(ctx, at(err, f, nil))
		out.Null()
		return nullable
	}
	for _, path := range sink.Nulls() {
		graphql.AddError(ctx, at(errNull, f, path))
	}
	out.Answer(sink)
	return nullable || !out.IsNull()
}

// Answer runs one root field of the operation that ctx carries. The answer goes into the sink
// that the function into returns for its shape. Answer may call into several times; then only
// the last sink has the answer.
func (e *Executor) Answer(ctx context.Context, f compile.Selected, into func(*answer.Shape) graph.Sink) error {
	return e.answer(ctx, e.compiler(graphql.GetOperationContext(ctx)), f, into)
}

// answer runs one root field. A former id in its arguments stands for the thing that had the id.
func (e *Executor) answer(ctx context.Context, c *compile.Compiler, f compile.Selected, into func(*answer.Shape) graph.Sink) error {
	before := *c // a second attempt must not count everything twice
	err := e.former.answer(ctx, func(ids map[graph.ID]graph.ID) (graph.Revision, bool, error) {
		*c = before
		c.Rename(ids)
		revision, err := e.attempt(ctx, c, f, into)
		if err == nil {
			note(ctx, revision)
		}
		return revision, c.AskedByID(), err
	})
	return e.explain(ctx, c, err)
}

// attempt runs one root field. Its error can be a *graph.UnknownID.
func (e *Executor) attempt(ctx context.Context, c *compile.Compiler, f compile.Selected, into func(*answer.Shape) graph.Sink) (graph.Revision, error) {
	var q *graph.Query
	var shape *answer.Shape
	var err error
	switch f.Field.Name {
	case compile.ChainsField:
		return e.chains.answer(ctx, c, f, into)
	case compile.NetworkField:
		return e.networks.answer(ctx, c, f, into)
	case compile.EventField:
		return e.changed(ctx, c, f, into)
	default:
		worked, failed := c.WorkedOut(f)
		switch {
		case failed != nil:
			return 0, failed
		case worked != nil:
			return e.workedOut(ctx, worked, into)
		}
		q, shape, err = c.Root(f)
	}
	if err != nil {
		return 0, err
	}
	return e.store.Run(ctx, q, into(shape))
}

var _ graphql.ExecutableSchema = (*Executor)(nil)
