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

// tokenPrefix shows people who find a token what it is for. Programs that look for secrets
// in repositories recognise it, too.
const tokenPrefix = "parley_"

const digestPrefix = "sha256:"

// NewToken returns a new token of 32 random bytes.
func NewToken() string {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails: see crypto/rand
	return tokenPrefix + base64.RawURLEncoding.EncodeToString(secret)
}

// Line returns the line of a file of tokens for a token and the name of its holder. It
// returns an error if the name has more than 64 characters, or characters other than
// letters, digits and ._@-.
func Line(name, token string) (string, error) {
	if !nameOK.MatchString(name) {
		return "", fmt.Errorf("%q is not a name for a token: use at most 64 letters, digits and ._@-, with a letter or digit first", name)
	}
	sum := sha256.Sum256([]byte(token))
	return name + " " + digestPrefix + hex.EncodeToString(sum[:]), nil
}

var nameOK = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$`)

// holder is the name of a token's holder, and the token's digest.
type holder struct {
	name   string
	digest [sha256.Size]byte
}

// readHolders reads a file of tokens: a line "name sha256:hex" for each token, empty lines,
// and comments that begin with #. No error quotes a line, because the line may hold a token.
func readHolders(r io.Reader) ([]holder, error) {
	var all []holder
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		b := holder{name: fields[0]}
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
		return nil, errors.New("the file holds no token, so nobody could ask")
	}
	return all, nil
}

// holderOf returns the name of a token's holder. It takes the same time for every token of a
// length, so that nobody can guess a token from the time.
func holderOf(all []holder, token string) (name string, ok bool) {
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
