package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// meeting is one meeting, and how it came about.
type meeting struct {
	id           string
	place, issue name
	people       []int // places in the list of people
	cast         cast
	day          time.Time
	phone        bool

	announced, moved, cancelled bool // before the day
	told                        int  // how many sources tell of it afterwards
	denied                      bool // by a source
	otherDay, monthOnly         bool // a source gives another day, or the month only
}

// drawMeeting draws the meeting with a number, in the week that begins on a day. With circles, nine meetings of ten are within a circle.
func drawMeeting(random *rand.Rand, c cast, number int, week time.Time, circles int) meeting {
	m := meeting{cast: c, day: week.AddDate(0, 0, random.IntN(7))}
	m.place, m.issue = c.places[few(random, len(c.places), 2)], c.issues[few(random, len(c.issues), 2)]
	m.id = fmt.Sprintf("talks-%s-%07d", m.day.Format(time.DateOnly), number)
	circle := -1
	if circles > 0 && random.IntN(10) > 0 {
		circle = few(random, circles, 1.5)
	}
	for range 2 + few(random, 39, 4) {
		if p := drawPerson(random, len(c.people), circle, circles); !slices.Contains(m.people, p) {
			m.people = append(m.people, p)
		}
	}
	for len(m.people) < 2 {
		m.people = append(m.people, (m.people[0]+max(1, circles))%len(c.people))
	}
	chance := func(percent int) bool { return random.IntN(100) < percent }
	m.phone = chance(20)
	if m.announced = chance(30); m.announced {
		m.moved, m.cancelled = chance(15), chance(12)
	}
	m.told = 1
	if chance(35) {
		m.told += 1 + random.IntN(2)
	}
	m.denied, m.otherDay, m.monthOnly = chance(4), chance(6), chance(8)
	return m
}

// drawPerson draws one of a number of people: anybody, or somebody of a circle that is not negative.
func drawPerson(random *rand.Rand, people, circle, circles int) int {
	if circle < 0 {
		return few(random, people, 2.5)
	}
	return circle + circles*few(random, (people-circle+circles-1)/circles, 2.5)
}

// days returns the day of the meeting as the source with a number gives it.
func (m meeting) when(source int) string {
	switch {
	case m.otherDay && source > 0:
		return m.day.AddDate(0, 0, 1).Format(time.DateOnly)
	case m.monthOnly && source > 0:
		return m.day.Format("2006-01")
	}
	return m.day.Format(time.DateOnly)
}

// attendances lists some of the people with their sides.
func (m meeting) attendances(people []int) string {
	list := make([]string, len(people))
	for i, p := range people {
		ministry := p % len(m.cast.ministries)
		list[i] = fmt.Sprintf("{id: %s, side: %s}", m.cast.people[p].id, m.cast.states[ministry%len(m.cast.states)].id)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// plan is what sources say before the day: nothing, or that the meeting is to be, and whether it was moved or called off.
func (m meeting) plans() []string {
	if !m.announced {
		return nil
	}
	day := m.day
	if m.moved {
		day = m.day.AddDate(0, 0, -3)
	}
	plans := []string{fmt.Sprintf("{meeting: %s, status: scheduled, when: %s, expected: %s}", m.id, day.Format(time.DateOnly), m.attendances(m.people))}
	switch {
	case m.cancelled:
		plans = append(plans, fmt.Sprintf("{meeting: %s, status: cancelled}", m.id))
	case m.moved:
		plans = append(plans, fmt.Sprintf("{meeting: %s, status: rescheduled, when: %s}", m.id, m.day.Format(time.DateOnly)))
	}
	return plans
}

// report is what the source with a number says after the meeting. The first source says the most.
func (m meeting) report(source int) string {
	text := fmt.Sprintf("{meeting: %s, status: held, when: %s, topics: {id: %s, as: discussed}", m.id, m.when(source), m.issue.id)
	people := m.people
	if source > 0 {
		people = people[:(len(people)+1)/2]
	} else {
		text += ", classification: talks, places: " + m.place.id
		if m.phone {
			text += ", mode: phone"
		}
	}
	return text + ", participants: " + m.attendances(people) + "}"
}
