// Package limits bounds what one request may ask, before anything is run for it.
//
// The checks come in the order of what they cost: the text's tokens
// ([Limits.Tokens]), then the parsed document ([Limits.Document]), both before
// GraphQL's validation rules, some of which take far more steps than a document
// has words; then, on a valid document with its variables, what the answer would
// cost ([Limits.Operation]).
package limits

import "time"

// Limits are the bounds of one request, and of its answer.
type Limits struct {
	Body     int64         // bytes of a request, or of the query string of a GET
	Headers  int           // bytes of the header fields of a request
	Fields   int           // how many these are
	Deadline time.Duration // for the whole of an answer
	Answer   int           // bytes of an answer's data

	MaxTokens          int // of a document, comments included
	MaxName            int // bytes of a name in a document
	MaxOperations      int // in a document
	MaxDepth           int // fields inside fields, fragments opened
	MaxIntrospection   int // the same below __schema and __type
	MaxAliases         int // in one selection, fragments opened
	MaxFields          int // in one selection, fragments opened: GraphQL compares each with each
	MaxDirectives      int // in a document
	MaxSpreads         int // fragment spreads in a document
	MaxSpreadsOpened   int // the same with every fragment opened
	MaxValueDepth      int // lists and objects inside each other in a value, and lists in a type
	MaxCost            int // see Operation
	MaxIntrospected    int // the same below __schema and __type
	MaxVariablesDepth  int // lists and objects inside each other in the JSON of a request
	MaxVariablesInList int // elements of one list in it
}

// Default are the limits of a server that is told nothing else.
func Default() Limits {
	return Limits{
		Body:     100 << 10,
		Headers:  16 << 10,
		Fields:   100,
		Deadline: 10 * time.Second,
		Answer:   8 << 20,

		MaxTokens:          1000,
		MaxName:            128,
		MaxOperations:      1,
		MaxDepth:           20,
		MaxIntrospection:   15, // what GraphiQL asks
		MaxAliases:         15,
		MaxFields:          200,
		MaxDirectives:      50,
		MaxSpreads:         30,
		MaxSpreadsOpened:   300,
		MaxValueDepth:      20,
		MaxCost:            1_500_000,
		MaxIntrospected:    300_000, // what GraphiQL asks costs 154,214
		MaxVariablesDepth:  32,
		MaxVariablesInList: 1000,
	}
}
