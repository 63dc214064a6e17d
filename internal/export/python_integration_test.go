//go:build integration

package export

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
	"parley/internal/pythontest"
)

// opened is what a program that nobody here wrote finds in an export.
type opened struct {
	Problems   []string       // of FollowTheMoney and Popolo
	Schemata   map[string]int // of FollowTheMoney
	Classes    map[string]int // of Popolo and JSON-LD
	Conforms   bool           // of JSON-LD
	Report     string         // of pySHACL
	Predicates map[string]int // of JSON-LD
}

// open writes a text to a file, and lets a script open it.
func open(t *testing.T, script, text string, args ...string) (found opened) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "export")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	printed := pythontest.Run(t, filepath.Join("testdata", script), append([]string{file}, args...)...)
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &found); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	return found
}

// replaced replaces text that must be there.
func replaced(t *testing.T, text, old, with string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("the export lacks %s", old)
	}
	return strings.Replace(text, old, with, 1)
}

// counted returns the number of things of each type, and of relations.
func counted(t *testing.T, k graph.Keeper) (things, relations map[string]int) {
	t.Helper()
	c, _, err := k.Contents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	things, relations = map[string]int{}, map[string]int{}
	for _, r := range c.Records {
		things[r.Type.Name]++
	}
	for _, e := range c.Edges {
		relations[e.Relation.Name]++
	}
	return things, relations
}

// TestFollowTheMoneyOpens: the followthemoney package takes every entity as valid and clean, and finds every reference.
func TestFollowTheMoneyOpens(t *testing.T) {
	k, _ := bundled(t)
	text, report := exported(t, k, "followthemoney", Options{WithoutLoads: true})
	found := open(t, "check_followthemoney.py", text)
	if len(found.Problems) > 0 {
		t.Errorf("problems:\n%s", strings.Join(found.Problems, "\n"))
	}
	things, relations := counted(t, k)
	documentation := 0
	report.finish()
	for _, h := range report.Things {
		if h.Name == "Claim" {
			documentation = h.File
		}
	}
	for schema, want := range map[string]int{
		"Person": things["Person"], "Event": things["Meeting"] + things["Event"], "Address": things["Place"], "Article": things["Source"],
		"Membership": relations["MEMBER_OF"], "UnknownLink": relations["RELATED_TO"], "Documentation": documentation,
	} {
		if got := found.Schemata[schema]; got != want || want == 0 {
			t.Errorf("%d entities are of the schema %s, want %d", got, schema, want)
		}
	}
	if got := found.Schemata["Organization"] + found.Schemata["PublicBody"] + found.Schemata["Company"]; got != things["Organization"] {
		t.Errorf("%d entities are organizations, want %d", got, things["Organization"])
	}
	// The check can fail.
	for _, c := range []struct{ old, new, problem string }{
		{`"schema":"Person","properties":{"name":["`, `"schema":"Person","properties":{"birthDate":["soon"],"name":["`, "birthDate"},
		{`"entity":["`, `"entity":["nobody-`, "is not there"},
		{`"schema":"Membership"`, `"schema":"Documentation"`, "document"},
	} {
		if bad := open(t, "check_followthemoney.py", replaced(t, text, c.old, c.new)); !strings.Contains(fmt.Sprint(bad.Problems), c.problem) {
			t.Errorf("with %s the problems are %v", c.new, bad.Problems)
		}
	}
}

