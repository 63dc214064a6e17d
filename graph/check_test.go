package graph

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// Declarations with mistakes. The tests read their comments from this file.
type (
	// badThing is a type with mistakes in the words of its properties.
	badThing struct {
		// Root fields.
		_ rootFields `graph:"badThing"`
		// A line that does not exist.
		_      lines `graph:"x"`
		Entity `graph:"required=nothing"`
		// Twice.
		One string `graph:"twice"`
		// Twice.
		Two         string `graph:"twice"`
		Uncommented string `graph:"uncommented"`
		Untagged    string
		// A misspelt word.
		Misspelt string `graph:"misspelt,fliter"`
		// A misspelt option.
		Option string `graph:"option,reff=Node"`
		// A name that GraphQL does not allow.
		Name string `graph:"Bad-Name"`
		// An order by nothing.
		Order string `graph:"order,order=nothing"`
		// Variants that are not a list.
		Variants string `graph:"variants,variants=order"`
		// A reference to nothing.
		Ref ID `graph:"ref,ref=Nothing"`
		// A time that sorts by no part.
		When EDTF `graph:"when,sort,filter,period"`
		// A second period.
		Then EDTF `graph:"then,period"`
		// A period that is not a time.
		Count int `graph:"count,period,paged,key"`
		// A hidden property that a filter asks for.
		Secret string `graph:"secret,hidden,filter"`
		// An enum without constants.
		Set noSet `graph:"set"`
		// An enum whose constants have another form.
		Odd oddSet `graph:"odd"`
		// An enum with mistakes.
		Bad badSet `graph:"bad"`
	}
	// lines is not a line of a declaration.
	lines  struct{}
	noSet  string
	oddSet string
	// badSet is a closed set.
	badSet string
	// notStored has root fields and no id.
	notStored struct {
		// Two names.
		_ rootFields `graph:"stored,badThing"`
		// A claim about no entity.
		Title string `graph:"title,state"`
	}

	badRelation struct {
		_ relation `graph:"bad,slots=x"`
		// An edge of a plain list.
		_ from `graph:"badThing.twice,list,edge=Bad,required"`
		// Nowhere.
		_ to `graph:"Nowhere.field,only"`
		// A node.
		Node string `graph:"node,sort,state"`
	}
	badEdge struct {
		_ relation `graph:"EDGE"`
		// One.
		_ from `graph:"badThing.ones,edge=Same"`
		_ to   `graph:"badThing.others"`
		// A property.
		A string `graph:"a"`
	}
	otherEdge struct {
		_ relation `graph:"EDGE"`
		// Two.
		_ from `graph:"badThing.twos,edge=Same"`
		// Two lines.
		_ from `graph:"badThing.threes"`
		_ to   `graph:"badThing"`
		// Another property.
		B string `graph:"b"`
	}
)

const oddValue = oddSet("ODD")

// The values of badSet.
const (
	badOne badSet = "ONE" // One.
	badTwo badSet = "ONE" // One again.
	badRed badSet = "red" // In small letters.
	badNon badSet = "NON"
)

// UnusedStruct is a struct that no model uses.
type UnusedStruct struct{}

func TestMistakesOfDeclarationsAreReported(t *testing.T) {
	_ = []any{oddValue, badOne, badTwo, badRed, badNon, UnusedStruct{}}
	text, err := os.ReadFile("check_test.go")
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{"check_test.go": {Data: text}}
	for _, name := range []string{"entities.go", "answers.go", "relations.go", "plan_relations.go", "past.go"} {
		text, err := declarations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: text}
	}
	var message string
	func() {
		defer func() { message = fmt.Sprint(recover()) }()
		newModel(folder, badThing{}, notStored{}, badRelation{}, badEdge{}, otherEdge{})
	}()
	for _, want := range []string{
		"the model does not use the struct UnusedStruct",
		`badThing.rootFields: write two names`,
		`badThing.lines is not a line of a declaration`,
		`badThing.Entity: required=nothing is not a property of Entity`,
		`badThing.twice is declared twice`,
		`badThing.uncommented has no comment in the files answers.go, check_test.go,`,
		"badThing.Untagged has no tag",
		`badThing.Misspelt: the tag has the unknown word "fliter"`,
		`badThing.Option: the tag has the unknown word "reff="`,
		`"Bad-Name" is not the name of a field`,
		`badThing.order: order=nothing is not a property`,
		`badThing.variants: variants=order is not a list of strings`,
		`badThing.ref: ref=Nothing is not a type`,
		`badThing.when cannot be sorted`,
		`badThing.when has parts, so no filter`,
		`badThing.then and badThing.when cannot both be a period`,
		`badThing.count is not a time`,
		`badThing.count is not a list of ids`,
		`badThing.count: key is a word for properties of relations`,
		`badThing.secret is hidden`,
		`badThing.Set is a noSet, which has no constants in the files`,
		`badThing.Odd is a oddSet, and the constant oddValue has another form`,
		`badSet: the value "ONE" is there twice`,
		`badSet: the value "red" is there twice, or is not a name in capitals`,
		`badSet, the value NON, has no comment`,
		`notStored has root fields and no id`,
		`badThing and notStored have the same root field badThing`,
		`notStored.title: sources make no claims about a notStored`,
		`badRelation: "bad" is not the name of a relation`,
		`badRelation.relation: the tag has the unknown word "slots="`,
		`badRelation.to: the tag has the unknown word "only"`,
		`badRelation: only a field with the word one can be required`,
		`badRelation: badThing.twice has no edges`,
		`badRelation ends at "Nowhere", which is not a type`,
		`badRelation.node: no list can be sorted`,
		`badRelation.node: the relation does not embed Evidence`,
		`badRelation.node: every edge of the API has a field of this name already`,
		`badThing.twice is declared by a property and by badRelation (from)`,
		`badEdge, the field badThing.others, has no comment`,
		`badEdge and otherEdge have the same name EDGE`,
		`badEdge and otherEdge have edges of the name Same`,
		`otherEdge has two lines of type from`,
	} {
		if !strings.Contains(message, want) {
			t.Errorf("the mistake %q is not reported", want)
		}
	}
	if t.Failed() {
		t.Log(message)
	}
}
