package graph

import (
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// The model is declared once, in Go. The comments of the declarations are its descriptions, and
// the constants of a type are the values of its closed set. A Go program cannot read its own
// comments and constants. So the package embeds the text of its declarations, and parses the
// text when the program starts.
//
//go:embed entities.go relations.go enums.go past.go
var declarations embed.FS

// EnumValue is one value of a closed set.
type EnumValue struct {
	Name        string // as stored: IN_PERSON
	Description string
}

// comments holds the comments of the declarations, and their constants.
type comments struct {
	types  map[string]string      // by type
	fields map[string]string      // by type and field; a field "_" has the name of its type: Attendance.from
	values map[string][]EnumValue // by type, in the order of declaration
}

// readComments parses the declarations. It panics if they do not parse, which cannot happen:
// the compiler has parsed them.
func readComments() *comments {
	c := &comments{types: map[string]string{}, fields: map[string]string{}, values: map[string][]EnumValue{}}
	entries, err := declarations.ReadDir(".")
	if err != nil {
		panic(fmt.Sprintf("graph: %v", err))
	}
	for _, e := range entries {
		text, err := declarations.ReadFile(e.Name())
		if err != nil {
			panic(fmt.Sprintf("graph: %v", err))
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			panic(fmt.Sprintf("graph: %v", err))
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				c.declaration(d)
			}
		}
	}
	return c
}

func (c *comments) declaration(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			doc := spec.Doc
			if doc == nil {
				doc = d.Doc
			}
			c.types[spec.Name.Name] = words(doc)
			if s, ok := spec.Type.(*ast.StructType); ok {
				c.structure(spec.Name.Name, s)
			}
		case *ast.ValueSpec:
			c.constant(spec)
		}
	}
}

func (c *comments) structure(name string, s *ast.StructType) {
	for _, f := range s.Fields.List {
		for _, n := range f.Names {
			field := n.Name
			if typ, ok := f.Type.(*ast.Ident); ok && field == "_" {
				field = typ.Name
			}
			c.fields[name+"."+field] = words(f.Doc, f.Comment)
		}
	}
}

// constant reads a constant of a declared type: Held MeetingStatus = "HELD" // The meeting took place.
func (c *comments) constant(spec *ast.ValueSpec) {
	typ, ok := spec.Type.(*ast.Ident)
	if !ok || len(spec.Values) != 1 {
		return
	}
	literal, ok := spec.Values[0].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return
	}
	value, err := strconv.Unquote(literal.Value)
	if err != nil {
		panic(fmt.Sprintf("graph: %v", err))
	}
	c.values[typ.Name] = append(c.values[typ.Name], EnumValue{Name: value, Description: words(spec.Doc, spec.Comment)})
}

// words returns the first paragraph of the first comment that is not nil, in one line. It
// returns "" if all comments are nil.
func words(groups ...*ast.CommentGroup) string {
	for _, g := range groups {
		if g != nil {
			first, _, _ := strings.Cut(g.Text(), "\n\n")
			return strings.Join(strings.Fields(first), " ")
		}
	}
	return ""
}
