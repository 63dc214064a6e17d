package derive

import (
	"slices"

	"parley/graph"
)

// Coverage asks which sources the record has, and from when to when they reported.
type Coverage struct {
	Where graph.Predicate // on the sources; nil for all
	AsOf  string
}

// Records returns one record.
func (q Coverage) Records(ask Ask) ([]graph.Record, error) {
	found, err := ask(everything(graph.Parley.Type("Source"), graph.Start{Scan: true}, q.Where, q.AsOf))
	if err != nil {
		return nil, err
	}
	var sources, reported []string
	for _, s := range found {
		sources = append(sources, string(s.id()))
		if at, ok := s.property("reported").(string); ok {
			reported = append(reported, at)
		}
	}
	values := map[string]graph.Value{"sourceCount": int64(len(sources)), "sources": sources}
	if len(reported) > 0 {
		values["first"], values["last"] = slices.Min(reported), slices.Max(reported)
	}
	return []graph.Record{Record(graph.Parley.Type("Coverage"), values)}, nil
}
