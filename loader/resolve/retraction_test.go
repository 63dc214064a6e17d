package resolve

import "testing"

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
}
