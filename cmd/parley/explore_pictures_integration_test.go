//go:build integration

package main

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// comparedViews are the parts of pages that look alike on all machines, but for their text: without boxes of a form, and without anything of today.
// The part is an expression of JavaScript.
var comparedViews = []struct{ name, address, part, shows string }{
	{"meeting", "/#/meeting/moscow-2025-12-02", `document.querySelector("main .sides")`, "At the table"},
	{"plan", "/#/plan/all", `[...document.querySelectorAll("main table")].at(-1)`, "rejects"},
	{"timeline", "/#/timeline/all", `document.querySelector("main a.mark")?.closest("svg")`, "Shown are the days"},
	{"map", "/#/map/all", `document.querySelector("main a.spot")?.closest("svg")`, "Meetings took place in"},
	{"network", "/#/network/people", `document.querySelector("svg.graph")`, "13 people"},
	{"network-table", "/#/network/people", `document.querySelector("main table")`, "13 people"},
	{"graph", "/#/graph/steve-witkoff", `document.querySelector("svg.graph")`, "11 more: 11 people"},
}

const (
	// referencePictures is the folder of the pictures that -update writes.
	referencePictures = "testdata/views"
	// sameColor is the difference in a color that may come from another version of the browser, as a part of 65535.
	sameColor = 12_000
	// mostDifferent is how many of 10,000 pixels may differ. A name, a person or a line in another place is more.
	mostDifferent = 3
)

// TestExplorePictures: the stable views look as they looked when somebody last looked at them. Their text is in a font of boxes: so the pictures show
// where text stands and how long it is, on all machines alike. -update writes the pictures anew.
func TestExplorePictures(t *testing.T) {
	r := newVisitor(t, served(t))
	r.do("prepare", page.SetBypassCSP(true), chromedp.EmulateViewport(760, 1600),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}))
	for _, v := range comparedViews {
		r.open(v.address)
		r.sees(v.shows)
		r.until("the part is there", `!!(`+v.part+`)`)
		if fonts := value[int](r, inBoxes()); fonts != 1 {
			t.Fatalf("%s: the browser has %d fonts of boxes", v.name, fonts)
		}
		r.until("nothing loads or moves", still)
		r.do("mark the part", chromedp.Evaluate(`(`+v.part+`).id = "compared"; 0`, nil))
		got := r.picture("#compared")
		file := filepath.Join(referencePictures, v.name+".png")
		if *update {
			writePicture(t, file, got)
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v: run the test with -update", err)
		}
		want, err := png.Decode(bytes.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		different := differentPixels(got, want)
		size := want.Bounds()
		t.Logf("%s: %d pixels of %d differ", v.name, different, size.Dx()*size.Dy())
		if 10_000*different > mostDifferent*size.Dx()*size.Dy() {
			kept := filepath.Join("../../bin/screenshots", "other-"+v.name+".png")
			writePicture(t, kept, got)
			t.Errorf("%s does not look as it did: compare %s with %s. If it should look so, run the test with -update", v.name, kept, file)
		}
	}
}

// picture returns a picture of an element.
func (r *visitor) picture(selector string) image.Image {
	r.t.Helper()
	var content []byte
	r.do("take a picture of "+selector, chromedp.ActionFunc(func(ctx context.Context) error {
		return chromedp.Screenshot(selector, &content, chromedp.ByQuery).Do(ctx)
	}))
	p, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

func writePicture(t *testing.T, file string, p image.Image) {
	t.Helper()
	var content bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&content, p); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// differentPixels returns the number of pixels in which two pictures differ. In pictures of different sizes, all pixels differ.
func differentPixels(a, b image.Image) int {
	size := b.Bounds()
	if a.Bounds().Size() != size.Size() {
		return size.Dx() * size.Dy()
	}
	n := 0
	for y := range size.Dy() {
		for x := range size.Dx() {
			r1, g1, b1, _ := a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y).RGBA()
			r2, g2, b2, _ := b.At(size.Min.X+x, size.Min.Y+y).RGBA()
			if apart(r1, r2) > sameColor || apart(g1, g2) > sameColor || apart(b1, b2) > sameColor {
				n++
			}
		}
	}
	return n
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }
