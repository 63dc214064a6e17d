package resolvers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/resolvers/compile"
)

// unknownID is the error of a root field that names a thing which the record does not have, or a
// thing of another type.
type unknownID struct {
	*graph.UnknownID
	near []string // ids that are similar, the nearest first
}

// Error says what is wrong and what to do.
func (e unknownID) Error() string {
	id := compile.Quote(string(e.ID))
	switch {
	case e.Found != nil:
		return fmt.Sprintf("%s: %s is %s; this argument takes %s", e.Argument, id, kind(e.Found), kinds(e.Types))
	case len(e.near) > 0:
		return fmt.Sprintf("%s: the record has no %s with the id %s: did you mean %s?", e.Argument, bare(e.Types), id, strings.Join(e.near, " or "))
	}
	return fmt.Sprintf("%s: the record has no %s with the id %s; %s", e.Argument, bare(e.Types), id, whereToFind(e.Types))
}

// whereToFind says where a client finds the ids of things. The field search finds things by name only.
func whereToFind(types []*graph.Type) string {
	if slices.ContainsFunc(types, func(t *graph.Type) bool { return t.Is("Named") }) {
		return "find ids by name with the field search"
	}
	list := types[0].Name
	return "the field " + strings.ToLower(list[:1]) + list[1:] + "s lists all ids"
}

func (e unknownID) Unwrap() error { return e.UnknownID }

// longestID is the length of the longest id that an error repeats. No thing has a longer id.
const longestID = 128

// present adds to an error what a program can use of it.
func (e unknownID) present(shown *gqlerror.Error) *gqlerror.Error {
	shown.Extensions["argument"] = e.Argument
	if len(e.ID) <= longestID {
		shown.Extensions["id"] = string(e.ID)
	}
	if len(e.near) > 0 {
		shown.Extensions["nearest"] = e.near
	}
	return shown
}

// explain adds the nearest ids to an error about an unknown id. It asks the store for them, so a
// root field that fails in this way takes more than one statement. A client that may not see
// the schema gets no ids. explain returns other errors as they are.
func (e *Executor) explain(ctx context.Context, c *compile.Compiler, err error) error {
	unknown, ok := errors.AsType[*graph.UnknownID](err)
	if !ok {
		return err
	}
	out := unknownID{UnknownID: unknown}
	if unknown.Found != nil || graphql.GetOperationContext(ctx).DisableIntrospection {
		return out
	}
	found := &idSink{}
	for _, q := range c.NearQueries(unknown.Reference) {
		if _, err := e.store.Run(ctx, q, found); err != nil {
			return out // the answer to the client does not depend on the suggestion
		}
	}
	slices.Sort(found.ids)
	out.near = compile.Nearest(unknown.ID, slices.Compact(found.ids))
	return out
}

// idSink is the sink for lists of ids.
type idSink struct {
	graph.Discard
	ids []string
}

func (s *idSink) String(id string) { s.ids = append(s.ids, id) }

// maxKinds is how many types a message lists.
const maxKinds = 4

// kinds names types for a message: "a person or an organization".
func kinds(types []*graph.Type) string {
	if len(types) > maxKinds {
		return "another kind of thing"
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = kind(t)
	}
	return alternatives(names)
}

// bare names types without articles: "person or organization".
func bare(types []*graph.Type) string {
	if len(types) > maxKinds {
		return "thing"
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = spaced(t.Name)
	}
	return alternatives(names)
}

func alternatives(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// kind names a type with its article.
func kind(t *graph.Type) string {
	name := spaced(t.Name)
	if strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// spaced turns PlanVersion into "plan version".
func spaced(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
