package request

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/internal/limits"
	"parley/schema/codes"
)

// Object reads a JSON object. It is stricter than encoding/json: it refuses an object with
// two equal keys, a broken character, and lists and objects beyond the limits. Numbers come
// as json.Number.
func Object(text []byte, l limits.Limits) (map[string]any, *Refusal) {
	switch {
	case bytes.HasPrefix(text, []byte("\ufeff")):
		return nil, Bad("the request begins with a byte order mark, and JSON must not")
	case !utf8.Valid(text):
		return nil, Bad("the request is not in UTF-8")
	}
	r := jsonReader{decoder: json.NewDecoder(bytes.NewReader(text)), limits: l}
	r.decoder.UseNumber()
	v, err := r.value(0)
	if err != nil {
		return nil, asRefusal(err)
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, Bad("the request has more text after the JSON object")
	}
	object, ok := v.(map[string]any)
	// Token accepts some texts that are not JSON.
	if !ok || !json.Valid(text) {
		return nil, errNotJSON
	}
	return object, badEscape(text)
}

var (
	errNotJSON      = Bad("the request cannot be read: send a JSON object with a query, and with variables if the query has variables")
	errBrokenString = &Refusal{codes.BadUserInput, "a string holds half a character: one surrogate of a pair"}
	errNUL          = &Refusal{codes.BadUserInput, "a string holds the character U+0000, and no text of the record does"}
)

func asRefusal(err error) *Refusal {
	if r, ok := errors.AsType[*Refusal](err); ok {
		return r
	}
	return errNotJSON
}

type jsonReader struct {
	decoder *json.Decoder
	limits  limits.Limits
}

// value reads the next value. depth is the number of lists and objects around it.
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
		return nil, &Refusal{codes.TooDeep, "the request nests lists and objects more than " + strconv.Itoa(depth) + " deep"}
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
			return nil, Bad("a key stands twice in one object")
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
			return nil, &Refusal{codes.ListTooLong, "a list in the request holds more than " + strconv.Itoa(len(list)) + " elements"}
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

// wellFormed refuses text that no text of the record can hold.
func wellFormed(text string) *Refusal {
	switch {
	case !utf8.ValidString(text):
		return Bad("the request is not in UTF-8")
	case strings.ContainsRune(text, 0):
		return errNUL
	}
	return nil
}
