package archtest

import (
	"strings"
	"testing"
)

// stores are the packages that keep a graph.
var stores = []string{"graph/memory", "graph/neo4j", "graph/replica"}

// rules say which packages a package may import. Test files do not count. If several rules are
// for a package, all of them hold.
var rules = []struct {
	why string
	// in are the folders of the packages that the rule is for; except has exceptions.
	in, except []string
	// ours are the folders of this module that they may import; nil means all.
	ours []string
	// theirs are the modules of others that they may import; nil means all.
	theirs []string
	// never are folders that they may not import, not even through another package.
	never []string
	// notDirectly are packages, of any module, that they may import only through another package.
	notDirectly []string
}{
	{
		why:    "the domain imports the standard library only",
		in:     []string{"graph"},
		ours:   []string{},
		theirs: []string{},
	},
	{
		why:    "the conformance suite knows the port and no store",
		in:     []string{"graph/graphtest"},
		ours:   []string{"graph"},
		theirs: []string{"pgregory.net/rapid"},
	},
	{
		why:    "packages below graph import only graph, and no store imports another store",
		in:     []string{"graph/..."},
		except: []string{"graph/replica"},
		ours:   []string{"graph"},
	},
	{
		why:    "a replica is an embedded store that follows any database",
		in:     []string{"graph/replica"},
		ours:   []string{"graph", "graph/memory"},
		theirs: []string{},
	},
	{
		why:    "the loader and the API normalise names in the same way, by a package that knows neither",
		in:     []string{"graph/words"},
		ours:   []string{},
		theirs: []string{"golang.org/x/text/...", "github.com/mozillazg/go-pinyin"},
	},
	{
		why:    "the analysis of all meetings works for any store, with gonum at most",
		in:     []string{"graph/analysis"},
		ours:   []string{"graph"},
		theirs: []string{"gonum.org/v1/gonum/..."},
	},
	{
		why:    "only cmd picks a store, bench compares all of them, and a replica holds an embedded store",
		in:     []string{"..."},
		except: []string{"cmd/parley", "bench", "graph/replica"},
		never:  stores,
	},
	{
		why:   "the loader writes to the port, and does not know the API",
		in:    []string{"loader/..."},
		ours:  []string{"graph", "graph/words", "loader/..."},
		never: stores,
	},
	{
		why:    "the loader's stages meet only in loader.go; all of them use loader/dossier, loader/edtf and loader/grammar",
		in:     []string{"loader/..."},
		except: []string{"loader", "loader/fold/scope", "loader/draft/...", "loader/imports/..."},
		ours:   []string{"graph", "graph/words", "loader/dossier", "loader/edtf", "loader/grammar"},
	},
	{
		why:  "imports write files of a dossier: they share with the stages the reader of files and the reader of tables",
		in:   []string{"loader/imports/..."},
		ours: []string{"graph", "graph/words", "loader/cite", "loader/dossier", "loader/edtf", "loader/grammar", "loader/imports/...", "loader/read"},
	},
	{
		why:  "a draft is made from an article and a resolved dossier, before any stage runs; it finds passages with loader/cite",
		in:   []string{"loader/draft/..."},
		ours: []string{"graph", "graph/words", "loader/cite", "loader/dossier", "loader/draft/...", "loader/edtf", "loader/grammar"},
	},
	{
		why:  "the scope of a fold knows the fold, and no other stage",
		in:   []string{"loader/fold/scope"},
		ours: []string{"graph", "loader/dossier", "loader/fold"},
	},
	{
		why:  "the packages that all stages share import no stage",
		in:   []string{"loader/dossier", "loader/edtf", "loader/grammar"},
		ours: []string{"graph"},
	},
	{
		why:   "resolvers make queries for the port, whichever store answers",
		in:    []string{"resolvers/..."},
		never: append([]string{"loader/...", "internal/...", "cmd/..."}, stores...),
	},
	{
		why:  "the executor stands on the compiler and the answers",
		in:   []string{"resolvers"},
		ours: []string{"graph", "graph/analysis", "resolvers/answer", "resolvers/compile", "resolvers/derive", "schema", "schema/codes"},
	},
	{
		why:   "the compiler makes queries and the shapes of their answers, and runs nothing",
		in:    []string{"resolvers/compile"},
		ours:  []string{"graph", "graph/words", "resolvers/answer", "resolvers/derive", "schema"},
		never: []string{"graph/analysis"},
	},
	{
		why:   "answers are written without knowledge of arguments and filters",
		in:    []string{"resolvers/answer"},
		ours:  []string{"graph"},
		never: []string{"schema/..."},
	},
	{
		why:  "what follows from several queries is worked out for any store, without knowledge of GraphQL",
		in:   []string{"resolvers/derive"},
		ours: []string{"graph"},
	},
	{
		why:         "the server and the commands see the executor only, not its floors",
		in:          []string{"..."},
		except:      []string{"resolvers/..."},
		notDirectly: []string{"resolvers/answer", "resolvers/compile", "resolvers/derive"},
	},
	{
		why:    "only tests link the executor that gqlgen generates: it doubles the binary and the time of a build",
		in:     []string{"..."},
		except: []string{"schema/generated", "resolvers/oracle"},
		never:  []string{"schema/generated", "resolvers/oracle"},
	},
	{
		why:    "only tests link the tree that the generated code reads",
		in:     []string{"..."},
		except: []string{"schema/generated", "schema/tree", "resolvers/oracle"},
		never:  []string{"schema/tree"},
	},
	{
		why:  "the oracle hands the generated code the answers of any executor",
		in:   []string{"resolvers/oracle"},
		ours: []string{"graph", "resolvers/answer", "resolvers/compile", "schema/generated", "schema/tree"},
	},
	{
		why:  "the generated code imports only the answer tree",
		in:   []string{"schema/generated"},
		ours: []string{"schema/tree"},
	},
	{
		why:   "the answer tree does not know who builds it",
		in:    []string{"schema/tree"},
		ours:  []string{"schema"},
		never: []string{"resolvers/..."},
	},
	{
		why:  "the schema is written from the model and nothing else",
		in:   []string{"schema"},
		ours: []string{"graph"},
	},
	{
		why:  "access and telemetry work for every server and every store",
		in:   []string{"internal/access", "internal/telemetry"},
		ours: []string{"graph", "schema/codes"},
	},
	{
		why:    "every package may name the error codes, so they depend on none",
		in:     []string{"schema/codes"},
		ours:   []string{},
		theirs: []string{"github.com/vektah/gqlparser/v2/..."},
	},
	{
		why:    "the walker of documents imports only the parser",
		in:     []string{"internal/walk"},
		ours:   []string{},
		theirs: []string{"github.com/vektah/gqlparser/v2/..."},
	},
	{
		why:    "limits measure documents, and know neither HTTP nor the executor",
		in:     []string{"internal/limits"},
		ours:   []string{"internal/walk", "schema", "schema/codes"},
		theirs: []string{"github.com/vektah/gqlparser/v2/..."},
	},
	{
		why:         "the reader of requests knows neither HTTP nor the executor",
		in:          []string{"internal/server/request"},
		ours:        []string{"internal/limits", "schema/codes"},
		notDirectly: []string{"net/http", "github.com/coder/websocket"},
	},
	{
		why:  "the writer of replies does not run operations",
		in:   []string{"internal/server/reply"},
		ours: []string{"internal/server/request", "internal/telemetry", "schema/codes"},
	},
	{
		why:         "the gate admits operations and knows neither HTTP nor WebSocket",
		in:          []string{"internal/server/gate"},
		ours:        []string{"graph", "internal/access", "internal/limits", "internal/server/request", "internal/telemetry", "internal/walk", "resolvers", "schema/codes"},
		notDirectly: []string{"net/http", "github.com/coder/websocket"},
	},
	{
		why:  "the socket receives its gate, and imports no other part of the server",
		in:   []string{"internal/server/socket"},
		ours: []string{"graph", "internal/access", "internal/limits", "internal/server/gate", "internal/server/reply", "internal/server/request", "internal/telemetry", "resolvers", "schema/codes"},
	},
	{
		why:         "only the socket speaks WebSocket",
		in:          []string{"internal/server"},
		notDirectly: []string{"github.com/coder/websocket"},
	},
	{
		why:    "exports are written for any store, and share with the loader only the digest and the records of loads",
		in:     []string{"internal/export"},
		ours:   []string{"graph", "loader/write"},
		theirs: []string{"golang.org/x/text/language"},
	},
	{
		why:   "the desk works on files, and is handed its page and its stores; it knows neither the API nor the server",
		in:    []string{"internal/desk", "internal/folders", "internal/drafting", "internal/judging", "internal/differences"},
		never: append([]string{"resolvers/...", "schema/...", "internal/server/...", "internal/web", "cmd/..."}, stores...),
	},
	{
		why:   "the server is handed its store, loaded",
		in:    []string{"internal/server/..."},
		never: append([]string{"loader/...", "cmd/..."}, stores...),
	},
}

