package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

// The binary holds only the compressed form of a script. A client without gzip gets the script all the same.
func TestCompressedFiles(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte("export {}")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	assets := fstest.MapFS{
		"index.html":         {Data: []byte("<!doctype html>")},
		"assets/index.js.gz": {Data: packed.Bytes()},
		"assets/bad.js.gz":   {Data: []byte("no gzip")},
	}
	for _, s := range []struct {
		accept string
		gzip   bool
	}{
		{"gzip, deflate, br, zstd", true},
		{"deflate;q=0.5, GZIP;q=0.1", true},
		{"*", true},
		{"x-gzip", true},
		{"", false},
		{"br", false},
		{"gzip;q=0", false},
		{"gzip;q=0, *", false},
		{"*;q=0", false},
		{"*, gzip;q=0", false},
	} {
		r := httptest.NewRequest(http.MethodGet, "/playground/assets/index.js", nil)
		r.Header.Set("Accept-Encoding", s.accept)
		rec := httptest.NewRecorder()
		newPlayground(assets).ServeHTTP(rec, r)
		want, encoding := "export {}", ""
		if s.gzip {
			want, encoding = packed.String(), "gzip"
		}
		h := rec.Header()
		if rec.Code != http.StatusOK || rec.Body.String() != want || h.Get("Content-Encoding") != encoding {
			t.Errorf("Accept-Encoding %q gets status %d, Content-Encoding %q and %d bytes", s.accept, rec.Code, h.Get("Content-Encoding"), rec.Body.Len())
		}
		if h.Get("Content-Type") != "text/javascript; charset=utf-8" || h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q gets the headers %v", s.accept, h)
		}
	}
	for path, status := range map[string]int{"index.js.gz": http.StatusNotFound, "gone.js": http.StatusNotFound, "bad.js": http.StatusInternalServerError} {
		if rec := ask(assets, http.MethodGet, "/playground/assets/"+path); rec.Code != status {
			t.Errorf("%s gets the status %d, want %d", path, rec.Code, status)
		}
	}
}
