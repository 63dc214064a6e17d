package dossier

import (
	"go.yaml.in/yaml/v3"

	"parley/graph"
)

// Files are the raw files of a dossier. The reader passes them to the resolver.
type Files struct {
	Files []File // sorted by name
	// Problems are the problems of files that could not be read. Such files are missing from Files. The resolver
	// reports them with its own problems, so that a person sees all problems at once.
	Problems Problems
	// Fingerprint is a SHA-256 of the names and the bytes of all files, in hex. It is "" if a file has a problem.
	Fingerprint string
}

// File is one file of a dossier. Below Root there are no aliases, anchors, tags or duplicate keys.
type File struct {
	Name   string     // relative to the dossier's folder, with slashes
	Digest string     // a part of the SHA-256 of the file, in hex
	Root   *yaml.Node // a mapping
}

// Source returns the id of the source that the file describes or continues, or "".
func (f File) Source() graph.ID {
	for i := 0; i+1 < len(f.Root.Content); i += 2 {
		if f.Root.Content[i].Value == "source" {
			return graph.ID(f.Root.Content[i+1].Value)
		}
	}
	return ""
}

// SourceFile is a file of a dossier, with what a later load needs to know of the file without reading it again.
type SourceFile struct {
	Name, Digest string     // see File
	Source       graph.ID   // the source that the file describes or continues; "" for a reference file
	Labels       []graph.ID // the things for which the file has the words of the editors, sorted; only of a source
}
