// Command draft measures drafts of articles against dossiers that people wrote. Each article of a dossier is drafted with the record of
// the other articles. The command prints precision and recall by kind, and what a review costs.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/graph"
	"parley/loader"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/draft"
	"parley/loader/draft/compose"
	"parley/loader/draft/model"
	"parley/loader/draft/rules"
	"parley/loader/draft/verify"
	"parley/loader/edtf"
)

func main() {
	texts := flag.String("texts", "bench/draft/unseen/texts", "the folder with the texts of the articles")
	folder := flag.String("dossier", "bench/draft/unseen/dossier", "the folder of the dossier that says what the articles report")
	withModel := flag.Bool("model", false, "use the model of PARLEY_MODEL_URL instead of the rules")
	verbose := flag.Bool("v", false, "list what is wrong and what is missing")
	flag.Parse()
	if err := run(*folder, *texts, *withModel, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "draft:", err)
		os.Exit(1)
	}
}

func run(folder, texts string, withModel, verbose bool) error {
	d, err := loader.Folder(folder, time.Now())
	if err != nil {
		return err
	}
	var before, after, sure table
	fmt.Printf("%s\n\n", d.Title)
	for _, s := range d.Sources {
		text, err := cite.Text(os.DirFS(texts), s.Text)
		if err != nil {
			return fmt.Errorf("the text of %s: %w", s.ID, err)
		}
		r := draft.NewRecord(d, s.ID)
		a := draft.NewArticle(text)
		var e draft.Extractor = rules.Extractor{Record: r}
		if withModel {
			if e, err = model.FromEnvironment(os.Getenv); err != nil {
				return err
			}
		}
		seen, err := e.Observe(context.Background(), a)
		if err != nil {
			return err
		}
		kept, dropped := verify.New(a, r).Check(seen)
		truth := truthOf(d, s, r)
		options := compose.Options{Source: "draft-of-" + s.ID, Title: "x", Publisher: s.Publisher, Published: dayOf(s).Format(time.DateOnly), Day: dayOf(s), Language: "en", TextFile: s.Text}
		raw := compose.Compose(a, r, draft.Names{Record: r}, seen, options)
		checked := compose.Compose(a, r, draft.Names{Record: r}, kept, options)
		score(&before, truth, raw, false, nil)
		var log *os.File
		if verbose {
			log = os.Stdout
			fmt.Printf("== %s\n", s.ID)
			for _, x := range dropped {
				fmt.Printf("   dropped: %s: %+v\n", x.Reason, x.Observation)
			}
		}
		found := score(&after, truth, checked, false, log)
		score(&sure, truth, checked, true, nil)
		cost(s.ID, d, s, checked, found, len([]rune(text)))
	}
	fmt.Printf("\nas the extractor gives them\n%s\nafter the verifier\n%s\nafter the verifier, without a mark of doubt\n%s\n", before, after, sure)
	return nil
}

// dayOf is the day of publication.
func dayOf(s dossier.Source) time.Time {
	p := graph.Parley.Type("Source").Property("published")
	text, _ := s.Values[p.Parts[0].Index].(string)
	t, err := edtf.Parse(text)
	if err == nil {
		if day, err := time.Parse(time.DateOnly, t.FirstDay); err == nil {
			return day
		}
	}
	return s.Reported.Truncate(24 * time.Hour)
}

// cost prints what a scripted reviewer needs: five seconds a decision, and twenty seconds for each fact that is made by hand.
func cost(id graph.ID, d *dossier.Dossier, s dossier.Source, draft compose.Draft, found map[passage]bool, length int) {
	const decision, byHand, standard = 5, 20, 2000
	measured, all := map[passage]bool{}, map[passage]bool{}
	for _, c := range d.Claims {
		if c.Source == s.ID {
			at := passage{c.Start, c.End}
			all[at] = true
			if kindOf(d, c) != "" {
				measured[at] = true
			}
		}
	}
	missed := func(of map[passage]bool) (n int) {
		for at := range of {
			if !found[at] {
				n++
			}
		}
		return n
	}
	report := func(of map[passage]bool) string {
		seconds := len(draft.Facts)*decision + missed(of)*byHand
		return fmt.Sprintf("%d missing passages, %d s, %d s for 2,000 characters", missed(of), seconds, seconds*standard/length)
	}
	fmt.Printf("%-28s %4d characters, %2d decisions; measured kinds: %s; everything in the dossier: %s\n", filepath.Base(string(id)), length, len(draft.Facts), report(measured), report(all))
}
