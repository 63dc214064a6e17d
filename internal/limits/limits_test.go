package limits

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"parley/schema/codes"
)

// check holds a text against the limits as far as its parsed document, and
// returns the code of the refusal, or "".
func check(t testing.TB, l Limits, text string) string {
	t.Helper()
	source := &ast.Source{Input: text}
	if _, err := l.Tokens(source); err != nil {
		return err.Extensions["code"].(string)
	}
	doc, err := parser.ParseQuery(source)
	if err != nil {
		return "no document"
	}
	if err := l.Document(doc); err != nil {
		return err.Extensions["code"].(string)
	}
	return ""
}

func TestEveryLimitLetsItsOwnFigureThrough(t *testing.T) {
	l := Limits{
		MaxTokens: 40, MaxName: 8, MaxOperations: 2, MaxDepth: 3, MaxIntrospection: 4, MaxAliases: 2,
		MaxFields: 38, MaxDirectives: 2, MaxSpreads: 4, MaxSpreadsOpened: 6, MaxValueDepth: 2,
	}
	for _, c := range []struct{ text, code string }{
		{"{" + strings.Repeat("a ", 38) + "}", ""},
		{"{" + strings.Repeat("a ", 39) + "}", codes.TooManyTokens.String()},
		{"{" + strings.Repeat("a ", 37) + "#\n}", ""},
		{"{" + strings.Repeat("a ", 37) + "#\n#\n}", codes.TooManyTokens.String()},
		{"{a:b c:d e}", ""},
		{"{...f ...f} fragment f on A{" + strings.Repeat("a ", 19) + "}", ""},
		{"{...f ...f} fragment f on A{" + strings.Repeat("a ", 20) + "}", codes.TooManyFields.String()},
		{"{abcdefgh}", ""},
		{"{abcdefghi}", codes.NameTooLong.String()},
		{`{a(b: "abcdefghi")}`, ""},
		{"query A{a} query B{a}", ""},
		{"query A{a} query B{a} query C{a}", codes.TooManyOperations.String()},
		{"{a{b{c}}}", ""},
		{"{a{b{c{d}}}}", codes.TooDeep.String()},
		{"{a{...on A{b{...{c}}}}}", ""},
		{"{a{...f}} fragment f on A{b{...g}} fragment g on A{c}", ""},
		{"{a{...f}} fragment f on A{b{...g}} fragment g on A{c{d}}", codes.TooDeep.String()},
		{"{a b{c{d}}}", ""},
		{"{a:b c:d}", ""},
		{"{a:b c:d e}", ""},
		{"{a:b c:d e:f}", codes.TooManyAliases.String()},
		{"{a:b c:d x{e:f g:h}}", ""},
		{"{x{a:b ...{c:d ...f}}} fragment f on A{e:f}", codes.TooManyAliases.String()},
		{"{a @b @c}", ""},
		{"{a @b @c @d}", codes.TooManyDirectives.String()},
		{"query($a:A @b) @c{a} fragment f on A @d{a}", codes.TooManyDirectives.String()},
		{"{...f ...f ...g ...g} fragment f on A{a} fragment g on A{a}", ""},
		{"{...f ...f ...g ...g ...g} fragment f on A{a} fragment g on A{a}", codes.TooManyFragments.String()},
		{"{...f ...f} fragment f on A{...g ...g} fragment g on A{a}", ""},
		{"{...f ...f ...f} fragment f on A{...g} fragment g on A{a}", ""},
		{"{...f ...f} fragment f on A{...g ...h} fragment g on A{a} fragment h on A{a}", ""},
		{"{...f} fragment f on A{...f}", codes.FragmentCycle.String()},
		{"{a} fragment f on A{...g} fragment g on A{b{...f}}", codes.FragmentCycle.String()},
		{"{...f} fragment f on A{...nowhere}", ""},
		{"{a(b: [[c]])}", ""},
		{"{a(b: [[[c]]])}", codes.TooDeep.String()},
		{"{a(b: {c: [{d: 1}]})}", codes.TooDeep.String()},
		{"{a @b(c: [[[d]]])}", codes.TooDeep.String()},
		{"query($a: [[A]]){a}", ""},
		{"query($a: [[[A]]]){a}", codes.TooDeep.String()},
		{"query($a: A = [[[1]]]){a}", codes.TooDeep.String()},
	} {
		if got := check(t, l, c.text); got != c.code {
			t.Errorf("%s: %q, want %q", c.text, got, c.code)
		}
	}
}

