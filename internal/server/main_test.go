//go:build !integration

package server

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	serveWhenToldTo()
	os.Exit(m.Run())
}
