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
	folder := filepath.Join(t.TempDir(), "large")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 1000, Seed: 1}); err != nil {
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
	e, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	looked := &lookedAt{Store: e.store}
	e.store = looked
	s := &selective{t: t, executor: e, looked: looked, ids: sampled(t, store)}
	defer func() {
		if s.checked < 20 {
			t.Errorf("only %d conditions are selective in this graph", s.checked)
		}
	}()
	for _, field := range e.Schema().Query.Fields {
		where := field.Arguments.ForName("where")
		if where == nil || !strings.HasSuffix(field.Type.Name(), "Connection") || slices.ContainsFunc(field.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }) {
			continue
		}
		for _, condition := range e.Schema().Types[where.Type.Name()].Fields {
			if !slices.Contains([]string{"and", "or", "not"}, condition.Name) {
				s.check(field.Name, condition)
			}
		}
	}
}

// selective asks lists with one condition.
type selective struct {
	t        *testing.T
	executor *Executor
	looked   *lookedAt
	ids      []string
	checked  int // how many conditions were selective
}

// check asks a list with a condition.
func (s *selective) check(field string, condition *ast.FieldDefinition) {
	all := s.count(field, "")
	best, count := "", all
	for _, value := range s.values(condition) {
		if n := s.count(field, condition.Name+": "+value); n > 0 && n < count {
			best, count = value, n
		}
	}
	if best == "" {
		s.t.Logf("%s(%s): no value", field, condition.Name)
		return
	}
	s.ask(fmt.Sprintf(`{ %s(first: 20, where: {%s: %s}) { nodes { id } } }`, field, condition.Name, best))
	s.t.Logf("%s(where: {%s: %s}): %d of %d, looked at %d", field, condition.Name, best, count, all, s.looked.steps)
	if count*20 >= all {
		return
	}
	s.checked++
	// A few items more are looked at to find where to begin.
	if most := int64(5*count + 50); s.looked.steps > most {
		s.t.Errorf("%s(where: {%s: %s}) looks at %d, want at most %d: %d of %d match", field, condition.Name, best, s.looked.steps, most, count, all)
	}
}

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
		return []string{`"2024-12-01"`, `"2024-12-20"`}
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
func sampled(t *testing.T, store graph.Keeper) []string {
	contents, _, err := store.Contents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
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
