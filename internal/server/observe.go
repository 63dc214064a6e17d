package server

import (
	"context"
	"log/slog"
	"runtime/debug"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/telemetry"
	"parley/resolvers"

	"parley/schema/codes"
)

// present is resolvers.Present, and tells the log what the client is not told: it gets
// the id of its request, by which the line is found.
func (g *gate) present(ctx context.Context, err error) *gqlerror.Error {
	shown := resolvers.Present(ctx, err)
	id := telemetry.Of(ctx).ID
	switch {
	case codes.Internal.On(shown):
		if id != "" {
			shown.Extensions["requestId"] = id
		}
		g.telemetry.Log.LogAttrs(ctx, slog.LevelError, "a request failed", slog.String("id", id), slog.Any("error", err))
	case codes.Unavailable.On(shown):
		g.telemetry.Log.LogAttrs(ctx, slog.LevelWarn, "the graph was not available", slog.String("id", id), slog.Any("error", err))
	}
	return shown
}

// panicked tells the log of a panic while a request was answered.
func panicked(ctx context.Context, t *telemetry.Telemetry, p any) {
	t.Log.LogAttrs(
		ctx, slog.LevelError, "a request ended in a panic",
		slog.String("id", telemetry.Of(ctx).ID), slog.Any("panic", p), slog.String("stack", string(debug.Stack())),
	)
}

// codeOf is the code of the first of the errors, "" for none.
func codeOf(errs gqlerror.List) string {
	if len(errs) == 0 {
		return ""
	}
	if code := codes.Of(errs[0]); code != "" {
		return code
	}
	return "UNKNOWN"
}
