package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"parley/internal/limits"

	"parley/schema/codes"
)

// readObject reads a JSON object more strictly than encoding/json does, which
// takes the last of two equal keys, mends broken characters, and sets no bound
// but its own to how deep things nest. Numbers come as json.Number.
func readObject(text []byte, l limits.Limits) (map[string]any, *refusal) {
	switch {
	case bytes.HasPrefix(text, []byte("\ufeff")):
		return nil, badRequest("the request begins with a byte order mark, which JSON must not")
	case !utf8.Valid(text):
		return nil, badRequest("the request is not in UTF-8")
	}
	r := jsonReader{decoder: json.NewDecoder(bytes.NewReader(text)), limits: l}
	r.decoder.UseNumber()
	v, err := r.value(0)
	if err != nil {
		return nil, asRefusal(err)
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, badRequest("something follows the JSON object")
	}
	object, ok := v.(map[string]any)
	// Token takes some texts apart that are not JSON.
	if !ok || !json.Valid(text) {
		return nil, errNotJSON
	}
	return object, badEscape(text)
}

var (
	errNotJSON      = badRequest("the request cannot be read: send a JSON object with a query, and variables where the query has them")
	errBrokenString = &refusal{http.StatusBadRequest, codes.BadUserInput, "a string holds half a character: a surrogate without its other half"}
	errNUL          = &refusal{http.StatusBadRequest, codes.BadUserInput, "a string holds the character U+0000, which no text of the record does"}
)

// Error makes a refusal an error, so that the reader can return what it finds.
func (r *refusal) Error() string { return r.message }

func asRefusal(err error) *refusal {
	if r, ok := errors.AsType[*refusal](err); ok {
		return r
	}
	return errNotJSON
}

type jsonReader struct {
	decoder *json.Decoder
	limits  limits.Limits
}

// value reads the next value, which stands inside so many others.
func (r *jsonReader) value(depth int) (any, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	switch {
	case !ok:
		return token, nil
	case depth == r.limits.MaxVariablesDepth:
		return nil, &refusal{http.StatusBadRequest, codes.TooDeep, "the request nests lists and objects more than " + strconv.Itoa(depth) + " deep"}
	case delim == '{':
		return r.object(depth + 1)
	}
	return r.list(depth + 1)
}

func (r *jsonReader) object(depth int) (any, error) {
	object := map[string]any{}
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		if _, twice := object[key]; twice {
			return nil, badRequest("a key stands twice in one object")
		}
		if object[key], err = r.value(depth); err != nil {
			return nil, err
		}
	}
	_, err := r.decoder.Token()
	return object, err
}

func (r *jsonReader) list(depth int) (any, error) {
	list := []any{}
	for r.decoder.More() {
		if len(list) == r.limits.MaxVariablesInList {
			return nil, &refusal{http.StatusBadRequest, codes.ListTooLong, "a list in the request holds more than " + strconv.Itoa(len(list)) + " elements"}
		}
		v, err := r.value(depth)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := r.decoder.Token()
	return list, err
}

// badEscapeIn finds what badEscape does in the strings of a document that parses.
// Comments and block strings have no such escapes: there a backslash is one.
func badEscapeIn(document string) *refusal {
	for rest := document; ; {
		i := strings.IndexAny(rest, "#\"")
		if i < 0 {
			return nil
		}
		rest = rest[i:]
		switch {
		case rest[0] == '#':
			rest = rest[lineEnd(rest):]
		case strings.HasPrefix(rest, `"""`):
			rest = rest[blockEnd(rest):]
		default:
			end := stringEnd(rest)
			if bad := badEscape([]byte(rest[:end])); bad != nil {
				return bad
			}
			rest = rest[end:]
		}
	}
}

func lineEnd(text string) int {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return i
	}
	return len(text)
}

// blockEnd is where a block string ends that a text begins with: behind the last of
// three quotes or more, as gqlparser has it.
func blockEnd(text string) int {
	for i := 3; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\"""`):
			i += 3
		case strings.HasPrefix(text[i:], `"""`):
			return len(text) - len(strings.TrimLeft(text[i:], `"`))
		}
	}
	return len(text)
}

// stringEnd is where a string ends that a text begins with.
func stringEnd(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// badEscape finds an escape, in JSON or in a string of a document, that stands for
// U+0000 or for half a character. The readers take the half for U+FFFD, and would
// answer for another string than was sent.
func badEscape(text []byte) *refusal {
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			i++
			continue
		}
		r, n := escaped(text[i:])
		i += n
		switch {
		case n == 2: // another escape
		case r == 0:
			return errNUL
		case utf16.IsSurrogate(r):
			low, n := escaped(text[i:])
			if utf16.DecodeRune(r, low) == utf8.RuneError {
				return errBrokenString
			}
			i += n
		}
	}
	return nil
}

// escaped reads an escape such as \u00e9 or \u{1F600}, that a text begins with,
// and how long it is: 2 for every other escape.
func escaped(text []byte) (rune, int) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, 2
	}
	digits, n := text[2:6], 6
	if text[2] == '{' {
		end := bytes.IndexByte(text, '}')
		if end < 0 {
			return 0, 2
		}
		digits, n = text[3:end], end+1
	}
	r, err := strconv.ParseUint(string(digits), 16, 31)
	if err != nil {
		return 0, 2
	}
	return rune(r), n
}

// wellFormed refuses what no text of the record holds.
func wellFormed(text string) *refusal {
	switch {
	case !utf8.ValidString(text):
		return badRequest("the request is not in UTF-8")
	case strings.ContainsRune(text, 0):
		return errNUL
	}
	return nil
}
