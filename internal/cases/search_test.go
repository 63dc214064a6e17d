package cases

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/loader"
	"parley/loader/cite"
)

// finds asks a search for each text, and compares what it finds: the ids in their order, each with how well it matches.
func finds(t *testing.T, name string, want map[string]string) {
	t.Helper()
	var query strings.Builder
	var texts []string
	for text := range want {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&query, "s%d: search(text: %s) { edges { match node { id } } }\n", len(texts), quoted)
		texts = append(texts, text)
	}
	data := ask(t, name, "{"+query.String()+"}")
	for i, text := range texts {
		var found []string
		for _, e := range data[fmt.Sprintf("s%d", i)].(map[string]any)["edges"].([]any) {
			edge := e.(map[string]any)
			found = append(found, fmt.Sprint(edge["node"].(map[string]any)["id"], " ", edge["match"]))
		}
		if got := strings.Join(found, ", "); got != want[text] {
			t.Errorf("%q finds %q, want %q", text, got, want[text])
		}
	}
}

func TestPlainLetters(t *testing.T) {
	finds(t, "plain-letters", map[string]string{
		"zywialek": "zywiak EXACT", "Mirosława zywialek": "zywiak EXACT", "mlynski": "mlynsky EXACT", "d'osterlind": "mlynsky EXACT",
		"d’Oesterlind jan": "mlynsky EXACT", "soren": "aeroe EXACT", "soeren": "aeroe EXACT", "aerobjerg": "aeroe EXACT", "grossmess": "gross EXACT",
		"grosmes": "gross EXACT", "djordje": "dordevic EXACT", "dorde": "dordevic EXACT", "isic dorde": "dordevic EXACT",
		"reed and daughters ev": "law EXACT", "Reed & Daughters eV": "law EXACT", "reed daughters e.v.": "law EXACT",
	})
}

func TestInitials(t *testing.T) {
	finds(t, "initials", map[string]string{
		"JD Halloran": "halloran EXACT", "J. D. Halloran": "halloran EXACT", "J D Halloran": "halloran EXACT",
		"RJ Quill": "quill EXACT", "R.J. Quill": "quill EXACT", "R. Quill": "quill EXACT", "C.J. Coady": "coady EXACT", "C. J. Coady": "coady EXACT",
		"UN Office": "un-office EXACT", "G-7": "g7 EXACT", "28 point plan": "plan-28 EXACT",
	})
}

func TestTitles(t *testing.T) {
	finds(t, "titles", map[string]string{
		"Mr Bergh": "bergh PARTIAL", "Minister Bergh": "bergh PARTIAL", "Bergh": "bergh EXACT", "Jan Bergh": "bergh EXACT", "vandenbergh": "bergh EXACT",
		"Vanden Bergh": "bergh PREFIX", "Muhammad bin Khalid": "rashid VARIANT", "Mohammed ibn Khalid": "rashid VARIANT",
		"Mohammed Khalid Al-Rashid": "rashid EXACT", "Alrashid": "rashid EXACT", "Rashid": "rashid EXACT",
	})
}

func TestMoreWordsThanTheRecord(t *testing.T) {
	finds(t, "more-words-than-the-record", map[string]string{
		"Viktor Mykolaiovych Zinchuk": "zinchuk PARTIAL", "Oliver B. Buell": "buell PREFIX", "Ana Reyes Montero": "reyes PARTIAL",
		"the Grain League": "grain EXACT", "Zinchuk, Viktor": "zinchuk EXACT", "Reyes's": "reyes EXACT",
		"Olena Zinchuk": "", // another person of the same family name
	})
}

func TestSpellingVariants(t *testing.T) {
	finds(t, "spelling-variants", map[string]string{
		"Maximovitch": "maksimovych NEAR", "Maksymovych": "maksimovych EXACT", "Maksimovich": "maksimovych EXACT", "Maskimovych": "maksimovych NEAR",
		"Rachmaninoff": "rakh NEAR", "Peter Rakhmaninov": "rakh VARIANT", "Peter Ivanovich Rakhmaninov": "rakh PARTIAL", "Labor Defense Committee": "labour EXACT",
		"Norland defence ministry": "defmin EXACT", "Norland's Ministry of Defence": "defmin EXACT", "Defence Ministry Norland": "defmin EXACT",
	})
}

func TestOtherCyrillic(t *testing.T) {
	finds(t, "other-cyrillic", map[string]string{
		"Djordje Colic": "sr EXACT", "Čolić": "sr EXACT", "Galab Shtarkov": "bg EXACT", "Shtarkov": "bg EXACT", "Kasym Tokzhan": "kk EXACT",
		"Qasym Toqzhan": "kk EXACT", "Gjorgji Kjosev": "mk EXACT", "Kosev": "mk EXACT", "Uladzimir Shcherba": "be EXACT",
	})
}

