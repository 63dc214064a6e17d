package server

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"parley/internal/server/request"
	"parley/schema/codes"
)

// read reads the GraphQL request in an HTTP request. If it refuses the request, it also
// returns the status of the reply.
func (e *endpoint) read(w http.ResponseWriter, r *http.Request) (params *graphql.RawParams, status int, refused *request.Refusal) {
	switch r.Method {
	case http.MethodGet:
		params, refused = e.fromGet(w, r)
	case http.MethodPost:
		params, refused = e.fromPost(w, r)
	default:
		w.Header().Set("Allow", "GET, POST")
		refused = &request.Refusal{Code: codes.MethodNotAllowed, Message: "send the query with POST, or with GET"}
	}
	switch {
	case refused == nil:
		return params, 0, nil
	case r.Method == http.MethodGet && refused.Code == codes.RequestTooLarge:
		return nil, http.StatusRequestURITooLong, refused
	}
	return nil, refused.Code.Status(), refused
}

func (e *endpoint) fromGet(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *request.Refusal) {
	if r.ContentLength != 0 {
		w.Header().Set("Connection", "close")
		return nil, request.Bad("a GET has no body: send the query in the address, or with POST")
	}
	if int64(len(r.URL.RawQuery)) > e.limits.Body {
		return nil, &request.Refusal{Code: codes.RequestTooLarge, Message: fmt.Sprintf("the query string is longer than %d bytes", e.limits.Body)}
	}
	return request.FromQueryString(r.URL.RawQuery, e.limits)
}

func (e *endpoint) fromPost(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *request.Refusal) {
	if refused := checkForm(r.Header); refused != nil {
		return nil, refused
	}
	body, refused := e.body(w, r)
	if refused != nil {
		return nil, refused
	}
	return request.FromJSON(body, e.limits)
}

// checkForm refuses a body that is not plain JSON in UTF-8.
func checkForm(h http.Header) *request.Refusal {
	unsupported := func(message string) *request.Refusal {
		return &request.Refusal{Code: codes.UnsupportedMediaType, Message: message}
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if charset := params["charset"]; err != nil || kind != "application/json" || !utf8(charset) {
		return unsupported("send the query as application/json, in UTF-8")
	}
	for _, coding := range h.Values("Content-Encoding") {
		if !strings.EqualFold(strings.TrimSpace(coding), "identity") {
			return unsupported("send the query without a content encoding")
		}
	}
	return nil
}

// utf8 reports whether a parameter charset names UTF-8, or nothing. Some clients leave out the hyphen.
func utf8(charset string) bool {
	return charset == "" || strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}

// body reads the body of a request. It refuses a large body without reading it, if the
// header says its length.
func (e *endpoint) body(w http.ResponseWriter, r *http.Request) ([]byte, *request.Refusal) {
	large := &request.Refusal{Code: codes.RequestTooLarge, Message: fmt.Sprintf("the request is larger than %d bytes", e.limits.Body)}
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
		return nil, &request.Refusal{Code: codes.RequestTimeout, Message: "the request did not arrive in time"}
	}
	return nil, request.Bad("the request did not arrive completely")
}
