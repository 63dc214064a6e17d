package main

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"parley/internal/judging"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/match"
)

type matchCommand struct {
	Dossiers []string `arg:"" optional:"" name:"dossier" help:"The folders of the dossiers. Default: the bundled dossier. With --judge, write the two ids after the folders: --judge same my-dossier rustem-umerov r-umerov."`
	Names    string   `type:"existingfile" placeholder:"FILE" help:"Look for these names in the dossiers, one name in each line. - stands for standard input."`
	Language string   `placeholder:"CODE" help:"With --names: the language of the names, such as uk."`
	Explain  bool     `short:"e" help:"Say why each pair has its score."`
	JSON     bool     `name:"json" help:"Print the pairs as JSON."`
	Join     bool     `help:"Write a judgement for each pair that is sure."`

	Judge string `enum:"same,different,unsure," default:"" placeholder:"WORD" help:"Write a judgement about two ids: same, different or unsure."`
	Why   string `placeholder:"TEXT" help:"With --judge: the reason."`
	By    string `placeholder:"NAME" help:"With --judge and --join: who judges. Default: your user name."`
}

// comparing is the stage of the progress of parley match.
const comparing = "Comparing"

// Help is shown by --help.
func (matchCommand) Help() string {
	return fmt.Sprintf(`Parley proposes pairs of people, and pairs of organizations, that may be one. Parley looks in one dossier, or in several dossiers. With --names, Parley looks for the names of a list. Each thing or name has at most %d candidates. Pairs that have a judgement are left out. The score goes from 0 to 1, and follows from the names. A common post, meeting or identifier raises the score.

A pair is "sure" if two names of people have a score of %.2f or more, or if the identifiers are the same. In a test with two collections of names, 364 pairs had such a score. In each of these pairs, both names are names of one person. But if something speaks against the pair, or if another candidate has an equally good name, the pair is not sure. Pairs that are not sure need a judgement.

Exit status: 0 done; 1 not done, or problems in the dossier; 2 wrong arguments.

Examples:
  parley match my-dossier --explain
  parley match my-dossier another-dossier --json
  parley match my-dossier --names participants.txt
  parley match --judge same my-dossier rustem-umerov r-umerov --why "the same post on the same day"`, match.Most, match.Unasked)
}

// Validate is called by kong.
func (c matchCommand) Validate() error {
	switch {
	case c.Judge != "" && len(c.Dossiers) < 3:
		return errors.New("--judge needs the folder of a dossier and two ids: parley match --judge same my-dossier rustem-umerov r-umerov --why \"the same post\"")
	case c.Judge != "" && c.Why == "":
		return errors.New("--judge needs --why: the reason stands in the file for those who read the judgement later")
	case c.Judge == "" && c.Why != "":
		return errors.New("--why needs --judge")
	case c.Judge != "" && (c.Names != "" || c.Join):
		return errors.New("--judge writes one judgement: leave out --names and --join")
	case c.Join && (c.Names != "" || len(c.Dossiers) == 0):
		return errors.New("--join writes judgements into a dossier: name its folder, and leave out --names")
	case c.Language != "" && c.Names == "":
		return errors.New("--language is the language of --names")
	}
	return nil
}

// Run compares, or writes a judgement.
func (c matchCommand) Run() error {
	if c.Judge != "" {
		return c.judge()
	}
	all, err := readAll(c.Dossiers)
	if err != nil {
		return err
	}
	r := newRecordOf(all)
	if c.Names != "" {
		return c.matchNames(r)
	}
	pairs := r.Pairs(progressOf(len(r.Subjects)))
	if err := c.printPairs(r, pairs); err != nil {
		return err
	}
	if c.Join {
		return c.join(r, pairs)
	}
	return nil
}

// folder is a dossier and the folder from which it was read.
type folder struct {
	*dossier.Dossier
	name string
}

// readAll reads the dossiers in folders, or the bundled dossier.
func readAll(folders []string) ([]folder, error) {
	if len(folders) == 0 {
		folders = []string{""}
	}
	all := make([]folder, len(folders))
	for i, name := range folders {
		d, err := read(name, loader.OnProgress(unhurried(progressOnStderr(), time.Second)))
		if err != nil {
			return nil, err
		}
		all[i] = folder{d, name}
	}
	return all, nil
}

// recordOf is the record of several folders.
type recordOf struct {
	judging.Record

	dossiers []folder
}

func newRecordOf(all []folder) recordOf {
	var ds []*dossier.Dossier
	for _, d := range all {
		ds = append(ds, d.Dossier)
	}
	return recordOf{judging.NewRecord(ds...), all}
}

// progressOf returns a function that reports on standard error, if it takes long, how many subjects are compared.
func progressOf(total int) func(n int) {
	progress := unhurried(progressOnStderr(), time.Second)
	var one sync.Mutex
	return func(n int) {
		one.Lock()
		defer one.Unlock()
		progress(comparing, n, total)
	}
}

// join writes a judgement for each pair that is sure.
func (c matchCommand) join(r recordOf, pairs []match.Candidate) error {
	for _, p := range pairs {
		if !p.Sure {
			continue
		}
		j := dossier.Judgement{Verdict: dossier.Same, A: p.A.ID, B: p.B.ID, By: c.by(), Why: "the names are alike: " + p.NameA + ", " + p.NameB, Score: &p.Score}
		if err := c.write(r.dossiers, j); err != nil {
			return err
		}
	}
	return nil
}
