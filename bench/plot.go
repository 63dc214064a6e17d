package main

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"os"
	"path/filepath"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// plottedCrowd is the number of clients of the figures in the picture.
const plottedCrowd = 4

// ink is readable on white and on black.
var ink = color.Gray{Y: 0x80}

// colours are those of the bars, in the order of the contestants: Parley is blue and green, the driver alone is grey, and the peers are red and yellow.
var colours = []color.Color{
	color.RGBA{0x1f, 0x6f, 0xc4, 0xff},
	color.RGBA{0x6b, 0xae, 0xf0, 0xff},
	color.RGBA{0x1b, 0x9e, 0x77, 0xff},
	color.RGBA{0x7f, 0xc9, 0x6f, 0xff},
	color.RGBA{0x8c, 0x8c, 0x8c, 0xff},
	color.RGBA{0xb5, 0x3a, 0x2e, 0xff},
	color.RGBA{0xe8, 0x7a, 0x5d, 0xff},
	color.RGBA{0xe0, 0xa8, 0x2e, 0xff},
}

// plotTo draws the answers a second as bars: a group for each of the shared questions, a bar for each contestant. The scale is logarithmic, because the
// slowest and the fastest differ by a factor of thousands.
func plotTo(file string, all []contestant, figures []figure) error {
	plot.DefaultFont = font.Font{Typeface: "Liberation", Variant: "Sans"}
	p := plot.New()
	p.Y.Label.Text = fmt.Sprintf("answers a second, %d clients", plottedCrowd)
	p.BackgroundColor = color.Transparent
	p.Legend.Top, p.Legend.Padding = true, vg.Points(2)
	p.Legend.TextStyle.Color = ink
	_, of := byRow(figures)
	const width = 8.0
	for i, c := range all {
		var values plotter.Values
		for _, q := range shared {
			values = append(values, of[row{q.name, plottedCrowd}][c.name].QPS)
		}
		bars, err := plotter.NewBarChart(values, vg.Points(width))
		if err != nil {
			return err
		}
		bars.LineStyle.Width, bars.Color = 0, colours[i%len(colours)]
		bars.Offset = vg.Points(width * (float64(i) - float64(len(all)-1)/2))
		p.Add(bars)
		p.Legend.Add(c.name, bars)
	}
	names := []string{}
	for _, q := range shared {
		names = append(names, q.name)
	}
	p.NominalX(names...)
	p.X.Max = float64(len(shared)) + 1.2 // the legend stands right of the bars
	p.Y.Min = 0.1
	p.Y.Scale, p.Y.Tick.Marker = fromMin{}, plot.LogTicks{Prec: -1}
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Color, axis.Label.TextStyle.Color, axis.Tick.Color, axis.Tick.Label.Color = ink, ink, ink, ink
	}
	canvas := vgsvg.New(vg.Points(640), vg.Points(260))
	p.Draw(draw.New(canvas))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	_, err = canvas.WriteTo(f)
	return errors.Join(err, f.Close())
}

// fromMin is a logarithmic scale on which everything below the lowest value lies at the bottom. So a bar can begin at zero.
type fromMin struct{}

// Normalize returns where a value lies on the axis, from 0 to 1.
func (fromMin) Normalize(lowest, highest, v float64) float64 {
	return math.Log(max(v, lowest)/lowest) / math.Log(highest/lowest)
}
