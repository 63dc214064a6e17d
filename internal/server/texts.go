package server

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/telemetry"
	"parley/schema/codes"
)

// textsPath is the folder of the articles' texts.
const textsPath = "/texts/"

// Texts makes the handler send the texts of articles, at /texts/ID, where ID is the id of a source. The function read returns the
// text of a file that a source names. Its error wraps fs.ErrNotExist if there is no such file.
func Texts(read func(file string) (string, error)) Option {
	return func(s *settings) { s.texts = read }
}

// articles sends the texts of articles. A request passes the same checks and limits as a query by GET. Pages of other origins
// cannot read the texts: a text belongs to its publisher.
type articles struct {
	*endpoint
	read func(file string) (string, error)
}

// fileOfSource asks for the file of a source.
const fileOfSource = `query Text($id: ID!) { source(id: $id) { text } }`

func (a articles) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer a.recovered(w, r)
	if refused := a.checkHeader(w, r.Header); refused != nil {
		reply.Refuse(r.Context(), w, refused)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.MethodNotAllowed, Message: "ask for a text with GET"})
		return
	}
	ctx := graphql.StartOperationTrace(r.Context())
	var text string
	var err error
	var errs gqlerror.List
	source := strings.TrimPrefix(r.URL.Path, textsPath)
	if !a.inTurn(ctx, w, func(ctx context.Context) { text, errs, err = a.text(ctx, source) }) {
		return
	}
	switch {
	case len(errs) > 0:
		telemetry.Of(ctx).Outcome(reply.Outcome(errs))
		reply.Send(w, reply.JSON, statusOf(errs), reply.Failed{Errors: reply.Bounded(errs)})
	case errors.Is(err, fs.ErrNotExist):
		reply.Refuse(ctx, w, &request.Refusal{Code: codes.NotFound, Message: "there is no text at this address: the address is " + textsPath + "ID with the id of a source, and the folder of --texts needs the file that the source names in `text`"})
	case err != nil:
		// The error itself can show how the machine of the server is set up.
		reply.Refuse(ctx, w, &request.Refusal{Code: codes.NotFound, Message: "this text cannot be read: a text is a file in UTF-8, of at most 4 MiB"})
	default:
		a.whenRoom(ctx, w, len(text), func() {
			telemetry.Of(ctx).Outcome("")
			sendTagged(w, r, "text/plain; charset=utf-8", []byte(text))
		})
	}
}

// text returns the text of a source. It returns errs if the question for the file failed, and err if there is no text that can be read.
func (a articles) text(ctx context.Context, id string) (text string, errs gqlerror.List, err error) {
	if a.read == nil || id == "" {
		return "", nil, fs.ErrNotExist
	}
	response, errs := a.run(ctx, &graphql.RawParams{Query: fileOfSource, Variables: map[string]any{"id": id}}, true)
	if errs == nil {
		errs = response.Errors
	}
	if len(errs) > 0 {
		return "", errs, nil
	}
	var data struct{ Source *struct{ Text string } }
	if err := json.Unmarshal(response.Data, &data); err != nil {
		panic(err) // the executor wrote a text that is not JSON
	}
	if data.Source == nil || data.Source.Text == "" {
		return "", nil, fs.ErrNotExist
	}
	text, err = a.read(data.Source.Text)
	return text, nil, err
}
