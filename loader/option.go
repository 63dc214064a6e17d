package loader

import (
	"time"

	"parley/graph"
	"parley/loader/write"
)

// The stages of a load that tell how far they are.
const (
	Reading = "reading" // files
	Folding = "folding" // claims
	Writing = "writing" // things and relations that differ
)

// Progress is told how far a stage has come: first with done 0, last with done
// and total the same. A load that starts over, because the graph was changed in
// the meantime, starts its stages over.
type Progress func(stage string, done, total int)

// DefaultBatch is how many things and relations a transaction changes at the
// most, unless Batch says otherwise.
const DefaultBatch = write.DefaultBatch

// Option changes how a dossier is loaded.
type Option func(*choice)

// Batch is how many things and relations a transaction changes at the most. A
// load that has more is several, with whole things in each.
func Batch(rows int) Option { return func(c *choice) { c.batch = rows } }

// OnProgress has a load tell how far it is.
func OnProgress(p Progress) Option { return func(c *choice) { c.progress = p } }

// choice is what the options came to.
type choice struct {
	batch    int
	progress Progress
}

func chosen(options []Option) choice {
	c := choice{batch: DefaultBatch, progress: func(string, int, int) {}}
	for _, o := range options {
		o(&c)
	}
	return c
}

func (c choice) write(id graph.ID) write.Options {
	return write.Options{
		Dossier: id, Now: time.Now, Batch: c.batch,
		Progress: func(done, total int) { c.progress(Writing, done, total) },
	}
}
