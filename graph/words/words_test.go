package words_test

import (
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/words"
)

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		" Ébène ": "ebene", "Ｆｕｌｌ": "full", "Умєров Її": "умєров іі", "İzmir": "izmir", "E\u0301": "e", "": "",
		"An\u200bna\u00ad\u202e": "anna", "\u0430nna": "\u0430nna",
	} {
		if got := words.Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

// named makes names from texts. A text may begin with its language and a colon.
func named(texts ...string) []words.Name {
	var names []words.Name
	for _, text := range texts {
		language, rest, ok := strings.Cut(text, ":")
		if !ok || len(language) > 5 {
			language, rest = "", text
		}
		names = append(names, words.Name{Text: rest, Language: language})
	}
	return names
}

func TestTokens(t *testing.T) {
	for _, s := range []struct {
		texts, want []string
	}{
		{nil, nil},
		{[]string{"", " - "}, nil},
		{[]string{"Rustem Umerov"}, []string{"rustem", "umerov"}},
		{[]string{"uk:Умєров, Рустем", "Rustem  UMEROV", "umerov"}, []string{"rustem", "umierov", "umerov", "рустем", "умєров"}},
		{[]string{"28-point plan (v. 2)"}, []string{"2", "28", "28point", "plan", "point", "v", "v2"}},
		{[]string{"Côte d’Ivoire"}, []string{"cote", "d", "divoire", "ivoire"}},
		{[]string{"Zelensky Zelenskyy Zelenskyi Zelenskiy Zelenskij"}, []string{"zelenski"}},
		{[]string{"uk:Лук'ян", "uk:Лук’ян", "uk:Лукʼян", "Lukian", "Lukyan"}, []string{"lukian", "лукян"}},
		{[]string{"uk:Гнатов"}, []string{"gnatov", "hnatov", "гнатов"}},
		{[]string{"ru:Гнатов"}, []string{"gnatov", "гнатов"}},
		{[]string{"uk:Київ", "Kyiv", "KIEW"}, []string{"kiev", "kiv", "киів"}},
		{[]string{"Maria", "Mariya", "Mariia", "Marija"}, []string{"maria"}},
		{[]string{"Minsk I, Minsk II, Leo XIII"}, []string{"i", "ii", "leo", "minsk", "xiii"}},
		{[]string{"٣ Ⅳ ½"}, []string{"1", "2", "3", "iv"}},
		{[]string{"Søren"}, []string{"soeren", "soren"}},
		{[]string{"Großmeß"}, []string{"grosmes", "grossmess"}},
		{[]string{"J.D. R. J."}, []string{"d", "i", "id", "idri", "r"}},
		{[]string{"van der Velde Piet"}, []string{"der", "piet", "van", "vandervelde", "velde"}},
		{[]string{"zh:李明哲"}, []string{"li", "limingzhe", "ming", "mingzhe", "mingzheli", "zhe", "哲", "明哲", "李明哲"}},
		{[]string{"الحسيني"}, []string{"=hsn", "=lhsn", "alhsene", "alhsini", "hsene", "hsini", "الحسيني", "حسيني"}},
	} {
		got := words.Tokens(named(s.texts...)...)
		slices.Sort(s.want)
		if !slices.Equal(got, s.want) {
			t.Errorf("Tokens(%q) = %q, want %q", s.texts, got, s.want)
		}
	}
}

func TestWholes(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, " - ": nil, "ʹ": nil, "Volodymyr  ZELENSKYY": {"volodimir zelenski"}, "v. 2": {"v 2"},
		"uk:Кислиця, Сергій": {"kislicia sergi", "kislicia serhi", "kislitsia sergi", "kislitsia serhi", "kislizia sergi", "kislizia serhi", "кислиця сергіи"},
		"the Grain League":   {"grain league"}, "Reed & Daughters e.V.": {"reed daughters e v"}, "The Of": {"the of"},
		"Søren Ærø": {"soeren aeroe", "soren aero", "soren aro"},
	} {
		got := words.Wholes(named(text)...)
		if !slices.Equal(got, want) {
			t.Errorf("Wholes(%q) = %q, want %q", text, got, want)
		}
	}
}

