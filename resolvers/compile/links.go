package compile

import (
	"cmp"
	"fmt"
	"slices"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
)

// WorkedOut is a root field whose answer is worked out from the answers to several queries. The executor runs the queries of Asks, all at one
// revision, gives the records found to Records, and runs Query with what it returns as its start.
type WorkedOut struct {
	Asks    []*graph.Query // each reads all properties of the things of its one type, see asked
	Records func(found [][]graph.Record) []graph.Record
	Query   *graph.Query
	Shape   *answer.Shape
}

// maxPairs is the largest number of pairs in one answer of the field encounters.
const maxPairs = 100

// WorkedOut compiles a root field that is worked out. It returns nil for another root field.
func (c *Compiler) WorkedOut(f Selected) (*WorkedOut, error) {
	compile := map[string]func(args map[string]any, w *WorkedOut, asOf string) error{
		"goBetweens": c.goBetweens, "encounters": c.pairs, "coverage": c.coverage,
	}[f.Field.Name]
	if compile == nil {
		return nil, nil //nolint:nilnil // another root field is no error
	}
	args := c.arguments(f)
	c.beginRoot()
	moment, err := asOf(args)
	if err != nil {
		return nil, err
	}
	w := &WorkedOut{}
	if err := compile(args, w, moment); err != nil {
		return nil, err
	}
	link, shape, err := c.link(f, map[string]any{}, graph.Via{}, c.model.Concrete(schema.FarType(c.schema, f.Field.Definition.Type)))
	if err != nil {
		return nil, err
	}
	w.Query, w.Shape = &graph.Query{Root: *link, Named: c.named, AsOf: moment}, shape
	return w, nil
}

// goBetweens compiles the field goBetweens: the counterparts that the encounters of the two actors have in common.
func (c *Compiler) goBetweens(args map[string]any, w *WorkedOut, asOf string) error {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return err
	}
	actors := c.model.Concrete("Actor")
	counterparts := chosen(args["types"], actors)
	if len(counterparts) == 0 {
		return fmt.Errorf("%w: types is empty; leave it out to ask for people", graph.ErrBadInput)
	}
	where, err := c.takeMeetingFilter(args)
	if err != nil {
		return err
	}
	ends := []graph.ID{graph.ID(text(args["from"])), graph.ID(text(args["to"]))}
	for i, argument := range []string{"from", "to"} {
		c.nameArgument(argument, actors, args[argument])
		w.Asks = append(w.Asks, c.asked("Encounter", asOf, graph.Start{Encounters: &graph.Encounters{
			Actor: ends[i], Counterparts: counterparts, Indirect: args["indirect"] == true, Alleged: args["alleged"] == true, Where: where,
		}}, nil))
	}
	w.Records = func(found [][]graph.Record) []graph.Record { return c.between(found[0], found[1], ends, limit) }
	return nil
}

// between returns the actors whom both of two actors met, ordered as the schema says, at most limit.
func (c *Compiler) between(from, to []graph.Record, ends []graph.ID, limit int) []graph.Record {
	encounter, goBetween := c.model.Type("Encounter"), c.model.Type("GoBetween")
	counterpart := encounter.Property("counterpart").Index
	met := map[graph.Value]graph.Record{}
	for _, r := range from {
		met[r.Values[counterpart]] = r
	}
	var out []graph.Record
	for _, r := range to {
		actor := r.Values[counterpart]
		first, both := met[actor]
		if !both || slices.Contains(ends, graph.ID(actor.(string))) {
			continue
		}
		out = append(out, record(goBetween, map[string]graph.Value{
			"actor": actor, "countFrom": of(first, "count"), "countTo": of(r, "count"),
			"meetingsFrom": of(first, "meetings"), "meetingsTo": of(r, "meetings"),
		}))
	}
	count := func(r graph.Record, name string) int64 { return of(r, name).(int64) }
	slices.SortFunc(out, func(a, b graph.Record) int {
		lesser := func(r graph.Record) int64 { return min(count(r, "countFrom"), count(r, "countTo")) }
		sum := func(r graph.Record) int64 { return count(r, "countFrom") + count(r, "countTo") }
		return cmp.Or(cmp.Compare(lesser(b), lesser(a)), cmp.Compare(sum(b), sum(a)), graph.Compare(of(a, "actor"), of(b, "actor")))
	})
	return out[:min(len(out), limit)]
}

