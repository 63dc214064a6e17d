package synthetic

import (
	"fmt"
	"strings"
	"time"
)

// The ids of the plan and of its versions.
const (
	planID        = "plan-of-the-ports"
	firstVersion  = "plan-of-the-ports-first"
	secondVersion = "plan-of-the-ports-second"
)

// pointsOfPlan are the subjects of the points, in the order of their numbers. The second version lacks the last point.
var pointsOfPlan = []string{"harbours", "fishing", "prisoners", "customs", "language", "borders"}

// settlement writes a plan with its points, its versions, who stands where on it, and which issues are open. Nothing of it is drawn at random: so a
// dossier has the same meetings with and without a plan.
func (c cast) settlement(w *writer) {
	things := strings.Builder{}
	fmt.Fprintf(&things, "things:\n  - {plan: %s, name: Plan of the Ports}\n", planID)
	fmt.Fprintf(&things, "  - {planVersion: %s, name: First Plan of the Ports, plan: %s}\n", firstVersion, planID)
	fmt.Fprintf(&things, "  - {planVersion: %s, name: Second Plan of the Ports, plan: %s}\n", secondVersion, planID)
	for i, point := range pointsOfPlan {
		fmt.Fprintf(&things, "  - {point: %s-of-the-ports, name: The %s, plan: %s, issues: %s}\n", point, point, planID, c.issues[i].id)
	}
	w.file("reference/settlement.yaml", things.String())

	first, second := &article{}, &article{}
	first.add("the first plan", fmt.Sprintf("{planVersion: %s, when: 2005-01-10}", firstVersion))
	second.add("the second plan", fmt.Sprintf("{planVersion: %s, revisionOf: %s, when: 2005-02-10}", secondVersion, firstVersion))
	for i, point := range pointsOfPlan {
		wording := "shared " + point
		first.add(wording, fmt.Sprintf("{planVersion: %s, provisions: {id: %s-of-the-ports, number: %q, wording: %s}}", firstVersion, point, fmt.Sprint(i+1), wording))
		if i == len(pointsOfPlan)-1 {
			break
		}
		if i%2 == 0 {
			wording = "common " + point
		}
		second.add(wording, fmt.Sprintf("{planVersion: %s, provisions: {id: %s-of-the-ports, number: %q, wording: %s}}", secondVersion, point, fmt.Sprint(i+1), wording))
		for j, position := range []string{"supports", "rejects", "accepts"} {
			state := c.states[(i+j)%len(c.states)]
			words := fmt.Sprintf("%s %s the %s", state.text, position, point)
			second.add(words, fmt.Sprintf("{organization: %s, stances: {id: %s-of-the-ports, position: %s, wording: %s}}", state.id, point, position, words))
		}
	}
	for i := range 3 {
		words := fmt.Sprintf("the %s is still open", c.issues[i].text)
		second.add(words, fmt.Sprintf("{organization: %s, named: {id: %s, as: open, wording: %s}}", c.states[i].id, c.issues[i].id, words))
	}
	first.write(w, c.papers[0], "The first plan", begin.AddDate(0, 0, 10))
	second.write(w, c.papers[1], "The second plan", begin.AddDate(0, 0, 41))
}

// article is what one source says of the plan.
type article struct {
	reports []string
	length  int // of the text so far, in characters
}

// add adds a passage, and what the passage says.
func (a *article) add(quote, says string) {
	a.reports = append(a.reports, fmt.Sprintf("  - quote: %s\n    start: %d\n    says:\n      - %s\n", quote, a.length, says))
	a.length += len(quote) + 2
}

// write writes the source.
func (a *article) write(w *writer, paper name, title string, day time.Time) {
	id := paper.id + "-" + day.Format(time.DateOnly) + "-plan"
	w.file("sources/plan/"+id+".yaml", fmt.Sprintf(
		"source: %s\ntitle: %s\npublisher: %s\npublished: %sT08:00Z\nlanguage: en\nreliability: B\nreports:\n%s",
		id, title, paper.id, day.Format(time.DateOnly), strings.Join(a.reports, "")))
}
