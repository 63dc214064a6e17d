package english

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Phrase is words for a time.
type Phrase struct {
	From, To int // tokens; a preposition such as "on" belongs to the phrase
}

var (
	months = map[string]int{
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
		"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
		"jan": 1, "feb": 2, "nov": 11, "dec": 12, "oct": 10, "sept": 9, "aug": 8,
	}
	weekdays  = set(`monday tuesday wednesday thursday friday saturday sunday`)
	dayNumber = map[string]time.Weekday{
		"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	}
	dayParts = set(`morning afternoon evening night`)
	counts   = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
)

// Dates finds the words for times, in their order.
func (s *Sentence) Dates() []Phrase {
	var found []Phrase
	for i := 0; i < len(s.Tokens); i++ {
		to := s.dateEnd(i)
		if to == i {
			continue
		}
		from := i
		for from > 0 && (s.word(from-1) == "on" || s.word(from-1) == "late" && from < i || s.word(from-1) == "in" && from == i) {
			from--
		}
		found = append(found, Phrase{from, to})
		i = to - 1
	}
	return found
}

func (s *Sentence) word(i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Tokens[i].Lower
}

// dateEnd returns the end of a time that begins at a token, or the token itself.
func (s *Sentence) dateEnd(i int) int {
	w := s.word(i)
	capital := s.Tokens[i].capital()
	switch {
	case capital && months[w] > 0:
		end := i + 1
		switch before := s.word(i - 1); {
		case isDay(s.word(end)):
			end++
			if s.word(end) == "," && isYear(s.word(end+1)) {
				end += 2
			}
		case isYear(s.word(end)):
			end++
		case (w == "may" || w == "march") && before != "in" && before != "since" && before != "until":
			return i
		}
		return end
	case isDay(w) && months[s.word(i+1)] > 0 && s.Tokens[i+1].capital():
		if isYear(s.word(i + 2)) {
			return i + 3
		}
		return i + 2
	case capital && weekdays[w]:
		end := i + 1
		if dayParts[s.word(end)] {
			end++
		}
		if s.word(end) == "," && s.dateEnd2(end+1) > end+1 {
			return s.dateEnd2(end + 1)
		}
		return end
	case w == "yesterday" || w == "today" || w == "tomorrow" || w == "tonight":
		if s.word(i+1) == "'s" {
			return i
		}
		return i + 1
	case w == "earlier" && s.word(i+1) == "in" && s.word(i+2) == "the" && s.word(i+3) == "week":
		return i + 4
	case w == "last" || w == "next" || w == "this":
		switch next := s.word(i + 1); {
		case s.word(i+2) == "'s":
			return i
		case next == "week" || next == "month" || next == "year" || weekdays[next]:
			return i + 2
		}
	case counts[w] > 0:
		unit := strings.TrimSuffix(s.word(i+1), "s")
		way := s.word(i + 2)
		if (unit == "day" || unit == "week") && (way == "ago" || way == "later" || way == "earlier") {
			return i + 3
		}
	case w == "the" && (s.word(i+1) == "next" || s.word(i+1) == "following" || s.word(i+1) == "same") && s.word(i+2) == "day":
		return i + 3
	}
	return i
}

// dateEnd2 is dateEnd for the date behind a day of the week, as in "on Friday, December 5".
func (s *Sentence) dateEnd2(i int) int {
	if i < len(s.Tokens) && s.Tokens[i].capital() && months[s.word(i)] > 0 && isDay(s.word(i+1)) {
		return s.dateEnd(i)
	}
	return i
}

func isDay(w string) bool {
	n, err := strconv.Atoi(strings.TrimRight(w, "sthndr"))
	return err == nil && n >= 1 && n <= 31 && len(w) <= 4
}

func isYear(w string) bool {
	n, err := strconv.Atoi(w)
	return err == nil && n >= 1900 && n <= 2100
}

// Tense says whether a time is before or after the publication, for words that leave it open.
type Tense int

// The tenses.
const (
	Past Tense = iota
	Present
	Future
)

// Resolve works out the time that words mean in an article of a day. It returns it in EDTF, and from which words it follows if it does not
// follow from the words and the year alone. ok is false if the words do not name a time by themselves, as "a day later".
func Resolve(words string, published time.Time, tense Tense) (edtf string, relative, ok bool) {
	var ws []string
	for _, w := range strings.Fields(strings.ReplaceAll(words, ",", " ")) {
		ws = append(ws, plain(w))
	}
	for len(ws) > 0 && (ws[0] == "on" || ws[0] == "in" || ws[0] == "late") {
		ws = ws[1:]
	}
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	for i, w := range ws { // a month wins over the day of the week beside it
		m := months[w]
		if m == 0 {
			continue
		}
		year, exact := 0, false
		d := 0
		for j, other := range ws {
			if isYear(other) {
				year, _ = strconv.Atoi(other)
				exact = true
			} else if isDay(other) && (j == i+1 || j == i-1) {
				d, _ = strconv.Atoi(strings.TrimRight(other, "sthndr"))
			}
		}
		if !exact {
			year = nearestYear(published, m, max(d, 1), tense)
		}
		if d == 0 {
			return fmt.Sprintf("%04d-%02d", year, m), false, true
		}
		if t := time.Date(year, time.Month(m), d, 0, 0, 0, 0, time.UTC); t.Day() == d {
			return day(t), false, true
		}
		return "", false, false
	}
	if len(ws) == 0 {
		return "", false, false
	}
	if weekdays[ws[0]] {
		return day(weekday(published, dayNumber[ws[0]], tense)), true, true
	}
	monday := published.AddDate(0, 0, -(int(published.Weekday())+6)%7)
	week := func(from, to time.Time) string { return "[" + day(from) + ".." + day(to) + "]" }
	switch ws[0] {
	case "yesterday":
		return day(published.AddDate(0, 0, -1)), true, true
	case "today", "tonight":
		return day(published), true, true
	case "tomorrow":
		return day(published.AddDate(0, 0, 1)), true, true
	case "earlier":
		return week(monday, published), true, true
	case "last", "next", "this":
		if len(ws) < 2 {
			return "", false, false
		}
		n := map[string]int{"last": -1, "this": 0, "next": 1}[ws[0]]
		switch ws[1] {
		case "week":
			return week(monday.AddDate(0, 0, 7*n), monday.AddDate(0, 0, 7*n+6)), true, true
		case "month":
			return time.Date(published.Year(), published.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format("2006-01"), true, true
		case "year":
			return strconv.Itoa(published.Year() + n), true, true
		}
		if weekdays[ws[1]] {
			t := weekday(published, dayNumber[ws[1]], map[int]Tense{-1: Past, 0: tense, 1: Future}[n])
			if t.Equal(published) {
				t = t.AddDate(0, 0, 7*n)
			}
			return day(t), true, true
		}
	}
	if n := counts[ws[0]]; n > 0 && len(ws) == 3 && ws[2] == "ago" {
		if strings.HasPrefix(ws[1], "week") {
			n *= 7
		}
		return day(published.AddDate(0, 0, -n)), true, true
	}
	return "", true, false
}

// Later works out a time that is relative to another day, as "a day later". ok is false for other words.
func Later(words string, day time.Time) (edtf string, ok bool) {
	ws := strings.Fields(strings.ToLower(words))
	switch {
	case len(ws) == 3 && ws[0] == "the" && ws[2] == "day" && ws[1] == "same":
		return day.Format(time.DateOnly), true
	case len(ws) == 3 && ws[0] == "the" && ws[2] == "day":
		return day.AddDate(0, 0, 1).Format(time.DateOnly), true
	case len(ws) == 3 && counts[ws[0]] > 0 && (ws[2] == "later" || ws[2] == "earlier"):
		n := counts[ws[0]]
		if strings.HasPrefix(ws[1], "week") {
			n *= 7
		}
		if ws[2] == "earlier" {
			n = -n
		}
		return day.AddDate(0, 0, n).Format(time.DateOnly), true
	}
	return "", false
}

// weekday returns the nearest such day: on or before the publication, or on or after it.
func weekday(published time.Time, d time.Weekday, tense Tense) time.Time {
	n := (int(d) - int(published.Weekday()) + 7) % 7
	if tense != Future && n > 0 {
		n -= 7
	}
	return published.AddDate(0, 0, n)
}

// nearestYear returns the year in which a month and a day are nearest to the publication. A future time is not before it.
func nearestYear(published time.Time, month, day int, tense Tense) int {
	best, least := published.Year(), 1<<30
	for y := published.Year() - 1; y <= published.Year()+1; y++ {
		t := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		away := int(t.Sub(published).Hours() / 24)
		if tense == Future && away < -31 || tense == Past && away > 31 {
			continue
		}
		if away < 0 {
			away = -away
		}
		if away < least {
			best, least = y, away
		}
	}
	return best
}
