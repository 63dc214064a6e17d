package match

import (
	"fmt"
	"strings"
	"time"

	"parley/graph/words"
)

// Candidate is two subjects that may be one, with the score and the reasons.
type Candidate struct {
	A, B  *Subject
	Score float64 // from 0 to 1
	// Sure says that nobody needs to be asked. See Judge.
	Sure bool

	NameA, NameB string // the names that are most alike
	Names        Comparison
	Reasons      []Reason // besides the names
}

// Reason is a fact that speaks for or against two subjects being one.
type Reason struct {
	Text    string
	Against bool
}

const (
	byIdentifier = 0.99 // the score of subjects with the same identifier in a register
	bySeat       = 0.70 // the highest score of subjects that one source names beside each other at one meeting
	// How much of what is missing to 1 a reason adds to the score of the names.
	byRole    = 0.5
	byMeeting = 0.4
	byDay     = 0.2
	// roleDays is the number of days within which the reports of a post speak for one person: later, another person can have the post.
	roleDays = 366
)

// Judge says how likely two subjects are one. The order of the two does not matter, except for the sides of the reasons.
//
// The score comes from the names that are most alike. A common post in one organization, and a meeting that different sources tell of
// both, raise the score. Other identifiers in one register forbid the pair, and so do differing suffixes and initials in all of the
// names. That one source names both at one meeting limits the score.
//
// A candidate is sure if it has the same identifier, or if the names of two people alone reach Unasked, and nothing speaks against the
// pair. The precision of Unasked is measured with names of people, so organizations are never sure by their names.
func Judge(a, b *Subject) Candidate {
	c := Candidate{A: a, B: b}
	if a.Type != "" && b.Type != "" && a.Type != b.Type {
		c.Reasons = []Reason{{Text: "a person is no organization", Against: true}}
		return c
	}
	a.prepare()
	b.prepare()
	asPeople := c.compare(a.people, b.people)
	if c.compare(a.bodies, b.bodies) {
		asPeople = false
	}
	c.Score = c.Names.Score
	c.weigh(&a.Evidence, &b.Evidence)
	against := false
	for _, r := range c.Reasons {
		against = against || r.Against
	}
	named := asPeople && (a.Type == Person || b.Type == Person) && c.Names.Score >= Unasked
	c.Sure = !against && (named || c.Score >= byIdentifier && sameIdentifier(&a.Evidence, &b.Evidence) != "")
	return c
}

// compare compares each name of one subject with each name of the other. It keeps the most alike, and reports whether it found better
// names than before.
func (c *Candidate) compare(a, b []Name) bool {
	better := false
	for _, x := range a {
		for _, y := range b {
			if n := Compare(x, y); n.Score > c.Names.Score || c.NameA == "" {
				c.Names, c.NameA, c.NameB, better = n, x.Text, y.Text, true
			}
		}
	}
	return better
}

// weigh adds what is known besides the names to the score.
func (c *Candidate) weigh(a, b *Evidence) {
	if scheme, x, y := otherIdentifier(a, b); scheme != "" {
		c.Reasons = append(c.Reasons, Reason{fmt.Sprintf("%s knows them as %s and %s", scheme, x, y), true})
		c.Score = min(c.Score, forbidden)
		return
	}
	if id := sameIdentifier(a, b); id != "" {
		c.Reasons = append(c.Reasons, Reason{Text: "both are " + id})
		c.Score = max(c.Score, byIdentifier)
		return
	}
	if meeting := besideEachOther(a, b); meeting != "" {
		c.Reasons = append(c.Reasons, Reason{meeting + ": one source names both as participants", true})
		c.Score = min(c.Score, bySeat)
		return
	}
	if c.Names.Veto != "" {
		return
	}
	if r := commonRole(a, b); r != "" {
		c.support(byRole, "both are reported as "+r)
	}
	meeting, day := commonMeeting(a, b)
	switch {
	case meeting != "":
		c.support(byMeeting, meeting+": different sources name the one and the other as participant")
	case day != "":
		c.support(byDay, "both took part in meetings on "+day)
	}
}

// support raises the score by a part of what is missing to 1.
func (c *Candidate) support(part float64, why string) {
	c.Reasons = append(c.Reasons, Reason{Text: why})
	c.Score += part * (1 - c.Score)
}

// otherIdentifier returns a register that knows the two by different identifiers, and none by the same, or "".
func otherIdentifier(a, b *Evidence) (scheme, x, y string) {
	if sameIdentifier(a, b) != "" {
		return "", "", ""
	}
	for _, i := range a.Identifiers {
		for _, j := range b.Identifiers {
			if strings.EqualFold(i.Scheme, j.Scheme) && (scheme == "" || i.Scheme+i.Value+j.Value < scheme+x+y) {
				scheme, x, y = i.Scheme, i.Value, j.Value
			}
		}
	}
	return scheme, x, y
}

// sameIdentifier returns an identifier of both, or "".
func sameIdentifier(a, b *Evidence) string {
	for _, i := range a.Identifiers {
		for _, j := range b.Identifiers {
			if strings.EqualFold(i.Scheme, j.Scheme) && strings.EqualFold(i.Value, j.Value) {
				return i.Scheme + " " + i.Value
			}
		}
	}
	return ""
}

// besideEachOther returns a meeting at which one source names both, or "".
func besideEachOther(a, b *Evidence) string {
	for _, x := range a.Meetings {
		for _, y := range b.Meetings {
			if x.Meeting == y.Meeting && x.Source == y.Source && x.Source != "" {
				return string(x.Meeting)
			}
		}
	}
	return ""
}

// commonMeeting returns a meeting in which both took part according to different sources, or else a day on which both took part in
// meetings. Each is "" if there is none.
func commonMeeting(a, b *Evidence) (meeting, day string) {
	for _, x := range a.Meetings {
		for _, y := range b.Meetings {
			switch {
			case x.Meeting == y.Meeting && (meeting == "" || string(x.Meeting) < meeting):
				meeting = string(x.Meeting)
			case x.Day != "" && x.Day == y.Day && (day == "" || x.Day < day):
				day = x.Day
			}
		}
	}
	return meeting, day
}

// commonRole returns a post that both are reported to have in one organization at about the same time, or "".
func commonRole(a, b *Evidence) string {
	found := ""
	for _, x := range a.Roles {
		for _, y := range b.Roles {
			if x.Organization != y.Organization || words.Key(x.Post) != words.Key(y.Post) || !near(x.Day, y.Day) {
				continue
			}
			role := fmt.Sprintf("%s (%s)", min(x.Post, y.Post), x.Organization)
			if x.Post == "" {
				role = "members of " + string(x.Organization)
			}
			if found == "" || role < found {
				found = role
			}
		}
	}
	return found
}

// near reports whether two days are at most roleDays apart. A day that is not known is near every day.
func near(a, b string) bool {
	x, errX := time.Parse(time.DateOnly, a)
	y, errY := time.Parse(time.DateOnly, b)
	if errX != nil || errY != nil {
		return true
	}
	return x.Sub(y).Abs() <= roleDays*24*time.Hour
}
