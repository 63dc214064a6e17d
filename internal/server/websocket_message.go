package server

import (
	"encoding/json"

	"github.com/coder/websocket"

	"parley/internal/limits"
)

// The types of messages, as graphql-transport-ws names them.
const (
	initMessage      = "connection_init"
	ackMessage       = "connection_ack"
	pingMessage      = "ping"
	pongMessage      = "pong"
	subscribeMessage = "subscribe"
	nextMessage      = "next"
	errorMessage     = "error"
	completeMessage  = "complete"
)

// The codes of graphql-transport-ws that close a socket.
const (
	closeBadMessage   websocket.StatusCode = 4400
	closeUnauthorized websocket.StatusCode = 4401
	closeForbidden    websocket.StatusCode = 4403
	closeNoInit       websocket.StatusCode = 4408
	closeDuplicate    websocket.StatusCode = 4409
	closeTooManyInits websocket.StatusCode = 4429
	maxCloseReason                         = 123 // bytes
)

// closing is why a socket is closed.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func (c *closing) Error() string { return c.reason }

func malformed(reason string) *closing {
	if len(reason) > maxCloseReason {
		reason = reason[:maxCloseReason] // in words of ours, which are ASCII
	}
	return &closing{closeBadMessage, reason}
}

// said is a message of a client.
type said struct {
	kind    string
	id      string         // of an operation: of subscribe and complete
	payload map[string]any // of subscribe, never nil, and of connection_init
}

// hear reads a message.
func hear(text []byte, l limits.Limits) (said, *closing) {
	object, refused := readObject(text, l)
	if refused != nil {
		return said{}, malformed(refused.message)
	}
	kind, _ := object["type"].(string)
	m := said{kind: kind}
	switch kind {
	case initMessage, pingMessage, pongMessage:
		payload, refused := member[map[string]any](object, "payload", "an object")
		if refused != nil {
			return said{}, malformed(refused.message)
		}
		m.payload = payload
		return m, nil
	case subscribeMessage:
		payload, ok := object["payload"].(map[string]any)
		if !ok {
			return said{}, malformed("subscribe needs a payload, an object with a query")
		}
		m.payload = payload
	case completeMessage:
	default:
		return said{}, malformed("type must be connection_init, ping, pong, subscribe or complete")
	}
	m.id, _ = object["id"].(string)
	if m.id == "" || len(m.id) > maxID {
		return said{}, malformed("id must be a string of 1 to 128 bytes")
	}
	return m, nil
}

// message is what the server says.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func (m message) with(payload any) message {
	text, err := json.Marshal(payload)
	if err != nil {
		panic(err) // the executor wrote what is not JSON
	}
	m.Payload = text
	return m
}
