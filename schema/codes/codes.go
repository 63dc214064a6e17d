// Package codes lists the error codes of the API. A client finds the code of an error in
// its extensions, under the name "code".
//
// The set is closed: every code is a variable of this package, and no other package can
// make a [Code]. The reference page docs/reference/limits.md lists the same codes, which
// a test of this package checks.
package codes

import (
	"net/http"
	"slices"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// extension is the name of the code in the extensions of an error.
const extension = "code"

// Code is one error code of the API. Two codes are equal if they are the same code.
type Code struct{ *entry }

type entry struct {
	name, meaning string
	status        int
}

// String returns the code as the API spells it, such as BAD_CURSOR.
func (c Code) String() string { return c.name }

// Meaning says when a client gets the code.
func (c Code) Meaning() string { return c.meaning }

// Status returns the HTTP status of a reply that refuses a request with the code. It is
// 200 for a code that only comes with an answer.
func (c Code) Status() int { return c.status }

// all holds every code, in the order of the declarations below.
var all []Code

// All returns every code, in the order in which a request meets the checks.
func All() []Code { return slices.Clone(all) }

func code(name string, status int, meaning string) Code {
	c := Code{&entry{name: name, meaning: meaning, status: status}}
	all = append(all, c)
	return c
}

// The codes of requests that are refused before Parley reads the document.
var (
	Starting             = code("STARTING", http.StatusServiceUnavailable, "The server is still loading its dossier. Send the request again later.")
	NotFound             = code("NOT_FOUND", http.StatusNotFound, "There is nothing at this address.")
	ForbiddenHost        = code("FORBIDDEN_HOST", http.StatusMisdirectedRequest, "The server does not answer to this host name.")
	ForbiddenOrigin      = code("FORBIDDEN_ORIGIN", http.StatusForbidden, "Pages of this origin may not open a WebSocket.")
	Unauthenticated      = code("UNAUTHENTICATED", http.StatusUnauthorized, "The request has no valid token.")
	MethodNotAllowed     = code("METHOD_NOT_ALLOWED", http.StatusMethodNotAllowed, "The HTTP method does not fit the request or the operation.")
	UnsupportedMediaType = code("UNSUPPORTED_MEDIA_TYPE", http.StatusUnsupportedMediaType, "The body is not plain JSON in UTF-8.")
	HeadersTooLarge      = code("HEADERS_TOO_LARGE", http.StatusRequestHeaderFieldsTooLarge, "The header fields of the request are too many or too large.")
	RequestTooLarge      = code("REQUEST_TOO_LARGE", http.StatusRequestEntityTooLarge, "The body (413) or the query string (414) is too long.")
	RequestTimeout       = code("REQUEST_TIMEOUT", http.StatusRequestTimeout, "The body did not arrive in time.")
	BadRequest           = code("BAD_REQUEST", http.StatusBadRequest, "The request is not a GraphQL request.")
	ListTooLong          = code("LIST_TOO_LONG", http.StatusBadRequest, "A list in the variables has too many elements.")
	PersistedQuery       = code("PERSISTED_QUERY_NOT_SUPPORTED", http.StatusBadRequest, "The server knows no query by this hash or id. Send the text of the query.")
)

// The codes of operations that are refused before they run.
var (
	UntrustedDocument     = code("UNTRUSTED_DOCUMENT", http.StatusBadRequest, "The server answers only trusted documents. This document is not trusted.")
	TooManyTokens         = code("TOO_MANY_TOKENS", http.StatusBadRequest, "The document has too many tokens.")
	NameTooLong           = code("NAME_TOO_LONG", http.StatusBadRequest, "A name in the document is too long.")
	ParseFailed           = code("GRAPHQL_PARSE_FAILED", http.StatusBadRequest, "The document is not GraphQL.")
	TooManyOperations     = code("TOO_MANY_OPERATIONS", http.StatusBadRequest, "The document has too many operations.")
	TooManyFragments      = code("TOO_MANY_FRAGMENTS", http.StatusBadRequest, "The document spreads too many fragments.")
	FragmentCycle         = code("FRAGMENT_CYCLE", http.StatusBadRequest, "A fragment spreads itself.")
	TooManyDirectives     = code("TOO_MANY_DIRECTIVES", http.StatusBadRequest, "The document has too many directives.")
	TooManyAliases        = code("TOO_MANY_ALIASES", http.StatusBadRequest, "A selection has too many aliases.")
	TooManyFields         = code("TOO_MANY_FIELDS", http.StatusBadRequest, "A selection has too many fields.")
	TooDeep               = code("TOO_DEEP", http.StatusBadRequest, "The nesting of fields, values or JSON is too deep.")
	ValidationFailed      = code("GRAPHQL_VALIDATION_FAILED", http.StatusBadRequest, "The document breaks a rule of GraphQL or does not fit the schema.")
	IntrospectionDisabled = code("INTROSPECTION_DISABLED", http.StatusBadRequest, "The server does not show its schema.")
	BadUserInput          = code("BAD_USER_INPUT", http.StatusBadRequest, "An argument or a variable has a value that is not allowed.")
	TooCostly             = code("TOO_COSTLY", http.StatusBadRequest, "The cost estimate of the operation is too high. Ask for less.")
	WebSocketNeeded       = code("WEBSOCKET_NEEDED", http.StatusBadRequest, "A subscription needs a WebSocket.")
	TooManySubscriptions  = code("TOO_MANY_SUBSCRIPTIONS", http.StatusBadRequest, "The WebSocket has too many subscriptions.")
	TooManyQueries        = code("TOO_MANY_QUERIES", http.StatusBadRequest, "Too many queries wait for an answer on the WebSocket.")
)

// The codes that come with an answer, or in place of an answer.
var (
	UnknownID        = code("UNKNOWN_ID", http.StatusOK, "An argument names a thing that the record does not have, or a thing of another type.")
	BadCursor        = code("BAD_CURSOR", http.StatusOK, "The cursor is not from this list.")
	DeadlineExceeded = code("DEADLINE_EXCEEDED", http.StatusOK, "The answer took too long.")
	Canceled         = code("CANCELED", http.StatusOK, "The client ended the request.")
	TooMuchWork      = code("TOO_MUCH_WORK", http.StatusOK, "The answer needs too much work. Ask for less.")
	AnswerTooLarge   = code("ANSWER_TOO_LARGE", http.StatusOK, "The answer has too many bytes.")
	Inconsistent     = code("INCONSISTENT", http.StatusOK, "The graph has no value where the schema requires a value.")
	Unavailable      = code("UNAVAILABLE", http.StatusOK, "The database does not answer. Send the request again later.")
	Overloaded       = code("OVERLOADED", http.StatusServiceUnavailable, "Too many requests are running. Send the request again later.")
	MoreErrors       = code("MORE_ERRORS", http.StatusOK, "There are further errors, which the reply does not list.")
	Internal         = code("INTERNAL", http.StatusInternalServerError, "The server failed. The log has the details.")
)

// Of returns the text of the code that an error carries, "" if it carries no code.
func Of(err *gqlerror.Error) string {
	text, _ := err.Extensions[extension].(string)
	return text
}

// On reports whether an error carries the code.
func (c Code) On(err *gqlerror.Error) bool { return Of(err) == c.name }

// Set puts the code on an error and keeps the other extensions of the error. It returns
// the error.
func (c Code) Set(err *gqlerror.Error) *gqlerror.Error {
	if err.Extensions == nil {
		err.Extensions = map[string]any{}
	}
	err.Extensions[extension] = c.name
	return err
}

// SetAll puts the code on every error of a list. It returns the list.
func (c Code) SetAll(errs gqlerror.List) gqlerror.List {
	for _, err := range errs {
		_ = c.Set(err)
	}
	return errs
}

// Errorf returns an error that carries the code.
func (c Code) Errorf(format string, args ...any) *gqlerror.Error {
	return c.Set(gqlerror.Errorf(format, args...))
}
