package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// executable returns a SHA-256 of this program in hex, or "" if the program cannot read itself. A version number would not
// do: two builds of one version can fold claims in two ways.
func executable() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
