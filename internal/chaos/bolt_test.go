//go:build integration

package chaos

import (
	"bytes"
	"encoding/binary"
	"sync/atomic"

	"github.com/Shopify/toxiproxy/v2/stream"
	"github.com/Shopify/toxiproxy/v2/toxics"
)

// These toxics know the form of a Bolt message: its length in two bytes, its text, and two zero bytes. A short message
// arrives in one chunk.

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
	Skip int64  `json:"skip"` // the number of matches to let through first; negative: all
}

// cut closes the connection instead of passing on a chunk that contains some bytes.
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
	Skip    int64  `json:"skip"`  // the number of statements to let through first
	Times   int64  `json:"times"` // the number to refuse after that
}

// fail makes the server refuse statements that may write: it turns the reply to such a statement into a failure. The
// driver then resets the connection, and the server gives up the transaction.
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

// failure is the message FAILURE, in a form that Bolt up to 5.6 and later versions understand.
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
