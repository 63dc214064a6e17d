//go:build integration

package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
)

// big appends numbers, each as many bytes as its type has, with the highest byte first: as font files have them.
func big(numbers ...any) []byte {
	var b []byte
	for _, n := range numbers {
		var err error
		if b, err = binary.Append(b, binary.BigEndian, n); err != nil {
			panic(err)
		}
	}
	return b
}

// boxFont is a TrueType font in which each character is a box, and a space is a gap. Pages in this font look alike on all machines, whatever fonts
// a machine has. The layout of the tables is that of the OpenType specification.
func boxFont() []byte {
	const em, advance, ascent, descent = 1000, 500, 800, -200
	outline := big(int16(1), int16(40), int16(0), int16(460), int16(550), // one contour, in a box
		uint16(3), uint16(0), // the last of its four points; no instructions
		[]byte{0x01, 0x01, 0x01, 0x01}, // four points on the contour
		[]int16{40, 420, 0, -420}, []int16{0, 0, 550, 0}, uint16(0))
	glyphs := uint16(3) // a missing character, a box and a space
	tables := map[string][]byte{
		"head": big(uint32(0x10000), uint32(0x10000), uint32(0), uint32(0x5F0F3CF5), uint16(3), uint16(em), int64(0), int64(0), int16(0), int16(0), int16(500), int16(550), uint16(0), uint16(8), int16(2), int16(1), int16(0)),
		"hhea": big(uint32(0x10000), int16(ascent), int16(descent), int16(0), uint16(advance), int16(0), int16(0), int16(460), int16(1), int16(0), int16(0), [4]int16{}, int16(0), glyphs),
		"maxp": big(uint32(0x10000), glyphs, uint16(4), uint16(1), uint16(0), uint16(0), uint16(1), [8]uint16{}),
		"hmtx": big(uint16(advance), int16(40), uint16(advance), int16(40), uint16(300), int16(0)),
		"loca": big(uint32(0), uint32(len(outline)), uint32(2*len(outline)), uint32(2*len(outline))),
		"glyf": slices.Concat(outline, outline),
		// All characters but the space have one glyph: that is format 13.
		"cmap": big(uint16(0), uint16(1), uint16(3), uint16(10), uint32(12), uint16(13), uint16(0), uint32(16+3*12), uint32(0), uint32(3),
			[]uint32{0x20, 0x20, 2, 0x21, 0x9F, 1, 0xA1, 0x10FFFF, 1}),
		"post": big(uint32(0x30000), uint32(0), int16(-100), int16(50), [5]uint32{}),
		"name": big(uint16(0), uint16(1), uint16(18), uint16(3), uint16(1), uint16(0x409), uint16(1), uint16(10), uint16(0), []uint16{'B', 'o', 'x', 'e', 's'}),
		"OS/2": big(uint16(4), int16(advance), uint16(400), uint16(5), uint16(0), [10]int16{}, int16(0), [10]byte{}, [4]uint32{1}, []byte("NONE"), uint16(0x40), uint16(0x20), uint16(0xFFFF),
			int16(ascent), int16(descent), int16(0), uint16(ascent), uint16(-descent), [2]uint32{1}, int16(500), int16(550), uint16(0), uint16(0x20), uint16(1)),
	}
	names := make([]string, 0, len(tables))
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	font := big(uint32(0x10000), uint16(len(names)), uint16(128), uint16(3), uint16(16*len(names)-128))
	at := len(font) + 16*len(names)
	var bodies []byte
	for _, name := range names {
		body := tables[name]
		padded := append(slices.Clone(body), make([]byte, -len(body)&3)...)
		sum := uint32(0)
		for word := range slices.Chunk(padded, 4) {
			sum += binary.BigEndian.Uint32(word)
		}
		font = append(font, big([]byte(name), sum, uint32(at), uint32(len(body)))...)
		bodies = append(bodies, padded...)
		at += len(padded)
	}
	return append(font, bodies...)
}

// inBoxes is JavaScript that shows all text of a page as boxes, and resolves once it does.
func inBoxes() string {
	const style = `@font-face { font-family: Boxes; src: url(data:font/ttf;base64,%s); } * { font-family: Boxes !important; }`
	return fmt.Sprintf(`(() => {
		const style = document.createElement("style")
		style.textContent = %s
		document.head.append(style)
		return document.fonts.load("16px Boxes").then(found => found.length)
	})()`, quotedForScripts(fmt.Sprintf(style, base64.StdEncoding.EncodeToString(boxFont()))))
}
