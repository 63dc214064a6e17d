package socket

import (
	"encoding/json"

	"github.com/coder/websocket"

	"parley/internal/limits"
	"parley/internal/server/request"
)

// The types of messages in graphql-transport-ws.
const (
	typeInit      = "connection_init"
	typeAck       = "connection_ack"
	typePing      = "ping"
	typePong      = "pong"
	typeSubscribe = "subscribe"
	typeNext      = "next"
	typeError     = "error"
	typeComplete  = "complete"
)

// The codes of graphql-transport-ws with which the server closes a socket.
const (
	CloseBadMessage   websocket.StatusCode = 4400
	CloseUnauthorized websocket.StatusCode = 4401
	CloseForbidden    websocket.StatusCode = 4403
	CloseNoInit       websocket.StatusCode = 4408
	CloseDuplicate    websocket.StatusCode = 4409
	CloseTooManyInits websocket.StatusCode = 4429
)

const maxCloseReason = 123 // bytes, by RFC 6455

// closing is the reason why the server closes a socket.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func (c *closing) Error() string { return c.reason }

func malformed(reason string) *closing {
	if len(reason) > maxCloseReason {
		reason = reason[:maxCloseReason] // all reasons are ASCII
	}
	return &closing{CloseBadMessage, reason}
}

// clientMessage is a message of a client.
type clientMessage struct {
	kind    string
	id      string         // of an operation, in subscribe and complete
	payload map[string]any // of connection_init, and of subscribe, where it is never nil
	size    int            // bytes
}

// readMessage reads a client's message from its JSON.
func readMessage(text []byte, l limits.Limits) (clientMessage, *closing) {
	object, refused := request.Object(text, l)
	if refused != nil {
		return clientMessage{}, malformed(refused.Message)
	}
	kind, _ := object["type"].(string)
	m := clientMessage{kind: kind, size: len(text)}
	switch kind {
	case typeInit, typePing, typePong:
		payload, refused := request.Member[map[string]any](object, "payload", "an object")
		if refused != nil {
			return clientMessage{}, malformed(refused.Message)
		}
		m.payload = payload
		return m, nil
	case typeSubscribe:
		payload, ok := object["payload"].(map[string]any)
		if !ok {
			return clientMessage{}, malformed("subscribe needs a payload, an object with a query")
		}
		m.payload = payload
	case typeComplete:
	default:
		return clientMessage{}, malformed("type must be connection_init, ping, pong, subscribe or complete")
	}
	m.id, _ = object["id"].(string)
	if m.id == "" || len(m.id) > maxID {
		return clientMessage{}, malformed("id must be a string of 1 to 128 bytes")
	}
	return m, nil
}

// serverMessage is a message of the server.
type serverMessage struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// with returns the message with a payload.
func (m serverMessage) with(payload any) serverMessage {
	text, err := json.Marshal(payload)
	if err != nil {
		panic(err) // the executor wrote a text that is not JSON
	}
	m.Payload = text
	return m
}
