package english

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var update = flag.Bool("update", false, "write regions.tsv")

// TestRegions: regions.tsv has the English names of all countries, and the languages that name the people of a country, as golang.org/x/text
// has them. The package itself would make the program 4 MB larger, because it has the names in all languages.
func TestRegions(t *testing.T) {
	var want strings.Builder
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !r.IsCountry() || names.Name(r) == "" {
				continue
			}
			want.WriteString("country\t" + r.String() + "\t" + names.Name(r) + "\n")
		}
	}
	languages := display.English.Languages()
	for _, tag := range strings.Fields("bg cs da de et el fi fr hr hu is it ja ka kk ko lt lv mk nl pl pt ro sk sl sq sr sv th hy az be es mn ne vi uz") {
		l := language.MustParse(tag)
		region, _ := l.Region()
		want.WriteString("people\t" + region.String() + "\t" + languages.Name(l) + "\n")
	}
	if *update {
		if err := os.WriteFile("regions.tsv", []byte(want.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want.String() != regionLines {
		t.Error("regions.tsv differs from golang.org/x/text: write it with go test ./loader/draft/english -run TestRegions -update")
	}
}