// TestPopoloOpens: the export fits the JSON Schemas of Popolo. The schemas of people, organizations, memberships and posts are those that
// the Popolo project has published. No package registry has its schemas of events, areas and speeches: testdata/popolo.json
// states the facts of their classes in our own words.
func TestPopoloOpens(t *testing.T) {
	k, _ := bundled(t)
	text, _ := exported(t, k, "popolo", Options{WithoutLoads: true})
	schemas := []string{pythontest.PopoloSchemas(t), filepath.Join("testdata", "popolo.json")}
	found := open(t, "check_popolo.py", text, schemas...)
	if len(found.Problems) > 0 {
		t.Errorf("problems:\n%s", strings.Join(found.Problems, "\n"))
	}
	things, relations := counted(t, k)
	for class, want := range map[string]int{
		"persons": things["Person"], "organizations": things["Organization"], "memberships": relations["MEMBER_OF"],
		"events": things["Meeting"] + things["Event"], "areas": things["Place"], "speeches": things["Quotation"],
	} {
		if got := found.Classes[class]; got != want || want == 0 {
			t.Errorf("there are %d %s, want %d", got, class, want)
		}
	}
	if found.Classes["posts"] == 0 {
		t.Error("there is no post")
	}
	for _, c := range []struct{ old, new, problem string }{
		{`"persons":[` + "\n" + `{"id":"`, `"persons":[` + "\n" + `{"birth_date":"soon","id":"`, "soon"},
		{`"person_id":"`, `"person_id":"nobody-`, "is not there"},
		{`"start_date":"`, `"start_date":"about `, "about"},
		{`"attendees":[{"id":"`, `"attendees":[{"id":"nobody-`, "is not there"},
		{`"sort_name"`, `"sortName"`, "there is no property"},
	} {
		if bad := open(t, "check_popolo.py", replaced(t, text, c.old, c.new), schemas...); !strings.Contains(fmt.Sprint(bad.Problems), c.problem) {
			t.Errorf("with %s the problems are %v", c.new, bad.Problems)
		}
	}
}

// TestJSONLDOpens: pyld reads the export without a network, and pySHACL finds that it keeps the shapes of testdata/shapes.ttl. Each thing
// and each relation is there.
func TestJSONLDOpens(t *testing.T) {
	k, _ := bundled(t)
	text, _ := exported(t, k, "json-ld", Options{}) // with the load, which is an activity
	shapes := filepath.Join("testdata", "shapes.ttl")
	found := open(t, "check_jsonld.py", text, shapes)
	if !found.Conforms {
		t.Errorf("the export keeps not all shapes:\n%s", found.Report)
	}
	things, relations := counted(t, k)
	for class, want := range map[string]int{
		"http://schema.org/Claim": things["Claim"], "http://www.w3.org/ns/prov#Person": things["Person"],
		"http://www.w3.org/ns/prov#Activity":  things["Meeting"] + things["Event"] + things["Load"],
		"http://www.w3.org/ns/org#Membership": relations["MEMBER_OF"], "urn:parley:term:Attendance": relations["ATTENDED"],
		"urn:parley:term:PastMeeting": relations["PAST_MEETING"],
	} {
		if got := found.Classes[class]; got != want || want == 0 {
			t.Errorf("%d nodes are of the class %s, want %d", got, class, want)
		}
	}
	for _, typ := range graph.Parley.StoredTypes() {
		if got := found.Classes["urn:parley:term:"+typ.Name]; got < things[typ.Name] {
			t.Errorf("%d nodes are of the type %s, want %d", got, typ.Name, things[typ.Name])
		}
	}
	for predicate, want := range map[string]int{
		"http://schema.org/attendee": relations["ATTENDED"], "http://schema.org/location": relations["AT"],
		"http://schema.org/containedInPlace": relations["WITHIN"], "http://www.w3.org/ns/oa#exact": things["Claim"],
		"http://www.w3.org/ns/prov#used": 1, "http://www.w3.org/ns/prov#hadMember": things["Source"],
	} {
		if got := found.Predicates[predicate]; got != want || want == 0 {
			t.Errorf("%d statements have the predicate %s, want %d", got, predicate, want)
		}
	}
	if n := found.Predicates["dangling"]; n > 0 {
		t.Errorf("%d statements lead to nothing", n)
	}
	for _, c := range []struct{ old, new string }{
		{`"@type":["Claim","schema:Claim","prov:Entity"]`, `"@type":["Claim","schema:Claim"]`},
		{`"@type":["Meeting","schema:Event","prov:Activity"]`, `"@type":["Meeting","schema:Event","prov:Activity","prov:Entity"]`},
		{`"wasDerivedFrom":{"@id":"id:`, `"wasDerivedFrom":{"@id":"id:nothing-`},
	} {
		if bad := open(t, "check_jsonld.py", replaced(t, text, c.old, c.new), shapes); bad.Conforms {
			t.Errorf("with %s the export keeps the shapes", c.new)
		}
	}
}
