package access

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Trusted are the only documents that clients may send.
type Trusted struct {
	byID   map[string]string // the text, by the digest of its file in hex
	byText map[string]bool   // without white space around it
}

// ReadTrusted reads documents from the files that match patterns such as
// "queries/*.graphql". Each file holds one document.
func ReadTrusted(patterns []string) (*Trusted, error) {
	t := &Trusted{byID: map[string]string{}, byText: map[string]bool{}}
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			return nil, fmt.Errorf("trusted documents: %q is not a pattern: %w", pattern, err)
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("trusted documents: no file matches %s", pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, fmt.Errorf("trusted documents: %w", err)
			}
			if strings.TrimSpace(string(text)) == "" {
				return nil, fmt.Errorf("trusted documents: %s: %w", file, errors.New("the file is empty"))
			}
			t.add(string(text))
		}
	}
	return t, nil
}

// add adds a document under two ids: the digest of its file, and the digest of its text
// without the white space around it. Some tools use the second.
func (t *Trusted) add(text string) {
	bare := strings.TrimSpace(text)
	t.byText[bare] = true
	for _, form := range []string{text, bare} {
		sum := sha256.Sum256([]byte(form))
		t.byID[hex.EncodeToString(sum[:])] = bare
	}
}

// Texts returns the documents without the white space around them, in no fixed order.
func (t *Trusted) Texts() []string {
	all := make([]string, 0, len(t.byText))
	for text := range t.byText {
		all = append(all, text)
	}
	return all
}

// Document returns the trusted document that a request names by its text or by its id, with
// or without "sha256:" before the id. It reports false if there is no such document, or if
// the text and the id belong to different documents.
func (t *Trusted) Document(text, id string) (string, bool) {
	text = strings.TrimSpace(text)
	if id == "" {
		return text, t.byText[text]
	}
	known, ok := t.byID[strings.ToLower(strings.TrimPrefix(id, digestPrefix))]
	return known, ok && (text == "" || text == known)
}
