package main

import (
	"fmt"
	"time"

	"parley/dossiers"
	"parley/loader"
	"parley/loader/dossier"
)

// read reads the dossier in a folder, or the bundled dossier for "".
func read(folder string, o ...loader.Option) (*dossier.Dossier, error) {
	if folder == "" {
		return loader.FS(dossiers.Bundled(), time.Now(), o...)
	}
	return loader.Folder(folder, time.Now(), o...)
}

// counted returns one line that says how much a dossier holds. The things do not include the sources and the claims.
func counted(d *dossier.Dossier) string {
	return fmt.Sprintf("%s: sources %d, things %d, claims %d", d.Title, len(d.Sources), len(d.Things), len(d.Claims))
}
