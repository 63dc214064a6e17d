// Package dossiers holds the bundled dossier.
package dossiers

import (
	"embed"
	"io/fs"
)

//go:embed ukraine-2025
var files embed.FS

// Bundled is the dossier of the Ukraine peace talks of November and December 2025.
func Bundled() fs.FS {
	sub, err := fs.Sub(files, "ukraine-2025")
	if err != nil {
		panic(err) // the folder is named above: it cannot be missing
	}
	return sub
}