// pairs compiles the field encounters: one query for each pair.
func (c *Compiler) pairs(args map[string]any, w *WorkedOut, asOf string) error {
	actors := c.model.Concrete("Actor")
	of, with := distinct(ids(args["of"])), distinct(ids(args["with"]))
	where, err := c.takeMeetingFilter(args)
	if err != nil {
		return err
	}
	c.nameArgument("of", actors, args["of"])
	c.nameArgument("with", actors, args["with"])
	var pairs [][2]graph.ID
	for i, a := range of {
		others := with
		if args["with"] == nil {
			others = of[i+1:]
		}
		for _, b := range others {
			if a != b {
				pairs = append(pairs, [2]graph.ID{a, b})
			}
		}
	}
	if len(pairs) > maxPairs {
		return fmt.Errorf("%w: %d pairs, but the maximum is %d: name fewer actors", graph.ErrBadInput, len(pairs), maxPairs)
	}
	for _, p := range pairs {
		w.Asks = append(w.Asks, c.asked("Encounter", asOf, graph.Start{Encounters: &graph.Encounters{
			Actor: p[0], With: p[1], Counterparts: actors, Indirect: args["indirect"] == true, Alleged: args["alleged"] == true, Where: where,
		}}, nil))
	}
	w.Records = func(found [][]graph.Record) []graph.Record {
		out := make([]graph.Record, len(pairs))
		for i, p := range pairs {
			if len(found[i]) > 0 {
				out[i] = found[i][0]
				continue
			}
			out[i] = record(c.model.Type("Encounter"), map[string]graph.Value{
				"actor": string(p[0]), "counterpart": string(p[1]), "count": int64(0), "meetingCount": int64(0), "undated": int64(0), "contested": false,
			})
		}
		return out
	}
	return nil
}

// coverage compiles the field coverage: one query for the sources.
func (c *Compiler) coverage(args map[string]any, w *WorkedOut, asOf string) error {
	done := c.below("where")
	where, err := c.filter(args["where"], "SourceFilter", c.model.Concrete("Source"))
	done()
	if err != nil {
		return fmt.Errorf("where: %w", err)
	}
	w.Asks = []*graph.Query{c.asked("Source", asOf, graph.Start{Scan: true}, where)}
	w.Records = func(found [][]graph.Record) []graph.Record {
		var sources, reported []string
		for _, s := range found[0] {
			sources = append(sources, string(s.ID()))
			if at, ok := of(s, "reported").(string); ok {
				reported = append(reported, at)
			}
		}
		values := map[string]graph.Value{"sourceCount": int64(len(sources))}
		if sources != nil {
			values["sources"] = sources
		}
		if reported != nil {
			values["first"], values["last"] = slices.Min(reported), slices.Max(reported)
		}
		return []graph.Record{record(c.model.Type("Coverage"), values)}
	}
	return nil
}

// asked returns a query for all properties of all things of a type that a start leads to.
func (c *Compiler) asked(typeName, asOf string, start graph.Start, where graph.Predicate) *graph.Query {
	t := c.model.Type(typeName)
	fields := make([]graph.Field, len(t.Properties))
	for i, p := range t.Properties {
		fields[i] = graph.Field{Property: p}
	}
	return &graph.Query{
		Start: start, AsOf: asOf,
		Root: graph.Link{
			Types: []*graph.Type{t}, Many: &graph.List{Where: where, Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{t: fields}}},
		},
	}
}

// record returns a record with values by the names of its properties.
func record(t *graph.Type, values map[string]graph.Value) graph.Record {
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	for name, v := range values {
		r.Values[t.Property(name).Index] = v
	}
	return r
}

// of returns the value of a property of a record.
func of(r graph.Record, property string) graph.Value {
	return r.Values[r.Type.Property(property).Index]
}

// distinct returns the ids, each once, in order.
func distinct(list []graph.ID) []graph.ID {
	var out []graph.ID
	for _, id := range list {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// limitOf reads the argument first of a field that gives a list without pages.
func limitOf(args map[string]any, most int) (int, error) {
	if args["first"] == nil {
		return min(schema.DefaultPage, most), nil
	}
	n, err := integer(args["first"])
	if err != nil {
		return 0, fmt.Errorf("first: %w", err)
	}
	if n < 0 || n > most {
		return 0, fmt.Errorf("%w: first is %d, but this field takes 0 to %d", graph.ErrBadInput, n, most)
	}
	return n, nil
}
