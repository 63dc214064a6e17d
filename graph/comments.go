package graph

import (
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strconv"
	"strings"
)

// The model is declared once, in Go. The comments of the declarations are its descriptions, and
// the constants of a type are the values of its closed set. A Go program cannot read its own
// comments and constants. So the package embeds the text of its declarations, and parses the
// text when the program starts.
//
//go:embed entities.go answers.go relations.go plan_relations.go enums.go past.go
var declarations embed.FS

// EnumValue is one value of a closed set.
type EnumValue struct {
	Name        string // as stored: IN_PERSON
	Description string
}

// comments holds the comments of the declarations, and their constants.
type comments struct {
	files   []string               // the files that were read
	types   map[string]string      // by type
	structs []string               // the exported types that are structs
	fields  map[string]string      // by type and field; a field "_" has the name of its type: Attendance.from
	values  map[string][]EnumValue // by type, in the order of declaration
	unread  map[string]string      // by type: a constant whose value cannot be read
}

// readComments parses the Go files of a folder. It panics if they do not parse, which cannot happen:
// the compiler has parsed them.
func readComments(folder fs.FS) *comments {
	c := &comments{types: map[string]string{}, fields: map[string]string{}, values: map[string][]EnumValue{}, unread: map[string]string{}}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		panic(fmt.Sprintf("graph: %v", err))
	}
	for _, e := range entries {
		c.files = append(c.files, e.Name())
		text, err := fs.ReadFile(folder, e.Name())
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
				if spec.Name.IsExported() {
					c.structs = append(c.structs, spec.Name.Name)
				}
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
// A constant in another form, such as Held = MeetingStatus("HELD"), becomes one of unread.
func (c *comments) constant(spec *ast.ValueSpec) {
	var of string
	switch typ := spec.Type.(type) {
	case *ast.Ident:
		of = typ.Name
	case nil:
		if len(spec.Values) == 1 {
			if call, ok := spec.Values[0].(*ast.CallExpr); ok {
				of = fmt.Sprint(call.Fun)
			}
		}
	}
	var literal *ast.BasicLit
	if spec.Type != nil && len(spec.Names) == 1 && len(spec.Values) == 1 {
		literal, _ = spec.Values[0].(*ast.BasicLit)
	}
	if literal == nil || literal.Kind != token.STRING {
		c.unread[of] = spec.Names[0].Name
		return
	}
	value, err := strconv.Unquote(literal.Value)
	if err != nil {
		panic(fmt.Sprintf("graph: %v", err))
	}
	c.values[of] = append(c.values[of], EnumValue{Name: value, Description: words(spec.Doc, spec.Comment)})
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
