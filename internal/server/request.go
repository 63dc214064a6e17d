package server

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"

	"github.com/99designs/gqlgen/graphql"

	"parley/schema/codes"
)

// body reads the body of a request, which it takes to be large when its length
// says so.
func (e *endpoint) body(w http.ResponseWriter, r *http.Request) ([]byte, *refusal) {
	large := &refusal{http.StatusRequestEntityTooLarge, codes.RequestTooLarge, fmt.Sprintf("the request is larger than %d bytes", e.limits.Body)}
	if r.ContentLength > e.limits.Body {
		w.Header().Set("Connection", "close")
		return nil, large
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, e.limits.Body))
	if err == nil {
		return text, nil
	}
	w.Header().Set("Connection", "close")
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, large
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return nil, &refusal{http.StatusRequestTimeout, codes.RequestTimeout, "the request did not arrive in time"}
	}
	return nil, badRequest("the request did not arrive whole")
}

// fromJSON reads the JSON object that GraphQL over HTTP takes.
func (e *endpoint) fromJSON(text []byte) (*graphql.RawParams, *refusal) {
	if first := bytes.TrimLeft(text, " \t\r\n"); len(first) > 0 && first[0] == '[' {
		return nil, badRequest("send one operation in one JSON object: a list of them is not taken")
	}
	object, err := readObject(text, e.limits)
	if err != nil {
		return nil, err
	}
	return parameters(object)
}

// parameters reads the members of a request's object.
func parameters(object map[string]any) (_ *graphql.RawParams, err *refusal) {
	p := &graphql.RawParams{}
	if p.Query, err = member[string](object, "query", "a string"); err != nil {
		return nil, err
	}
	if p.OperationName, err = member[string](object, "operationName", "a string"); err != nil {
		return nil, err
	}
	if p.Variables, err = member[map[string]any](object, "variables", "an object"); err != nil {
		return nil, err
	}
	if p.Extensions, err = member[map[string]any](object, "extensions", "an object"); err != nil {
		return nil, err
	}
	id, err := member[string](object, trustedID, "a string")
	if err != nil {
		return nil, err
	}
	return complete(p, id)
}

// member reads a member of a request, which may be null or left out.
func member[T any](object map[string]any, name, kind string) (T, *refusal) {
	v, ok := object[name].(T)
	if !ok && object[name] != nil {
		return v, badRequest(name + " must be " + kind)
	}
	return v, nil
}

// fromQueryString reads the same from the address of a GET.
func (e *endpoint) fromQueryString(raw string) (*graphql.RawParams, *refusal) {
	if int64(len(raw)) > e.limits.Body {
		return nil, &refusal{http.StatusRequestURITooLong, codes.RequestTooLarge, fmt.Sprintf("the query string is longer than %d bytes", e.limits.Body)}
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, badRequest("the address is not percent-encoded as it must be")
	}
	for _, name := range []string{"query", "operationName", trustedID, "variables", "extensions"} {
		if len(values[name]) > 1 {
			return nil, badRequest(name + " stands in the address twice")
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
		var r *refusal
		if *to, r = readObject([]byte(text), e.limits); r != nil {
			return nil, &refusal{r.status, r.code, name + ": " + r.message}
		}
	}
	return complete(p, values.Get(trustedID))
}

// complete tells whether a request asks anything, in words of its own or by the id
// of a document.
func complete(p *graphql.RawParams, id string) (*graphql.RawParams, *refusal) {
	if id != "" {
		p.Extensions = maps.Clone(p.Extensions)
		if p.Extensions == nil {
			p.Extensions = map[string]any{}
		}
		p.Extensions[trustedID] = id
	}
	if _, ok := p.Extensions["persistedQuery"]; ok {
		return nil, &refusal{http.StatusBadRequest, codes.PersistedQuery, "PersistedQueryNotSupported: send the query's text"}
	}
	if p.Query == "" && p.Extensions[trustedID] == nil {
		return nil, badRequest("query is missing: send a JSON object with a query, and variables where the query has them")
	}
	return p, nil
}
