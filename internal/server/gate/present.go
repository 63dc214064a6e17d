package gate

import (
	"context"
	"log/slog"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/telemetry"
	"parley/resolvers"
	"parley/schema/codes"
)

// present returns the error that the client sees. It writes the details of internal errors
// to the log, under the id of the request that the client gets.
func (g *Gate) present(ctx context.Context, err error) *gqlerror.Error {
	shown := resolvers.Present(ctx, err)
	id, log := telemetry.Of(ctx).ID, g.config.Telemetry.Log
	switch {
	case codes.Internal.On(shown):
		if id != "" {
			shown.Extensions["requestId"] = id
		}
		log.LogAttrs(ctx, slog.LevelError, "a request failed", slog.String("id", id), slog.Any("error", err))
	case codes.Unavailable.On(shown):
		log.LogAttrs(ctx, slog.LevelWarn, "the graph was not available", slog.String("id", id), slog.Any("error", err))
	}
	return shown
}
