package resolvers

import (
	"fmt"

	"parley/graph"
)

// checkPeriod refuses a filter whose first day comes after its last day. Otherwise the
// client would get an empty list and would not notice the mistake.
func checkPeriod(fields map[string]any) error {
	if fields["from"] == nil || fields["until"] == nil {
		return nil
	}
	// Days have one length, so they compare as text. The filter has refused other texts before.
	if from, until := text(fields["from"]), text(fields["until"]); from > until {
		return fmt.Errorf("%w: from, %s, is later than until, %s", graph.ErrBadInput, quoteShort(from), quoteShort(until))
	}
	return nil
}