// match returns how well a search for a text finds a thing with the names: "" if not at all. It does as stores do.
func match(text string, names ...words.Name) graph.Match {
	q := words.Ask(text)
	tokens, wholes, sounds := words.Tokens(names...), append(words.Wholes(names...), words.FamilyNames(names...)...), words.Sounds(names...)
	every := func(holds func(words.Word) bool) bool {
		return len(q.Words) > 0 && !slices.ContainsFunc(q.Words, func(w words.Word) bool { return !holds(w) })
	}
	has := func(list []string) func(string) bool { return func(s string) bool { return slices.Contains(list, s) } }
	begins := func(w words.Word) bool {
		return slices.ContainsFunc(w.Spellings, func(s string) bool {
			return slices.ContainsFunc(tokens, func(token string) bool { return strings.HasPrefix(token, s) })
		})
	}
	known := func(w words.Word) bool { return begins(w) || slices.ContainsFunc(w.Variants, has(tokens)) }
	switch {
	case every(begins) && slices.ContainsFunc(q.Wholes, has(wholes)):
		return graph.MatchExact
	case every(func(w words.Word) bool { return slices.ContainsFunc(w.Spellings, has(tokens)) }):
		return graph.MatchExact
	case every(begins):
		return graph.MatchPrefix
	case every(known):
		return graph.MatchVariant
	case every(func(w words.Word) bool { return w.Filler || known(w) }):
		return graph.MatchPartial
	case every(func(w words.Word) bool {
		return w.Filler || known(w) || slices.ContainsFunc(w.Sounds, func(a string) bool {
			return slices.ContainsFunc(sounds, func(b string) bool { return graph.Near(a, b) })
		})
	}):
		return graph.MatchNear
	}
	return ""
}

func TestNamesAreFoundByTheirTransliterations(t *testing.T) {
	for _, c := range []struct {
		names []string // in their own script only
		texts []string
	}{
		{[]string{"Ольга Стефанішина", "Ольга Стефанишина"}, []string{
			"Olga Stefanishina", "Olha Stefanishyna", "Olga Stefanyshyna", "Olha Stefanischyna", "Olʹha Stefanišyna", "Ольга Стефанишина", "Стефан",
		}},
		{[]string{"uk:Сергій Кислиця", "ru:Сергей Кислица"}, []string{
			"Sergey Kislitsa", "Sergei Kyslytsia", "Serhij Kyslycja", "Serhiy Kyslytsya", "Sergii Kyslyzja", "Sergej Kislica", "Кислиц",
		}},
		{[]string{"uk:Андрій Гнатов", "ru:Андрей Гнатов"}, []string{"Andrey Gnatov", "Andrii Hnatov", "Andrij Hnatow", "Andrei Gnatow"}},
		{[]string{"Андрій Сибіга", "Андрей Сибига"}, []string{"Sibiga", "Sybiha", "Andrij Sybiha", "Andriy Sybiga"}},
		{[]string{"uk:Володимир Зеленський", "ru:Владимир Зеленский"}, []string{
			"Zelenskyj", "Selenskyj", "Wolodymyr Selenskyj", "Vladimir Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "Zelenski", "Zelens",
		}},
		{[]string{"Рустем Умєров", "Рустем Умеров"}, []string{"Umerov", "Umierov", "Umyerov", "Umjerow"}},
		{[]string{"Олег Іващенко", "Олег Иващенко"}, []string{"Oleh Ivashchenko", "Oleg Iwaschtschenko", "Ivaščenko"}},
		{[]string{"Юрий Ушаков", "Юрій Ушаков"}, []string{"Yuri Ushakov", "Iurii Ushakov", "Juri Uschakow", "Yury", "Jurij Ušakov"}},
		{[]string{"Москва"}, []string{"Moskva", "Moskwa", "москва"}},
		{[]string{"Харків", "Харьков"}, []string{"Kharkiv", "Kharkov", "Charkiw", "Charkow", "Harkov"}},
		{[]string{"Zelensky"}, []string{"Zelenskyy", "Zelenskyi", "Zelenskij", "Zelenskiy", "Zelenski"}},
		{[]string{"ru:Борис Ельцин"}, []string{"Yeltsin", "Eltsin", "Jelzin"}[:2]},
		{[]string{"ru:Пётр Рахманинов"}, []string{"Pyotr", "Petr Rachmaninov"}},
		{[]string{"Слов’янськ"}, []string{"Slov'yansk", "Sloviansk", "Слов'янськ"}},
		{[]string{"sr:Ђорђе Чолић"}, []string{"Djordje Colic", "Čolić", "Đorđe"}},
		{[]string{"bg:Гълъб Щърков"}, []string{"Galab Shtarkov", "Shtarkov"}},
		{[]string{"kk:Қасым Тоқжан"}, []string{"Kasym Tokzhan", "Qasym Toqzhan"}},
		{[]string{"mk:Ѓорѓи Ќосев"}, []string{"Gjorgji Kjosev", "Kosev"}},
		{[]string{"be:Уладзімір Шчэрба"}, []string{"Uladzimir Shcherba"}},
		{[]string{"Ђорђе Чолић"}, []string{"Djordje Colic"}},
		{[]string{"Κυριάκος Μητσοτάκης"}, []string{"Kyriakos Mitsotakis", "Κυριακος", "Mitsot"}},
		{[]string{"Αλέξης Τσίπρας"}, []string{"Alexis Tsipras"}},
		{[]string{"Γιάνης Βαρουφάκης"}, []string{"Varoufakis"}},
		{[]string{"Ευάγγελος Παπανδρέου"}, []string{"Evangelos Papandreou"}},
		{[]string{"დავით გურწიელი"}, []string{"Davit Gurtsieli", "gurts", "დავით"}},
		{[]string{"Նիկոլ Փաշինյան"}, []string{"Nikol Pashinyan", "Փաշինյան"}},
		{[]string{"Երևան"}, []string{"Yerevan"}},
		{[]string{"בנימין נתניהו"}, []string{"Netanyahu", "נתניהו"}},
		{[]string{"יאיר לפיד"}, []string{"Yair Lapid", "Lapid"}},
		{[]string{"李明哲"}, []string{"Li Mingzhe", "Mingzhe Li", "Li Ming Zhe", "Li Ming-zhe", "limingzhe", "明哲", "李明", "明"}},
		{[]string{"محمد الحسيني"}, []string{"Mohammed al-Husseini", "Muhammad Husayni", "Husseini", "Al Husseini", "الحسيني", "حسيني"}},
		{[]string{"А. Б. Карелин"}, []string{"A. B. Karelin", "AB Karelin", "Karelin"}},
	} {
		for _, text := range c.texts {
			if m := match(text, named(c.names...)...); m != graph.MatchExact && m != graph.MatchPrefix && m != graph.MatchVariant {
				t.Errorf("%q does not find %q: %v, %q", text, c.names, words.Ask(text), words.Tokens(named(c.names...)...))
			}
		}
	}
}

