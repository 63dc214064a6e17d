package resolve

import (
	"cmp"
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

// sortFiles reads each file by its kind, in the order of the names.
func (r *resolver) sortFiles(files []dossier.File) {
	r.files = slices.SortedFunc(slices.Values(files), func(a, b dossier.File) int { return cmp.Compare(a.Name, b.Name) })
	head := ""
	for _, raw := range r.files {
		f, ps := file{r, raw.Name}, pairs(raw.Root)
		switch f.kind(raw.Root, ps) {
		case "dossier":
			if head != "" {
				f.problem(ps[0].key, "%s already names the dossier: delete one of the two files", head)
				continue
			}
			head = raw.Name
			f.head(raw.Root, ps)
		case "things":
			f.onlyKeys(ps, []string{"things", grammar.Draft}, "reference file")
			f.notesDraft(ps)
			r.references = append(r.references, f.items(valueOf(ps, "things"), "`things`")...)
		case grammar.Judgements:
			f.onlyKeys(ps, []string{grammar.Judgements}, "file of judgements")
			f.judgements(valueOf(ps, grammar.Judgements))
		case "source":
			f.notesDraft(ps)
			r.sources = append(r.sources, source{file: f, fields: ps, idNode: valueOf(ps, "source")})
		}
	}
	if head == "" && !r.incomplete {
		r.addProblem(dossier.Problem{
			At:      dossier.Position{File: "dossier.yaml", Line: 1, Column: 1},
			Message: "is missing: write `dossier:` with the dossier's id, and `title:`",
		})
	}
}

// kind recognises a file by its keys.
func (f file) kind(root *yaml.Node, ps []pair) string {
	kind := ""
	for _, p := range ps {
		switch {
		case !slices.Contains(grammar.Kinds, p.key.Value):
		case kind == "":
			kind = p.key.Value
		default:
			f.problem(p.key, "`%s` and `%s` cannot stand in one file: write two files", kind, p.key.Value)
		}
	}
	if kind == "" && root != nil {
		f.problem(root, "Parley cannot recognise this file: it needs one of the keys `dossier`, `things`, `source` and `judgements`")
	}
	return kind
}

func (f file) head(root *yaml.Node, ps []pair) {
	f.onlyKeys(ps, grammar.HeadKeys, "dossier")
	id := valueOf(ps, "dossier")
	if slug, ok := f.newID(id); ok {
		f.dossier.ID = slug
		f.known[slug] = known{typ: graph.Parley.Type("Dossier"), at: f.at(id)}
	}
	if title := valueOf(ps, "title"); title != nil {
		f.dossier.Title, _ = f.text(title)
		f.onOneLine(title, f.dossier.Title)
	} else {
		f.problem(root, "the dossier needs a `title`")
	}
}

// onlyKeys reports unknown keys. It skips the keys that give the kind of a file, because kind reports them.
func (f file) onlyKeys(ps []pair, allowed []string, of string) {
	for _, p := range ps {
		if !slices.Contains(allowed, p.key.Value) && !slices.Contains(grammar.Kinds, p.key.Value) {
			f.unknownKey(p.key, "a "+of, allowed)
		}
	}
}

// item is what a file says about one thing in one place.
type item struct {
	file
	typ    *graph.Type
	id     graph.ID
	idNode *yaml.Node
	fields []pair // without the first pair, which is the type and the id
}

// items reads the type and the id of each item in a list.
func (f file) items(n *yaml.Node, what string) []item {
	var items []item
	for _, e := range f.list(n, what) {
		if it, ok := f.item(e); ok {
			items = append(items, it)
		}
	}
	return items
}

// item reads the type and the id of an item. The type must be the first key, because a type and a field can have the
// same name: place.
func (f file) item(n *yaml.Node) (item, bool) {
	ps := pairs(n)
	if len(ps) == 0 {
		f.problem(n, "an item must stand here: first its type and id, such as `meeting: geneva-2025-11-23`, then its fields")
		return item{}, false
	}
	head := ps[0]
	t := f.types[head.key.Value]
	if t == nil {
		for _, p := range ps[1:] {
			if f.types[p.key.Value] != nil {
				f.problem(head.key, "an item begins with its type: write `%s` before `%s`", p.key.Value, dossier.Shortened(head.key.Value))
				return item{}, false
			}
		}
		words := slices.Sorted(maps.Keys(f.types))
		f.problem(head.key, "unknown type `%s`%s", dossier.Shortened(head.key.Value), suggestion(head.key.Value, words))
		return item{}, false
	}
	id, ok := f.newID(head.value)
	return item{file: f, typ: t, id: id, idNode: head.value, fields: ps[1:]}, ok
}

// member finds what a field of the item stands for, or reports why a dossier cannot write it.
func (it item) member(key *yaml.Node) (grammar.Member, bool) {
	m, ok, known := grammar.MemberOf(it.typ, key.Value)
	switch {
	case !known:
		it.problem(key, "unknown field `%s` of %s%s", dossier.Shortened(key.Value), grammar.Word(it.typ.Name), suggestion(key.Value, grammar.Fields(it.typ)))
	case !ok && m.Instead() != "":
		it.problem(key, "Parley derives `%s` of %s from all reports: write `%s`", key.Value, grammar.Word(it.typ.Name), m.Instead())
	case !ok:
		it.problem(key, "Parley derives `%s` of %s: remove it", key.Value, grammar.Word(it.typ.Name))
	}
	return m, ok
}
