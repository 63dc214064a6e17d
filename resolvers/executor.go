package resolvers

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/graph/analysis"
	"parley/schema/generated"
	"parley/schema/tree"
)

// Executor runs operations against a store. It answers queries itself, one
// statement a root field, and each event of a subscription as a query; it leaves
// introspection to the executor that gqlgen generated.
type Executor struct {
	generated graphql.ExecutableSchema
	schema    *ast.Schema
	store     graph.Store
	kept      *analysis.Kept // what chains are found in
	watcher   *watcher       // what tells of changes
	lengths   *lengths       // of the graph's lists

	answerBytes int
}

// New returns an executor over a store, or an error that lists where the schema
// and the model do not fit.
func New(store graph.Store, options ...Option) (*Executor, error) {
	e := &Executor{
		generated: generated.NewExecutableSchema(generated.Config{Resolvers: &generated.Resolver{}}),
		store:     boundedStore{store},
		kept:      analysis.Keep(store),
		watcher:   watch(store),
		lengths:   &lengths{store: store},

		answerBytes: defaultAnswerBytes,
	}
	for _, o := range options {
		o(e)
	}
	e.schema = e.generated.Schema()
	if err := Bind(e.schema, graph.Parley); err != nil {
		return nil, err
	}
	return e, nil
}

// Schema is the GraphQL schema. See graphql.ExecutableSchema.
func (e *Executor) Schema() *ast.Schema { return e.schema }

// Complexity counts what a field costs. See graphql.ExecutableSchema.
func (e *Executor) Complexity(ctx context.Context, typeName, fieldName string, childComplexity int, args map[string]any) (int, bool) {
	return e.generated.Complexity(ctx, typeName, fieldName, childComplexity, args)
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
		return e.run(withBudget(ctx, &budget{left: e.answerBytes, exact: true}), c, roots)
	}
}

// Generated runs the operation that ctx carries by the generated executor, over
// the same queries.
func (e *Executor) Generated(ctx context.Context) graphql.ResponseHandler {
	next := e.generated.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		return next(tree.WithSource(withBudget(ctx, &budget{left: e.answerBytes}), e))
	}
}

func (e *Executor) compiler(op *graphql.OperationContext) *compiler {
	return &compiler{schema: e.schema, model: graph.Parley, variables: op.Variables}
}

// introspect appends what the generated executor answers to a root field that asks
// for the schema, and to that alone: what is asked for beside it is our own.
func (e *Executor) introspect(ctx context.Context, f selected, out []byte) (_ []byte, ok bool) {
	field := *f.field
	field.SelectionSet = slices.Concat(f.sets...)
	op := *graphql.GetOperationContext(ctx)
	operation := *op.Operation
	operation.SelectionSet = ast.SelectionSet{&field}
	op.Operation = &operation
	b := budgetOf(ctx)
	if b.left < 0 {
		graphql.AddError(ctx, at(errAnswerTooLarge, f, nil))
		return append(out, "null"...), !f.field.Definition.Type.NonNull
	}
	ctx = graphql.WithOperationContext(ctx, &op)
	data := e.generated.Exec(ctx)(ctx).Data
	if b.left -= len(data); b.left < 0 {
		graphql.AddError(ctx, at(errAnswerTooLarge, f, nil))
		return append(out, "null"...), !f.field.Definition.Type.NonNull
	}
	value, ok := bytes.CutPrefix(data, []byte(`{"`+f.key+`":`))
	if !ok { // it is null, against the schema
		return append(out, "null"...), false
	}
	return append(out, bytes.TrimSuffix(value, []byte("}"))...), true
}

// run answers the root fields one after the other into one JSON object. When
// null comes up to the top, the fields that follow are run for their errors:
// so the generated executor does.
func (e *Executor) run(ctx context.Context, c *compiler, roots []selected) *graphql.Response {
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
			w.quote(e.schema.Query.Name)
			out = w.out
		case "__schema", "__type":
			out, ok = e.introspect(ctx, f, w.out)
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

// Root answers a root field for the generated executor. See tree.Source.
func (e *Executor) Root(ctx context.Context, f graphql.CollectedField) (any, error) {
	c := e.compiler(graphql.GetOperationContext(ctx))
	// The generated executor has merged the selections already.
	merged := selected{key: f.Alias, field: f.Field, sets: []ast.SelectionSet{f.Selections}}
	var sink *treeSink
	err := e.answer(ctx, c, merged, func(sh *shape) graph.Sink {
		sink = &treeSink{next: sh}
		return sink
	})
	if err != nil {
		return nil, err
	}
	return sink.root, nil
}

var (
	_ graphql.ExecutableSchema = (*Executor)(nil)
	_ tree.Source              = (*Executor)(nil)
)
