package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/graph/analysis"
	"parley/schema"
)

// Executor runs operations against a store. It answers a query with one statement a
// root field, and each event of a subscription like a query. It answers
// introspection from the schema.
type Executor struct {
	schema  *ast.Schema
	store   graph.Store
	kept    *analysis.Cache // what chains are found in
	watcher *watcher        // what tells of changes
	lengths *lengths        // of the graph's lists

	answerBytes int
}

// New returns an executor over a store, or an error that lists where the schema
// and the model do not fit.
func New(store graph.Store, options ...Option) (*Executor, error) {
	parsed, err := schema.Load()
	if err != nil {
		return nil, err
	}
	e := &Executor{
		schema:  parsed,
		store:   boundedStore{store},
		kept:    analysis.NewCache(store),
		watcher: watch(store),
		lengths: &lengths{store: store},

		answerBytes: defaultAnswerBytes,
	}
	for _, o := range options {
		o(e)
	}
	if err := Bind(e.schema, graph.Parley); err != nil {
		return nil, err
	}
	return e, nil
}

// Schema is the GraphQL schema. See graphql.ExecutableSchema.
func (e *Executor) Schema() *ast.Schema { return e.schema }

// Complexity has no cost for any field: package limits estimates the cost of an
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
	roots, err := c.collect([]ast.SelectionSet{op.Operation.SelectionSet}, root)
	if err != nil {
		return graphql.OneShot(&graphql.Response{Data: []byte("null"), Errors: gqlerror.List{Present(ctx, err)}})
	}
	done := false
	return func(ctx context.Context) *graphql.Response {
		if done {
			return nil
		}
		done = true
		return e.run(withBudget(ctx, &budget{left: e.answerBytes}), c, root, roots)
	}
}

func (e *Executor) compiler(op *graphql.OperationContext) *compiler {
	return &compiler{schema: e.schema, model: graph.Parley, variables: op.Variables}
}

// run answers the root fields of the type root, one after the other, into one JSON
// object. When a null takes the whole answer with it, run still runs the fields
// that follow and adds their errors, as gqlgen's executor does.
func (e *Executor) run(ctx context.Context, c *compiler, root *ast.Definition, roots []selected) *graphql.Response {
	out := []byte{'{'}
	failed := false
	for i, f := range roots {
		if i > 0 {
			out = append(out, ',')
		}
		w := jsonSink{out: out, budget: budgetOf(ctx)}
		w.key(0, f.key)
		ok := true
		switch f.field.Name {
		case "__typename":
			w.quote(root.Name)
			out = w.out
		case schemaField, typeField:
			out, ok = e.introspect(ctx, c, f, w.out)
		default:
			out, ok = e.root(ctx, c, f, w.out)
		}
		failed = failed || !ok
	}
	if failed {
		return &graphql.Response{Data: []byte("null")}
	}
	return &graphql.Response{Data: append(out, '}')}
}

// root appends the answer to one root field, or null. It is not ok when null is
// against the schema. Errors are added to the response.
func (e *Executor) root(ctx context.Context, c *compiler, f selected, out []byte) (_ []byte, ok bool) {
	start := len(out)
	sink, err := e.ask(ctx, c, f, out)
	if err != nil {
		graphql.AddError(ctx, at(err, f, nil))
		return append(out[:start], "null"...), !f.field.Definition.Type.NonNull
	}
	for _, fe := range sink.errors {
		graphql.AddError(ctx, at(errNull, f, fe.path))
	}
	return sink.out, !f.field.Definition.Type.NonNull || string(sink.out[start:]) != "null"
}

func (e *Executor) ask(ctx context.Context, c *compiler, f selected, out []byte) (sink *jsonSink, err error) {
	err = e.answer(ctx, c, f, func(sh *shape) graph.Sink {
		sink = newJSONSink(out, sh, budgetOf(ctx))
		return sink
	})
	return sink, err
}

// answer compiles a root field and runs it into the sink for its shape.
func (e *Executor) answer(ctx context.Context, c *compiler, f selected, into func(*shape) graph.Sink) error {
	var q *graph.Query
	var sh *shape
	var err error
	switch f.field.Name {
	case chainsField:
		return e.chainsRoot(ctx, c, f, into)
	case changeField:
		q, sh, err = c.event(ctx, f)
	default:
		q, sh, err = c.rootField(f)
	}
	if err != nil {
		return err
	}
	revision, err := e.store.Run(ctx, q, into(sh))
	e.lengths.ran(revision, err)
	return err
}

// at says where in the response an error belongs.
func at(err error, f selected, below []any) *gqlerror.Error {
	path := ast.Path{ast.PathName(f.key)}
	for _, p := range below {
		switch p := p.(type) {
		case string:
			path = append(path, ast.PathName(p))
		case int:
			path = append(path, ast.PathIndex(p))
		}
	}
	e := &gqlerror.Error{Err: err, Message: err.Error(), Path: path}
	field := f.field
	if m, ok := errors.AsType[misplaced](err); ok {
		field = m.field
	}
	if p := field.Position; p != nil && below == nil {
		e.Locations = []gqlerror.Location{{Line: p.Line, Column: p.Column}}
	}
	return e
}

var _ graphql.ExecutableSchema = (*Executor)(nil)
