package english

import (
	_ "embed" // for the names of the countries
	"strings"
	"sync"
)

// nations are the words for the people of a country that are not the name of a language.
var nations = map[string]string{
	"american": "US", "british": "GB", "swiss": "CH", "austrian": "AT", "belgian": "BE", "israeli": "IL", "saudi": "SA", "emirati": "AE",
	"qatari": "QA", "egyptian": "EG", "canadian": "CA", "brazilian": "BR", "mexican": "MX", "australian": "AU", "iranian": "IR", "iraqi": "IQ",
	"syrian": "SY", "lebanese": "LB", "jordanian": "JO", "indian": "IN", "pakistani": "PK", "afghan": "AF", "irish": "IE", "scottish": "GB",
	"norwegian": "NO", "turkish": "TR", "chinese": "CN", "ukrainian": "UA", "russian": "RU", "moldovan": "MD", "cypriot": "CY", "kenyan": "KE",
	"ethiopian": "ET", "sudanese": "SD", "nigerian": "NG", "libyan": "LY", "tunisian": "TN", "moroccan": "MA", "algerian": "DZ", "colombian": "CO",
	"venezuelan": "VE", "cuban": "CU", "argentine": "AR", "chilean": "CL", "kosovar": "XK", "bosnian": "BA", "luxembourgish": "LU", "omani": "OM",
	"kuwaiti": "KW", "bahraini": "BH", "yemeni": "YE", "palestinian": "PS", "u.s.": "US", "u.s": "US", "us": "US", "u.k.": "GB", "uk": "GB", "usa": "US",
}

// regionLines has the English names of the countries, and the languages that name the people of a country, a line each: what is
// named, the region by ISO 3166-1, the name. TestRegions writes it.
//
//go:embed regions.tsv
var regionLines string

// table has the regions by name in lower case, and the names of the countries by region.
var table = sync.OnceValue(func() (t struct{ regions, names map[string]string }) {
	t.regions, t.names = map[string]string{}, map[string]string{}
	for line := range strings.Lines(regionLines) {
		of, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		region, name, _ := strings.Cut(rest, "\t")
		t.regions[strings.ToLower(name)] = region
		if of == "country" {
			t.names[region] = name
		}
	}
	for word, region := range nations {
		t.regions[word] = region
	}
	return t
})

// regionOf returns the region that a word in lower case names, or "".
func regionOf(word string) string { return table().regions[word] }

// regionName is the English name of a region, or "".
func regionName(region string) string { return table().names[region] }

// people reports whether a word in lower case can be the adjective of a state with this name: "karvenian" of Karvenia.
func people(word, state string) bool {
	state = strings.ToLower(state)
	if len(state) < 4 || strings.ContainsAny(state, " .") {
		return false
	}
	stem := strings.TrimRight(state, "aeiouy")
	rest, ok := strings.CutPrefix(word, stem)
	if !ok || len(stem) < 4 {
		return false
	}
	switch rest {
	case "an", "ian", "n", "ean", "ish", "ese", "i", "ic", "er", "yan", "ien":
		return true
	}
	return strings.TrimPrefix(word, state) == "n"
}

// CountryName is the English name of the country that a mention names, or "".
func (m Mention) CountryName() string {
	if m.Thing != nil && len(m.Thing.Names) > 0 {
		return m.Thing.Names[0]
	}
	return CountryName(m.Region)
}

// CountryName is the English name of a region by its code, or "".
func CountryName(region string) string {
	if region == "" {
		return ""
	}
	return regionName(region)
}
