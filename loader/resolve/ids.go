package resolve

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// maxHints limits the work for suggestions in a dossier with very many wrong ids.
const maxHints = 50

var slug = regexp.MustCompile(grammar.Slug)

// known is an id in use, with the type and the position of its thing.
type known struct {
	typ       *graph.Type
	at        dossier.Position
	elsewhere bool // a file that is not read has it, see Part
}

// id reads an id.
func (f file) id(n *yaml.Node) (graph.ID, bool) {
	s, ok := f.text(n)
	switch {
	case !ok:
		return "", false
	case len(s) > grammar.MaxIDLength:
		f.problem(n, "this id has %d bytes; the maximum is %d", len(s), grammar.MaxIDLength)
		return "", false
	case !slug.MatchString(s):
		if letter, latin, would := lookAlike(s); would != "" {
			f.problem(n, "%q is not an id: its letter %q (%U) is not Latin, and looks like %q: write `%s`", dossier.Shortened(s), letter, letter, latin, would)
			return "", false
		}
		hint := ""
		if would := words.Slug(words.Name{Text: s}, grammar.MaxIDLength); would != "" {
			hint = ", for example `" + would + "`"
		}
		if strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
			hint += "; `parley new-id` makes an id of a name in any script"
		}
		f.problem(n, "%q is not an id: an id has lower-case ASCII letters and digits, with single hyphens between them%s", dossier.Shortened(s), hint)
		return "", false
	}
	return graph.ID(s), true
}

// lookAlikes maps letters of other alphabets to the Latin letters that they look like, in lower case.
var lookAlikes = func() map[rune]rune {
	const others, latin = "асеорхуіјѕԁһԛԝӏвкмнтАВСЕНІЈКМОРЅТХУԌοανιρκμτυΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "aceopxyijsdhqwlbkmhtabcehijkmopstxygoavipkmtuabehikmnoptyxz"
	alike, to := map[rune]rune{}, []rune(latin)
	for i, r := range []rune(others) {
		alike[r] = to[i]
	}
	return alike
}()

// lookAlike finds the first letter of a mistyped id that looks like a Latin letter and is not. It returns the letter,
// the Latin letter and the id with Latin letters. The id is "" if it has no other Latin letters: then somebody
// wrote it in another alphabet on purpose.
func lookAlike(s string) (letter, latin rune, would string) {
	bare := strings.Map(func(r rune) rune {
		if l, ok := lookAlikes[r]; ok {
			if letter == 0 {
				letter, latin = r, l
			}
			return l
		}
		return r
	}, s)
	mixed := strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' })
	if letter == 0 || !mixed || !slug.MatchString(bare) {
		return 0, 0, ""
	}
	return letter, latin, bare
}

// newID reads the id of a thing or a source where it is defined.
func (f file) newID(n *yaml.Node) (graph.ID, bool) {
	id, ok := f.id(n)
	for prefix, whose := range map[string]string{grammar.ClaimPrefix: "claims", grammar.LoadPrefix: "the records of loads"} {
		if ok && strings.HasPrefix(string(id), prefix) {
			f.problem(n, "ids that begin with %s are reserved for %s: choose another id", prefix, whose)
			return "", false
		}
	}
	return id, ok
}

// ref reads a reference to a thing of the type or interface far.
func (f file) ref(n *yaml.Node, far, field string) (graph.ID, bool) {
	id, ok := f.id(n)
	if !ok {
		return "", false
	}
	k, there := f.known[id]
	switch {
	case !there && f.renamed(n, id):
		return "", false
	case !there:
		f.dangling(n, id, far)
		return "", false
	case !k.typ.Is(far):
		f.problem(n, "`%s` is %s (%s), and `%s` takes %s", id, withArticle(grammar.Word(k.typ.Name)), k.at, field, withArticle(joinWords(grammar.TypeWords(far), "or")))
		return "", false
	}
	return id, true
}

// refs reads a list of references.
func (f file) refs(p *graph.Property, n *yaml.Node) (graph.Value, bool) {
	var ids []string
	elements := f.oneOrMore(n, "`"+p.Name+"`")
	fine := len(elements) > 0
	for _, e := range elements {
		id, ok := f.ref(e, p.Ref, p.Name)
		ids, fine = append(ids, string(id)), fine && ok
	}
	return ids, fine
}

// dangling reports an id that does not exist. It reports nothing when some files could not be read, because those may
// define the id.
func (f file) dangling(n *yaml.Node, id graph.ID, far string) {
	if f.incomplete {
		return
	}
	hint := ""
	if f.hints++; f.hints <= maxHints {
		if near := words.Nearest(string(id), f.idsOf(far)); len(near) > 0 {
			hint = ": did you mean " + joinWords(near, "or") + "?"
		}
	}
	if hint == "" {
		hint = ": add it under `things:` in a reference file"
		if slices.ContainsFunc(graph.Parley.Concrete(far), grammar.Reportable) {
			hint += ", or report it under `says:`"
		}
	}
	what := "thing"
	if far != entity {
		what = strings.Join(grammar.TypeWords(far), " or ")
	}
	f.problem(n, "there is no %s `%s`%s", what, id, hint)
}

// idsOf lists the ids of a type or interface, sorted.
func (r *resolver) idsOf(far string) []string {
	if ids, done := r.idLists[far]; done {
		return ids
	}
	var ids []string
	for id, k := range r.known {
		if k.typ.Is(far) {
			ids = append(ids, string(id))
		}
	}
	slices.Sort(ids)
	if r.registered {
		r.idLists[far] = ids
	}
	return ids
}
