package resolvers

import (
	"fmt"
	"slices"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// differing returns a graph of talks. The post says that ada came, on the 1st. The ministry denies it through the news on the 2nd, and nothing
// decides. The post gives the 5th, and the news a later time on the 3rd, which the record shows. An agency tells the place through both, and
// the post alone denies the topic. The news withdraw their time.
func differing() graph.Contents {
	const first, second, third = "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z"
	b := &graphtest.Builder{}
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Place", "rome", "name", "Rome")
	b.Thing("Issue", "gas", "name", "Gas")
	for _, o := range []string{"post", "news", "ministry", "agency"} {
		b.Thing("Organization", o, "name", o)
	}
	b.Thing("Meeting", "talks", "status", "HELD", "contested", []string{"alleged", "when"}, "open", []string{"alleged"})
	grade := map[string][]any{"news": {"reliability", "MEDIUM"}}
	for _, s := range []string{"post", "news"} {
		b.Thing("Source", s+"-1", append([]any{"title", s}, grade[s]...)...)
		b.Edge("PUBLISHED_BY", s+"-1", s)
	}
	claim := func(id, source, at, property, polarity, object, value, origin string) {
		more := []any{"property", property, "reported", at, "polarity", polarity, "rank", "NORMAL", "origin", origin}
		if object != "" {
			more = append(more, "object", object)
		}
		if value != "" {
			more = append(more, "value", value)
		}
		b.Thing("Claim", id, more...)
		b.Edge("ABOUT", id, "talks")
		if object != "" {
			b.Edge("HAS_OBJECT", id, object)
		}
		b.Edge("REPORTED_BY", id, source)
		if origin != "post" && origin != "news" {
			b.Edge("RELAYED_BY", id, origin, "step", int64(1))
		}
	}
	account := func(id, property, polarity, value, standing string, claims []string, more ...any) {
		b.Thing("Account", id, append([]any{"property", property, "polarity", polarity, "value", value}, more...)...)
		b.Edge("ACCOUNT_OF", id, "talks", "standing", standing, "rank", "NORMAL", "claims", claims)
	}
	claim("c1", "post-1", first, "participants", "AFFIRMS", "ada", "", "post")
	claim("c2", "news-1", second, "participants", "DENIES", "ada", "", "ministry")
	claim("c3", "post-1", first, "when", "AFFIRMS", "", "2030-01-05", "post")
	claim("c4", "news-1", third, "when", "AFFIRMS", "", "2030-01-06", "news")
	claim("c5", "post-1", first, "places", "AFFIRMS", "rome", "", "agency")
	claim("c6", "news-1", third, "places", "AFFIRMS", "rome", "", "agency")
	claim("c7", "post-1", first, "topics", "DENIES", "gas", "", "post")
	claim("c8", "news-1", third, "when", "AFFIRMS", "", "", "news")
	b.Records[len(b.Records)-1].Values[graph.Parley.Type("Claim").Property("retracts").Index] = true
	account("a1", "participants", "AFFIRMS", "ada", "UNDECIDED", []string{"c1"}, "object", "ada")
	account("a2", "participants", "DENIES", "ada", "UNDECIDED", []string{"c2"}, "object", "ada")
	account("a3", "when", "AFFIRMS", "2030-01-05", "EARLIER", []string{"c3"})
	account("a4", "when", "AFFIRMS", "2030-01-06", "SHOWN", []string{"c4"})
	account("a5", "when", "AFFIRMS", "2030", "LESS_EXACT", []string{"c3"})
	account("a6", "topics", "DENIES", "gas", "WITHDRAWN", []string{"c7"}, "object", "gas")
	return b.Contents
}

func TestConflicts(t *testing.T) {
	e := executorOver(t, differing())
	const attendance, when = `{"property":"participants","object":{"id":"ada"},"since":"2030-01-02T00:00:00Z"}`, `{"property":"when","object":null,"since":"2030-01-03T00:00:00Z"}`
	checkList(t, e, "conflicts", `{ property object { id } since }`, []listCase{
		{"the conflict that began last comes first", `first: 5`, when + "," + attendance, ""},
		{"of a participant", `of: "ada"`, attendance, ""},
		{"of a property", `property: "when"`, when, ""},
		{"that began after a moment", `since: "2030-01-02T00:00:00Z"`, when, ""},
		{"that had begun by a moment", `until: "2030-01-02"`, attendance, ""},
		{"undecided", `open: true`, attendance, ""},
		{"decided", `open: false`, when, ""},
		{"between a source and a speaker", `between: ["post-1", "ministry"]`, attendance, ""},
		{"between publishers", `between: ["post", "news"]`, when + "," + attendance, ""},
		{"between those who do not disagree", `between: ["ministry", "news-1"]`, "", ""},
		{"of one speaker", `between: ["ministry"]`, attendance, ""},
		{"as of a day", `asOf: "2030-01-01"`, "", ""},
		{"at most one", `first: 1`, when, ""},
		{"between nobody", `between: []`, "", "BAD_USER_INPUT"},
		{"between whom nobody knows", `between: ["tribune"]`, "", "UNKNOWN_ID"},
		{"bounds in the wrong order", `since: "2030-01-02", until: "2030-01-01"`, "", "BAD_USER_INPUT"},
	})
	whole := `{"conflicts":[{"subject":{"id":"talks"},"open":false,"lastReported":"2030-01-03T00:00:00Z","sides":[{"account":"a3","value":"2030-01-05","polarity":"AFFIRMS","standing":"EARLIER","since":"2030-01-01T00:00:00Z"},{"account":"a4","value":"2030-01-06","polarity":"AFFIRMS","standing":"SHOWN","since":"2030-01-03T00:00:00Z"}],"sources":[{"id":"news-1"},{"id":"post-1"}],"origins":[{"id":"news"},{"id":"post"}],"claims":{"nodes":[{"id":"c3"},{"id":"c4"}]}}]}`
	got := ask(t, e, `{ conflicts(property: "when") { subject { id } open lastReported sides { account value polarity standing since } sources { id } origins { id } claims { nodes { id } } } }`, nil)
	if got.data != whole {
		t.Errorf("the whole conflict is\n%s %v\nwant\n%s", got.data, got.errors, whole)
	}
}

// TestConflictsOfRelations: one paper says that ada and bo came, and another paper says that ada stayed away. One paper names two places, and
// another paper names a third. One paper names two roles of ada in the guild, and another paper denies both.
func TestConflictsOfRelations(t *testing.T) {
	const first, second = "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z"
	b := &graphtest.Builder{}
	for _, p := range []string{"ada", "bo"} {
		b.Thing("Person", p, "name", p, "contested", []string{"memberships"})
	}
	for _, p := range []string{"rome", "bern", "oslo"} {
		b.Thing("Place", p, "name", p)
	}
	b.Thing("Organization", "guild", "name", "Guild")
	b.Thing("Meeting", "talks", "status", "HELD", "contested", []string{"absentees", "places"})
	b.Thing("Claim", "by-post", "reported", first, "origin", "post")
	b.Thing("Claim", "by-news", "reported", second, "origin", "news")
	b.Thing("Organization", "post", "name", "Post")
	b.Thing("Organization", "news", "name", "News")
	n := 0
	account := func(of, property, polarity, object, identity, standing, claim string) {
		n++
		more := []any{"property", property, "polarity", polarity, "value", object, "object", object}
		if identity != "" {
			more = append(more, "identity", identity)
		}
		id := fmt.Sprint("a", n)
		b.Thing("Account", id, more...)
		b.Edge("ACCOUNT_OF", id, of, "standing", standing, "rank", "NORMAL", "claims", []string{claim})
	}
	account("talks", "participants", "AFFIRMS", "ada", "", "EARLIER", "by-post")
	account("talks", "participants", "AFFIRMS", "bo", "", "UNDECIDED", "by-post")
	account("talks", "absentees", "AFFIRMS", "ada", "", "SHOWN", "by-news")
	account("talks", "places", "AFFIRMS", "rome", "", "SHOWN", "by-post")
	account("talks", "places", "AFFIRMS", "bern", "", "SHOWN", "by-post")
	account("talks", "places", "AFFIRMS", "oslo", "", "SHOWN", "by-news")
	for _, role := range []string{"clerk", "cook"} {
		account("ada", "memberships", "AFFIRMS", "guild", role, "EARLIER", "by-post")
		account("ada", "memberships", "DENIES", "guild", role, "SHOWN", "by-news")
	}
	e := executorOver(t, b.Contents)
	role := func(name, one, other string) string {
		return `{"subject":{"id":"ada"},"property":"memberships","object":{"id":"guild"},"identity":"` + name + `","sides":[{"account":"` + one + `","property":"memberships"},{"account":"` + other + `","property":"memberships"}]}`
	}
	attendance := `{"subject":{"id":"talks"},"property":"participants","object":{"id":"ada"},"identity":null,"sides":[{"account":"a1","property":"participants"},{"account":"a3","property":"absentees"}]}`
	places := `{"subject":{"id":"talks"},"property":"places","object":null,"identity":null,"sides":[{"account":"a4","property":"places"},{"account":"a5","property":"places"},{"account":"a6","property":"places"}]}`
	checkList(t, e, "conflicts", `{ subject { id } property object { id } identity sides { account property } }`, []listCase{
		{"all, also those that differ only in a role", `first: 10`, role("clerk", "a7", "a8") + "," + role("cook", "a9", "a10") + "," + attendance + "," + places, ""},
		{"who stayed away", `property: "absentees"`, attendance, ""},
		{"who came", `property: "participants"`, attendance, ""},
		{"they began when the second paper reported", `since: "2030-01-01", until: "2030-01-02", first: 1`, role("clerk", "a7", "a8"), ""},
		{"before, nobody differed", `until: "2030-01-01"`, "", ""},
		{"a voice named twice", `between: ["news", "news"], property: "places"`, places, ""},
		{"a property that nothing has", `property: "stauts"`, "", "BAD_USER_INPUT"},
		{"of a place that only one side names", `of: "oslo"`, places, ""},
		{"of a place that the other side names", `of: "bern"`, places, ""},
		{"of somebody about whom nobody differs", `of: "bo"`, "", ""},
	})
}

func TestAssertions(t *testing.T) {
	e := executorOver(t, differing())
	attendance := `{"property":"participants","value":null,"affirmed":1,"denied":1}`
	later, place, earlier, topic := `{"property":"when","value":"2030-01-06","affirmed":1,"denied":0}`, `{"property":"places","value":null,"affirmed":2,"denied":0}`,
		`{"property":"when","value":"2030-01-05","affirmed":1,"denied":0}`, `{"property":"topics","value":null,"affirmed":0,"denied":1}`
	checkList(t, e, "assertions", `{ property value affirmed denied }`, []listCase{
		{"the latest report comes first", `of: "talks"`, place + "," + later + "," + attendance + "," + topic + "," + earlier, ""},
		{"of a participant", `of: "ada"`, attendance, ""},
		{"of a property", `property: "when"`, later + "," + earlier, ""},
		{"articles that relay one agency are one origin", `property: "places", maxOrigins: 1`, place, ""},
		{"two origins are more than one", `property: "participants", maxOrigins: 1`, "", ""},
		{"what has only been denied", `onlyDenied: true`, topic, ""},
		{"by a speaker", `by: "ministry"`, attendance, ""},
		{"by a publisher", `by: "news"`, place + "," + later + "," + attendance, ""},
		{"as of a day", `of: "ada", asOf: "2030-01-01"`, `{"property":"participants","value":null,"affirmed":1,"denied":0}`, ""},
		{"no origin", `maxOrigins: 0`, "", "BAD_USER_INPUT"},
	})
	whole := `{"assertions":[{"subject":{"id":"talks"},"object":{"id":"ada"},"origins":[{"id":"ministry"},{"id":"post"}],"originCount":2,"via":[{"id":"ministry"}],"publishers":[{"id":"news"},{"id":"post"}],"sources":[{"id":"news-1"},{"id":"post-1"}],"sourceCount":2,"firstReported":"2030-01-01T00:00:00Z","lastReported":"2030-01-02T00:00:00Z","claims":{"nodes":[{"id":"c1"},{"id":"c2"}]}}]}`
	got := ask(t, e, `{ assertions(of: "ada") { subject { id } object { id } origins { id } originCount via { id } publishers { id } sources { id } sourceCount firstReported lastReported claims { nodes { id } } } }`, nil)
	if got.data != whole {
		t.Errorf("the whole assertion is\n%s %v\nwant\n%s", got.data, got.errors, whole)
	}
}

// listCase is a question to a root field, and the items of the answer or the code of the error.
type listCase struct{ name, arguments, data, code string }

// checkList asks a root field that gives a list.
func checkList(t *testing.T, e *Executor, field, selection string, cases []listCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want, errors := `{"`+field+`":[`+c.data+`]}`, []string(nil)
			if c.code != "" {
				want, errors = `null`, []string{field + " " + c.code}
			}
			got := ask(t, e, `{ `+field+`(`+c.arguments+`) `+selection+` }`, nil)
			if got.data != want || !slices.Equal(got.errors, errors) {
				t.Errorf("the answer is %s %v\nwant %s %v", got.data, got.errors, want, errors)
			}
		})
	}
}

