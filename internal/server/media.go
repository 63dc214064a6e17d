package server

import (
	"mime"
	"strconv"
	"strings"

	"parley/internal/server/reply"
)

// graphQLMedia is the media type of GraphQL over HTTP.
const graphQLMedia = "application/graphql-response+json"

// answerType returns the media type of the reply: the type that a header Accept prefers among those that the server can send. The
// first of several equal preferences counts. It returns application/json if the client accepts every type, or none that
// the server can send.
func answerType(accept []string) string {
	best, weight := reply.JSON, 0.0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		kind, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		switch kind {
		case "*/*", "application/*":
			kind = reply.JSON
		case graphQLMedia, reply.JSON:
		default:
			continue
		}
		q := 1.0
		if text, given := params["q"]; given {
			if q, err = strconv.ParseFloat(text, 64); err != nil {
				continue
			}
		}
		if q > weight {
			best, weight = kind, q
		}
	}
	return best
}
