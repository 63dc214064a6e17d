package words_test

import (
	"slices"
	"strings"
	"testing"

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

func TestTokens(t *testing.T) {
	for _, s := range []struct {
		texts, want []string
	}{
		{nil, nil},
		{[]string{"", " - "}, nil},
		{[]string{"Rustem Umerov"}, []string{"rustem", "umerov"}},
		{[]string{"Умєров, Рустем", "Rustem  UMEROV", "umerov"}, []string{"rustem", "umerov", "umierov", "рустем", "умєров"}},
		{[]string{"28-point plan (v. 2)"}, []string{"2", "28", "plan", "point", "v"}},
		{[]string{"Côte d’Ivoire"}, []string{"cote", "d", "ivoire"}},
		{[]string{"Zelensky Zelenskyy Zelenskyi Zelenskiy Zelenskij"}, []string{"zelenski"}},
		{[]string{"Лук'ян", "Лук’ян", "Лукʼян", "Lukian", "Lukyan"}, []string{"lukian", "лукян"}},
		{[]string{"'м' 'ян"}, []string{"ian", "m", "м", "ян"}},
		{[]string{"Гнатов"}, []string{"gnatov", "hnatov", "гнатов"}},
		{[]string{"Київ", "Kyiv", "KIEW"}, []string{"kiev", "kiv", "киів"}},
		{[]string{"Maria", "Mariya", "Mariia", "Marija"}, []string{"maria"}},
		{[]string{"Minsk I, Minsk II, Leo XIII"}, []string{"i", "ii", "leo", "minsk", "xiii"}},
		{[]string{"ь ʹ", "Ольга", "Olʹha"}, []string{"olga", "olha", "ольга", "ь"}},
		{[]string{"Ђорђе ქართული 2-га"}, []string{"2", "ga", "ha", "га", "ђorђe", "ђорђе", "ქართული"}},
	} {
		if got := words.Tokens(s.texts...); !slices.Equal(got, s.want) {
			t.Errorf("Tokens(%q) = %q, want %q", s.texts, got, s.want)
		}
	}
}

func TestWhole(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " - ": "", "ʹ": "", "Volodymyr  ZELENSKYY": "volodimir zelenski", "Кислиця, Сергій": "кислиця сергіи", "v. 2": "v 2",
	} {
		if got := words.Whole(text); got != want {
			t.Errorf("Whole(%q) = %q, want %q", text, got, want)
		}
	}
}

// found reports whether a search for a text finds a thing with the names, as stores do it.
func found(text string, names ...string) bool {
	own := words.Tokens(names...)
	return !slices.ContainsFunc(words.Tokens(text), func(word string) bool {
		return !slices.ContainsFunc(own, func(token string) bool { return strings.HasPrefix(token, word) })
	})
}

func TestNamesAreFoundByTheirTransliterations(t *testing.T) {
	for _, c := range []struct {
		names []string // in Ukrainian and Russian only
		texts []string
	}{
		{[]string{"Ольга Стефанішина", "Ольга Стефанишина"}, []string{
			"Olga Stefanishina", "Olha Stefanishyna", "Olga Stefanyshyna", "Olha Stefanischyna", "Olʹha Stefanišyna", "Ольга Стефанишина", "Стефан",
		}},
		{[]string{"Сергій Кислиця", "Сергей Кислица"}, []string{
			"Sergey Kislitsa", "Sergei Kyslytsia", "Serhij Kyslycja", "Serhiy Kyslytsya", "Sergii Kyslyzja", "Sergej Kislica", "Кислиц",
		}},
		{[]string{"Андрій Гнатов", "Андрей Гнатов"}, []string{"Andrey Gnatov", "Andrii Hnatov", "Andrij Hnatow", "Andrei Gnatow"}},
		{[]string{"Андрій Сибіга", "Андрей Сибига"}, []string{"Sibiga", "Sybiha", "Andrij Sybiha", "Andriy Sybiga"}},
		{[]string{"Володимир Зеленський", "Владимир Зеленский"}, []string{
			"Zelenskyj", "Selenskyj", "Wolodymyr Selenskyj", "Vladimir Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "Zelenski", "Zelens",
		}},
		{[]string{"Рустем Умєров", "Рустем Умеров"}, []string{"Umerov", "Umierov", "Umyerov", "Umjerow"}},
		{[]string{"Олег Іващенко", "Олег Иващенко"}, []string{"Oleh Ivashchenko", "Oleg Iwaschtschenko", "Ivaščenko"}},
		{[]string{"Юрий Ушаков", "Юрій Ушаков"}, []string{"Yuri Ushakov", "Iurii Ushakov", "Juri Uschakow", "Yury", "Jurij Ušakov"}},
		{[]string{"Москва"}, []string{"Moskva", "Moskwa", "москва"}},
		{[]string{"Харків", "Харьков"}, []string{"Kharkiv", "Kharkov", "Charkiw", "Charkow", "Harkov"}},
		{[]string{"Zelensky"}, []string{"Zelenskyy", "Zelenskyi", "Zelenskij", "Zelenskiy", "Zelenski"}},
	} {
		for _, text := range c.texts {
			if !found(text, c.names...) {
				t.Errorf("%q does not find %q: %q, %q", text, c.names, words.Tokens(text), words.Tokens(c.names...))
			}
		}
	}
}

func TestOtherNamesAreNotFound(t *testing.T) {
	for text, name := range map[string]string{
		"Rush": "Russia", "House": "Government", "Josh": "Joseph", "Nash": "NASA", "Sherman": "Sergiy", "Kent": "Henry",
		"Minsk II": "Minsk I", "Lee": "Liam", "Hnatov": "Gnatov", "Selensky": "Zelensky", "Kiev": "Kyiv",
		"\u0430nna": "Anna", "\u0430\u043d\u043d\u0430": "Anna", // letters that look alike, and a whole word
	} {
		if found(text, name) {
			t.Errorf("%q finds %q", text, name)
		}
	}
}