// TestWhatIsNoConflict: each thing has accounts with different values, and no sources disagree, or others than the first reports tell.
func TestWhatIsNoConflict(t *testing.T) {
	b := &graphtest.Builder{}
	for _, o := range []string{"post", "news", "wire"} {
		b.Thing("Organization", o, "name", o)
		b.Thing("Source", o+"-1", "title", o)
		b.Edge("PUBLISHED_BY", o+"-1", o)
	}
	for _, p := range []string{"rome", "bern"} {
		b.Thing("Place", p, "name", p)
	}
	b.Thing("Person", "ada", "name", "Ada")
	b.Thing("Issue", "fish", "name", "Fish")
	claim := func(of, outlet string, day int) string {
		id := fmt.Sprintf("%s-%s-%d", of, outlet, day)
		b.Thing("Claim", id, "reported", fmt.Sprintf("2030-01-%02dT00:00:00Z", day), "origin", outlet)
		b.Edge("REPORTED_BY", id, outlet+"-1")
		return id
	}
	n := 0
	account := func(of, property, polarity, value, object, standing string, claims ...string) {
		n++
		id := fmt.Sprint("a", n)
		more := []any{"property", property, "polarity", polarity, "value", value}
		if object != "" {
			more = append(more, "object", object)
		}
		b.Thing("Account", id, more...)
		b.Edge("ACCOUNT_OF", id, of, "standing", standing, "rank", "NORMAL", "claims", claims)
	}
	b.Thing("Meeting", "begun", "status", "HELD")
	account("begun", "status", "AFFIRMS", "UNDER_WAY", "", "EARLIER", claim("begun", "post", 1))
	account("begun", "status", "AFFIRMS", "HELD", "", "SHOWN", claim("begun", "news", 2))

	b.Thing("Meeting", "named", "status", "HELD", "name", "Talks in Rome")
	account("named", "name", "AFFIRMS", "Rome talks", "", "LESS_TRUSTED", claim("named", "post", 1))
	account("named", "name", "AFFIRMS", "Talks in Rome", "", "SHOWN", claim("named", "news", 2))

	b.Thing("Meeting", "denied", "status", "DENIED", "contested", []string{"places", "status"})
	both := claim("denied", "post", 1)
	account("denied", "places", "AFFIRMS", "rome", "rome", "SHOWN", both)
	account("denied", "places", "AFFIRMS", "bern", "bern", "SHOWN", both)

	b.Thing("Organization", "mill", "name", "Mill", "contested", []string{"parent"}, "open", []string{"parent"})
	owners := claim("mill", "wire", 1)
	account("mill", "parent", "AFFIRMS", "post", "post", "UNDECIDED", owners)
	account("mill", "parent", "AFFIRMS", "news", "news", "UNDECIDED", owners)

	b.Thing("Meeting", "agenda", "status", "HELD", "contested", []string{"excludedTopics", "topics"})
	account("agenda", "topics", "AFFIRMS", "fish", "fish", "SHOWN", claim("agenda", "post", 1))
	account("agenda", "excludedTopics", "AFFIRMS", "fish", "fish", "SHOWN", claim("agenda", "news", 2))

	b.Thing("Meeting", "sides", "status", "HELD", "contested", []string{"alleged.side"})
	account("sides", "absentees.side", "AFFIRMS", "east", "ada", "UNDECIDED", claim("sides", "post", 1))
	account("sides", "absentees.side", "AFFIRMS", "west", "ada", "UNDECIDED", claim("sides", "news", 2))

	b.Thing("Meeting", "corrected", "status", "HELD", "contested", []string{"when"})
	account("corrected", "when", "AFFIRMS", "2030-01-01", "", "SHOWN", claim("corrected", "post", 1), claim("corrected", "wire", 9))
	account("corrected", "when", "AFFIRMS", "2029-12-31", "", "EARLIER", claim("corrected", "news", 2), claim("corrected", "post", 3))

	e := executorOver(t, b.Contents)
	conflict := func(of, property, since string) string {
		return `{"subject":{"id":"` + of + `"},"property":"` + property + `","since":"2030-01-` + since + `T00:00:00Z"}`
	}
	parent := conflict("mill", "parent", "01")
	corrected, agenda, sides := conflict("corrected", "when", "09"), conflict("agenda", "topics", "02"), conflict("sides", "participants.side", "02")
	checkList(t, e, "conflicts", `{ subject { id } property since }`, []listCase{
		{"all", `first: 10`, corrected + "," + agenda + "," + sides + "," + parent, ""},
		{"one voice names two parents, and nothing decides", `of: "mill"`, parent, ""},
		{"what began, was corrected, and other words for a name", `of: "begun"`, "", ""},
		{"one voice names two places of a denied meeting", `of: "denied"`, "", ""},
		{"a topic that another paper keeps off the agenda, by either field", `property: "topics"`, agenda, ""},
		{"a detail, under the field that a source names", `property: "absentees.side"`, sides, ""},
		{"a detail, under the field that the record shows", `property: "alleged.side"`, sides, ""},
		{"between a paper that corrected itself and the paper that was right", `between: ["post", "news"], of: "corrected"`, "", ""},
		{"between two papers that still differ", `between: ["news", "wire"], of: "corrected"`, corrected, ""},
	})
	got := ask(t, e, `{ conflicts(of: "sides") { sides { property identity value } } }`, nil)
	if want := `{"conflicts":[{"sides":[{"property":"absentees.side","identity":null,"value":"east"},{"property":"absentees.side","identity":null,"value":"west"}]}]}`; got.data != want {
		t.Errorf("the sides are %s %v, want %s", got.data, got.errors, want)
	}
}

