package derive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// maxCounted bounds the time of an answer.
const maxCounted = 200_000

// ClaimGrouping says what claims have in common.
type ClaimGrouping string

// The values of ClaimGrouping, which are those of the schema.
const (
	ClaimsBySource      ClaimGrouping = "SOURCE"
	ClaimsByPublisher   ClaimGrouping = "PUBLISHER"
	ClaimsByOrigin      ClaimGrouping = "ORIGIN"
	ClaimsByReliability ClaimGrouping = "RELIABILITY"
)

// ClaimCounts asks how many claims have something in common.
type ClaimCounts struct {
	By    ClaimGrouping
	Where graph.Predicate // on the claims; nil for all
	AsOf  string
	Limit int
}

// Records returns a count for each key. The largest count comes first, then the order is by key. A claim without a key is left out.
func (q ClaimCounts) Records(ask Ask) ([]graph.Record, error) {
	found, err := ask(q.query())
	if err != nil {
		return nil, err
	}
	if len(found) > maxCounted {
		return nil, fmt.Errorf("%w: more than %d claims match: ask for fewer claims with where", graph.ErrBadInput, maxCounted)
	}
	counts := map[string]*tally{}
	for _, c := range found {
		key := q.key(c)
		if key == "" || c.at(3) == true { // a claim that withdraws other claims says nothing new
			continue
		}
		if counts[key] == nil {
			counts[key] = &tally{sources: map[string]bool{}}
		}
		counts[key].add(c)
	}
	var out []graph.Record
	for key, n := range counts {
		out = append(out, q.record(key, n))
	}
	slices.SortFunc(out, func(a, b graph.Record) int {
		return cmp.Or(graph.Compare(of(b, "count"), of(a, "count")), graph.Compare(of(a, "key"), of(b, "key")))
	})
	return out[:min(len(out), q.Limit)], nil
}

// tally counts claims.
type tally struct {
	count, denied int64
	sources       map[string]bool
}

func (n *tally) add(c Found) {
	n.count++
	if words(c, 1) == string(graph.Denies) {
		n.denied++
	}
	if sources := textsOf(c.at(2)); len(sources) > 0 {
		n.sources[sources[0]] = true
	}
}

func (q ClaimCounts) query() *graph.Query {
	source := graph.Parley.Type("Source")
	ofSource := func(t *graph.Type) []graph.Field {
		fields := justID(t)
		switch q.By {
		case ClaimsByReliability:
			fields = append(fields, graph.Field{Property: source.Property("reliability")})
		case ClaimsByPublisher:
			fields = append(fields, graph.Field{Link: linkTo(source, "publisher", justID)})
		}
		return fields
	}
	return &graph.Query{
		Start: graph.Start{Scan: true}, AsOf: q.AsOf,
		Root: graph.Link{
			Types: []*graph.Type{claim}, Many: &graph.List{Where: q.Where, Page: graph.Window{First: maxCounted + 1, Last: -1}},
			Item: []graph.Field{{Far: graph.Selection{claim: {
				{Property: claim.Property("origin")}, {Property: claim.Property("polarity")}, {Link: linkTo(claim, "source", ofSource)}, {Property: claim.Property("retracts")},
			}}}},
		},
	}
}

// key returns the key of a claim, or "".
func (q ClaimCounts) key(c Found) string {
	if q.By == ClaimsByOrigin {
		return words(c, 0)
	}
	sources, _ := c.at(2).([]Found)
	if len(sources) == 0 {
		return ""
	}
	switch q.By {
	case ClaimsBySource:
		return string(sources[0].id())
	case ClaimsByPublisher:
		return strings.Join(textsOf(sources[0].at(1)), "") // a source has at most one publisher
	}
	return words(sources[0], 1)
}

func (q ClaimCounts) record(key string, n *tally) graph.Record {
	values := map[string]graph.Value{
		"key": key, "count": n.count, "affirmed": n.count - n.denied, "denied": n.denied, "sourceCount": int64(len(n.sources)),
	}
	if q.By != ClaimsByReliability {
		values["node"] = key
	}
	return Record(graph.Parley.Type("ClaimCount"), values)
}
