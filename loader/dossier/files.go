package dossier

import "go.yaml.in/yaml/v3"

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
	Name string     // relative to the dossier's folder, with slashes
	Root *yaml.Node // a mapping
}
