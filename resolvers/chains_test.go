package resolvers

import (
	"strings"
	"testing"
)

func TestChains(t *testing.T) {
	e := newExecutor(t)
	const two = `{"length":2,"hops":[{"from":{"id":"carl"},"meeting":{"id":"lake-1"},"to":{"id":"anna"}},{"from":{"id":"anna"},"meeting":{"id":"call-2"},"to":{"id":"dora"}}]}`
	for _, c := range []struct{ args, data string }{
		{`from: "carl", to: "dora"`, two},
		{`from: "carl", to: "dora", inOrder: true`, two},
		{`from: "carl", to: "dora", inPerson: true`, ``},
		{`from: "dora", to: "carl", inOrder: true`, ``}, // the call was last
		{`from: "bea", to: "carl", inPerson: true`, `{"length":1,"hops":[{"from":{"id":"bea"},"meeting":{"id":"lake-1"},"to":{"id":"carl"}}]}`},
		{`from: "bea", to: "evan"`, ``},
		{`from: "carl", to: "dora", through: ["anna"]`, two},
		{`from: "carl", to: "dora", through: ["bea"]`, ``},
		{`from: "carl", to: "dora", through: ["evan"]`, ``},
		{`from: "bea", to: "bea"`, ``},
	} {
		got := proved(t, e, `{ chains(`+c.args+`) { length hops { from { id } meeting { id } to { id } } } }`, nil)
		if want := `{"chains":[` + c.data + `]}`; got.data != want || got.errors != nil {
			t.Errorf("%s is\n  %s %q\nwant\n  %s", c.args, got.data, got.errors, want)
		}
	}
}

func TestChainsBetweenKnownActors(t *testing.T) {
	e := newExecutor(t)
	for _, args := range []string{`from: "bea", to: "nobody"`, `from: "nobody", to: "bea"`, `from: "land", to: "bea"`, `from: "bea", to: "nobody", first: 0`, `from: "bea", to: "carl", through: ["nobody"]`} {
		if got := proved(t, e, `{ chains(`+args+`) { length } }`, nil); got.data != "null" || strings.Join(got.errors, "") != "chains UNKNOWN_ID" {
			t.Errorf("%s gives %s %q", args, got.data, got.errors)
		}
	}
}

// TestHopsUnderTwoKeys asks for hops under two response keys, and for fields of the things of a
// hop.
func TestHopsUnderTwoKeys(t *testing.T) {
	e := newExecutor(t)
	got := proved(t, e, `{ chains(from: "carl", to: "dora") { a: hops { to { id } __typename } __typename n: length b: hops { meeting { participants(first: 1) { nodes { id } } } } } }`, nil)
	const want = `{"chains":[{"a":[{"to":{"id":"anna"},"__typename":"Hop"},{"to":{"id":"dora"},"__typename":"Hop"}],"__typename":"Chain","n":2,"b":[{"meeting":{"participants":{"nodes":[{"id":"anna"}]}}},{"meeting":{"participants":{"nodes":[{"id":"anna"}]}}}]}]}`
	if got.data != want || got.errors != nil {
		t.Errorf("got\n  %s %q\nwant\n  %s", got.data, got.errors, want)
	}
	if got := proved(t, e, `{ chains(from: "carl", to: "dora", first: 0) { length } }`, nil); got.data != `{"chains":[]}` || got.errors != nil {
		t.Errorf("first: 0 gives %s %q", got.data, got.errors)
	}
	for _, wrong := range []string{`first: 101`, `first: -1`, `longer: 4`, `longer: -1`, `through: ["anna", "bea", "carl", "dora", "evan", "anna"]`} {
		if got := proved(t, e, `{ chains(from: "carl", to: "dora", `+wrong+`) { length } }`, nil); got.data != "null" || len(got.errors) != 1 || !strings.Contains(got.errors[0], "BAD_USER_INPUT") {
			t.Errorf("%s gives %s %q", wrong, got.data, got.errors)
		}
	}
}
