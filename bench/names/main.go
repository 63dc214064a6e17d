// Command names measures how well the package match tells names of one person from names of two people.
//
//	go run ./bench/names
//	go run ./bench/names -pairs other-pairs.csv -misses
//
// It measures the pairs of pairs.csv, and with -pairs also the pairs of another file: a CSV file with the columns name1, name2,
// is_match and, if you like, category. The figures are by 5-fold cross-validation: each fifth of the pairs is measured at the threshold
// that is best for the other four fifths.
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"text/tabwriter"
	"time"

	"parley/loader/match"
)

//go:embed pairs.csv
var own []byte

func main() {
	file := flag.String("pairs", "", "a CSV file with more pairs, which is measured by itself")
	misses := flag.Bool("misses", false, "print the pairs on the wrong side of match.Threshold")
	flag.Parse()
	err := measure(os.Stdout, "pairs.csv", bytes.NewReader(own), *misses)
	if err == nil && *file != "" {
		err = measureFile(os.Stdout, *file, *misses)
	}
	if err == nil {
		err = measureBlocking(os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "names:", err)
		os.Exit(1)
	}
}

func measureFile(w io.Writer, name string, misses bool) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	return measure(w, name, f, misses)
}

// measure prints the figures of a table of pairs.
func measure(w io.Writer, name string, table io.Reader, misses bool) error {
	pairs, err := readPairs(table)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	began := time.Now()
	pairs = scored(pairs)
	took := time.Since(began)
	all, thresholds := crossValidated(pairs)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	p := func(format string, args ...any) { _, _ = fmt.Fprintf(t, format, args...) }
	p("%s\t%d pairs\t%d of one person\t%.0f µs a pair\n", name, len(pairs), all.truePositive+all.falseNegative, float64(took.Microseconds())/float64(max(1, len(pairs))))
	p("by 5-fold\tF1 %.3f\tprecision %.3f\trecall %.3f\tthresholds %.2f to %.2f\n", all.f1(), all.precision(), all.recall(), slices.Min(thresholds), slices.Max(thresholds))
	if c := inCategory(pairs, "cyrillic"); len(c) > 0 {
		f, _ := crossValidated(c)
		p("Cyrillic to Latin, by 5-fold\tF1 %.3f\tprecision %.3f\trecall %.3f\t%d pairs\n", f.f1(), f.precision(), f.recall(), len(c))
	}
	f := at(pairs, match.Threshold)
	p("asked from %.2f\tF1 %.3f\tprecision %.3f\trecall %.3f\t%d pairs above\n", match.Threshold, f.f1(), f.precision(), f.recall(), f.truePositive+f.falsePositive)
	f = at(pairs, match.Unasked)
	p("unasked from %.2f\t\tprecision %.3f\trecall %.3f\t%d pairs above\n", match.Unasked, f.precision(), f.recall(), f.truePositive+f.falsePositive)
	if err := t.Flush(); err != nil {
		return err
	}
	byCategory(w, pairs)
	if misses {
		printMisses(w, pairs)
	}
	return nil
}

// byCategory prints how many pairs of each category are on the right side of the threshold.
func byCategory(w io.Writer, pairs []pair) {
	byName := map[string][]pair{}
	for _, p := range pairs {
		byName[p.category] = append(byName[p.category], p)
	}
	if len(byName) > 30 {
		return // such a table has a category for each pair
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintf(t, "category\tone person: found\ttwo people: told apart\n")
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		f := at(byName[name], match.Threshold)
		_, _ = fmt.Fprintf(t, "%s\t%d of %d\t%d of %d\n", name, f.truePositive, f.truePositive+f.falseNegative, f.trueNegative, f.trueNegative+f.falsePositive)
	}
	_ = t.Flush()
}

func printMisses(w io.Writer, pairs []pair) {
	for _, p := range pairs {
		if found := p.score >= match.Threshold; found != p.same {
			said := "two people"
			if p.same {
				said = "one person"
			}
			_, _ = fmt.Fprintf(w, "%s, %.2f: %s | %s (%s)\n", said, p.score, p.a, p.b, p.category)
		}
	}
}

func inCategory(pairs []pair, category string) []pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool { return p.category != category })
}
