package synthetic

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// cast holds everything that a dossier tells of, but the meetings.
type cast struct {
	people, states, ministries, places, issues, papers []name
}

// name is a name and the id that is made of it.
type name struct{ id, text string }

// newCast returns the cast for a number of meetings: a person for five meetings, a ministry for 50, a place for 200, an
// issue for 300. States and papers are few.
func newCast(meetings int) cast {
	return cast{
		people:     names("", meetings/5+10),
		states:     names("Republic of", 20),
		ministries: names("Ministry of", meetings/50+10),
		places:     names("Port", meetings/200+10),
		issues:     names("Question of", meetings/300+10),
		papers:     names("Courier of", 12),
	}
}

// syllables make the names. Every name has four of them, so 20 syllables make 160,000 names.
var syllables = strings.Fields("ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu")

// givenNames stand before the names of people.
var givenNames = strings.Fields("Ana Boris Clara Daniel Eva Felix Grace Hugo")

// names returns n names. They begin with the same words, or with given names if there are no such words. Two names next to each other differ in several letters.
func names(first string, n int) []name {
	list := make([]name, n)
	for i := range list {
		// The factor has no divisor in common with the number of names: so it only changes their order.
		k, word := i*76_543%160_000, strings.Builder{}
		for range 4 {
			word.WriteString(syllables[k%len(syllables)])
			k /= len(syllables)
		}
		own := strings.ToUpper(word.String()[:1]) + word.String()[1:]
		text := first + " " + own
		if first == "" {
			text = givenNames[i%len(givenNames)] + " " + own
		}
		if i >= 160_000 {
			text += fmt.Sprintf(" %d", i/160_000+1)
		}
		list[i] = name{strings.ReplaceAll(strings.ToLower(text), " ", "-"), text}
	}
	return list
}

// perFile is the number of things in one reference file. A dossier must not have larger files: see read.
const perFile = 2000

// write writes the reference files.
func (c cast) write(w *writer) {
	side := func(i int) string { return c.states[i%len(c.states)].id }
	for _, part := range []struct {
		file string
		of   []name
		line func(i int, n name) string
	}{
		{"states", c.states, func(_ int, n name) string {
			return fmt.Sprintf("{organization: %s, name: %s, classification: state}", n.id, n.text)
		}},
		{"ministries", c.ministries, func(i int, n name) string {
			return fmt.Sprintf("{organization: %s, name: %s, classification: ministry, parent: %s}", n.id, n.text, side(i))
		}},
		{"papers", c.papers, func(_ int, n name) string {
			return fmt.Sprintf("{organization: %s, name: %s, classification: media}", n.id, n.text)
		}},
		{"people", c.people, func(i int, n name) string {
			return fmt.Sprintf("{person: %s, name: %s, memberships: {id: %s, role: envoy}}", n.id, n.text, c.ministries[i%len(c.ministries)].id)
		}},
		{"places", c.places, func(i int, n name) string {
			if i%3 == 1 { // in a grid over the seas and lands between 50 degrees south and 60 degrees north
				return fmt.Sprintf("{place: %s, name: %s, latitude: %d, longitude: %d}", n.id, n.text, -50+i*37%110, -170+i*71%340)
			}
			if i < 10 {
				return fmt.Sprintf("{place: %s, name: %s}", n.id, n.text)
			}
			return fmt.Sprintf("{place: %s, name: %s, within: %s}", n.id, n.text, c.places[i%10].id)
		}},
		{"issues", c.issues, func(i int, n name) string {
			if i < 10 {
				return fmt.Sprintf("{issue: %s, name: %s}", n.id, n.text)
			}
			return fmt.Sprintf("{issue: %s, name: %s, parents: %s}", n.id, n.text, c.issues[i%10].id)
		}},
	} {
		for first := 0; first < len(part.of); first += perFile {
			text := strings.Builder{}
			text.WriteString("things:\n")
			for i, n := range part.of[first:min(first+perFile, len(part.of))] {
				text.WriteString("  - " + part.line(first+i, n) + "\n")
			}
			w.file(fmt.Sprintf("reference/%s-%04d.yaml", part.file, first/perFile), text.String())
		}
	}
}

// few draws a number below n. Low numbers are far more likely than high numbers.
func few(random *rand.Rand, n int, power float64) int {
	return int(math.Pow(random.Float64(), power) * float64(n))
}
