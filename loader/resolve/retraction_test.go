package resolve

import (
	"strings"
	"testing"
)

func TestRetractionsTakeSomethingBack(t *testing.T) {
	const (
		item  = "      - meeting: m\n        status: held\n"
		later = "  - quote: They talked\n    start: 20\n    reported: 2025-12-03\n    retracts: true\n"
		none  = ": this retracts nothing: the publisher has no earlier report of it by the same speaker (the last id in `via`). " +
			"To reject a report of another source, give that report `rank: deprecated`"
	)
	if err := says(t, item+later+"    says:\n"+item); err != nil {
		t.Errorf("what was said before: %v", err)
	}
	wants(t, says(t, item+later+"    says:\n      - meeting: o\n        status: held\n"), "s.yaml:17:17"+none)
	wants(t, says(t, item+later+"    via: ada-nord\n    says:\n"+item), "s.yaml:18:17"+none)
	wants(t, says(t, item+later+"    says:\n      - meeting: m\n        status: cancelled\n"), "s.yaml:17:17: this retracts nothing: "+
		"the earlier report of the publisher and speaker has another value. Retract the value that the earlier report has")
}

// If only the day of a report or of a retraction is known, the retraction can be the later report of that day.
func TestARetractionOfTheSameDay(t *testing.T) {
	for _, published := range [][2]string{{"2025-12-01", "2025-12-01"}, {"2025-12-01", "2025-12-01T14:00Z"}, {"2025-12-01T08:00Z", "2025-12-01"}} {
		first := sourceOf("first", published[0], "quote: They met | {meeting: m, status: held}")
		second := sourceOf("second", published[1], "quote: Sorry, retracts: true | {meeting: m, status: held}")
		if problems := warnings(t, first, second); problems != nil {
			t.Errorf("%v: %v", published, problems)
		}
	}
}

// A later version of an article needs `revisionOf`, or the publisher of the first.
func TestARetractionInALaterVersion(t *testing.T) {
	version := func(id, more string, reports ...string) string {
		return strings.Replace(sourceOf(id, "2025-12-0"+id[len(id)-1:], reports...), "publisher: press\n", more, 1)
	}
	first := version("post-1", "", "quote: They met | {meeting: m, status: held}")
	takes := func(more string) error {
		_, err := Dossier(raw(t, map[string]string{
			"dossier.yaml": head, "base.yaml": talking, "a.yaml": first,
			"b.yaml": version("post-2", more, "quote: Not so, retracts: true | {meeting: m, status: held}"),
		}), now)
		return err
	}
	if err := takes("revisionOf: post-1\n"); err != nil {
		t.Error(err)
	}
	wants(t, takes(""), "b.yaml:4:75: this retracts nothing: the publisher has no earlier report of it by the same speaker (the last id in `via`). "+
		"If `post-2` is a later version of `post-1`, write `revisionOf: post-1` at the head of the file. To reject a report of another source, give that report `rank: deprecated`")
}
