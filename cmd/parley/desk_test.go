package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"parley/internal/folders"
	"parley/loader"
)

var oneTime = regexp.MustCompile(`(http://127\.0\.0\.1:\d+)/enter\?ticket=\w+`)

// sitDown opens the one-time address of a desk, and returns the address of the desk and a client that is let in.
func sitDown(t *testing.T, p *program) (url string, client *http.Client) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client = &http.Client{Jar: jar}
	for end := time.Now().Add(stuckAfter); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		at := oneTime.FindStringSubmatch(p.out.String())
		if at == nil {
			continue
		}
		r, err := client.Get(at[0])
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		return at[1], client
	}
	t.Fatalf("the desk does not open:\n%s%s", &p.out, &p.log)
	return "", nil
}

// saves saves a file at a desk. It returns an error if nobody knows whether the file is saved.
func saves(ctx context.Context, client *http.Client, url, file, base, text string) error {
	body, err := json.Marshal(map[string]string{"file": file, "base": base, "text": text})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/desk/save", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Origin", url)
	reply, err := client.Do(r)
	if err != nil {
		return err
	}
	answer, err := io.ReadAll(reply.Body)
	_ = reply.Body.Close()
	if err == nil && reply.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d: %s", reply.StatusCode, answer)
	}
	return err
}

// A desk that is killed loses nothing that it has shown as saved, and leaves no half of a file.
func TestAKilledDeskLosesNothing(t *testing.T) {
	folder, _ := emptyDossier(t)
	const file = "reference/more.yaml"
	path := filepath.Join(folder, "reference", "more.yaml")
	text := func(n int) string {
		return fmt.Sprintf("things:\n  - {place: place-%d, name: Place %d}\n%s", n, n, strings.Repeat("# a long comment\n", 5000))
	}
	now, saved := "", 0
	for kills := range 8 {
		p := start(t, nil, "desk", folder)
		url, client := sitDown(t, p)
		killed := make(chan struct{})
		go func() {
			time.Sleep(time.Duration(40+35*kills) * time.Millisecond)
			_ = p.Process.Kill()
			_ = p.Wait()
			close(killed)
		}()
		var next string
		for n := 0; ; n++ {
			next = text(1000*kills + n)
			base := ""
			if now != "" {
				base = folders.Hash([]byte(now))
			}
			if err := saves(t.Context(), client, url, file, base, next); err != nil {
				break
			}
			now = next
			saved++
		}
		<-killed
		got, err := os.ReadFile(path)
		if err != nil && now != "" {
			t.Fatal(err)
		}
		if string(got) != now && string(got) != next {
			t.Fatalf("after kill %d the file has %d bytes, which is neither what was saved last nor what came next", kills, len(got))
		}
		now = string(got)
		if _, err := loader.Folder(folder, time.Now()); err != nil {
			t.Fatalf("after kill %d the dossier is not valid: %v", kills, err)
		}
	}
	if saved == 0 {
		t.Error("no desk lived long enough to save something")
	}
	t.Logf("saved %d times, killed 8 times", saved)
	p := start(t, nil, "desk", folder)
	sitDown(t, p)
	if left, err := filepath.Glob(filepath.Join(folder, "reference", ".parley-*")); err != nil || len(left) > 0 {
		t.Errorf("half-written files are left: %v, %v", left, err)
	}
	if status := p.stop(t); status != 0 {
		t.Errorf("the desk ends with status %d: %s", status, &p.log)
	}
}
