package fold

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

// read writes a span of history, or the present, as a line: the relation, its first and last day, and its values.
func read(name string, ps []*graph.Property, values []graph.Value) string {
	line := name
	for _, p := range ps {
		v := values[p.Index]
		if s, ok := v.(string); ok && (p.Name == "since" || p.Name == "until") {
			v = s[8:10]
		}
		if shown := p.State || slices.Contains([]string{"since", "until", "claims", "contested"}, p.Name); shown && v != nil &&
			p.Key != "when_earliest" && p.Key != "when_latest" && v != "REPORTED" {
			line += fmt.Sprintf(" %s=%v", strings.TrimPrefix(p.Key, "when_"), v)
		}
	}
	return line
}

// spansOf lists everything that a graph keeps about a thing or its relation: first the history, then the present.
func spansOf(c graph.Contents, from graph.ID) []string {
	var past, now []string
	for _, e := range c.Edges {
		if e.From != from || e.To != "talks" || e.Relation.Property("contested") == nil {
			continue
		}
		line := read(e.Relation.Name, e.Relation.Properties, e.Values)
		if e.Relation.Past() {
			past = append(past, line)
		} else {
			now = append(now, line)
		}
	}
	for _, r := range c.Records {
		if r.ID() == from && from == "talks" {
			now = append(now, read("MEETING", r.Type.Properties, r.Values))
		}
	}
	return append(past, now...)
}

func TestRule5HistoryOfAThing(t *testing.T) {
	for _, s := range []struct {
		name   string
		claims []dossier.Claim
		stated map[string]graph.Value
		want   []string
	}{
		{name: "nothing claimed", want: []string{"MEETING"}},
		{
			name: "the same time by another clock",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), whenMeans("2025-12-10T12:00Z", "2025-12-10T12:00:00Z", "2025-12-10T12:00:59Z")),
				says("c2", "a1", on(12), whenMeans("2025-12-10T14:00+02:00", "2025-12-10T12:00:00Z", "2025-12-10T12:00:59Z")),
			},
			want: []string{"MEETING since=11 when=2025-12-10T14:00+02:00"},
		},
		{
			name:   "one more source agrees",
			claims: []dossier.Claim{says("c1", "a1", on(11), modeIs("PHONE")), says("c2", "b1", on(12), modeIs("PHONE"))},
			want:   []string{"MEETING since=11 mode=PHONE"},
		},
		{
			name: "one sequence for all properties",
			claims: []dossier.Claim{
				says("c1", "a1", on(1), statusIs(graph.Scheduled)), says("c2", "a1", on(2), whenIs(10), worded("Wednesday")),
				says("c3", "b1", on(11), statusIs(graph.Held)), says("c4", "b1", on(11), modeIs("PHONE")),
			},
			want: []string{
				"PAST_MEETING since=01 until=02 status=SCHEDULED",
				"PAST_MEETING since=02 until=11 when=2025-12-10 worded=Wednesday status=SCHEDULED",
				"MEETING since=11 when=2025-12-10 worded=Wednesday status=HELD mode=PHONE",
			},
		},
		{
			name: "words as they stood at the end",
			claims: []dossier.Claim{
				says("c1", "a1", on(1), whenIs(10), worded("next week")), says("c2", "a1", on(5), whenIs(10), worded("Wednesday")),
				says("c3", "a1", on(6), whenIs(12)),
			},
			want: []string{
				"PAST_MEETING since=01 until=06 when=2025-12-10 worded=Wednesday",
				"MEETING since=06 when=2025-12-12",
			},
		},
		{
			name: "a dispute that comes and goes",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")), says("c2", "b1", on(12), modeIs("VIDEO")),
				says("c3", "b1", on(13), modeIs("VIDEO"), retracts),
			},
			want: []string{
				"PAST_MEETING since=11 until=12 mode=PHONE",
				"PAST_MEETING since=12 until=13 contested=[mode] mode=PHONE",
				"MEETING since=13 mode=PHONE",
			},
		},
		{
			name: "a thing that reference files know was always there",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")), says("c2", "a1", on(12), modeIs("VIDEO")),
				says("c3", "a1", on(13), modeIs("VIDEO"), retracts),
			},
			stated: map[string]graph.Value{"name": "Talks", "mode": "IN_PERSON"},
			want: []string{
				"PAST_MEETING until=11 name=Talks mode=IN_PERSON",
				"PAST_MEETING since=11 until=12 contested=[mode] name=Talks mode=PHONE",
				"PAST_MEETING since=12 until=13 contested=[mode] name=Talks mode=VIDEO",
				"MEETING since=13 name=Talks mode=IN_PERSON",
			},
		},
		{
			name:   "and reads as it always did while sources agree",
			claims: []dossier.Claim{says("c1", "a1", on(11), modeIs("IN_PERSON"))},
			stated: map[string]graph.Value{"mode": "IN_PERSON"},
			want:   []string{"MEETING mode=IN_PERSON"},
		},
		{
			name: "known before anything is claimed of its properties",
			claims: []dossier.Claim{
				says("c1", "a1", on(9), there("ATTENDED", "umerov")), says("c2", "a1", on(11), modeIs("PHONE")),
				says("c3", "a1", on(12), modeIs("PHONE"), retracts), says("c4", "a1", on(13), modeIs("VIDEO")),
			},
			want: []string{
				"PAST_MEETING since=09 until=11 status=HELD",
				"PAST_MEETING since=11 until=12 status=HELD mode=PHONE",
				"PAST_MEETING since=12 until=13 status=HELD",
				"MEETING since=13 status=HELD mode=VIDEO",
			},
		},
		{
			name: "a dispute about a relation that left no edge",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("AT", "paris")), says("c2", "a1", on(12), there("AT", "paris"), denies),
				says("c3", "b1", on(13), there("AT", "paris"), retracts),
			},
			want: []string{
				"PAST_MEETING since=11 until=12",
				"PAST_MEETING since=12 until=13 contested=[places]",
				"MEETING since=13",
			},
		},
		{
			name: "is noted once, while any is left",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), there("AT", "paris")), says("c2", "a1", on(11), there("AT", "paris"), denies),
				says("c3", "b1", on(12), there("AT", "ireland")), says("c4", "a1", on(12), there("AT", "ireland"), denies),
				says("c5", "b1", on(13), there("AT", "paris"), retracts),
			},
			want: []string{"MEETING contested=[places] since=11"},
		},
		{
			name: "other words for its name are none",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), property("Meeting", "name", "Talks")), says("c2", "b1", on(12), property("Meeting", "name", "The talks")),
			},
			want: []string{"MEETING since=11 name=Talks"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := dossierOf(s.claims...)
			for i, r := range d.Things {
				if r.ID == "talks" {
					d.Things[i] = thing("Meeting", "talks", s.stated)
				}
			}
			if got := spansOf(Fold(d), "talks"); !slices.Equal(got, s.want) {
				t.Errorf("got\n%q, want\n%q", got, s.want)
			}
		})
	}
}