func TestIntrospectionIsMeasuredApart(t *testing.T) {
	l := Default()
	l.MaxDepth, l.MaxIntrospection = 3, 4
	for text, code := range map[string]string{
		"{a __schema{b{c{d}}}}":                            "",
		"{a{b{c}} __type{b{c{d}}}}":                        "",
		"{__schema{b{c{d{e}}}}}":                           codes.TooDeep.String(),
		"{a{b{c{d}}} __schema{b{c}}":                       "no document",
		"{a{b{c{d}}} __schema{b}}":                         codes.TooDeep.String(),
		"{...f} fragment f on Query{__schema{b{c{d{e}}}}}": codes.TooDeep.String(),
	} {
		if got := check(t, l, text); got != code {
			t.Errorf("%s: %q, want %q", text, got, code)
		}
	}
}

// TestFragmentsAreWalkedOnce measures a document that opens into 2^5000 spreads. The test
// would never end if each spread took time.
func TestFragmentsAreWalkedOnce(t *testing.T) {
	l := Default()
	l.MaxTokens, l.MaxSpreads = 100_000, 100_000
	var b strings.Builder
	b.WriteString("{...f0}")
	for i := range 5000 {
		fmt.Fprintf(&b, " fragment f%d on A{...f%d ...f%d}", i, i+1, i+1)
	}
	b.WriteString(" fragment f5000 on A{a}")
	if got := check(t, l, b.String()); got != codes.TooManyFragments.String() {
		t.Errorf("%q, want %s", got, codes.TooManyFragments.String())
	}
}

// FuzzDocument looks for texts on which the checks panic, take long, or let through a
// document that is too large for the rules of validation.
func FuzzDocument(f *testing.F) {
	for _, text := range []string{
		"{a}", "query A($b: [C!] = [1]) @d(e: {f: 1.5}) { g: h(i: $b) ... on J { k } ...L } fragment L on M { n }",
		"{...a} fragment a on A{...a}", `{a(b: "\u{0}", c: """d""")}`, "{__schema{a}}", "#", "{",
	} {
		f.Add(text)
	}
	l := Default()
	f.Fuzz(func(t *testing.T, text string) {
		code := check(t, l, text)
		if len(text) <= int(l.Body) {
			compareWithReading(t, l, text)
		}
		if code != "" {
			return
		}
		doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, l.MaxTokens+1)
		if err != nil {
			t.Fatalf("let through, and %v", err)
		}
		spreads := 0
		openAll(doc, func(ast.Selection) { spreads++ })
		if most := (l.MaxSpreadsOpened + 1) * l.MaxTokens; spreads > most {
			t.Errorf("opened, it holds %d selections", spreads)
		}
	})
}

// compareWithReading fails the test if the checks of a text take much longer than splitting
// a text of the same length into tokens, in each of five attempts.
func compareWithReading(t *testing.T, l Limits, text string) {
	t.Helper()
	l.MaxTokens = len(text)
	reference := &ast.Source{Input: strings.Repeat("a ", 1000+len(text)/2)}
	var took, reading time.Duration
	for range 5 {
		began := time.Now()
		_, _ = l.Tokens(reference)
		read := time.Now()
		check(t, l, text)
		reading, took = read.Sub(began), time.Since(read)
		if took < 100*reading {
			return
		}
	}
	t.Errorf("the checks took %v, and splitting a text of that length %v", took, reading)
}

// openAll opens every fragment at each of its spreads, as a careless rule would do.
func openAll(doc *ast.QueryDocument, visit func(ast.Selection)) {
	var set func(ast.SelectionSet)
	set = func(s ast.SelectionSet) {
		for _, selection := range s {
			visit(selection)
			switch s := selection.(type) {
			case *ast.Field:
				set(s.SelectionSet)
			case *ast.InlineFragment:
				set(s.SelectionSet)
			case *ast.FragmentSpread:
				if f := doc.Fragments.ForName(s.Name); f != nil {
					set(f.SelectionSet)
				}
			}
		}
	}
	for _, op := range doc.Operations {
		set(op.SelectionSet)
	}
}
