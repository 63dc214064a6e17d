//go:build integration

package main

import (
	"testing"

	"parley/graph/memory"
)

// lacks fails if the page shows words.
func (r *visitor) lacks(words ...string) {
	r.t.Helper()
	for _, w := range words {
		if value[float64](r, `Number(document.querySelector("main").innerText.includes(`+quotedForScripts(w)+`))`) == 1 {
			r.t.Errorf("the page shows %q", w)
		}
	}
}

// TestExploreTopicsHavePassages: a topic shows what sources say of it, although they say it of versions, of actors and of outcomes.
func TestExploreTopicsHavePassages(t *testing.T) {
	r := newVisitor(t, served(t))
	for address, want := range map[string][]string{
		"/#/topic/Point%3Aarmy-limit":                   {"In the versions of the plan", "including a cap on its military", "as reported by Kyiv Independent"},
		"/#/topic/Issue%3Aarmy-size":                    {"Who stands where", "the demilitarization of Ukraine", "as reported by TASR"},
		"/#/topic/Issue%3Asecurity-guarantees":          {"Who stands where", "as reported by"},
		"/#/topic/PlanVersion%3Aus-peace-plan-original": {"Ukraine takes another position: has sought to revise the proposal"},
	} {
		r.open(address)
		r.shows(want...)
		r.lacks("No record.")
	}
}

// TestExploreEarlierDay: a page of an earlier day has only what had been reported by then.
func TestExploreEarlierDay(t *testing.T) {
	r := newVisitor(t, served(t))
	for _, address := range []string{"/#/plan/all?asOf=2025-11-30", "/#/?asOf=2025-11-30"} {
		r.open(address)
		r.sees("Revised peace plan")
		r.lacks("Limit on Ukraine's army", "Document developed in coordination")
	}
	for _, address := range []string{"/#/plan/all?asOf=2025-11-30", "/#/plan/all?from=us-peace-plan-revised&to=us-peace-plan-original"} {
		r.open(address)
		r.sees("A point that no source names for a version can still be in it.")
		r.until("the comparison runs from the earlier version to the later one", `[...document.querySelectorAll("select")].map(s => s.value).join() === "us-peace-plan-original,us-peace-plan-revised"`)
	}
	for _, address := range []string{"/#/topic/Point%3Aarmy-limit?asOf=2025-11-30", "/#/actor/yuri-ushakov?asOf=2025-11-30"} {
		r.open(address)
		r.sees("no report up to this day speaks of it")
		r.lacks("one origin")
	}
}

// TestExploreBeforeFirstReport: a page of a day before the first report says so, and which sources the record has later. It does not say that the
// record has no sources.
func TestExploreBeforeFirstReport(t *testing.T) {
	r := newVisitor(t, served(t))
	for _, address := range []string{"/#/?asOf=2025-11-23", "/#/plan/all?asOf=2025-11-23", "/#/timeline/all?asOf=2025-11-23"} {
		r.open(address)
		r.shows("No record.", "No source had reported by 2025-11-23: the first report is of 2025-11-30.", "The whole record rests on 5 sources, which reported from 2025-11-30 to 2025-12-06: ")
		r.lacks("The record has no sources", "The sources differ on nothing")
	}
}

// TestExploreEarlyPlan: by a day when a plan was known and no point of it, the plan says "no record", and no table stands there without rows.
func TestExploreEarlyPlan(t *testing.T) {
	r := newVisitor(t, served(t))
	for address, section := range map[string]string{"/#/?asOf=2025-11-30": `section[aria-labelledby="plans"]`, "/#/plan/all?asOf=2025-11-30": `article`} {
		r.open(address)
		r.until(address+" says that no point is on record", `document.querySelector('`+section+`')?.innerText.includes("No record.") ?? false`)
		r.accessible(address)
		if n := value[float64](r, `[...document.querySelectorAll("main tbody")].filter(b => b.rows.length === 0).length`); n > 0 {
			t.Errorf("%s has %.0f tables without rows", address, n)
		}
	}
}

// TestExploreLatestPoints: the first page lists under the latest version of a plan what reports name for this version. If no report names a point of
// the latest version, the first page says so, and does not give points of another version to it.
func TestExploreLatestPoints(t *testing.T) {
	const plans = `document.querySelector('section[aria-labelledby="plans"]').innerText.replace(/\n+/g, "\n")`
	shows := func(r *visitor, want ...string) {
		t.Helper()
		r.open("/")
		r.shows("The plan, as reported", "latest version:")
		for _, words := range want {
			if !value[bool](r, plans+`.includes(`+quotedForScripts(words)+`)`) {
				t.Errorf("the plans lack %q:\n%s", words, value[string](r, plans))
			}
		}
	}
	r := newVisitor(t, served(t))
	shows(r, "No report names a point of this version.", "Points of the plan, in any version\nLimit on Ukraine's army")

	r = newVisitor(t, serveFolder(t, writeFolder(t, map[string]string{
		"dossier.yaml": "dossier: selm\ntitle: Selm\n",
		"reference/all.yaml": `
things:
  - {organization: selm-herald, name: Selm Herald}
  - {plan: selm-plan, name: Plan for Selm}
  - {planVersion: selm-plan-1, name: First draft, plan: selm-plan}
  - {planVersion: selm-plan-2, name: Second draft, plan: selm-plan}
  - {point: free-port, name: A free port, plan: selm-plan}
  - {point: shared-patrols, name: Shared patrols, plan: selm-plan}
`,
		"sources/herald.yaml": `
source: herald
publisher: selm-herald
published: 2025-03-05
reports:
  - quote: The first draft had shared patrols
    start: 0
    says:
      - planVersion: selm-plan-1
        provisions: {id: shared-patrols, wording: shared patrols}
  - quote: The second draft has a free port
    start: 40
    says:
      - planVersion: selm-plan-2
        revisionOf: selm-plan-1
        provisions: {id: free-port, wording: a free port}
`,
	}), memory.New()))
	shows(r, "latest version: Second draft", "Points of this version\nA free port", "All points of the plan, by version")
	r.lacks("Shared patrols", "No report names a point")
}