func TestRule5HistoryOfARelation(t *testing.T) {
	r := graph.Parley.Relation("ATTENDED")
	stated := dossier.StatedRelation{Relation: r, From: "umerov", To: "talks", Values: make([]graph.Value, len(r.Properties))}
	stated.Values[r.Property("role").Index] = []string{"LEAD"}
	for _, s := range []struct {
		name   string
		claims []dossier.Claim
		states []dossier.StatedRelation
		want   []string
	}{
		{
			name: "one more source agrees, and its claim joins",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "b1", on(12), there("ATTENDED", "umerov")),
			},
			want: []string{"ATTENDED claims=[c1 c2] since=11"},
		},
		{
			name: "expected, then there",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), there("EXPECTED_AT", "umerov")), says("c2", "b1", on(6), there("EXPECTED_AT", "umerov")),
				says("c3", "b1", on(11), there("ATTENDED", "umerov")), says("c4", "b1", on(12), its("ATTENDED", "umerov", "role", "LEAD")),
			},
			want: []string{
				"PAST_ATTENDED since=11 until=12 claims=[c3]",
				"PAST_EXPECTED_AT since=05 until=11 claims=[c1 c2]",
				"ATTENDED role=[LEAD] claims=[c3 c4] since=12",
			},
		},
		{
			name: "not there any more, and there again",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(12), there("ATTENDED", "umerov"), retracts),
				says("c3", "b1", on(14), there("ATTENDED", "umerov")), says("c4", "b1", on(15), there("ATTENDED", "umerov"), retracts),
			},
			want: []string{
				"PAST_ATTENDED since=11 until=12 claims=[c1]",
				"PAST_ATTENDED since=14 until=15 claims=[c1 c3]",
			},
		},
		{
			name: "a dispute",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "b1", on(12), there("ABSENT_FROM", "umerov")),
			},
			want: []string{
				"PAST_ATTENDED since=11 until=12 claims=[c1]",
				"ATTENDED claims=[c1] contested=[participants] since=12",
			},
		},
		{
			name: "inferred, then reported",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ATTENDED", "umerov")), says("c2", "a1", on(11), its("ATTENDED", "umerov", "basis", "INFERRED")),
				says("c3", "b1", on(12), there("ATTENDED", "umerov")),
			},
			want: []string{
				"PAST_ATTENDED since=11 until=12 basis=INFERRED claims=[c1 c2]",
				"ATTENDED claims=[c1 c2 c3] since=12",
			},
		},
		{
			name:   "what a reference file states has always been so",
			states: []dossier.StatedRelation{stated},
			want:   []string{"ATTENDED role=[LEAD]"},
		},
		{
			name:   "and still is when a source agrees",
			states: []dossier.StatedRelation{stated},
			claims: []dossier.Claim{says("c1", "a1", on(11), there("ATTENDED", "umerov"))},
			want:   []string{"ATTENDED role=[LEAD] claims=[c1]"},
		},
		{
			name:   "until a source says otherwise",
			states: []dossier.StatedRelation{stated},
			claims: []dossier.Claim{
				says("c1", "a1", on(11), there("ABSENT_FROM", "umerov")), says("c2", "a1", on(12), there("ABSENT_FROM", "umerov"), retracts),
			},
			want: []string{
				"PAST_ABSENT_FROM since=11 until=12 claims=[c1]",
				"PAST_ATTENDED until=11 role=[LEAD]",
				"ATTENDED role=[LEAD] since=12",
			},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			d := dossierOf(s.claims...)
			d.Stated = s.states
			if got := spansOf(Fold(d), "umerov"); !slices.Equal(got, s.want) {
				t.Errorf("got\n%q, want\n%q", got, s.want)
			}
		})
	}
}

// A thing that a reference file lists is always on record, also if the file states nothing about it.
func TestWhatAReferenceFileListsIsAlwaysOnRecord(t *testing.T) {
	for _, listed := range []bool{false, true} {
		d := dossierOf(says("c1", "a1", on(3), property("Meeting", "name", "Talks")))
		for i := range d.Things {
			if d.Things[i].ID == "talks" {
				d.Things[i].Listed = listed
			}
		}
		if _, there := asOf(Fold(d), on(1))["Meeting talks"]; there != listed {
			t.Errorf("with listed %t, the meeting is on record before its first report: %t", listed, there)
		}
	}
}
