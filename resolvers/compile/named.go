package compile

import (
	"strings"

	"parley/graph"
)

// beginRoot forgets what the compiler knows of the root field before.
func (c *Compiler) beginRoot() {
	c.path, c.named, c.denials = nil, nil, nil
	c.seen = map[reference]bool{}
}

// reference is a thing that an argument names. The first of the types and their number
// distinguish all lists of types that arguments take.
type reference struct {
	id       graph.ID
	argument string
	first    *graph.Type
	types    int
}

// below says that what is compiled next lies below a response key, an argument or a condition of
// this name. The caller calls the function that it returns when that is done.
func (c *Compiler) below(name string) (done func()) {
	c.path = append(c.path, name)
	return func() { c.path = c.path[:len(c.path)-1] }
}

// name notes that the argument or condition that is compiled now names things of the types by
// their ids. If the record has one of them not, the root field is an error.
func (c *Compiler) name(types []*graph.Type, v any) {
	argument := strings.Join(c.path, ".")
	for _, id := range ids(v) {
		// A condition on an interface is compiled for each of its types.
		if r := (reference{id, argument, types[0], len(types)}); !c.seen[r] {
			c.seen[r] = true
			c.named = append(c.named, graph.Reference{ID: id, Types: types, Argument: argument})
		}
	}
}

// nameArgument notes the things that an argument of the root field names.
func (c *Compiler) nameArgument(argument string, types []*graph.Type, v any) {
	defer c.below(argument)()
	c.name(types, v)
}

// nameHeld notes the things that a condition on a property names, if the property holds ids. The
// dossier of a load is an exception: a load stays on record when its dossier is dropped.
func (c *Compiler) nameHeld(of string, p *graph.Property, v any) {
	if p.Ref != "" && p.Kind == graph.String && of != "Load" {
		c.name(c.model.Concrete(p.Ref), v)
	}
}
