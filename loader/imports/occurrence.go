package imports

import (
	"slices"

	"parley/graph"
)

// Occurrence returns the type of something that happened in another record: Meeting or Event. A status or a kind that only one of the two
// has decides. Otherwise, people who attended make it a meeting.
func Occurrence(kinds []string, status string, attended bool) *graph.Type {
	meeting, event := graph.Parley.Type("Meeting"), graph.Parley.Type("Event")
	decides := func(property, word string) *graph.Type {
		_, ofMeeting := closedWord(meeting.Property(property), word)
		_, ofEvent := closedWord(event.Property(property), word)
		switch {
		case ofMeeting && !ofEvent:
			return meeting
		case ofEvent && !ofMeeting:
			return event
		}
		return nil
	}
	if t := decides("status", status); t != nil {
		return t
	}
	for _, kind := range kinds {
		if t := decides("classification", kind); t != nil {
			return t
		}
	}
	if attended {
		return meeting
	}
	return event
}

// Part returns the field for those who have a part in a meeting or an event with this status, which can be "".
func Part(t *graph.Type, status string) string {
	word, _ := closedWord(t.Property("status"), status)
	switch {
	case t.Name == "Event":
		return "actors"
	case slices.Contains([]string{"proposed", "scheduled"}, word):
		return "expected"
	}
	return "participants"
}
