package access

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"testing"
)

func TestTrustedDocumentsGoByTextOrId(t *testing.T) {
	folder := t.TempDir()
	const one, two = "query One { meetings { totalCount } }\n", "{ people { totalCount } }"
	write(t, filepath.Join(folder, "one.graphql"), one)
	write(t, filepath.Join(folder, "two.graphql"), two)
	write(t, filepath.Join(folder, "three.txt"), "{ claims { totalCount } }")
	trusted, err := ReadTrusted([]string{filepath.Join(folder, "*.graphql")})
	if err != nil {
		t.Fatal(err)
	}
	id := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return hex.EncodeToString(sum[:])
	}
	bare := strings.TrimSpace(one)
	for _, c := range []struct{ name, text, id, want string }{
		{"the text", one, "", bare},
		{"the text without its end of line", bare, "", bare},
		{"the other", two, "", two},
		{"the id of the file", "", id(one), bare},
		{"with its kind before it", "", "sha256:" + id(two), two},
		{"in capitals", "", strings.ToUpper(id(two)), two},
		{"the id of the bare text", "", id(bare), bare},
		{"both", one, id(one), bare},
		{"nothing", "", "", ""},
		{"an unknown id", "", id("x"), ""},
		{"another text", "{ meetings { totalCount } }", "", ""},
		{"another spelling", "query One {meetings { totalCount } }", "", ""},
		{"more behind it", one + "{ people { totalCount } }", "", ""},
		{"a file of another name", "{ claims { totalCount } }", "", ""},
		{"an id and another text", "{ evil }", id(one), ""},
		{"an id and another's text", two, id(one), ""},
	} {
		got, ok := trusted.Document(c.text, c.id)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: %q, %t; want %q", c.name, got, ok, c.want)
		}
	}
	for _, patterns := range [][]string{{filepath.Join(folder, "*.gql")}, {"[", folder}, {folder}} {
		if _, err := ReadTrusted(patterns); err == nil {
			t.Errorf("%q is taken", patterns)
		}
	}
	write(t, filepath.Join(folder, "empty.graphql"), " \n")
	if _, err := ReadTrusted([]string{filepath.Join(folder, "*.graphql")}); err == nil {
		t.Error("an empty file is taken")
	}
}
