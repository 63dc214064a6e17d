package words

import (
	"encoding/hex"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collators hold collators that no goroutine uses. A collator serves one goroutine at a time.
var collators = sync.Pool{New: func() any { return collate.New(language.Und, collate.Numeric) }}

// maxSorted is the number of characters of a name that its sort key holds. A longer key would not fit a cursor.
const maxSorted = 64

// SortKey returns the text by which a name is sorted, the same in every store: the key of the Unicode Collation Algorithm,
// in hex. Letters with marks come after the letters from which they derive, before the next letter: Ł after L. Numbers are
// sorted by their value. The key of a text without letters and digits may be "".
func SortKey(name string) string {
	letters := []rune(strings.TrimSpace(visible(name)))
	if len(letters) > maxSorted {
		letters = letters[:maxSorted]
	}
	c, _ := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	return hex.EncodeToString(c.KeyFromString(&collate.Buffer{}, string(letters)))
}