func TestOtherScripts(t *testing.T) {
	finds(t, "other-scripts", map[string]string{
		"Davit Gurtsieli": "gurts EXACT", "გურწიელი": "gurts EXACT", "David Gurtsieli": "gurts VARIANT",
		"Li Mingzhe": "li EXACT", "limingzhe": "li EXACT", "Mingzhe Li": "li EXACT", "li ming zhe": "li EXACT", "明哲": "li EXACT", "李明": "li PREFIX", "哲": "li EXACT",
		"Mohammed al-Husseini": "husseini VARIANT", "Muhammad Husayni": "husseini VARIANT", "الحسيني": "husseini EXACT", "حسيني محمد": "husseini EXACT",
		"Karelin": "karelin EXACT", "A.B. Karelin": "karelin EXACT", "Карелин": "karelin EXACT",
	})
}

func TestOrderOfNames(t *testing.T) {
	wants(t, "order-of-names", `{ people(orderBy: [NAME_ASC]) { nodes { sortName } } }`, `{"people": {"nodes": [
		{"sortName": "Bianchi, Luca"}, {"sortName": "Dalmau, Éric"}, {"sortName": "Groot, Anna de"}, {"sortName": "Holm, Zakaria"}, {"sortName": "Orr, Eugene"},
		{"sortName": "Price, Eleonor"}, {"sortName": "Velde, Piet van der"}, {"sortName": "Wrona, Łucja"}
	]}}`)
	var names []string
	after := ""
	for range 8 {
		data := ask(t, "order-of-names", `{ people(orderBy: [NAME_DESC], first: 1`+after+`) { nodes { name } pageInfo { endCursor } } }`)
		page := data["people"].(map[string]any)
		names = append(names, page["nodes"].([]any)[0].(map[string]any)["name"].(string))
		after = fmt.Sprintf(", after: %q", page["pageInfo"].(map[string]any)["endCursor"])
	}
	const want = "Łucja Wrona, van der Velde Piet, Eleonor Price, Eugene Orr, Zakaria Holm, de Groot Anna, Éric Dalmau, Luca Bianchi"
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("page by page the names are %s, want %s", got, want)
	}
}

func TestRegisterNumber(t *testing.T) {
	const want = "reference.yaml:3:61: `Q99000001` is already the wikidata of `ana-reyes` (reference.yaml:2:56): " +
		"if the two are the same thing, make them one, for example with a judgement; if not, correct one of the identifiers"
	if got := refused(t, "register-number", nil); got != want {
		t.Errorf("the problem is\n%s\nwant\n%s", got, want)
	}
	finds(t, "register-number-corrected", map[string]string{"Q99000001": "ana-reyes EXACT", "q99000002": "a-reyes EXACT", "Q990": "a-reyes PREFIX, ana-reyes PREFIX"})
	wants(t, "register-number-corrected", `{
		a: people(where: {identifier: "wikidata:Q99000001"}) { nodes { id } }
		b: people(where: {identifier: ["Q99000002", "viaf:Q99000001"]}) { nodes { id } }
	}`, `{"a": {"nodes": [{"id": "ana-reyes"}]}, "b": {"nodes": [{"id": "a-reyes"}]}}`)
}

func TestDecomposedText(t *testing.T) {
	d, err := loader.Folder(filepath.Join("testdata", "decomposed-text"), now)
	if err != nil {
		t.Fatal(err)
	}
	texts := os.DirFS(filepath.Join("testdata", "decomposed-text-texts"))
	problem := loader.CheckTexts(d, texts)
	const want = `contains this quote in another form: write "Сергіи\u0306 И\u0306овенко зустрівся", start: 6`
	if problem == nil || !strings.Contains(problem.Error(), want) {
		t.Errorf("the problem is %v, want %s", problem, want)
	}
	source, err := os.ReadFile(filepath.Join("testdata", "decomposed-text", "source.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("testdata", "decomposed-text"))); err != nil {
		t.Fatal(err)
	}
	corrected := strings.Replace(string(source), "quote: Сергій Йовенко зустрівся", `quote: "Сергіи\u0306 И\u0306овенко зустрівся"`, 1)
	if err := os.WriteFile(filepath.Join(folder, "source.yaml"), []byte(corrected), 0o600); err != nil {
		t.Fatal(err)
	}
	if d, err = loader.Folder(folder, now); err != nil {
		t.Fatal(err)
	}
	if err := loader.CheckTexts(d, texts); err != nil {
		t.Errorf("the quote as the problem shows it: %v", err)
	}
	text, err := cite.Text(texts, "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	if found := cite.Find(text, "Сергій Йовенко зустрівся"); len(found) != 1 || found[0].Start != 6 {
		t.Errorf("the words stand at %v", found)
	}
}
