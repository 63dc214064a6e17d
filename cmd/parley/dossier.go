package main

import (
	"time"

	"parley/dossiers"
	"parley/loader"
	"parley/loader/dossier"
)

// read reads the dossier in a folder, or the bundled one for "".
func read(folder string, o ...loader.Option) (*dossier.Dossier, error) {
	if folder == "" {
		return loader.FS(dossiers.Bundled(), time.Now(), o...)
	}
	return loader.Folder(folder, time.Now(), o...)
}
