package fold

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// tenure is a claim that umerov is a minister of ukraine, with the year in which the post began or ended.
func tenure(times ...string) []detail {
	is := func(c *dossier.Claim) {
		there("MEMBER_OF", "ukraine", "minister")(c)
		c.Subject, c.Reverse, c.Field = "umerov", false, "memberships"
	}
	out := []detail{is}
	for _, text := range times {
		name, year := text[:len(text)-4], text[len(text)-4:]
		out = append(out, func(c *dossier.Claim) {
			is(c)
			c.Property, c.Values = c.Relation.Property(name), inYear(year)
		})
	}
	return out
}

func inYear(year string) []graph.Value {
	from, err := time.Parse("2006", year)
	if err != nil {
		panic(err)
	}
	return []graph.Value{year, from.Format(time.RFC3339), from.AddDate(1, 0, 0).Add(-time.Second).Format(time.RFC3339), nil, nil}
}

func TestSpells(t *testing.T) {
	type said struct {
		source string
		day    int
		items  [][]string
		more   []detail
	}
	for _, s := range []struct {
		name    string
		stated  []string
		reports []said
		want    []string
	}{
		{
			"an end that one paper tells twice", nil,
			[]said{{"b2", 15, [][]string{{"start2010"}}, nil}, {"b1", 11, [][]string{{"end2022"}}, nil}, {"b1", 11, [][]string{{"end2022"}}, nil}},
			[]string{"2010-2022 by b1 b2"},
		},
		{"an end and a new beginning in one passage", nil, []said{{"b1", 11, [][]string{{"end2012"}, {"start2018"}}, nil}}, []string{"-2012", "2018-"}},
		{
			"an end, a spell, and a new beginning in one passage", nil,
			[]said{{"b1", 11, [][]string{{"end2012"}, {"start2014", "end2015"}, {"start2018"}}, nil}},
			[]string{"-2012", "2014-2015", "2018-"},
		},
		{
			"an end that is told later belongs to the last beginning", nil,
			[]said{{"b1", 11, [][]string{{"start2010", "end2014"}, {"start2022"}}, nil}, {"b1", 15, [][]string{{"end2024"}}, nil}},
			[]string{"2010-2014 by b1", "2022-2024 by b1"},
		},
		{
			"an end that another paper tells belongs to the last beginning", nil,
			[]said{{"b1", 11, [][]string{{"start2010", "end2014"}, {"start2022"}}, nil}, {"b2", 15, [][]string{{"end2024"}}, nil}},
			[]string{"2010-2014 by b1", "2022-2024 by b1 b2"},
		},
		{
			"an end belongs to its beginning, and not to an earlier spell that is told last", nil,
			[]said{{"b1", 11, [][]string{{"start2022"}}, nil}, {"b1", 12, [][]string{{"end2024"}}, nil}, {"b2", 15, [][]string{{"start2010", "end2014"}}, nil}},
			[]string{"2010-2014 by b2", "2022-2024 by b1"},
		},
		{
			"an end that is known closes its spell, before a later beginning is told", nil,
			[]said{{"b1", 11, [][]string{{"start2010"}}, nil}, {"b2", 12, [][]string{{"end2014"}}, nil}, {"b3", 13, [][]string{{"start2022"}}, nil}},
			[]string{"2010-2014 by b1 b2", "2022- by b3"},
		},
		{
			"an end that is told before its beginning", nil,
			[]said{{"b1", 11, [][]string{{"end2024"}}, nil}, {"b2", 12, [][]string{{"start2010", "end2012"}, {"start2022"}}, nil}},
			[]string{"2010-2012 by b2", "2022-2024 by b1 b2"},
		},
		{"two spells in one passage", nil, []said{{"b1", 11, [][]string{{"start2010", "end2012"}, {"start2014", "end2016"}}, nil}}, []string{"2010-2012", "2014-2016"}},
		{
			"a role without a time, reported at the time of two spells", nil,
			[]said{{"b1", 11, [][]string{{"start2010", "end2012"}, {"start2014", "end2016"}}, nil}, {"b2", 11, [][]string{nil}, nil}},
			[]string{"2010-2012 by b1", "2014-2016 by b1 b2"},
		},
		{"a stated spell, and a later claimed spell", []string{"start2010", "end2012"}, []said{{"b1", 11, [][]string{{"start2018"}}, nil}}, []string{"2010-2012", "2018-"}},
		{"a stated spell, and a claim about it", []string{"start2010", "end2012"}, []said{{"b1", 11, [][]string{{"start2011", "end2012"}}, nil}}, []string{"2011-2012"}},
		{"a stated relation without a time", []string{}, []said{{"b1", 11, [][]string{{"start2018"}}, nil}}, []string{"2018-"}},
		{"a stated spell, and a denial of another spell", []string{"start2010", "end2012"}, []said{{"b1", 11, [][]string{{"start2018"}}, []detail{denies}}}, []string{"2010-2012"}},
		{"a beginning, and a later spell, in one passage", nil, []said{{"b1", 11, [][]string{{"start2010"}, {"start2018", "end2022"}}, nil}}, []string{"2010-", "2018-2022"}},
		{
			"a beginning, and a later spell, in two papers", nil,
			[]said{{"b1", 11, [][]string{{"start2010"}}, nil}, {"b2", 12, [][]string{{"start2018", "end2022"}}, nil}},
			[]string{"2010- by b1", "2018-2022 by b2"},
		},
		{
			"a later spell, and a beginning, in two papers", nil,
			[]said{{"b1", 11, [][]string{{"start2018", "end2022"}}, nil}, {"b2", 12, [][]string{{"start2010"}}, nil}},
			[]string{"2010- by b2", "2018-2022 by b1"},
		},
		{"a stated beginning, and a later spell", []string{"start2010"}, []said{{"b1", 11, [][]string{{"start2018", "end2022"}}, nil}}, []string{"2010-", "2018-2022"}},
		{
			"two beginnings of a spell that goes on", nil,
			[]said{{"b1", 11, [][]string{{"start2010"}}, nil}, {"b2", 12, [][]string{{"start2011"}}, nil}},
			[]string{"2011- by b1 b2"},
		},
		{
			"a beginning, and another beginning with an end that is still to come", nil,
			[]said{{"b1", 11, [][]string{{"start2010"}}, nil}, {"b2", 12, [][]string{{"start2011", "end2027"}}, nil}},
			[]string{"2011-2027 by b1 b2"},
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			var claims []dossier.Claim
			for i, r := range s.reports {
				for _, item := range r.items {
					for _, what := range tenure(item...) {
						claims = append(claims, says(fmt.Sprintf("c%02d%d", len(claims), i), r.source, on(r.day), what, r.more...))
					}
				}
			}
			d := dossierOf(claims...)
			if s.stated != nil {
				member := graph.Parley.Relation("MEMBER_OF")
				values := make([]graph.Value, len(member.Properties))
				values[member.Property("role").Index] = "minister"
				for _, text := range s.stated {
					set(values, member.Property(text[:len(text)-4]), inYear(text[len(text)-4:]))
				}
				d.Stated = append(d.Stated, dossier.StatedRelation{Relation: member, From: "umerov", To: "ukraine", Values: values})
			}
			var got []string
			for _, e := range between(Fold(d), "umerov", "ukraine") {
				text := func(name string) string { v, _ := edgeValue(e, name).(string); return v }
				spell := text(startOf) + "-" + text(endOf)
				if len(s.reports) > 1 {
					spell += " by" + sourcesOf(e, d)
				}
				got = append(got, spell)
			}
			if slices.Sort(got); !slices.Equal(got, s.want) {
				t.Errorf("the spells are %v, want %v", got, s.want)
			}
		})
	}
}

