package neo4j

import (
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// schema lists the statements of Prepare. They make ids unique, and create indexes for the
// properties by which scans filter or order.
var schema = []string{
	"CREATE CONSTRAINT parley_node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT parley_graph_id IF NOT EXISTS FOR (g:Graph) REQUIRE g.id IS UNIQUE",
	"CREATE TEXT INDEX parley_named_tokens IF NOT EXISTS FOR (n:" + named + ") ON (n." + joined + ")",
	"CREATE TEXT INDEX parley_claim_said IF NOT EXISTS FOR (n:Claim) ON (n.said)",
	"CREATE TEXT INDEX parley_quotation_said IF NOT EXISTS FOR (n:Quotation) ON (n.said)",
	"CREATE TEXT INDEX parley_source_said IF NOT EXISTS FOR (n:Source) ON (n.said)",
	"CREATE INDEX parley_claim_object IF NOT EXISTS FOR (n:Claim) ON (n.object)",
	"CREATE INDEX parley_claim_property IF NOT EXISTS FOR (n:Claim) ON (n.property)",
	"CREATE INDEX parley_claim_polarity IF NOT EXISTS FOR (n:Claim) ON (n.polarity)",
	"CREATE INDEX parley_claim_reported IF NOT EXISTS FOR (n:Claim) ON (n.reported)",
	"CREATE INDEX parley_meeting_status IF NOT EXISTS FOR (n:Meeting) ON (n.status)",
	"CREATE INDEX parley_past_meeting_status IF NOT EXISTS FOR ()-[r:PAST_MEETING]-() ON (r.status)",
	"CREATE INDEX parley_meeting_earliest IF NOT EXISTS FOR (n:Meeting) ON (n.when_earliest)",
	"CREATE INDEX parley_event_earliest IF NOT EXISTS FOR (n:Event) ON (n.when_earliest)",
	"CREATE INDEX parley_quotation_earliest IF NOT EXISTS FOR (n:Quotation) ON (n.when_earliest)",
	"CREATE INDEX parley_source_earliest IF NOT EXISTS FOR (n:Source) ON (n.published_earliest)",
	"CREATE INDEX parley_meeting_day IF NOT EXISTS FOR (n:Meeting) ON (n.when_firstDay)",
	"CREATE INDEX parley_event_day IF NOT EXISTS FOR (n:Event) ON (n.when_firstDay)",
	"CREATE INDEX parley_quotation_day IF NOT EXISTS FOR (n:Quotation) ON (n.when_firstDay)",
	"CREATE INDEX parley_source_day IF NOT EXISTS FOR (n:Source) ON (n.published_firstDay)",
	"CREATE INDEX parley_attended_side IF NOT EXISTS FOR ()-[r:ATTENDED]-() ON (r.side)",
	"CREATE INDEX parley_alleged_side IF NOT EXISTS FOR ()-[r:ALLEGED_AT]-() ON (r.side)",
	"CREATE INDEX parley_past_attended_side IF NOT EXISTS FOR ()-[r:PAST_ATTENDED]-() ON (r.side)",
	"CREATE TEXT INDEX parley_alleged_represented IF NOT EXISTS FOR ()-[r:ALLEGED_AT]-() ON (r." + representedKey + ")",
	"CREATE TEXT INDEX parley_attended_represented IF NOT EXISTS FOR ()-[r:ATTENDED]-() ON (r." + representedKey + ")",
}

// A laterIndex is an index of a property that an earlier version of the program did not store. fill is the statement that stores the property.
type laterIndex struct{ name, create, fill string }

// missing returns the statements that create the later indexes that are missing. Each property is stored before its index is created. So if the
// program ends in between, the next program finds no index, and does both again.
func missing(ctx context.Context, tx neo4j.ManagedTransaction) ([]string, error) {
	rows, err := query(ctx, tx, "SHOW INDEXES YIELD name", nil)
	if err != nil {
		return nil, err
	}
	there := map[any]bool{}
	for _, row := range rows {
		there[row[0]] = true
	}
	var texts []string
	for _, i := range slices.Concat(dateIndexes, periodIndexes) {
		if !there[i.name] {
			texts = append(texts, i.fill, i.create)
		}
	}
	return texts, nil
}

// Prepare creates the constraints and indexes that the store needs, if they are missing, and
// waits until the database can use them. Without them, answers are the same but
// slow, and two first loads at the same time do not exclude each other.
func (s *Store) Prepare(ctx context.Context) error {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	var later []string
	err := s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) (err error) {
		later, err = missing(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	for _, text := range slices.Concat(schema, later, []string{"CALL db.awaitIndexes(60)"}) {
		err := s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
			_, err := query(ctx, tx, text, nil)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// replan asks the server to plan its statements anew after a large change. By itself the server
// does so only after a while. replan ignores errors, for example if the user has no
// right to ask: answers are then slower for a while.
func (s *Store) replan(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), replanTime)
	defer cancel()
	_ = s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
		_, err := query(ctx, tx, "CALL db.prepareForReplanning(10)", nil)
		return err
	})
}
