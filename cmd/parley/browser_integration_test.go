//go:build integration

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// browserTests are the names that `make e2e` runs.
var browserTests = regexp.MustCompile(`^Test(Playground|Explore|Embedding|Browser|GraphView)`)

// openTab starts a browser until the test ends, and returns a tab of it. Further options come after those of all tests.
func openTab(t *testing.T, further ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	if !browserTests.MatchString(t.Name()) {
		t.Fatalf("`make e2e` does not run this test: give it a name that matches %s", browserTests)
	}
	options := append(
		chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile(t)),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.WindowSize(1400, 2400),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), append(options, further...)...)
	t.Cleanup(stop)
	tab, closeTab := chromedp.NewContext(allocated)
	t.Cleanup(closeTab)
	tab, cancel := context.WithTimeout(tab, stuckAfter)
	t.Cleanup(cancel)
	return tab
}

// doIn returns a function that does something in a tab. The test ends if that fails.
func doIn(tab context.Context, t *testing.T) func(what string, actions ...chromedp.Action) {
	t.Helper()
	return func(what string, actions ...chromedp.Action) {
		t.Helper()
		if err := chromedp.Run(tab, actions...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
}

// keepPicture keeps a picture of the window, for people to look at. Git ignores the folder.
func keepPicture(tab context.Context, t *testing.T, name string) {
	t.Helper()
	const folder = "../../bin/screenshots"
	var png []byte
	doIn(tab, t)("take a picture", chromedp.CaptureScreenshot(&png))
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o600); err != nil {
		t.Fatal(err)
	}
}

// profile is a folder for one browser. The processes of a browser end one after the other and write until then, so
// removing the folder may take a while.
func profile(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "parley-test-browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for end := time.Now().Add(stuckAfter); ; time.Sleep(50 * time.Millisecond) {
			err := os.RemoveAll(folder)
			if err == nil {
				return
			}
			if time.Now().After(end) {
				t.Errorf("the browser is still there: %v", err)
				return
			}
		}
	})
	return folder
}

// openEditor opens the playground and waits until a user could type and run.
func openEditor(url string) chromedp.Action {
	return chromedp.Tasks{
		chromedp.Navigate(url),
		chromedp.WaitVisible(`.graphiql-query-editor .view-lines .view-line`),
		chromedp.WaitEnabled(`button.graphiql-execute-button`),
	}
}

// paste replaces the text of an editor. The page draws its editors anew while it loads, and
// then an editor loses the focus or the text. So paste tries again until the editor has the text.
func paste(editor, text string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for {
			err := chromedp.Run(
				ctx,
				chromedp.Poll(fmt.Sprintf(focused, editor), nil, chromedp.WithPollingTimeout(stuckAfter)),
				chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)),
				chromedp.KeyEvent(kb.Delete),
				chromedp.ActionFunc(func(ctx context.Context) error { return input.InsertText(text).Do(ctx) }),
				chromedp.Poll(fmt.Sprintf(holds, editor, text), nil, chromedp.WithPollingTimeout(2*time.Second)),
			)
			if err == nil || ctx.Err() != nil || !errors.Is(err, chromedp.ErrPollingTimeout) {
				return err
			}
		}
	})
}

// focused is JavaScript that gives an editor the focus and reports whether the editor has it.
const focused = `(() => {
	const input = document.querySelector(%q)?.querySelector('.native-edit-context, textarea.inputarea')
	input?.focus()
	return !!input && document.activeElement === input
})()`

// holds is JavaScript that reports whether an editor contains a text and nothing more. It ignores white space.
const holds = `(() => {
	const lines = [...document.querySelectorAll(%q + ' .view-line')].map(l => l.textContent).join('')
	const bare = s => s.replace(/[\s\u00a0\u00b7\u200c\u200d]/g, '')
	return bare(lines) === bare(%q)
})()`

// displayed is JavaScript that returns the answer in the playground, or "".
const displayed = `(() => {
	const lines = [...document.querySelectorAll('.graphiql-response .view-line')]
	const text = lines.map(l => l.textContent.replaceAll('\u00a0', ' ')).join('\n')
	return text.includes('"data"') ? text : ''
})()`

// browser finds a Chromium.
func browser(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("PARLEY_TEST_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium: install Debian's chromium, or name one in PARLEY_TEST_CHROMIUM")
	return ""
}
