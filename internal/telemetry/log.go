package telemetry

import (
	"io"
	"log/slog"
)

// NewLog returns a log that writes lines of JSON, or of text that people read, from
// a level on.
func NewLog(w io.Writer, json bool, level slog.Level) *slog.Logger {
	o := &slog.HandlerOptions{Level: level}
	if json {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}
