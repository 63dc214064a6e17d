package synthetic

import (
	"fmt"
	"strings"
	"time"
)

// week holds what the sources of a week say about its meetings.
type week struct {
	number  int
	day     time.Time // the first
	reports [sourcesAWeek][]string
	length  [sourcesAWeek]int // of the text so far, in characters
	papers  []name
}

// The sources of a week: two that tell of plans, three that tell of what happened, and one that denies.
const (
	announcing, correcting, telling, denying = 0, 1, 2, 5
	sourcesAWeek                             = 6
)

func newWeek(number int, day time.Time) *week { return &week{number: number, day: day} }

// meeting adds what the sources say about a meeting.
func (w *week) meeting(m meeting) {
	w.papers = m.cast.papers
	quote := fmt.Sprintf("talks about the %s in %s", m.issue.text, m.place.text)
	for i, plan := range m.plans() {
		w.add(announcing+i, quote, "", plan)
	}
	if m.cancelled {
		return
	}
	for source := range m.told {
		w.add(telling+source, quote, "", m.report(source))
	}
	if m.denied {
		w.add(denying, quote, "    polarity: denies\n", fmt.Sprintf("{meeting: %s, status: held}", m.id))
	}
}

// add adds a report to a source.
func (w *week) add(source int, quote, detail, says string) {
	w.reports[source] = append(w.reports[source], fmt.Sprintf("  - quote: %s\n    start: %d\n%s    says:\n      - %s\n", quote, w.length[source], detail, says))
	w.length[source] += len(quote) + 2
}

// write writes the sources that have reports.
func (w *week) write(to *writer) {
	for source, reports := range w.reports {
		if len(reports) == 0 {
			continue
		}
		published := w.day.AddDate(0, 0, 8+source)
		if source < telling {
			published = w.day.AddDate(0, 0, source-10)
		}
		paper := w.papers[(w.number+source)%len(w.papers)]
		id := fmt.Sprintf("%s-%s-%06d-%d", paper.id, published.Format(time.DateOnly), w.number, source)
		to.file(fmt.Sprintf("sources/%s/%s.yaml", w.day.Format("2006"), id), fmt.Sprintf(
			"source: %s\ntitle: Week %d\npublisher: %s\npublished: %sT08:00Z\nlanguage: en\nreliability: %c\nreports:\n%s",
			id, w.number+1, paper.id, published.Format(time.DateOnly), "ABBC"[(w.number+source)%4], strings.Join(reports, "")))
	}
}
