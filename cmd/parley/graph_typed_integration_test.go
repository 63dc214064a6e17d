//go:build integration

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestGraphViewTypedDay: a day that is typed into the graph is one step, and its first digits are no year.
func TestGraphViewTypedDay(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/graph/steve-witkoff")
	r.sees("11 more: 11 people")
	r.do("watch what is asked", chromedp.Evaluate(`window.asked = ""; const ask = fetch; window.fetch = (to, how) => { window.asked += how?.body ?? ""; return ask(to, how) }`, nil))
	r.do("open the filters", chromedp.Click(`details.filters summary`))
	undone := `[...document.querySelectorAll("main button")].find(b => b.innerText === "Undo").disabled`
	for _, field := range []string{"since", "until"} {
		box := `input[name="` + field + `"]`
		r.do("type a day", chromedp.Focus(box), chromedp.KeyEvent("12012025"))
		r.until("the day is there", `document.querySelector('`+box+`').value === "2025-12-01"`)
		r.until("it is a step", `!`+undone)
		r.press("Undo")
		r.until("one step back takes the day away", `document.querySelector('`+box+`').value === "" && `+undone)
	}
	r.until("the days were asked for", `window.asked.includes("2025-12-01")`)
	if n := value[float64](r, `Number(/"0\d\d\d-/.test(window.asked))`); n != 0 {
		t.Error("the graph asks for a year before 1000")
	}
}
