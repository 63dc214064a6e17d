package cite

import (
	"strings"
	"testing"

	"parley/loader/dossier"
)

func TestCheckRow(t *testing.T) {
	a := &article{name: "register.csv", text: "day,who,with\n2025-05-06,\"Reyes, Ana\",Grain League\n2025-05-07,Vale,\"River\nUnion\"\n"}
	for _, c := range []struct{ fragment, quote, want string }{
		{"row=1", "who", ""},
		{"row=2", "Reyes, Ana", ""},
		{"row=2", `2025-05-06,"Reyes, Ana",Grain League`, ""},
		{"row=3", "River\nUnion", ""},
		{"row=3", "Grain League", "row 3 of register.csv does not contain this quote"},
		{"cell=2,2", "Reyes, Ana", ""},
		{"cell=2,2", "Grain League", "cell 2 of row 2 of register.csv does not contain this quote"},
		{"cell=2,4", "Grain League", "row 2 of register.csv has 3 cells"},
		{"cell=9,1", "Vale", "register.csv has 3 rows"},
		{"row=4", "Vale", "register.csv has 3 rows"},
	} {
		got := a.check(dossier.Claim{Fragment: c.fragment, Quote: c.quote})
		if got != c.want && (c.want == "" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s, %q: got %q, want %q", c.fragment, c.quote, got, c.want)
		}
	}
}

func TestFindInRows(t *testing.T) {
	const table = "day,who,with\n2025-05-06,\"Reyes, Ana\",Grain League\n2025-05-07,Vale,\"River\nUnion\"\n2025-05-08,Vale,Grain League\n"
	for words, want := range map[string]string{"Reyes, Ana": "row=2", "River Union": "row=3", "Grain League": "row=2 row=4", "nobody": ""} {
		var got []string
		for _, p := range FindInRows(table, words) {
			got = append(got, p.Fragment)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is in %q, want %q", words, got, want)
		}
	}
}

func TestSeparator(t *testing.T) {
	for text, want := range map[string]rune{
		"day,who\n": ',', "day;who;with\n1,2,3": ';', "day\twho": '\t', "day|who": '|', "day": ',', "": ',', "\r\n\nday;who\n": ';',
		"\"a,b,c\";who": ';', "a,b;c": ',',
	} {
		if got := Separator(text); got != want {
			t.Errorf("the separator of %q is %q, want %q", text, got, want)
		}
	}
}

func TestCheckRowWithSemicolons(t *testing.T) {
	a := &article{name: "register.csv", text: "day;who\n\"6 May; noon\";\"Reyes\nAna\"\n7 May;Vale\n"}
	for _, c := range []struct{ fragment, quote string }{{"row=2", "\"6 May; noon\";\"Reyes\nAna\""}, {"row=3", "7 May;Vale"}, {"cell=3,2", "Vale"}} {
		if got := a.check(dossier.Claim{Fragment: c.fragment, Quote: c.quote}); got != "" {
			t.Errorf("%s, %q: got %q", c.fragment, c.quote, got)
		}
	}
}
