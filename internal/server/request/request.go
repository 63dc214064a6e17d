// Package request reads GraphQL requests: out of the JSON of a body or of a message, and
// out of a query string. It is stricter than encoding/json and refuses every text that two
// readers could understand differently. It knows neither HTTP nor WebSocket.
package request

import (
	"bytes"
	"maps"
	"net/url"

	"github.com/99designs/gqlgen/graphql"

	"parley/internal/limits"
	"parley/schema/codes"
)

// DocumentID is the name under which a request gives the id of a trusted document in place
// of the document's text: beside query, or in extensions.
const DocumentID = "documentId"

// Refusal says why a request cannot be read or taken.
type Refusal struct {
	Code    codes.Code
	Message string
}

// Error returns the message.
func (r *Refusal) Error() string { return r.Message }

// Bad returns a refusal of a text that is not a GraphQL request.
func Bad(message string) *Refusal { return &Refusal{codes.BadRequest, message} }

// FromJSON reads a request out of a JSON object, as GraphQL over HTTP defines it.
func FromJSON(text []byte, l limits.Limits) (*graphql.RawParams, *Refusal) {
	if first := bytes.TrimLeft(text, " \t\r\n"); len(first) > 0 && first[0] == '[' {
		return nil, Bad("send one operation in one JSON object: Parley does not take a list of operations")
	}
	object, err := Object(text, l)
	if err != nil {
		return nil, err
	}
	return FromObject(object)
}

// FromObject reads a request out of an object that is read already.
func FromObject(object map[string]any) (_ *graphql.RawParams, err *Refusal) {
	p := &graphql.RawParams{}
	if p.Query, err = Member[string](object, "query", "a string"); err != nil {
		return nil, err
	}
	if p.OperationName, err = Member[string](object, "operationName", "a string"); err != nil {
		return nil, err
	}
	if p.Variables, err = Member[map[string]any](object, "variables", "an object"); err != nil {
		return nil, err
	}
	if p.Extensions, err = Member[map[string]any](object, "extensions", "an object"); err != nil {
		return nil, err
	}
	id, err := Member[string](object, DocumentID, "a string")
	if err != nil {
		return nil, err
	}
	return complete(p, id)
}

// Member returns a member of an object, the zero value if the member is null or missing.
// It refuses a member of another type; kind names the right type in the message.
func Member[T any](object map[string]any, name, kind string) (T, *Refusal) {
	v, ok := object[name].(T)
	if !ok && object[name] != nil {
		return v, Bad(name + " must be " + kind)
	}
	return v, nil
}

// FromQueryString reads a request out of the query string of a GET.
func FromQueryString(raw string, l limits.Limits) (*graphql.RawParams, *Refusal) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, Bad("the percent-encoding of the address is wrong")
	}
	for _, name := range []string{"query", "operationName", DocumentID, "variables", "extensions"} {
		if len(values[name]) > 1 {
			return nil, Bad(name + " stands in the address twice")
		}
		if r := wellFormed(values.Get(name)); r != nil {
			return nil, r
		}
	}
	p := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, to := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		text := values.Get(name)
		if text == "" || text == "null" {
			continue
		}
		var r *Refusal
		if *to, r = Object([]byte(text), l); r != nil {
			return nil, &Refusal{r.Code, name + ": " + r.Message}
		}
	}
	return complete(p, values.Get(DocumentID))
}

// complete puts the id of a trusted document into the extensions. It refuses a request
// that has neither a query nor an id.
func complete(p *graphql.RawParams, id string) (*graphql.RawParams, *Refusal) {
	if id != "" {
		p.Extensions = maps.Clone(p.Extensions)
		if p.Extensions == nil {
			p.Extensions = map[string]any{}
		}
		p.Extensions[DocumentID] = id
	}
	if _, ok := p.Extensions["persistedQuery"]; ok {
		return nil, &Refusal{codes.PersistedQuery, "PersistedQueryNotSupported: send the text of the query"}
	}
	if p.Query == "" && p.Extensions[DocumentID] == nil {
		return nil, Bad("query is missing: send a JSON object with a query, and with variables if the query has variables")
	}
	return p, nil
}
