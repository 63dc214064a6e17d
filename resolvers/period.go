package resolvers

import (
	"fmt"

	"parley/graph"
)

// period refuses a filter whose days stand the wrong way round: no list would tell
// of the mistake, an empty one least of all.
func period(fields map[string]any) error {
	if fields["from"] == nil || fields["until"] == nil {
		return nil
	}
	// Days of one length compare as text; what is no day was refused before.
	if from, until := text(fields["from"]), text(fields["until"]); from > until {
		return fmt.Errorf("%w: from, %s, is later than until, %s", graph.ErrBadInput, quoteShort(from), quoteShort(until))
	}
	return nil
}
