// Command generate writes the part of the schema that follows from the model. Then it runs
// gqlgen with a plugin that writes every resolver: a resolver takes its value from the
// answer tree (package schema/tree).
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/schema"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	// `go generate` runs in the folder of the directive; gqlgen.yml lies above it.
	if err := os.Chdir(".."); err != nil {
		return err
	}
	if err := writeSchema(); err != nil {
		return err
	}
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		return err
	}
	return api.Generate(cfg, api.PrependPlugin(treeResolvers{}))
}

func writeSchema() error {
	byHand, err := schema.ByHand()
	if err != nil {
		return err
	}
	text, err := schema.Write(graph.Parley, byHand)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("schema", schema.WrittenFile), []byte(text), 0o644) //nolint:gosec // people read it
}

// treeResolvers is a plugin of gqlgen. It makes every object type a struct that embeds
// tree.Object, and every field a resolver.
type treeResolvers struct{}

func (treeResolvers) Name() string { return "tree-resolvers" }

// MutateConfig runs before the models are generated.
func (treeResolvers) MutateConfig(cfg *config.Config) error {
	for name, def := range cfg.Schema.Types {
		if def.Kind != ast.Object || def.BuiltIn || len(name) > 1 && name[:2] == "__" {
			continue
		}
		entry := cfg.Models[name]
		if def != cfg.Schema.Query && def != cfg.Schema.Subscription {
			entry.EmbedExtraFields = []config.ModelExtraField{{Type: "parley/schema/tree.Object"}}
		}
		entry.Fields = map[string]config.TypeMapField{}
		for _, f := range def.Fields {
			entry.Fields[f.Name] = config.TypeMapField{Resolver: true}
		}
		cfg.Models[name] = entry
	}
	return nil
}

// Implement writes the body of a resolver.
func (treeResolvers) Implement(_ string, f *codegen.Field) string {
	from := "obj.Object"
	tree := templates.CurrentImports.Lookup("parley/schema/tree")
	if f.Object.Stream {
		return fmt.Sprintf("return nil, %s.ErrNoStream", tree)
	}
	if f.Object.Root {
		from = tree + ".Object{}"
	}
	return fmt.Sprintf("return %s.Read[%s](ctx, %s)", tree, templates.CurrentImports.LookupType(f.TypeReference.GO), from)
}

// GenerateCode writes the table by which tree.Read makes an object of the right type.
func (treeResolvers) GenerateCode(data *codegen.Data) error {
	var names []string
	for _, o := range data.Objects {
		if !o.Root && !o.BuiltIn && len(o.Implements) > 0 {
			names = append(names, o.Name)
		}
	}
	return templates.Render(templates.Options{
		PackageName:     data.Config.Exec.Package,
		Filename:        filepath.Join(data.Config.Exec.DirName, "objects.generated.go"),
		GeneratedHeader: true,
		Packages:        data.Config.Packages,
		Data:            names,
		Template: `
{{ reserveImport "parley/schema/tree" }}

func init() {
	{{- range . }}
	tree.Register("{{ . }}", func(o tree.Object) any { return &{{ goModelName . }}{Object: o} })
	{{- end }}
}
`,
	})
}
