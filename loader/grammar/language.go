package grammar

import (
	"errors"
	"strings"

	"golang.org/x/text/language"
)

// Language reports whether a text is a well-formed BCP 47 tag: en, uk, zh-Hant. A well-formed tag need not be
// registered.
func Language(tag string) bool {
	_, err := language.Parse(tag)
	var unknown language.ValueError
	return (err == nil || errors.As(err, &unknown)) && !strings.Contains(tag, "_")
}
