package read

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// Listing is the files of a dossier, sorted by name, with what tells their contents apart. The files are not parsed.
type Listing []ListedFile

// ListedFile is a file of a dossier.
type ListedFile struct {
	Name   string
	Digest string // a part of the SHA-256 of the file, in hex
}

// List lists the dossier in a folder. The list is nil if a file has a problem, or if there is none.
func List(root string) (Listing, error) {
	var found Listing
	err := Within(root, func(fsys fs.FS) (err error) {
		found, err = ListFS(fsys)
		return err
	})
	return found, err
}

// ListFS lists the dossier in a file system, like List.
func ListFS(fsys fs.FS) (Listing, error) {
	found, problems, err := list(fsys)
	if err != nil || len(problems) > 0 {
		return nil, err
	}
	return listing(found, all(fsys, found, nil, unparsed)), nil
}

func unparsed(string, []byte) (*yaml.Node, dossier.Problems) { return nil, nil }

// listing returns the files of a dossier, or nil if a file has a problem.
func listing(found []entry, results []result) Listing {
	var files Listing
	for i, r := range results {
		if len(r.problems) > 0 {
			return nil
		}
		if r.digest != "" { // otherwise it is not a file of a dossier
			files = append(files, ListedFile{found[i].name, r.digest})
		}
	}
	return files
}

// Digests returns the digest of each file by its name.
func (l Listing) Digests() map[string]string {
	digests := make(map[string]string, len(l))
	for _, f := range l {
		digests[f.Name] = f.Digest
	}
	return digests
}

// Fingerprint returns a SHA-256 of the names and the contents of the files, in hex. It is "" for a list without files.
func (l Listing) Fingerprint() string {
	if len(l) == 0 {
		return ""
	}
	h := sha256.New()
	for _, f := range l {
		_, _ = h.Write([]byte(f.Digest + " " + strings.ReplaceAll(f.Name, "\n", "\n ") + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Some reads some of the files of a dossier, as FS reads all of them.
func Some(fsys fs.FS, names []string) *dossier.Files {
	found := make([]entry, len(names))
	for i, name := range names {
		found[i].name = name
	}
	return filesOf(all(fsys, found, nil, parse))
}