func TestClaimCounts(t *testing.T) {
	b := differing()
	e := executorOver(t, b)
	checkList(t, e, "claimCounts", `{ key node { id } count affirmed denied sourceCount }`, []listCase{
		{
			"by source", `by: SOURCE`,
			`{"key":"post-1","node":{"id":"post-1"},"count":4,"affirmed":3,"denied":1,"sourceCount":1},{"key":"news-1","node":{"id":"news-1"},"count":3,"affirmed":2,"denied":1,"sourceCount":1}`, "",
		},
		{
			"by origin, of some claims", `by: ORIGIN, where: {property: "places"}`,
			`{"key":"agency","node":{"id":"agency"},"count":2,"affirmed":2,"denied":0,"sourceCount":2}`, "",
		},
		{
			"by publisher, at most one", `by: PUBLISHER, first: 1`,
			`{"key":"post","node":{"id":"post"},"count":4,"affirmed":3,"denied":1,"sourceCount":1}`, "",
		},
		{"by reliability, of the graded sources", `by: RELIABILITY`, `{"key":"MEDIUM","node":null,"count":3,"affirmed":2,"denied":1,"sourceCount":1}`, ""},
		{"as of a day", `by: SOURCE, asOf: "2030-01-01"`, `{"key":"post-1","node":{"id":"post-1"},"count":4,"affirmed":3,"denied":1,"sourceCount":1}`, ""},
		{"a limit", `by: SOURCE, first: -1`, "", "BAD_USER_INPUT"},
	})
}

