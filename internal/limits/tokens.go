package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"

	"parley/schema/codes"
)

// Tokens counts the tokens of a document's text. It stops at the first token that breaks a
// limit and returns that limit. It also stops, without an error, at text that is not a
// token: the parser reports such text.
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
