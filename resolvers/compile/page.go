package compile

import (
	"fmt"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
)

// pageOf reads the arguments first, after, last and before.
func pageOf(args map[string]any, cursors *answer.Cursors) (graph.Window, error) {
	w := graph.Everything
	for name, to := range map[string]*int{"first": &w.First, "last": &w.Last} {
		if args[name] == nil {
			continue
		}
		n, err := integer(args[name])
		switch {
		case err != nil:
			return w, fmt.Errorf("%s: %w", name, err)
		case n < 0:
			return w, fmt.Errorf("%w: %s cannot be negative", graph.ErrBadInput, name)
		case n > schema.MaxPage:
			return w, fmt.Errorf("%w: %s is %d, but the maximum is %d: ask for the next page with after", graph.ErrBadInput, name, n, schema.MaxPage)
		}
		*to = n
	}
	if w.First >= 0 && w.Last >= 0 {
		return w, fmt.Errorf("%w: give first or last, not both", graph.ErrBadInput)
	}
	var err error
	if args["after"] != nil {
		if w.After, err = cursors.Decode(text(args["after"])); err != nil {
			return w, fmt.Errorf("after: %w", err)
		}
	}
	if args["before"] != nil {
		if w.Before, err = cursors.Decode(text(args["before"])); err != nil {
			return w, fmt.Errorf("before: %w", err)
		}
	}
	return w, nil
}
