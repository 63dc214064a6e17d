package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"

	"parley/schema/codes"
)

// Tokens reads a document's text as far as its tokens are bounded, and returns how
// many there are. What is no token at all is left to the parser.
func (l Limits) Tokens(source *ast.Source) (int, *gqlerror.Error) {
	lex := lexer.New(source)
	for n := 0; ; n++ {
		token, err := lex.ReadToken()
		switch {
		case err != nil || token.Kind == lexer.EOF:
			return n, nil
		case n == l.MaxTokens:
			return n, codes.TooManyTokens.Errorf("the document has more than %d tokens: ask for less at once", l.MaxTokens)
		case token.Kind == lexer.Name && len(token.Value) > l.MaxName:
			return n, codes.NameTooLong.Errorf("the document holds a name of more than %d bytes", l.MaxName)
		}
	}
}
