package access

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// tokenPrefix shows what a token is for to those who find one, and to the programs that
// look for secrets in repositories.
const tokenPrefix = "parley_"

const digestPrefix = "sha256:"

// NewToken returns a token that nobody guesses: 32 random bytes.
func NewToken() string {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails: see crypto/rand
	return tokenPrefix + base64.RawURLEncoding.EncodeToString(secret)
}

// Line is what stands in a file of tokens for the token of that name.
func Line(name, token string) (string, error) {
	if !nameOK.MatchString(name) {
		return "", fmt.Errorf("%q is no name for a token: take letters, digits, and ._@- between them, 64 at the most", name)
	}
	sum := sha256.Sum256([]byte(token))
	return name + " " + digestPrefix + hex.EncodeToString(sum[:]), nil
}

var nameOK = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$`)

// bearer is who holds a token, and the token's digest.
type bearer struct {
	name   string
	digest [sha256.Size]byte
}

// readBearers reads a file of tokens: a line "name sha256:hex" for each, empty
// lines, and comments that begin with #. No error repeats a line: somebody may have
// put a token there.
func readBearers(r io.Reader) ([]bearer, error) {
	var all []bearer
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		b := bearer{name: fields[0]}
		ok := len(fields) == 2 && nameOK.MatchString(b.name)
		if ok {
			text, prefixed := strings.CutPrefix(fields[1], digestPrefix)
			sum, err := hex.DecodeString(text)
			ok = prefixed && err == nil && copy(b.digest[:], sum) == sha256.Size && len(sum) == sha256.Size
		}
		if !ok {
			return nil, fmt.Errorf("line %d is not of the form `name sha256:...`, as `parley token` prints it", n)
		}
		all = append(all, b)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	if len(all) == 0 {
		return nil, errors.New("it holds no token, so nobody could ask")
	}
	return all, nil
}

// holder returns who holds a token. It takes as long for one that is nearly right
// as for any other.
func holder(all []bearer, token string) (name string, ok bool) {
	sum := sha256.Sum256([]byte(token))
	found := -1
	for i := range all {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(sum[:], all[i].digest[:]), i, found)
	}
	if found < 0 {
		return "", false
	}
	return all[found].name, true
}
