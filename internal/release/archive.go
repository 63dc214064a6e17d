package main

import (
	"archive/tar"
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// file is one file of an archive: a copy of the file from, or text if from is "".
type file struct {
	name, from, text string
	mode             fs.FileMode
}

// content returns the bytes of the file.
func (f file) content() ([]byte, error) {
	if f.from == "" {
		return []byte(f.text), nil
	}
	return os.ReadFile(f.from)
}

// archive writes an archive of the files into the folder dir: a .zip for Windows,
// a .tar.gz for other platforms. The files lie in a folder called name. It returns
// the name of the archive and its SHA-256 sum. The same files with the same time
// give the same bytes.
func archive(dir, name, platform string, files []file, modified time.Time) (archived, sum string, err error) {
	archived, write := name+".tar.gz", tarGz
	if strings.HasPrefix(platform, "windows/") {
		archived, write = name+".zip", zipped
	}
	out, err := os.Create(filepath.Join(dir, archived))
	if err != nil {
		return "", "", err
	}
	hash := sha256.New()
	err = write(io.MultiWriter(out, hash), name, files, modified)
	if err := errors.Join(err, out.Close()); err != nil {
		return "", "", err
	}
	return archived, hex.EncodeToString(hash.Sum(nil)), nil
}

// tarGz writes a compressed tar archive. The owner of the files is root.
func tarGz(w io.Writer, folder string, files []file, modified time.Time) error {
	compressed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(compressed)
	for _, f := range files {
		content, err := f.content()
		if err != nil {
			return err
		}
		h := &tar.Header{
			Name: folder + "/" + f.name, Mode: int64(f.mode), Size: int64(len(content)), ModTime: modified,
			Typeflag: tar.TypeReg, Format: tar.FormatUSTAR, Uname: "root", Gname: "root",
		}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(content); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), compressed.Close())
}

// zipped writes a zip archive.
func zipped(w io.Writer, folder string, files []file, modified time.Time) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, f := range files {
		content, err := f.content()
		if err != nil {
			return err
		}
		h := &zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: modified}
		h.SetMode(f.mode)
		entry, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := entry.Write(content); err != nil {
			return err
		}
	}
	return z.Close()
}