func TestImports(t *testing.T) {
	for _, r := range rules {
		t.Run(r.why, func(t *testing.T) {
			found := false
			for _, p := range packages(t) {
				if r.in[0] != "..." && !within(p.name(), r.in...) || within(p.name(), r.except...) {
					continue
				}
				found = true
				for _, path := range p.Imports {
					own, isOurs := strings.CutPrefix(path, module)
					switch {
					case within(own, r.notDirectly...):
						t.Errorf("%s imports %s", p.ImportPath, path)
					case standard(path):
					case isOurs && r.ours != nil && !within(own, r.ours...):
						t.Errorf("%s imports %s", p.ImportPath, path)
					case !isOurs && r.theirs != nil && !within(path, r.theirs...):
						t.Errorf("%s imports %s", p.ImportPath, path)
					}
				}
				for _, path := range p.Deps {
					if own, isOurs := strings.CutPrefix(path, module); isOurs && within(own, r.never...) {
						t.Errorf("%s imports %s, itself or through another package", p.ImportPath, path)
					}
				}
			}
			if !found {
				t.Errorf("%v has no package: correct the rule", r.in)
			}
		})
	}
}

func TestPackageComments(t *testing.T) {
	for _, p := range packages(t) {
		// The code that gqlgen writes has no comment. The comment of package schema describes it.
		if p.name() == "schema/generated" || len(p.GoFiles) == 0 {
			continue
		}
		if !strings.HasPrefix(p.Doc, "Package ") && !strings.HasPrefix(p.Doc, "Command ") {
			t.Errorf("%s has no package comment that begins with Package or Command", p.ImportPath)
		}
	}
}
