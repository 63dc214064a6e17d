package write

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// The encoder writes the same bytes as package fmt, for values of every kind.
func TestTheEncoderWritesAsFmtDoes(t *testing.T) {
	value := rapid.OneOf(
		rapid.String().AsAny(), rapid.Int64().AsAny(), rapid.Float64().AsAny(), rapid.Bool().AsAny(),
		rapid.SliceOf(rapid.String()).AsAny(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }).AsAny(),
	)
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(value).Draw(t, "values")
		e := encoder{hash: sha256.New()}
		e.values(values...)
		want := ""
		for _, v := range values {
			want += fmt.Sprintf("%T %#v\x1f", v, v)
		}
		if want += "\n"; string(e.line) != want {
			t.Fatalf("it writes %q, want %q", e.line, want)
		}
	})
}
