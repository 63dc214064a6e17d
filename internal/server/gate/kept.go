package gate

import (
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers"
)

// keptBytes limits the answers that a gate keeps, unless its Config has another limit.
const keptBytes = 32 << 20

// keptOverhead is the number of bytes that an answer takes beside its key and its data, estimated from above.
const keptOverhead = 512

// kept is the data of an answer without errors, and the revision of the graph from which it is.
type kept struct {
	data     []byte
	revision graph.Revision
}

// keyOf names an operation with its variables. ok is false if its answer is not kept.
func (g *Gate) keyOf(op *graphql.OperationContext) (key string, ok bool) {
	if g.answers == nil || op.Operation == nil || op.Operation.Operation != ast.Query {
		return "", false
	}
	variables, err := json.Marshal(op.Variables)
	return op.RawQuery + "\x00" + op.OperationName + "\x00" + string(variables), err == nil
}

// ifKept returns the answer that is kept for a key, if the graph is still at its revision, or nil.
func (g *Gate) ifKept(key string) *graphql.Response {
	k, ok := g.answers.get(key)
	if !ok {
		return nil
	}
	if now, known := g.config.Revision(); !known || k.revision != now {
		return nil
	}
	return &graphql.Response{Data: k.data}
}

// keep keeps an answer, if it has no errors and all of it is from one revision.
func (g *Gate) keep(key string, r *graphql.Response, seen *resolvers.Seen) {
	revision, one := seen.Revision()
	if len(r.Errors) == 0 && one {
		g.answers.add(key, kept{r.Data, revision}, len(key)+len(r.Data)+keptOverhead)
	}
}
