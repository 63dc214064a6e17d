package compile

import (
	"fmt"
	"math"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/derive"
	"parley/schema"
)

// WorkedOut is a root field whose answer is worked out from several queries. The records of the question become
// the start of Query.
type WorkedOut struct {
	Question derive.Question
	Query    *graph.Query
	Shape    *answer.Shape
}

// WorkedOut compiles a root field that is worked out. It returns nil for another root field.
func (c *Compiler) WorkedOut(f Selected) (*WorkedOut, error) {
	compile := map[string]func(args map[string]any, asOf string) (derive.Question, error){
		"goBetweens": c.goBetweens, "delegations": c.delegations, "encounters": c.encounters, "coverage": c.coverage, "changes": c.changes, "planChanges": c.planChanges, "citations": c.citations,
		"conflicts": c.conflicts, "assertions": c.assertions, "meetingTable": c.meetingTable, "claimCounts": c.claimCounts, "plannedMeetings": c.planned, "stances": c.stances,
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
	question, err := compile(args, moment)
	if err != nil {
		return nil, err
	}
	link, shape, err := c.link(f, map[string]any{}, graph.Via{}, c.model.Concrete(schema.FarType(c.schema, f.Field.Definition.Type)))
	if err != nil {
		return nil, err
	}
	return &WorkedOut{question, &graph.Query{Root: *link, Named: c.named, AsOf: moment}, shape}, nil
}

// metBy reads the arguments that say which meetings count, and how.
func (c *Compiler) metBy(args map[string]any) (graph.Encounters, error) {
	where, err := c.takeMeetingFilter(args)
	return graph.Encounters{Indirect: args["indirect"] == true, Alleged: args["alleged"] == true, Where: where}, err
}

func (c *Compiler) goBetweens(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	actors := c.model.Concrete("Actor")
	met, err := c.metBy(args)
	if err != nil {
		return nil, err
	}
	if met.Counterparts = chosen(args["types"], actors); len(met.Counterparts) == 0 {
		return nil, fmt.Errorf("%w: types is empty; leave it out to ask for people", graph.ErrBadInput)
	}
	c.nameArgument("from", actors, args["from"])
	c.nameArgument("to", actors, args["to"])
	ends := [2]graph.ID{graph.ID(text(args["from"])), graph.ID(text(args["to"]))}
	if ends[0] == ends[1] {
		return nil, fmt.Errorf("%w: from and to are the same actor; to ask whom one actor met, use whoMet", graph.ErrBadInput)
	}
	return derive.GoBetweens{Ends: ends, Met: met, AsOf: asOf, Limit: limit}, nil
}

func (c *Compiler) delegations(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	met, err := c.metBy(args)
	if err != nil {
		return nil, err
	}
	c.nameArgument("of", c.model.Concrete("Actor"), args["of"])
	least, err := numberOf(args, "atLeast", 1, math.MaxInt32)
	return derive.Delegations{Of: graph.ID(text(args["of"])), Met: met, AtLeast: least, AsOf: asOf, Limit: limit}, err
}

func (c *Compiler) encounters(args map[string]any, asOf string) (derive.Question, error) {
	met, err := c.metBy(args)
	if err != nil {
		return nil, err
	}
	actors := c.model.Concrete("Actor")
	c.nameArgument("of", actors, args["of"])
	c.nameArgument("with", actors, args["with"])
	q := derive.Encounters{Of: ids(args["of"]), Met: met, AsOf: asOf}
	if args["with"] != nil {
		q.With = append([]graph.ID{}, ids(args["with"])...)
	}
	return q, nil
}

func (c *Compiler) coverage(args map[string]any, asOf string) (derive.Question, error) {
	defer c.below("where")()
	where, err := c.filter(args["where"], "SourceFilter", c.model.Concrete("Source"))
	if err != nil {
		return nil, fmt.Errorf("where: %w", err)
	}
	return derive.Coverage{Where: where, AsOf: asOf}, nil
}

func (c *Compiler) planned(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	q := derive.Planned{AsOf: asOf, Limit: limit}
	if silent, ok := args["silent"].(bool); ok {
		q.Silent = &silent
	}
	return q, nil
}

func (c *Compiler) stances(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	q := derive.Stances{Topics: ids(args["on"]), Earlier: args["earlier"] == true, AsOf: asOf, Limit: limit}
	c.nameArgument("on", c.model.Concrete("Topic"), args["on"])
	if len(q.Topics) == 0 {
		return nil, fmt.Errorf("%w: on is empty; name at least one topic", graph.ErrBadInput)
	}
	if len(q.Topics) > derive.MaxTopics {
		return nil, fmt.Errorf("%w: on has %d topics, but this argument takes 1 to %d", graph.ErrBadInput, len(q.Topics), derive.MaxTopics)
	}
	if args["of"] != nil {
		c.nameArgument("of", c.model.Concrete("Actor"), args["of"])
		q.Actors = append([]graph.ID{}, ids(args["of"])...)
	}
	return q, nil
}

func (c *Compiler) planChanges(args map[string]any, asOf string) (derive.Question, error) {
	versions := c.model.Concrete("PlanVersion")
	c.nameArgument("from", versions, args["from"])
	c.nameArgument("to", versions, args["to"])
	return derive.PlanChanges{From: graph.ID(text(args["from"])), To: graph.ID(text(args["to"])), AsOf: asOf}, nil
}

func (c *Compiler) citations(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	c.nameArgument("of", c.model.Concrete("Entity"), args["of"])
	q := derive.Citations{Of: graph.ID(text(args["of"])), AsOf: asOf, Limit: limit}
	q.Property, err = c.propertyName(args)
	return q, err
}

func (c *Compiler) meetingTable(args map[string]any, asOf string) (derive.Question, error) {
	where, err := c.takeMeetingFilter(args)
	if err != nil {
		return nil, err
	}
	q := derive.Table{AsOf: asOf}
	for name, into := range map[string]**graph.Groups{"rows": &q.Rows, "columns": &q.Columns} {
		if *into, err = c.grouping(text(args[name]), args["alleged"] == true); err != nil {
			return nil, err
		}
		(*into).Where = where
	}
	return q, nil
}

func (c *Compiler) claimCounts(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	defer c.below("where")()
	where, err := c.filter(args["where"], "ClaimFilter", c.model.Concrete("Claim"))
	if err != nil {
		return nil, fmt.Errorf("where: %w", err)
	}
	return derive.ClaimCounts{By: derive.ClaimGrouping(text(args["by"])), Where: where, AsOf: asOf, Limit: limit}, nil
}

// limitOf reads the argument first of a field that gives a list without pages.
func limitOf(args map[string]any, most int) (int, error) {
	if args["first"] == nil {
		return min(schema.DefaultPage, most), nil
	}
	return numberOf(args, "first", 0, most)
}

// numberOf reads an argument that takes a number from least to most.
func numberOf(args map[string]any, name string, least, most int) (int, error) {
	n, err := integer(args[name])
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	if n < least || n > most {
		return 0, fmt.Errorf("%w: %s is %d, but this field takes %d to %d", graph.ErrBadInput, name, n, least, most)
	}
	return n, nil
}
