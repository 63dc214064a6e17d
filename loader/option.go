package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/write"
)

// The stages of a load that report their progress.
const (
	Reading = "reading" // files
	Folding = "folding" // claims
	Writing = "writing" // records and relations that differ; a load that fills an empty embedded store has no such stage
)

// Progress receives how far a stage is. The first call of a stage has done 0, and the last has done equal to total. A
// load that starts over, because the graph has changed, starts its stages over.
type Progress func(stage string, done, total int)

// DefaultBatch is the maximum number of records and relations in one transaction, unless Batch sets another.
const DefaultBatch = write.DefaultBatch

// Option changes how a dossier is loaded.
type Option func(*choice)

// Batch sets the maximum number of records and relations in one transaction. A larger load uses several transactions,
// and never splits a thing. A load that fills an empty embedded store is one change, whatever its size.
func Batch(rows int) Option { return func(c *choice) { c.batch = rows } }

// OnProgress makes a load report its progress.
func OnProgress(p Progress) Option { return func(c *choice) { c.progress = p } }

// Program names the program that loads. Two programs with equal names load equal files in the same way. Without this option,
// Unchanged never recognises the load.
func Program(name string) Option { return func(c *choice) { c.program = name } }

// Drafts makes Load, Plan and Changes accept drafts.
func Drafts() Option { return func(c *choice) { c.drafts = true } }

// choice holds the values of the options.
type choice struct {
	batch    int
	progress Progress
	program  string
	drafts   bool
}

func chosen(options []Option) choice {
	c := choice{batch: DefaultBatch, progress: func(string, int, int) {}}
	for _, o := range options {
		o(&c)
	}
	if c.drafts && c.program != "" {
		c.program += " with drafts" // the same files are then another load
	}
	return c
}

// fingerprint returns the fingerprint of files that the program loads, or "" if one of the two is not known.
func (c choice) fingerprint(files string) string {
	if files == "" || c.program == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(c.program + "\x00" + files))
	return hex.EncodeToString(sum[:])
}

func (c choice) write(id graph.ID, fingerprint string, files []dossier.SourceFile) write.Options {
	return write.Options{
		Dossier: id, Provenance: write.Provenance{Fingerprint: c.fingerprint(fingerprint), Program: c.program, Files: files}, Now: time.Now, Batch: c.batch,
		Progress: func(done, total int) { c.progress(Writing, done, total) },
	}
}
