package english

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
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

// regions has the region of each English name of a country, and of each language that names the people of a country.
var regions = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !r.IsCountry() {
				continue
			}
			if name := names.Name(r); name != "" {
				m[strings.ToLower(name)] = r.String()
			}
		}
	}
	languages := display.English.Languages()
	for _, tag := range strings.Fields("bg cs da de et el fi fr hr hu is it ja ka kk ko lt lv mk nl pl pt ro sk sl sq sr sv th hy az be es mn ne vi uz") {
		t := language.MustParse(tag)
		region, _ := t.Region()
		m[strings.ToLower(languages.Name(t))] = region.String()
	}
	for word, region := range nations {
		m[word] = region
	}
	return m
})

// regionOf returns the region that a word in lower case names, or "".
func regionOf(word string) string { return regions()[word] }

// regionName is the English name of a region.
func regionName(region string) string {
	r, err := language.ParseRegion(region)
	if err != nil {
		return ""
	}
	return display.English.Regions().Name(r)
}

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
