package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/saved"
	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/telemetry"
	"parley/schema/codes"
)

// savedPath is the folder of the saved queries. The folder itself lists them.
const savedPath = "/q/"

// savedQueries answers saved queries as rows. A request passes the same checks and limits as a query by GET.
type savedQueries struct {
	*endpoint
	queries []*saved.Query
}

func (s *savedQueries) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer s.recovered(w, r)
	if refused := s.check(w, r); refused != nil {
		reply.Refuse(r.Context(), w, refused)
		return
	}
	file := strings.TrimPrefix(r.URL.Path, savedPath)
	if file == "" {
		s.list(w, r)
		return
	}
	if name, is := strings.CutSuffix(file, saved.Suffix); is {
		if query := s.named(name); query != nil {
			sendTagged(w, r, "application/graphql; charset=utf-8", []byte(query.Document))
			return
		}
	}
	query, format := s.find(file)
	if query == nil {
		reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.NotFound, Message: "there is no saved query at this address: " + savedPath + " lists the saved queries, and each has the endings .json, .csv, .excel.csv, .ndjson and .graphql"})
		return
	}
	parameters, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		reply.Refuse(r.Context(), w, request.Bad("the query string of the address is wrong: separate parameters with an ampersand, and write other signs in URL encoding"))
		return
	}
	variables, err := query.Variables(parameters)
	if err != nil {
		reply.Refuse(r.Context(), w, request.Bad(err.Error()))
		return
	}
	s.answer(w, r, query, format, &graphql.RawParams{Query: query.Document, Variables: variables})
}

// check refuses a request by its header.
func (s *savedQueries) check(w http.ResponseWriter, r *http.Request) *request.Refusal {
	if refused := s.checkHeader(w, r.Header); refused != nil {
		return refused
	}
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		return &request.Refusal{Code: codes.MethodNotAllowed, Message: "ask a saved query with GET"}
	case s.noGet:
		return &request.Refusal{Code: codes.MethodNotAllowed, Message: "this server answers no GET, and so no saved queries"}
	case r.ContentLength != 0:
		w.Header().Set("Connection", "close")
		return request.Bad("a GET has no body: send the parameters in the address")
	case int64(len(r.URL.RawQuery)) > s.limits.Body:
		return &request.Refusal{Code: codes.RequestTooLarge, Message: fmt.Sprintf("the query string is longer than %d bytes", s.limits.Body)}
	}
	return nil
}

// find returns the saved query and the format that a file name stands for.
func (s *savedQueries) find(file string) (*saved.Query, saved.Format) {
	for _, format := range saved.Formats {
		if name, is := strings.CutSuffix(file, "."+format.Extension); is {
			if query := s.named(name); query != nil {
				return query, format
			}
		}
	}
	return nil, saved.Format{}
}

// named returns the saved query with a name, or nil.
func (s *savedQueries) named(name string) *saved.Query {
	i := slices.IndexFunc(s.queries, func(q *saved.Query) bool { return q.Name == name })
	if i < 0 {
		return nil
	}
	return s.queries[i]
}

// list sends the names, the titles and the parameters of all saved queries.
func (s *savedQueries) list(w http.ResponseWriter, r *http.Request) {
	type parameter struct {
		Name     string `json:"name"`
		Type     string `json:"type"`
		Required bool   `json:"required"`
	}
	type listed struct {
		Name       string      `json:"name"`
		Title      string      `json:"title"`
		Parameters []parameter `json:"parameters"`
	}
	out := []listed{}
	for _, q := range s.queries {
		l := listed{q.Name, q.Title, []parameter{}}
		for _, v := range q.Parameters {
			l.Parameters = append(l.Parameters, parameter{v.Variable, v.Type.String(), v.Type.NonNull && v.DefaultValue == nil})
		}
		out = append(out, l)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		panic(err) // texts and lists are always JSON
	}
	sendTagged(w, r, "application/json; charset=utf-8", append(text, '\n'))
}

// answer runs a saved query in a turn, and sends its rows after the turn.
func (s *savedQueries) answer(w http.ResponseWriter, r *http.Request, query *saved.Query, format saved.Format, params *graphql.RawParams) {
	ctx := graphql.StartOperationTrace(r.Context())
	var errs gqlerror.List
	var text []byte
	got := s.inTurn(ctx, w, func(ctx context.Context) {
		var pages [][]byte
		if pages, errs = s.pages(ctx, query, params); len(errs) == 0 {
			text, errs = written(query, format, params.Variables, pages)
		}
	})
	switch {
	case !got:
		return
	case len(errs) > 0:
		telemetry.Of(ctx).Outcome(reply.Outcome(errs))
		reply.Send(w, reply.JSON, statusOf(errs), reply.Failed{Errors: reply.Bounded(errs)})
		return
	}
	s.whenRoom(ctx, w, len(text), func() {
		telemetry.Of(ctx).Outcome("")
		s.sayAge(w.Header())
		sendTagged(w, r, format.Media, text)
	})
}

// pages returns the data of the answer. A query that follows its pages gives the data of each page: together at most the size of one answer.
func (s *savedQueries) pages(ctx context.Context, query *saved.Query, params *graphql.RawParams) ([][]byte, gqlerror.List) {
	var pages [][]byte
	size := 0
	for {
		response, errs := s.run(ctx, params, true)
		if errs == nil {
			errs = response.Errors
		}
		if len(errs) > 0 {
			return nil, errs
		}
		if size += len(response.Data); size > s.limits.Answer {
			return nil, gqlerror.List{codes.AnswerTooLarge.Errorf("all pages together have more than %d bytes: ask for fewer rows or fewer columns", s.limits.Answer)}
		}
		pages = append(pages, response.Data)
		cursor, more := query.Next(response.Data)
		if !more {
			return pages, nil
		}
		next := *params
		next.Variables = maps.Clone(params.Variables)
		next.Variables[saved.After] = cursor
		params = &next
	}
}

// written returns the rows of an answer in a format.
func written(query *saved.Query, format saved.Format, variables map[string]any, pages [][]byte) ([]byte, gqlerror.List) {
	table, err := query.Table(variables, pages...)
	if errors.Is(err, saved.ErrNoRows) || errors.Is(err, saved.ErrFullPage) {
		return nil, gqlerror.List{codes.BadUserInput.Errorf("%s", err)}
	}
	if err != nil {
		panic(err) // the executor wrote a text that is not JSON
	}
	text, err := format.Write(table)
	if err != nil {
		panic(err) // each value comes from JSON
	}
	return text, nil
}

// statusOf returns the status of a reply with errors: that of the first code, and never that of an answer, because a client of rows
// looks at nothing else.
func statusOf(errs gqlerror.List) int {
	switch {
	case codes.Unavailable.On(errs[0]):
		return http.StatusServiceUnavailable
	case codes.DeadlineExceeded.On(errs[0]):
		return http.StatusGatewayTimeout
	}
	for _, c := range codes.All() {
		if c.On(errs[0]) && c.Status() != http.StatusOK {
			return c.Status()
		}
	}
	return http.StatusBadRequest
}
