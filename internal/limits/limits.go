// Package limits bounds what one request may ask for. All checks come before the operation
// runs.
//
// The cheapest checks come first. [Limits.Tokens] counts the tokens of the text.
// [Limits.Document] measures the parsed document. Both come before GraphQL's validation
// rules, because some of these rules take far more steps than a document has words.
// [Limits.Operation] estimates the cost of the answer. It needs a valid document and its
// variables.
package limits

import "time"

// Limits are the bounds of one request, and of its answer.
type Limits struct {
	Body     int64         // bytes of a request, or of the query string of a GET
	Headers  int           // bytes of the header fields of a request
	Fields   int           // number of header fields of a request
	Deadline time.Duration // for one answer
	Answer   int           // bytes of an answer's data
	Work     int           // steps that a store takes for one answer, see graph.Work

	MaxTokens          int // of a document, comments included
	MaxName            int // bytes of a name in a document
	MaxOperations      int // in a document
	MaxDepth           int // fields inside fields, fragments opened
	MaxIntrospection   int // fields inside fields below __schema and __type
	MaxAliases         int // in one selection, fragments opened
	MaxFields          int // in one selection, fragments opened: GraphQL compares each pair
	MaxDirectives      int // in a document
	MaxSpreads         int // fragment spreads in a document
	MaxSpreadsOpened   int // fragment spreads in a document with every fragment opened
	MaxValueDepth      int // lists and objects inside each other in a value, and lists in a type
	MaxCost            int // see Operation
	MaxIntrospected    int // cost below __schema and __type
	MaxVariablesDepth  int // lists and objects inside each other in the JSON of a request
	MaxVariablesInList int // elements of one list in the JSON of a request
}

// Default returns the limits of a server without further configuration.
func Default() Limits {
	return Limits{
		Body:     100 << 10,
		Headers:  16 << 10,
		Fields:   100,
		Deadline: 10 * time.Second,
		Answer:   8 << 20,
		Work:     2_500_000,

		MaxTokens:          1000,
		MaxName:            128,
		MaxOperations:      1,
		MaxDepth:           20,
		MaxIntrospection:   15, // GraphiQL needs 15
		MaxAliases:         15,
		MaxFields:          200,
		MaxDirectives:      50,
		MaxSpreads:         30,
		MaxSpreadsOpened:   300,
		MaxValueDepth:      20,
		MaxCost:            1_500_000,
		MaxIntrospected:    300_000, // the query of GraphiQL costs 154,214
		MaxVariablesDepth:  32,
		MaxVariablesInList: 1000,
	}
}
