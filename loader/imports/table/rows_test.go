package table_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/loader/imports"
)

// TestEveryRowIsImportedOrRefused draws tables, and follows each row. The loader accepts the files that the import writes.
func TestEveryRowIsImportedOrRefused(t *testing.T) {
	m := read(t, "register.yaml")
	cell := func(usual ...string) *rapid.Generator[string] {
		odd := []string{"", " ", "\u200b", "a\nb", "x\u202ey", "\ufffd", "\x07", "\xff", "yes", "- : #", `say "no"`, "—", strings.Repeat("word ", 30), "Łódź", "null"}
		return rapid.OneOf(rapid.SampledFrom(usual), rapid.SampledFrom(usual), rapid.SampledFrom(usual), rapid.SampledFrom(odd))
	}
	columns := []*rapid.Generator[string]{
		cell("1", "2", "3", "4"), cell("4 March 2025", "5 March 2025", "31 February 2025"), cell("Mira Kesh", "MIRA KESH", "Jon Okoro"),
		cell("Ministry of Trade", "Selm", "Ministry of the Sea"), cell("Grain League", "River Union"), cell("Ana Reyes; Jon Vale", "Mira Kesh", "Ana Reyes;ana reyes", ";"),
		cell("In person", "Telephone", "Letter", "Pigeon"), cell("Harbour dues", "Fishing; Harbour dues"),
	}
	rapid.Check(t, func(rt *rapid.T) {
		var text strings.Builder
		w := csv.NewWriter(&text)
		w.Comma = rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(rt, "separator")
		w.UseCRLF = rapid.Bool().Draw(rt, "CRLF")
		if err := w.Write(strings.Split("No,Date,Minister,Department,Organisation,Attendees,Form,Subject", ",")); err != nil {
			rt.Fatal(err)
		}
		rows := rapid.IntRange(0, 8).Draw(rt, "rows")
		letters := map[int]bool{}
		for i := range rows {
			cells := make([]string, len(columns))
			for j, of := range columns {
				cells[j] = of.Draw(rt, "cell")
			}
			letters[i+2] = strings.TrimSpace(cells[6]) == "Letter"
			if err := w.Write(cells); err != nil {
				rt.Fatal(err)
			}
		}
		w.Flush()
		folder, err := os.MkdirTemp(t.TempDir(), "dossier")
		if err != nil {
			rt.Fatal(err)
		}
		s, err := imported(t, text.String(), m, imports.Options{Folder: folder})
		if err != nil && len(s.Refused) != s.Read {
			rt.Fatalf("%v of\n%s", err, text.String())
		}
		if s.Read != rows || s.Reports+len(s.Refused)+s.LeftOut != rows {
			rt.Fatalf("of %d rows, %d became reports, %d were refused and %d were left out:\n%s", rows, s.Reports, len(s.Refused), s.LeftOut, text.String())
		}
		if err != nil {
			return
		}
		all := contents(t, folder)
		if s.Reports != len(regexp.MustCompile(`fragment: row=\d+\n`).FindAllString(all, -1)) {
			rt.Fatalf("%d reports are not in the files:\n%s", s.Reports, all)
		}
		for row, letter := range letters {
			if letter && strings.Contains(all, fmt.Sprintf("fragment: row=%d\n", row)) {
				rt.Fatalf("row %d is a letter, and was imported", row)
			}
		}
		if strings.Contains(text.String(), "\xff") {
			validWithoutTexts(t, folder) // `cite` reads only UTF-8
		} else {
			valid(t, folder, text.String())
		}
	})
}

func FuzzImport(f *testing.F) {
	register, err := os.ReadFile(filepath.Join("testdata", "register.csv"))
	if err != nil {
		f.Fatal(err)
	}
	m, err := os.ReadFile(filepath.Join("testdata", "register.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(register))
	f.Add("No;Date;Minister;Department;Organisation;Attendees;Form;Subject\r\n1;4 March 2025;\"a;b\"\"\r\nc\";d;e;f;Video;g\r\n")
	f.Add("No,Date\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		folder := t.TempDir()
		s, err := imported(t, text, string(m), imports.Options{Folder: folder})
		if err != nil {
			return
		}
		if s.Reports+len(s.Refused)+s.LeftOut != s.Read {
			t.Errorf("of %d rows, %d became reports, %d were refused and %d were left out", s.Read, s.Reports, len(s.Refused), s.LeftOut)
		}
		validWithoutTexts(t, folder)
	})
}
