package derive

import (
	"fmt"
	"slices"

	"parley/graph"
)

// MaxRows is the largest number of rows of a Table.
const MaxRows = 100

// Table asks what meetings have in common in two ways, such as week and place.
type Table struct {
	Rows, Columns *graph.Groups // of the same meetings
	AsOf          string
}

// Records returns a cell for each pair of a row and a column that have meetings, ordered by the keys of both. The stores count the meetings of a
// cell, as they count those of a group.
func (q Table) Records(ask Ask) ([]graph.Record, error) {
	group, cell := graph.Parley.Type("Group"), graph.Parley.Type("MeetingCell")
	rows, err := ask(everything(group, graph.Start{Groups: q.Rows}, nil, q.AsOf))
	if err != nil {
		return nil, err
	}
	if len(rows) > MaxRows {
		return nil, fmt.Errorf("%w: %d rows, but the maximum is %d: ask for fewer meetings with where, or exchange rows and columns", graph.ErrBadInput, len(rows), MaxRows)
	}
	var out []graph.Record
	for _, row := range rows {
		meetings, _ := row.property("meetings").([]string)
		columns := *q.Columns
		columns.Where = graph.Comparison{Property: graph.Parley.Type("Meeting").Property("id"), Op: graph.In, Value: meetings}
		found, err := ask(everything(group, graph.Start{Groups: &columns}, nil, q.AsOf))
		if err != nil {
			return nil, err
		}
		for _, column := range found {
			values := map[string]graph.Value{}
			for _, name := range []string{"count", "meetingCount", "participantCount", "meetings"} {
				values[name] = column.property(name)
			}
			values["row"], values["rowNode"] = row.property("key"), row.property("node")
			values["column"], values["columnNode"] = column.property("key"), column.property("node")
			out = append(out, Record(cell, values))
		}
	}
	slices.SortFunc(out, func(a, b graph.Record) int {
		if c := graph.Compare(of(a, "row"), of(b, "row")); c != 0 {
			return c
		}
		return graph.Compare(of(a, "column"), of(b, "column"))
	})
	return out, nil
}
