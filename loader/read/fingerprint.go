package read

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io/fs"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// Fingerprint returns the fingerprint of the dossier in a folder, see dossier.Files. It reads the files, and does not
// parse them.
func Fingerprint(root string) (string, error) {
	var found string
	err := within(root, func(fsys fs.FS) (err error) {
		found, err = FingerprintFS(fsys)
		return err
	})
	return found, err
}

// FingerprintFS returns the fingerprint of the dossier in a file system, like Fingerprint.
func FingerprintFS(fsys fs.FS) (string, error) {
	names, problems, err := list(fsys)
	if err != nil || len(problems) > 0 {
		return "", err
	}
	return fingerprint(names, all(fsys, names, nil, unparsed)), nil
}

func unparsed(string, []byte) (*yaml.Node, dossier.Problems) { return nil, nil }

// fingerprint returns a SHA-256 of the names and the bytes of files. It returns "" if a file has a problem.
func fingerprint(names []string, results []result) string {
	h := sha256.New()
	for i, r := range results {
		if len(r.problems) > 0 {
			return ""
		}
		if r.digest == nil { // not a file of a dossier
			continue
		}
		_, _ = h.Write(binary.AppendUvarint(nil, uint64(len(names[i]))))
		_, _ = h.Write([]byte(names[i]))
		_, _ = h.Write(r.digest)
	}
	return hex.EncodeToString(h.Sum(nil))
}
