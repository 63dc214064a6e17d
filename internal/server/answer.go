package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/server/reply"
	"parley/schema/codes"
)

// reject replies to a request whose operation has not run.
func reject(w http.ResponseWriter, media string, errs gqlerror.List) {
	status := rejectionStatus(media, errs)
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	reply.Send(w, media, status, reply.Failed{Errors: reply.Bounded(errs)})
}

// rejectionStatus returns the status of a reply to a request whose operation has not run.
// By GraphQL over HTTP, every well-formed request gets 200 if the reply is application/json.
func rejectionStatus(media string, errs gqlerror.List) int {
	if len(errs) > 0 && codes.MethodNotAllowed.On(errs[0]) {
		return http.StatusMethodNotAllowed
	}
	if media == reply.JSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

// sendAnswer replies to a request whose operation has run. An answer to a GET has an ETag, so that a dashboard that asks again
// gets 304 without the data while nothing has changed.
func sendAnswer(w http.ResponseWriter, r *http.Request, media string, response *graphql.Response) {
	response.Errors = reply.Bounded(response.Errors)
	status := http.StatusOK
	if isOverloaded(response) {
		w.Header().Set("Retry-After", "1")
		status = codes.Overloaded.Status()
	}
	if r.Method == http.MethodGet && len(response.Errors) == 0 {
		w.Header().Add("Vary", "Accept")
		if unchanged(w, r, media, response.Data) {
			return
		}
	}
	reply.SendResponse(w, media, status, response)
}

// sendTagged sends a text with an ETag, or 304 if the client has the text already.
func sendTagged(w http.ResponseWriter, r *http.Request, media string, text []byte) {
	if unchanged(w, r, media, text) {
		return
	}
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(text) // an error means that the client is gone
	}
}

// unchanged gives the reply an ETag. If the client has the same answer already, unchanged replies with 304 and returns true.
func unchanged(w http.ResponseWriter, r *http.Request, media string, data []byte) bool {
	tag := tagOf(media, data)
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache") // keep it, and ask each time whether it still holds
	if !matches(r.Header.Values("If-None-Match"), tag) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// tagOf returns the ETag of an answer: equal answers of one media type have equal tags.
func tagOf(media string, data []byte) string {
	h := sha256.New()
	_, _ = h.Write([]byte(media + "\x00"))
	_, _ = h.Write(data)
	return `"` + hex.EncodeToString(h.Sum(nil)[:16]) + `"`
}

// matches reports whether a tag is among the tags of If-None-Match. Weak tags match, too.
func matches(lists []string, tag string) bool {
	for _, list := range lists {
		for one := range strings.SplitSeq(list, ",") {
			if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
				return true
			}
		}
	}
	return false
}

// isOverloaded reports whether a response has errors, and all of them come from too many
// requests at the same time.
func isOverloaded(r *graphql.Response) bool {
	return len(r.Errors) > 0 && !slices.ContainsFunc(r.Errors, func(e *gqlerror.Error) bool { return !codes.Overloaded.On(e) })
}
