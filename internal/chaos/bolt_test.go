//go:build integration

package chaos

import (
	"bytes"
	"encoding/binary"
	"sync/atomic"

	"github.com/Shopify/toxiproxy/v2/stream"
	"github.com/Shopify/toxiproxy/v2/toxics"
)

// Toxics that know a little of Bolt: how a message looks in the stream. A message is
// its length in two bytes, its text and two zeros, and comes in one piece as long as
// it is short.

const (
	commit   = "\x00\x02\xb0\x12\x00\x00" // the message COMMIT
	bookmark = "\x88bookmark"             // what only the reply to COMMIT holds
	queried  = "\x84type\x81r"            // ends the reply to a statement that only reads
	written  = "\x84type\x82rw"           // what the reply to a statement that may write ends with
)

func init() {
	toxics.Register("cut", new(cut))
	toxics.Register("fail", new(fail))
}

type cutting struct {
	At   []byte `json:"at"`
	Skip int64  `json:"skip"` // how many of it to let through first; negative: all
}

// cut ends the connection in place of letting through what holds some bytes.
type cut struct {
	cutting
	seen atomic.Int64
}

// Pipe is called by toxiproxy for each connection.
func (c *cut) Pipe(stub *toxics.ToxicStub) {
	for {
		select {
		case <-stub.Interrupt:
			return
		case chunk := <-stub.Input:
			if chunk == nil {
				stub.Close()
				return
			}
			if bytes.Contains(chunk.Data, c.At) && c.seen.Add(1) == c.Skip+1 && c.Skip >= 0 {
				stub.Close()
				return
			}
			stub.Output <- chunk
		}
	}
}

type failing struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Skip    int64  `json:"skip"`  // how many statements to let through first
	Times   int64  `json:"times"` // how many to refuse then
}

// fail has the server refuse statements that may write: the reply to such a
// statement becomes a failure. The driver then resets the connection, by which the
// server gives up the transaction, as it would have by itself.
type fail struct {
	failing
	seen, done atomic.Int64
}

// Pipe is called by toxiproxy for each connection.
func (f *fail) Pipe(stub *toxics.ToxicStub) {
	for {
		select {
		case <-stub.Interrupt:
			return
		case chunk := <-stub.Input:
			if chunk == nil {
				stub.Close()
				return
			}
			stub.Output <- &stream.StreamChunk{Data: f.refuse(chunk.Data), Timestamp: chunk.Timestamp}
		}
	}
}

func (f *fail) refuse(data []byte) []byte {
	at := bytes.Index(data, []byte(written))
	if at < 0 {
		return data
	}
	if n := f.seen.Add(1); n <= f.Skip || n > f.Skip+f.Times {
		return data
	}
	begin := bytes.LastIndex(data[:at], []byte("\xb1\x70")) // SUCCESS
	if begin < 2 {
		return data
	}
	begin -= 2
	end := begin + 2 + int(binary.BigEndian.Uint16(data[begin:])) + 2
	if end > len(data) {
		return data
	}
	f.done.Add(1)
	return bytes.Join([][]byte{data[:begin], failure(f.Code, f.Message), data[end:]}, nil)
}

// failure is the message FAILURE, in the form of Bolt up to 5.6 and that of later ones.
func failure(code, message string) []byte {
	text := []byte("\xb1\x7f\xa5")
	for _, pair := range [][2]string{
		{"code", code},
		{"neo4j_code", code},
		{"message", message},
		{"gql_status", "50N42"},
		{"description", "error: general processing exception - unexpected error"},
	} {
		text = append(text, 0x80|byte(len(pair[0])))
		text = append(text, pair[0]...)
		text = append(text, 0xd0, byte(len(pair[1])))
		text = append(text, pair[1]...)
	}
	return append(append(binary.BigEndian.AppendUint16(nil, uint16(len(text))), text...), 0, 0)
}