// sourcesOf names the sources of the claims of an edge.
func sourcesOf(e graph.Edge, d *dossier.Dossier) string {
	list, _ := edgeValue(e, "claims").([]string)
	var sources []string
	for _, c := range d.Claims {
		if slices.Contains(list, string(c.ID)) {
			sources = append(sources, string(c.Source))
		}
	}
	slices.Sort(sources)
	var out string
	for _, s := range slices.Compact(sources) {
		out += " " + s
	}
	return out
}

// TestRowsOfATable: two rows with the same words are two items. Each tells one spell, with its own post.
func TestRowsOfATable(t *testing.T) {
	row := func(fragment string, number int, role, start string) []dossier.Claim {
		var claims []dossier.Claim
		for i, say := range append(tenure("start"+start), func(c *dossier.Claim) {
			tenure()[0](c)
			c.Property, c.Values = c.Relation.Property("post"), []graph.Value{role}
		}) {
			c := says(fmt.Sprintf("c%d%d", number, i), "b1", on(11), say)
			c.Quote, c.Fragment = "Umerov", fragment
			claims = append(claims, c)
		}
		return claims
	}
	var got []string
	for _, e := range between(Fold(dossierOf(append(row("row=2", 1, "minister of ports", "2010"), row("row=3", 2, "minister of mines", "2016")...)...)), "umerov", "ukraine") {
		disputed, _ := edgeValue(e, "contested").([]string)
		got = append(got, fmt.Sprint(edgeValue(e, "start"), " ", edgeValue(e, "post"), " ", disputed))
	}
	slices.Sort(got)
	if want := []string{"2010 minister of ports []", "2016 minister of mines []"}; !slices.Equal(got, want) {
		t.Errorf("the spells are %q, want %q", got, want)
	}
}
