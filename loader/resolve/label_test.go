package resolve

import "testing"

// A label is a value of the thing. It is no claim, so it can stand once in all files.
func TestLabels(t *testing.T) {
	d := sound(t, reported+"      - {meeting: m, label: The meeting at the mill, status: held}\n")
	for _, thing := range d.Things {
		if thing.ID == "m" && thing.Values[thing.Type.Property("label").Index] != "The meeting at the mill" {
			t.Errorf("the meeting is %v", thing.Values)
		}
	}
	for _, c := range d.Claims {
		if c.Field == "label" {
			t.Errorf("the label is the claim %+v", c)
		}
	}
	_, err := whole(t, reported+"      - {meeting: m, label: A}\n  - quote: x\n    start: 9\n    says:\n      - {meeting: m, label: A}\n")
	wants(t, err, "s.yaml:13:22: `m` already has a `label` (s.yaml:9:22): delete one of the two")
}
