package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
)

// gzipExtension ends the names of the files that the build in web/ compresses. Only the compressed form is embedded.
const gzipExtension = ".gz"

// content returns a file of the build in the form in which the client gets the file, and sets the headers for this form. The
// error wraps [fs.ErrNotExist] if the build has no such file.
func (p playground) content(h http.Header, r *http.Request, name string) ([]byte, error) {
	plain, err := p.file(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return plain, err
	}
	compressed, err := p.file(name + gzipExtension)
	if err != nil {
		return nil, err
	}
	h.Add("Vary", "Accept-Encoding")
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
		return compressed, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	if plain, err = io.ReadAll(unpacked); err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	return plain, nil
}

// file returns a file of the build as it is embedded.
func (p playground) file(name string) ([]byte, error) {
	info, err := fs.Stat(p.assets, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(p.assets, name)
}

// acceptsGzip reports whether a client takes gzip, by its Accept-Encoding headers (RFC 9110, 12.5.3).
func acceptsGzip(headers []string) bool {
	accepts, named := false, false
	for element := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		coding, parameters, _ := strings.Cut(element, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		weight := 1.0
		if key, value, ok := strings.Cut(parameters, "="); ok && strings.EqualFold(strings.TrimSpace(key), "q") {
			weight, _ = strconv.ParseFloat(strings.TrimSpace(value), 64) // 0 if it is no number: the plain file is always right
		}
		switch {
		case coding == "gzip", coding == "x-gzip":
			accepts, named = weight > 0, true
		case coding == "*" && !named:
			accepts = weight > 0
		}
	}
	return accepts
}
