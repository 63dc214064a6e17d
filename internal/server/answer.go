package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
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
		tag := tagOf(media, response.Data)
		h := w.Header()
		h.Set("ETag", tag)
		h.Set("Cache-Control", "private, no-cache") // keep it, and ask each time whether it still holds
		h.Add("Vary", "Accept")
		if matches(r.Header.Values("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	reply.SendResponse(w, media, status, response)
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