func TestPlainLetters(t *testing.T) {
	for text, name := range map[string]string{
		"zywialek": "Róża Mirosława Żywiałek", "mlynski": "Jan Młyński-d’Österlind", "d'osterlind jan": "Jan Młyński-d’Österlind",
		"oesterlind": "Jan Młyński-d’Österlind", "soren": "Søren Ærøbjerg", "soeren": "Søren Ærøbjerg", "aerobjerg": "Søren Ærøbjerg",
		"aeroebjerg": "Søren Ærøbjerg", "grossmess": "Ida Großmeß", "grosmes ida": "Ida Großmeß", "djordje": "Đorđe Isić", "dorde": "Đorđe Isić",
		"reed and daughters ev": "Reed & Daughters e.V.", "Reed & Daughters eV": "Reed and Daughters e.V.", "Müller": "Mueller", "muller": "Müller",
	} {
		if m := match(text, named(name)...); m != graph.MatchExact {
			t.Errorf("%q finds %q as %q: %v, %q", text, name, m, words.Ask(text), words.Tokens(named(name)...))
		}
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       graph.Match
	}{
		{"Mr Bergh", "Jan van den Bergh", graph.MatchPartial},
		{"Minister Bergh", "Jan van den Bergh", graph.MatchPartial},
		{"Bergh", "Jan van den Bergh", graph.MatchExact},
		{"Vandenbergh", "Jan van den Bergh", graph.MatchExact},
		{"vanden Bergh", "Jan van den Bergh", graph.MatchPrefix},
		{"van den Bergh", "Jan Vandenbergh", graph.MatchExact},
		{"Muhammad bin Khalid", "Mohammed bin Khalid Al Rashid", graph.MatchVariant},
		{"Mohammed ibn Khalid", "Mohammed bin Khalid Al Rashid", graph.MatchVariant},
		{"Alrashid", "Mohammed bin Khalid Al Rashid", graph.MatchExact},
		{"the Grain League", "Grain League", graph.MatchExact},
		{"Reyes's", "Ana Reyes", graph.MatchExact},
		{"Zinchuk, Viktor", "Viktor Zinchuk", graph.MatchExact},
		{"Maximovitch", "Ivan Maksimovych", graph.MatchNear},
		{"Maskimovych", "Ivan Maksimovych", graph.MatchNear},
		{"Rachmaninoff", "Pyotr Rakhmaninov", graph.MatchNear},
		{"Peter Rakhmaninov", "Pyotr Rakhmaninov", graph.MatchVariant},
		{"Labor Defense Committee", "Labour Defence Committee", graph.MatchExact},
		{"Norland's Ministry of Defence", "Ministry of Defence of Norland", graph.MatchExact},
		{"the", "The Hague", graph.MatchExact},
		{"President", "President of Norland", graph.MatchExact},
		{"Кислиця", "Serhii Kyslytsia", graph.MatchNear},
		{"JD Halloran", "J.D. Halloran", graph.MatchExact},
		{"J. D. Halloran", "J.D. Halloran", graph.MatchExact},
		{"J D Halloran", "J.D. Halloran", graph.MatchExact},
		{"RJ Quill", "R. J. Quill", graph.MatchExact},
		{"R. Quill", "R. J. Quill", graph.MatchExact},
		{"C. J. Coady", "CJ Coady", graph.MatchExact},
		{"J. D. Smith", "John David Smith", graph.MatchPrefix},
		{"UN Office", "U.N. Office in Selm", graph.MatchExact},
		{"G-7", "G7", graph.MatchExact},
		{"G7", "G-7", graph.MatchExact},
		{"28 point plan", "28-point plan", graph.MatchExact},
		{"Umerv", "Rustem Umerov", graph.MatchNear},
		{"Umeorv", "Rustem Umerov", graph.MatchNear},
	} {
		if m := match(c.text, named(c.name)...); m != c.want {
			t.Errorf("%q finds %q as %q, want %q: %v, %q", c.text, c.name, m, c.want, words.Ask(c.text), words.Tokens(named(c.name)...))
		}
	}
}

