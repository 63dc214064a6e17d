package main

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"runtime/debug"
	"time"

	"parley/graph"
	"parley/graph/replica"
	"parley/internal/telemetry"
	"parley/loader"
)

// replicaFlags say whether serve answers from a copy of Neo4j in memory.
type replicaFlags struct {
	Replica       bool          `env:"PARLEY_REPLICA" help:"With --neo4j: answer from a copy of the graph in memory. The copy follows Neo4j."`
	ReplicaMemory int64         `placeholder:"BYTES" env:"PARLEY_REPLICA_MEMORY" help:"The maximum size of the copy. A larger graph stays in Neo4j. Default: half of the memory that the program may use."`
	ReplicaAge    time.Duration `default:"1m" placeholder:"DURATION" env:"PARLEY_REPLICA_AGE" help:"How long the copy answers without news from Neo4j. After this time, Parley asks Neo4j for each answer. If Neo4j does not answer, the client gets UNAVAILABLE. Default: ${default}."`
}

// checkReplica returns an error if the flags cannot be obeyed.
func (f serveFlags) checkReplica() error {
	switch {
	case f.Replica && f.Neo4j == "":
		return errors.New("--replica copies a Neo4j: name it with --neo4j URI, or leave out --replica, because the embedded store is in memory already")
	case f.ReplicaMemory < 0 || f.ReplicaAge < 0:
		return errors.New("--replica-memory and --replica-age cannot be negative: give a value above 0, or remove the flag")
	}
	return nil
}

// memory returns the bytes that the copy may take.
func (f replicaFlags) memory() int64 {
	if limit := debug.SetMemoryLimit(-1); f.ReplicaMemory == 0 && limit < math.MaxInt64 {
		return limit / 2
	}
	return f.ReplicaMemory
}

// copyOf returns a store that answers from a copy of a database.
func (f replicaFlags) copyOf(ctx context.Context, database replica.Database, log *slog.Logger) graph.Keeper {
	return replica.Open(ctx, database, replica.Options{
		MaxAge: f.ReplicaAge, Memory: f.memory(), Complete: loader.Complete,
		Report: func(s replica.State) { logReplica(log, s) },
	})
}

// logReplica logs what a replica does now.
func logReplica(log *slog.Logger, s replica.State) {
	about := []any{"revision", s.Revision, "things", s.Things, "relations", s.Relations}
	switch {
	case s.Err == nil:
		log.Info("the replica equals Neo4j", about...)
	case errors.Is(s.Err, replica.ErrTooLarge):
		log.Warn("answers come from Neo4j, because the graph is too large for the replica: raise --replica-memory, or leave out --replica", "error", s.Err)
	case errors.Is(s.Err, graph.ErrPanic):
		log.Error("a fault in parley stopped the replica for now; it tries again: please report the fault with this line", "error", s.Err)
	default:
		log.Warn("the replica cannot follow Neo4j, and tries again; when its copy is too old, answers come from Neo4j", append(about, "error", s.Err)...)
	}
}

// watchCopy adds the age of a store's copy to the metrics, if the store is a graph.Copy.
func watchCopy(t *telemetry.Telemetry, store any) {
	c, ok := store.(graph.Copy)
	if !ok {
		return
	}
	t.Gauge("parley_replica_age_seconds", "Time since the replica was last known to equal Neo4j; NaN while answers come from Neo4j.", func() float64 {
		age, ok := c.Age()
		if !ok {
			return math.NaN()
		}
		return age.Seconds()
	})
}
