package fold

import (
	"slices"
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestRule5Spans(t *testing.T) {
	type span struct {
		day       int
		value     graph.Value
		contested bool
	}
	for _, s := range []struct {
		name   string
		claims []dossier.Claim
		want   []span
	}{
		{name: "nothing claimed"},
		{
			name: "one more source agrees",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "a1", on(12), modeIs("PHONE")),
			},
			want: []span{{11, "PHONE", false}},
		},
		{
			name: "the value changes",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("VIDEO")),
			},
			want: []span{{11, "PHONE", false}, {12, "VIDEO", false}},
		},
		{
			name: "a dispute begins and ends, with the value unchanged",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("VIDEO")),
				says("c3", "b1", on(13), modeIs("PHONE")),
			},
			want: []span{
				{11, "PHONE", false},
				{12, "PHONE", true},
				{13, "PHONE", false},
			},
		},
		{
			name: "a value is withdrawn, and reported again",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "a1", on(12), modeIs("PHONE"), retracts),
				says("c3", "a1", on(13), modeIs("PHONE")),
			},
			want: []span{
				{11, "PHONE", false},
				{12, nil, false},
				{13, "PHONE", false},
			},
		},
		{
			name:   "a retraction of nothing",
			claims: []dossier.Claim{says("c1", "a1", on(11), modeIs("PHONE"), retracts)},
		},
		{
			name:   "a lone denial",
			claims: []dossier.Claim{says("c1", "a1", on(11), modeIs("PHONE"), denies)},
			want:   []span{{11, nil, false}},
		},
		{
			name: "what is reported at one time counts at once",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(11), modeIs("VIDEO")),
			},
			want: []span{{11, "PHONE", true}},
		},
		{
			name: "scheduled, under way, held",
			claims: []dossier.Claim{
				says("c1", "a1", on(5), statusIs(graph.Scheduled)),
				says("c2", "b1", on(10), statusIs(graph.UnderWay)),
				says("c3", "d1", on(11), statusIs(graph.Held)),
			},
			want: []span{
				{5, "SCHEDULED", false},
				{10, "UNDER_WAY", false},
				{11, "HELD", false},
			},
		},
		{
			name: "other words for one day",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), whenIs(10), worded("Wednesday")),
				says("c2", "a1", on(12), whenIs(10), worded("two days ago")),
			},
			want: []span{{11, "2025-12-10", false}},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			var accounts []Account
			for _, slotSet := range accountsOf(dossierOf(s.claims...)) {
				for _, as := range slotSet {
					accounts = append(accounts, as...)
				}
			}
			slices.Reverse(accounts)
			spans := Slot(accounts)
			if len(spans) != len(s.want) {
				t.Fatalf("%d spans, want %d: %+v", len(spans), len(s.want), spans)
			}
			for i, want := range s.want {
				got := spans[i]
				if !got.From.Equal(on(want.day)) || got.Contested != want.contested {
					t.Errorf("span %d is from %s, contested %t; want %+v", i, got.From, got.Contested, want)
				}
				var value graph.Value
				if !got.Value.Absent() {
					value = got.Value.Values[0]
				}
				if value != want.value {
					t.Errorf("span %d holds %v, want %v", i, value, want.value)
				}
			}
		})
	}
}

func TestRule5TheWordsAreThoseThatStand(t *testing.T) {
	c := Fold(dossierOf(
		says("c1", "a1", on(11), whenIs(10), worded("Wednesday")),
		says("c2", "a1", on(12), whenIs(10), worded("two days ago")),
	))
	p := graph.Parley.Type("Meeting").Property("when").Part("worded")
	for _, r := range c.Records {
		if r.ID() == "talks" && r.Values[p.Index] != "two days ago" {
			t.Errorf("worded %v, though those words were superseded", r.Values[p.Index])
		}
	}
}
