//go:build integration

package main

import (
	"image"
	"image/color"
	"testing"
)

// TestDifferentPixels: two pictures differ where something has moved, and not where a color is only a little darker.
func TestDifferentPixels(t *testing.T) {
	picture := func(at image.Point, paper uint8) image.Image {
		p := image.NewGray(image.Rect(0, 0, 100, 100))
		for i := range p.Pix {
			p.Pix[i] = paper
		}
		for x := range 10 {
			for y := range 10 {
				p.SetGray(at.X+x, at.Y+y, color.Gray{})
			}
		}
		return p
	}
	first := picture(image.Pt(20, 20), 255)
	for name, c := range map[string]struct {
		other image.Image
		want  int
	}{
		"the same":            {picture(image.Pt(20, 20), 255), 0},
		"darker paper":        {picture(image.Pt(20, 20), 240), 0},
		"much darker paper":   {picture(image.Pt(20, 20), 100), 9900},
		"moved by one pixel":  {picture(image.Pt(21, 20), 255), 20},
		"moved somewhere":     {picture(image.Pt(60, 70), 255), 200},
		"the same in a frame": {image.NewGray(image.Rect(0, 0, 101, 100)), 10_100},
	} {
		if got := differentPixels(first, c.other); got != c.want {
			t.Errorf("%s: %d pixels differ, and should be %d", name, got, c.want)
		}
	}
}
