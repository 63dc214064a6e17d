package resolvers

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/synthetic"
)

// TestSelectiveConditions: a list with one selective condition looks at no more than 5 times the items that match it. Every condition
// of every filter of the root fields is asked for, with the value of the graph that fewest items match. A condition is selective if
// fewer than one item in 20 matches it.
func TestSelectiveConditions(t *testing.T) {
	s := selectiveOf(t, 1000)
	looked := &lookedAt{Store: s.executor.store}
	s.executor.store = looked
	s.each(func(list string, count, _ int) {
		s.ask(list)
		// A few items more are looked at to find where to begin.
		if most := int64(5*count + 50); looked.steps > most {
			t.Errorf("%s looks at %d, want at most %d: %d match", list, looked.steps, most, count)
		}
	})
}

// selective asks lists with one condition.
type selective struct {
	t        *testing.T
	contents graph.Contents
	executor *Executor
	ids      []string
}

// selectiveOf returns the lists of a graph with a number of meetings.
func selectiveOf(t *testing.T, meetings int) *selective {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "large")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: meetings, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	d, err := loader.Folder(folder, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	if _, err := loader.Load(t.Context(), store, d); err != nil {
		t.Fatal(err)
	}
	contents, _, err := store.Contents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	return &selective{t: t, contents: contents, executor: e, ids: sampled(contents)}
}

// each calls check with every list that has one selective condition, with the number of items that match, and with the number of all items.
func (s *selective) each(check func(list string, count, all int)) {
	checked := 0
	for _, field := range s.executor.Schema().Query.Fields {
		where := field.Arguments.ForName("where")
		if where == nil || !strings.HasSuffix(field.Type.Name(), "Connection") || slices.ContainsFunc(field.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }) {
			continue
		}
		all := s.count(field.Name, "")
		for _, condition := range s.executor.Schema().Types[where.Type.Name()].Fields {
			if slices.Contains([]string{"and", "or", "not"}, condition.Name) {
				continue
			}
			s.best(field.Name, condition.Name, s.values(condition), all, func(list string, count int) {
				checked++
				check(list, count, all)
			})
			if condition.Name == "from" {
				s.best(field.Name, condition.Name, months, all, func(list string, count int) {
					checked++
					check(list, count, all)
				})
			}
		}
	}
	if checked < 20 {
		s.t.Errorf("only %d conditions are selective in this graph", checked)
	}
}

// best calls check with the list that has the value of a condition which the fewest items match, if these are few.
func (s *selective) best(field, condition string, values []string, all int, check func(list string, count int)) {
	best, count := "", all
	for _, value := range values {
		if n := s.count(field, condition+": "+value); n > 0 && n < count {
			best, count = value, n
		}
	}
	if s.t.Logf("%s(%s: %s): %d of %d", field, condition, best, count, all); best != "" && count*20 < all {
		check(fmt.Sprintf(`{ %s(first: 20, where: {%s: %s}) { nodes { id } } }`, field, condition, best), count)
	}
}

// beginnings are days of the dossier, and months are months of the dossier, as the values of from and until.
var beginnings, months = func() (days, months []string) {
	for year := 2005; year <= 2024; year++ {
		for _, month := range []string{"01", "03", "08", "10"} {
			days = append(days, fmt.Sprintf(`"%d-%s-01"`, year, month))
			months = append(months, fmt.Sprintf(`"%d-%s-01", until: "%d-%s-30"`, year, month, year, month))
		}
	}
	return days, months
}()

// values returns the values that a condition can have in this graph.
func (s *selective) values(condition *ast.FieldDefinition) []string {
	switch of := s.executor.Schema().Types[condition.Type.Name()]; {
	case of.Kind == ast.Enum:
		var values []string
		for _, v := range of.EnumValues {
			values = append(values, v.Name)
		}
		return values
	case of.Kind == ast.InputObject: // the details of a relation
		var values []string
		for _, detail := range of.Fields {
			if s.executor.Schema().Types[detail.Type.Name()].Kind == ast.InputObject {
				continue // and, or, not
			}
			for _, v := range s.values(detail) {
				values = append(values, "{"+detail.Name+": "+v+"}")
			}
		}
		return values
	case of.Name == "ID":
		return s.ids
	case of.Name == "Boolean":
		return []string{"true", "false"}
	case of.Name == "Int":
		return []string{"0", "1", "2", "3"}
	case of.Name == "DateOrDateTime" && condition.Name == "until":
		return []string{`"2005-01-20"`, `"2005-02-20"`}
	case of.Name == "DateOrDateTime":
		return beginnings
	case condition.Name == "open":
		return []string{`"when"`, `"participants"`, `"places"`, `"status"`}
	}
	return []string{`"Babababa"`, `"Babafoki"`, `"talks"`, `"en"`, `"status"`, `"participants"`, `"places"`, `"participants.role"`}
}

func (s *selective) count(field, condition string) int {
	var data map[string]struct{ TotalCount int }
	if err := json.Unmarshal([]byte(s.ask(fmt.Sprintf(`{ %s(first: 0, where: {%s}) { totalCount } }`, field, condition))), &data); err != nil {
		return 0
	}
	return data[field].TotalCount
}

func (s *selective) ask(query string) string {
	return ask(s.t, s.executor, query, nil).data
}

// sampled returns ids of each type, at most 12 of a type.
func sampled(contents graph.Contents) []string {
	byType := map[string][]graph.ID{}
	for _, r := range contents.Records {
		byType[r.Type.Name] = append(byType[r.Type.Name], r.ID())
	}
	var sample []string
	for _, ids := range byType {
		for i := range 12 {
			sample = append(sample, strconv.Quote(string(ids[i*len(ids)/12])))
		}
	}
	slices.Sort(sample)
	return slices.Compact(sample)
}