func TestMeetingTable(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Place", "rome", "name", "Rome")
	b.Thing("Place", "bern", "name", "Bern")
	b.Thing("Person", "ada", "name", "Ada")
	for id, day := range map[string]string{"m1": "2030-01-07", "m2": "2030-01-13", "m3": "2030-01-14", "part": "2030-01-14"} {
		b.Meeting(id, "HELD", day)
		b.Edge("ATTENDED", "ada", id)
	}
	b.Edge("AT", "m1", "rome")
	b.Edge("AT", "m2", "rome")
	b.Edge("AT", "m2", "bern")
	b.Edge("AT", "m3", "bern")
	b.Edge("AT", "part", "bern")
	b.Edge("PART_OF", "part", "m3")
	e := executorOver(t, b.Contents)
	checkList(t, e, "meetingTable", `{ row column columnNode { id } count meetingCount }`, []listCase{
		{
			"week and place; a meeting and its part are one occasion", `rows: WEEK, columns: PLACE`,
			`{"row":"2030-W02","column":"bern","columnNode":{"id":"bern"},"count":1,"meetingCount":1},` +
				`{"row":"2030-W02","column":"rome","columnNode":{"id":"rome"},"count":2,"meetingCount":2},` +
				`{"row":"2030-W03","column":"bern","columnNode":{"id":"bern"},"count":1,"meetingCount":2}`, "",
		},
		{"of some meetings", `rows: PLACE, columns: STATUS, where: {until: "2030-01-07"}`, `{"row":"rome","column":"HELD","columnNode":null,"count":1,"meetingCount":1}`, ""},
		{"a filter that is none", `rows: PLACE, columns: STATUS, where: {from: "soon"}`, "", "BAD_USER_INPUT"},
	})
}
