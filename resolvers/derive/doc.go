// Package derive works out the answers that follow from several queries: who stands between two actors, how often pairs have met, which pairs of all actors have met, what the
// sources cover, and what has changed. It asks any store, and knows nothing of GraphQL.
package derive
