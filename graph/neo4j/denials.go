package neo4j

import "parley/graph"

// The relation of two actors who had never met, and when it says so.
var (
	neverMet = graph.Via{Relation: graph.Parley.Relation("NEVER_MET")}
	upTo     = neverMet.Relation.Property("upTo").Part("latest")
	claim    = graph.Parley.Type("Claim")
)

// denial writes a pattern of a relation NEVER_MET in any direction.
func (c *compiler) denial(start, end string) string {
	return c.arrow(arrow{via: neverMet, variable: "denial", both: true}).between(start, end)
}

// claimsOf writes clauses that bind x to the claims of a relation NEVER_MET.
func (c *compiler) claimsOf(x string) string {
	return "UNWIND denial." + name(neverMet.Relation.Property("claims").Key) + " AS claimed\n" +
		"MATCH (" + x + withID("claimed") + ")\nWHERE " + x + ":" + name(claim.Name) + and(c.at.known(c.node(x), []*graph.Type{claim}))
}

// and writes conditions after another condition.
func and(conditions []string) string {
	text := ""
	for _, c := range conditions {
		text += " AND " + c
	}
	return text
}

// denials writes a list of the claims that the actors had never met. See graph.Query.
func (c *compiler) denials(q *graph.Encounters, l *graph.Link) string {
	n := c.node("n" + c.number())
	start, end := withID(c.param(string(q.Actor))), ""
	if q.With != "" {
		end = withID(c.param(string(q.With)))
	}
	var conditions []string
	if l.Many != nil {
		conditions = c.conjuncts(l.Many.Where, scope{far: n})
	}
	return c.listing(l, found{scope: scope{far: n}, wide: true, clauses: func() string {
		return "MATCH " + c.denial(start, end) + "\n" + c.claimsOf(n.name) + and(conditions) + "\nWITH DISTINCT " + n.name
	}})
}

// contested writes whether a source says that the two had never met, and one of their meetings
// was before that. See graph.Encounters.
func (e *encounter) contested() string {
	met := e.timeAt("0", "0..1")
	reported := "k." + name(claim.Property("reported").Key)
	latest := subquery("COLLECT", e.compiler.claimsOf("k")+" AND "+reported+" IS NOT NULL\nWITH "+reported+" AS at\nORDER BY at DESC\nLIMIT 1\nRETURN at") + "[0]"
	return subquery("EXISTS", "MATCH "+e.compiler.denial(withID(e.actor), withID(e.id()))+
		"\nWITH coalesce(denial."+name(upTo.Key)+", "+latest+") AS until\n"+
		"WHERE until IS NULL OR "+met+" IS NULL OR until >= "+met+"\nRETURN until")
}