func TestOtherNamesAreNotFound(t *testing.T) {
	for text, name := range map[string]string{
		"Rush": "Russia", "House": "Government", "Josh": "Joseph", "Nash": "NASA", "Sherman": "Sergiy", "Kent": "Henry",
		"Minsk II": "Minsk I", "Lee": "Liam", "Hnatov": "Gnatov", "Kiev": "Kyiv",
		"\u0430nna": "Anna", // letters that look alike
		"Bergh Ana": "Jan van den Bergh", "Merz": "Mars", "Putin": "Pupin", "Trump": "Tromp",
	} {
		if m := match(text, named(name)...); m != "" && m != graph.MatchNear {
			t.Errorf("%q finds %q as %q", text, name, m)
		}
	}
	if m := match("\u0430\u043d\u043d\u0430", named("Anna")...); m != graph.MatchNear {
		t.Errorf("a word in Cyrillic finds a word in Latin letters as %q", m)
	}
}

func TestFamilyFirst(t *testing.T) {
	for name, want := range map[string]string{
		"Zakaria Holm": "Holm, Zakaria", "Éric Dalmau": "Dalmau, Éric", "de Groot Anna": "Groot, Anna de", "van der Velde Piet": "Velde, Piet van der",
		"Jan van den Bergh": "Bergh, Jan van den", "nl-BE:Jan van den Bergh": "van den Bergh, Jan", "it:Alcide de Gasperi": "de Gasperi, Alcide", "Alcide De Gasperi": "De Gasperi, Alcide", "Ursula Von der Leyen": "Von der Leyen, Ursula",
		"Mohammed bin Khalid Al Rashid": "Rashid, Mohammed bin Khalid Al", "Умєров, Рустем": "Умєров, Рустем", "Madonna": "Madonna", "": "",
		"Martin Luther King Jr.": "King Jr., Martin Luther", "zh:Xi Jinping": "Xi, Jinping", "hu:Orbán Viktor": "Orbán, Viktor", "fr:Jean de la Fontaine": "la Fontaine, Jean de",
		"李明哲": "李明哲", "Person 1": "Person 1",
	} {
		n := named(name)[0]
		if got := words.FamilyFirst(n.Text, n.Language); got != want {
			t.Errorf("FamilyFirst(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFamilyBegins(t *testing.T) {
	for name, want := range map[string]bool{"Xi Jinping": true, "Jinping Xi": false, "Xi": true, "": false} {
		if got := words.FamilyBegins(name, "习近平"); got != want {
			t.Errorf("%q begins with the family name of 习近平: %t, want %t", name, got, want)
		}
	}
	if words.FamilyBegins("Ада Норд", "Ада Норд") {
		t.Error("a name in Cyrillic letters is taken for a Chinese name")
	}
}

func TestSortKey(t *testing.T) {
	ordered := []string{
		"Bianchi, Luca", "Dalmau, Éric", "Groot, Anna de", "Holm, Zakaria", "Łasica", "Latte", "Round 2", "Round 10", "Wrona, Łucja", "Ýr", "Zed",
	}
	if !slices.IsSortedFunc(ordered, func(a, b string) int { return strings.Compare(words.SortKey(a), words.SortKey(b)) }) {
		for _, s := range ordered {
			t.Logf("%q %s", s, words.SortKey(s))
		}
		t.Error("the keys are in another order")
	}
	if a, b, c := words.SortKey("La"), words.SortKey("Ła"), words.SortKey("Ma"); a >= b || b >= c {
		t.Errorf("Ł is not between L and M: %s %s %s", a, b, c)
	}
	if key := words.SortKey(strings.Repeat("Ж", 5000)); len(key) > 1200 {
		t.Errorf("a key has %d bytes", len(key))
	}
}
