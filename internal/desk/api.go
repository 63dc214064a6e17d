package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"

	"parley/internal/folders"
	"parley/loader/dossier"
	"parley/loader/draft/review"
)

// most is the largest request, in bytes. The text of an article has at most 4 MiB, and can double in JSON.
const most = 10 << 20

// Handler serves the page and what the page asks for. Anybody who can reach the handler can read and write the folder: see Door.
func (d *Desk) Handler() http.Handler {
	mux := http.NewServeMux()
	handle(mux, "POST /desk/state", alone(d.state))
	handle(mux, "POST /desk/source", alone(d.source))
	handle(mux, "POST /desk/file", alone(d.file))
	handle(mux, "POST /desk/save", alone(d.save))
	handle(mux, "POST /desk/names", alone(d.complete))
	handle(mux, "POST /desk/article", alone(d.article))
	handle(mux, "POST /desk/draft", d.draft)
	handle(mux, "POST /desk/guess", alone(d.guess))
	handle(mux, "POST /desk/say", alone(d.say))
	handle(mux, "POST /desk/review", alone(d.review))
	handle(mux, "POST /desk/undo", alone(func(struct{}) ([]string, error) { return d.undo() }))
	handle(mux, "POST /desk/changes", alone(d.changes))
	handle(mux, "POST /desk/disputed", alone(d.disputed))
	handle(mux, "POST /desk/pairs", alone(d.pairs))
	handle(mux, "POST /desk/judge", alone(d.judge))
	if d.Page != nil {
		mux.Handle("/", d.Page)
	}
	return mux
}

// alone makes a function that needs no context fit for handle.
func alone[In, Out any](answer func(In) (Out, error)) func(context.Context, In) (Out, error) {
	return func(_ context.Context, in In) (Out, error) { return answer(in) }
}

// handle answers requests with a function from JSON to JSON.
func handle[In, Out any](mux *http.ServeMux, pattern string, answer func(context.Context, In) (Out, error)) {
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		var in In
		body := json.NewDecoder(http.MaxBytesReader(w, r.Body, most))
		body.DisallowUnknownFields()
		if err := body.Decode(&in); err != nil {
			send(w, http.StatusBadRequest, refusal{Error: fmt.Sprintf("the request cannot be read: %v", err)})
			return
		}
		out, err := answer(r.Context(), in)
		if err != nil {
			refuse(w, err)
			return
		}
		send(w, http.StatusOK, out)
	})
}

// refusal says why something is not done.
type refusal struct {
	Error    string    `json:"error"`
	Problems []problem `json:"problems,omitempty"`
	// Changed is the file that somebody else has written meanwhile.
	Changed *fileText `json:"changed,omitempty"`
}

// problem is a problem of the dossier.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// fileText is a file of the dossier. The hash is "" if there is no such file.
type fileText struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Hash string `json:"hash"`
}

func refuse(w http.ResponseWriter, err error) {
	var changed *folders.ChangedError
	var problems dossier.Problems
	switch {
	case errors.As(err, &changed):
		send(w, http.StatusConflict, refusal{Error: err.Error(), Changed: &fileText{changed.Name, string(changed.Text), folders.Hash(changed.Text)}})
	case errors.As(err, &problems):
		send(w, http.StatusUnprocessableEntity, refusal{Error: "not saved, because the dossier would not be valid", Problems: problemsOf(problems.Of(dossier.Error))})
	case errors.Is(err, fs.ErrNotExist):
		send(w, http.StatusNotFound, refusal{Error: err.Error()})
	case errors.Is(err, review.ErrForm), errors.Is(err, review.ErrNothing), errors.Is(err, ErrNothing), errors.Is(err, ErrSaying), errors.Is(err, folders.ErrName), errors.Is(err, folders.ErrLink):
		send(w, http.StatusBadRequest, refusal{Error: err.Error()})
	default:
		send(w, http.StatusInternalServerError, refusal{Error: err.Error()})
	}
}

func problemsOf(ps dossier.Problems) []problem {
	list := make([]problem, 0, len(ps))
	for _, p := range ps {
		list = append(list, problem{p.At.File, p.At.Line, p.At.Column, p.Severity.String(), p.Message})
	}
	return list
}

func send(w http.ResponseWriter, status int, answer any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(answer) // the browser has gone
}
