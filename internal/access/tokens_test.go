package access

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// line is what stands in a file for a new token.
func line(t *testing.T, name string) (token, text string) {
	t.Helper()
	token = NewToken()
	text, err := Line(name, token)
	if err != nil {
		t.Fatal(err)
	}
	return token, text
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWhoHoldsATokenIsLetIn(t *testing.T) {
	alice, a := line(t, "alice")
	bob, b := line(t, "bob@desk-2")
	if alice == bob || len(alice) < 40 {
		t.Fatalf("tokens %q and %q", alice, bob)
	}
	file := filepath.Join(t.TempDir(), "tokens")
	write(t, file, "# who may ask\n\n"+a+"\n  "+b+"  \r\n")
	tokens, err := OpenTokens(file, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		authorization []string
		want          string
	}{
		{[]string{"Bearer " + alice}, "alice"},
		{[]string{"bearer  " + bob}, "bob@desk-2"},
		{nil, ""},
		{[]string{""}, ""},
		{[]string{"Bearer"}, ""},
		{[]string{"Bearer "}, ""},
		{[]string{alice}, ""},
		{[]string{"Basic " + alice}, ""},
		{[]string{"Bearer " + alice[1:]}, ""},
		{[]string{"Bearer " + alice + "x"}, ""},
		{[]string{"Bearer " + strings.Fields(a)[1]}, ""}, // the digest is not a token
		{[]string{"Bearer " + alice, "Bearer " + bob}, ""},
	} {
		if name, ok := tokens.Holder(c.authorization...); name != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, %t; want %q", c.authorization, name, ok, c.want)
		}
	}
}

func TestTokensAreThoseOfTheFileAsItIs(t *testing.T) {
	alice, a := line(t, "alice")
	bob, b := line(t, "bob")
	file := filepath.Join(t.TempDir(), "tokens")
	write(t, file, a)
	var log bytes.Buffer
	tokens, err := OpenTokens(file, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	holds := func(token string) bool {
		_, ok := tokens.Holder("Bearer " + token)
		return ok
	}
	later := func() { tokens.looked = tokens.looked.Add(-lookAgain) }
	write(t, file, b+"\n")
	if holds(bob) {
		t.Error("the file is looked at for every request")
	}
	later()
	if !holds(bob) || holds(alice) {
		t.Error("a changed file is not read again")
	}
	write(t, file, "nonsense "+alice)
	later()
	if !holds(bob) || holds(alice) {
		t.Error("a broken file changes who may ask")
	}
	if !strings.Contains(log.String(), "line 1 is not of the form") || strings.Contains(log.String(), alice) {
		t.Errorf("the log says %s", &log)
	}
	write(t, file, a)
	tokens.Reload()
	if !holds(alice) || holds(bob) {
		t.Error("Reload does not read the file")
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	later()
	if !holds(alice) {
		t.Error("a file that is gone changes who may ask")
	}
}

func TestFilesOfTokensThatAreNotTaken(t *testing.T) {
	token, ok := line(t, "alice")
	for _, text := range []string{
		"", "# nobody\n", "alice " + token, strings.TrimSuffix(ok, ok[len(ok)-2:]), ok + "00", ok + " more",
		strings.Replace(ok, "sha256:", "", 1), strings.Replace(ok, "sha256:", "md5:", 1), strings.Fields(ok)[1],
	} {
		file := filepath.Join(t.TempDir(), "tokens")
		write(t, file, text)
		_, err := OpenTokens(file, slog.New(slog.DiscardHandler))
		if err == nil {
			t.Errorf("%q is taken", text)
		} else if strings.Contains(err.Error(), token) {
			t.Errorf("the error repeats the token: %v", err)
		}
	}
	if _, err := OpenTokens(filepath.Join(t.TempDir(), "none"), slog.New(slog.DiscardHandler)); err == nil {
		t.Error("a file that is not there is taken")
	}
	for _, name := range []string{"", "two words", "-x", strings.Repeat("a", 65), "a\nb"} {
		if l, err := Line(name, token); err == nil {
			t.Errorf("the name %q is taken: %q", name, l)
		}
	}
}

func TestEveryHolderIsFoundByName(t *testing.T) {
	var all []holder
	var tokens []string
	for _, name := range []string{"a", "b", "c"} {
		token, text := line(t, name)
		read, err := readHolders(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		all, tokens = append(all, read...), append(tokens, token)
	}
	for i, token := range tokens {
		if name, ok := holderOf(all, token); !ok || name != all[i].name {
			t.Errorf("%d: %s, %t", i, name, ok)
		}
	}
}
