//go:build integration

package server

import (
	"testing"

	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) {
	serveWhenToldTo()
	neo4jtest.Main(m)
}
