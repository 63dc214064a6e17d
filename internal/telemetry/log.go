package telemetry

import (
	"context"
	"io"
	"log/slog"
	"runtime/debug"
)

// NewLog returns a log that writes lines of JSON, or lines of plain text, from a level on.
func NewLog(w io.Writer, json bool, level slog.Level) *slog.Logger {
	o := &slog.HandlerOptions{Level: level}
	if json {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// Panicked writes a panic to the log, with the stack of the goroutine that calls it.
func (t *Telemetry) Panicked(ctx context.Context, p any) {
	t.Log.LogAttrs(
		ctx, slog.LevelError, "a request ended in a panic",
		slog.String("id", Of(ctx).ID), slog.Any("panic", p), slog.String("stack", string(debug.Stack())),
	)
}
