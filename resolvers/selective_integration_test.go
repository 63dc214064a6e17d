//go:build integration

package resolvers

import (
	"context"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// The database hits that a list with a selective condition may take: some to find where to begin, and some for each item that
// matches. These are a step from the thing that the condition names, the condition, and the values for the order and the answer.
const toBegin, forEach = 100, 10

// TestSelectiveConditionsOnNeo4j: a list with one selective condition looks at a part of the database that grows only with the items
// that match.
func TestSelectiveConditionsOnNeo4j(t *testing.T) {
	s := selectiveOf(t, 300)
	database := neo4jtest.Shared(t)
	store, err := neo4j.Open(t.Context(), database.URI, database.User, database.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	graphtest.Load(t, store, s.contents)
	d, err := driver.NewDriverWithContext(database.URI, driver.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.Background()) })
	hits(t, d, "CALL db.prepareForReplanning(30)", nil)
	noted := &lastQuery{Store: s.executor.store}
	s.executor.store = noted
	looked := func(list string) int64 {
		s.ask(list)
		statement := neo4j.Compile(noted.query)
		return hits(t, d, statement.Text, statement.Params)
	}
	s.each(func(list string, count, _ int) {
		n := looked(list)
		t.Logf("%s: %d hits, %d match", list, n, count)
		if most := int64(toBegin + forEach*count); n > most {
			t.Errorf("%s takes %d database hits, want at most %d: %d match\n%s", list, n, most, count, neo4j.Compile(noted.query).Text)
		}
	})
	t.Run("earlier", func(t *testing.T) { earlierGraph(t, looked) })
}

// A list of an earlier graph that names no thing takes at most twice as many database hits as the same list of the present, and some hits
// to look at the spans. To see that some of the meetings are in no group takes more: at present, a meeting knows how many places it has.
const earlier, toSpans, ungrouped = 2, 150, 2.5

// earlierGraph: this holds whatever the moment.
func earlierGraph(t *testing.T, looked func(list string) int64) {
	for _, list := range []string{
		`{ meetings(AT) { totalCount } }`,
		`{ meetings(AT, first: 20) { totalCount nodes { id name status when { text } places { nodes { name } } } } }`,
		`{ meetings(AT, first: 20, where: {from: "2015-01-01", until: "2015-06-30"}) { nodes { id } } }`,
		`{ meetings(AT, first: 20, where: {status: [CANCELLED]}) { nodes { id } } }`,
		`{ meetings(AT, first: 20, where: {contested: true}) { nodes { id } } }`,
		`{ meetingGroups(AT, by: WEEK, first: 20) { nodes { key count } } }`,
		`{ meetingGroups(AT, by: PLACE, first: 20) { nodes { key count } } }`,
		`{ meetingGroups(AT, by: TOPIC, first: 20) { nodes { key count } } }`,
		`{ meetingGroups(AT, by: PARTICIPANT, first: 20) { nodes { key count } } }`,
		`{ meetingGroups(AT, by: SIDE, first: 20) { nodes { key count } } }`,
		`{ meetingGroups(AT, by: SIDE, first: 20) { nodes { key count participantCount } } }`,
		`{ meetingGroups(AT, by: PLACE, first: 20) { totalCount ungrouped nodes { key count } } }`,
		`{ meetingGroups(AT, by: PLACE, first: 20, where: {status: [HELD]}) { totalCount ungrouped nodes { key count } } }`,
		`{ people(AT, first: 20) { nodes { id name } } }`,
		`{ sources(AT, first: 20) { nodes { id } } }`,
	} {
		now := looked(strings.NewReplacer("(AT, ", "(", "(AT)", "").Replace(list))
		for _, moment := range []string{"2030-01-01", "2015-06-30", "2005-02-01"} {
			then := looked(strings.Replace(list, "AT", `asOf: "`+moment+`"`, 1))
			t.Logf("%s as of %s: %d hits, now %d", list, moment, then, now)
			most := earlier*now + toSpans
			if strings.Contains(list, "where: {status: [HELD]}") && strings.Contains(list, "ungrouped") {
				most = int64(ungrouped * float64(now))
			}
			if then > most {
				t.Errorf("%s as of %s takes %d database hits, want at most %d: now it takes %d", list, moment, then, most, now)
			}
		}
	}
}

// lastQuery notes the last query.
type lastQuery struct {
	graph.Store
	query *graph.Query
}

func (s *lastQuery) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	s.query = q
	return s.Store.Run(ctx, q, sink)
}

// hits returns the number of database hits of a statement.
func hits(t *testing.T, d driver.DriverWithContext, text string, params map[string]any) int64 {
	t.Helper()
	r, err := driver.ExecuteQuery(t.Context(), d, "PROFILE "+text, params, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	var sum func(driver.ProfiledPlan) int64
	sum = func(p driver.ProfiledPlan) int64 {
		n := p.DbHits()
		for _, c := range p.Children() {
			n += sum(c)
		}
		return n
	}
	return sum(r.Summary.Profile())
}
