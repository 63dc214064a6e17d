package synthetic

import (
	"fmt"
	"strings"
)

// The ids of the plan and of its versions.
const (
	planID        = "plan-of-the-ports"
	firstVersion  = "plan-of-the-ports-first"
	secondVersion = "plan-of-the-ports-second"
)

// pointsOfPlan are the subjects of the points, in the order of their numbers. The second version lacks the last point.
var pointsOfPlan = []string{"harbours", "fishing", "prisoners", "customs", "language", "borders"}

// settlement writes a plan with its points and its versions. Nothing of it is drawn at random: so a dossier has the same meetings with and
// without a plan.
func (c cast) settlement(w *writer) {
	things := strings.Builder{}
	fmt.Fprintf(&things, "things:\n  - {plan: %s, name: Plan of the Ports}\n", planID)
	fmt.Fprintf(&things, "  - {planVersion: %s, name: First Plan of the Ports, plan: %s}\n", firstVersion, planID)
	fmt.Fprintf(&things, "  - {planVersion: %s, name: Second Plan of the Ports, plan: %s}\n", secondVersion, planID)
	for i, point := range pointsOfPlan {
		fmt.Fprintf(&things, "  - {point: %s-of-the-ports, name: The %s, plan: %s, issues: %s}\n", point, point, planID, c.issues[i].id)
	}
	w.file("reference/settlement.yaml", things.String())
}

// tellOfPlan adds what two sources of the first week say: the words of both versions, who stands where, and which issues are open.
func (w *week) tellOfPlan(c cast) {
	const first, second = telling, denying
	w.papers = c.papers
	add := func(source int, quote, says string, args ...any) {
		w.add(source, quote, "", fmt.Sprintf(says, args...))
	}
	add(first, "the first plan", "{planVersion: %s, when: 2005-01-10}", firstVersion)
	add(second, "the second plan", "{planVersion: %s, revisionOf: %s, when: 2005-01-12}", secondVersion, firstVersion)
	for i, point := range pointsOfPlan {
		wording := "shared " + point
		add(first, wording, "{planVersion: %s, provisions: {id: %s-of-the-ports, number: '%d', wording: %s}}", firstVersion, point, i+1, wording)
		if i == len(pointsOfPlan)-1 {
			break
		}
		if i%2 == 0 {
			wording = "common " + point
		}
		add(second, wording, "{planVersion: %s, provisions: {id: %s-of-the-ports, number: '%d', wording: %s}}", secondVersion, point, i+1, wording)
		for j, position := range []string{"supports", "rejects", "accepts"} {
			state := c.states[(i+j)%len(c.states)]
			words := fmt.Sprintf("%s %s the %s", state.text, position, point)
			add(second, words, "{organization: %s, stances: {id: %s-of-the-ports, position: %s, wording: %s}}", state.id, point, position, words)
		}
	}
	for i := range 3 {
		words := fmt.Sprintf("the %s is still open", c.issues[i].text)
		add(second, words, "{organization: %s, named: {id: %s, as: open, wording: %s}}", c.states[i].id, c.issues[i].id, words)
	}
}
