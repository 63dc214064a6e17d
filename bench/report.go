package main

import (
	"fmt"
	"strings"
)

// row names a row of the tables.
type row struct {
	query   string
	clients int
}

// byRow returns the rows in order, and the figures of each row by contestant.
func byRow(figures []figure) (rows []row, of map[row]map[string]figure) {
	of = map[row]map[string]figure{}
	for _, f := range figures {
		r := row{f.Query, f.Clients}
		if of[r] == nil {
			rows, of[r] = append(rows, r), map[string]figure{}
		}
		of[r][f.Server] = f
	}
	return rows, of
}

// table returns the figures as a table in Markdown.
func table(all []contestant, figures []figure) string {
	var t strings.Builder
	t.WriteString("| question | clients |")
	for _, c := range all {
		t.WriteString(" " + c.name + " |")
	}
	t.WriteString("\n|-|-|" + strings.Repeat("-|", len(all)) + "\n")
	rows, of := byRow(figures)
	for _, r := range rows {
		fmt.Fprintf(&t, "| %s | %d |", r.query, r.clients)
		for _, c := range all {
			if f, ok := of[r][c.name]; ok {
				fmt.Fprintf(&t, " %s (%s, %s) |", short(f.QPS), short(f.P50), short(f.P99))
			} else {
				t.WriteString(" - |")
			}
		}
		t.WriteString("\n")
	}
	return t.String()
}

// short returns a number with one decimal if it is small.
func short(v float64) string {
	if v < 20 {
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.0f", v)
}

// ratios returns a table in Markdown: how many times as many answers a second as the fastest peer, and Neo4j against the driver alone.
func ratios(figures []figure) string {
	var t strings.Builder
	t.WriteString("| question | clients | fastest peer | embedded | replica of Neo4j | Neo4j | Neo4j, to the driver alone |\n|-|-|-|-:|-:|-:|-:|\n")
	rows, of := byRow(figures)
	for _, r := range rows {
		var fastest figure
		for _, name := range peerNames {
			if f := of[r][name]; f.QPS > fastest.QPS {
				fastest = f
			}
		}
		if fastest.QPS == 0 {
			continue
		}
		to := func(name string) float64 { return of[r][name].QPS / fastest.QPS }
		fmt.Fprintf(&t, "| %s | %d | %s | %.1f | %.1f | %.2f | %.2f |\n", r.query, r.clients, fastest.Server,
			to("embedded"), to("replica of Neo4j"), to("Neo4j"), of[r]["Neo4j"].QPS/of[r]["driver alone"].QPS)
	}
	return t.String()
}
