//go:build integration

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"parley/graph/memory"
	"parley/loader/synthetic"
)

// The limits on a drawing. They are for a machine that does nothing else.
const (
	mostScriptOfFirstDrawing = time.Second           // for 2,000 things
	mostScriptOfFrame        = 16 * time.Millisecond // the median, while 10,000 things move
	mostOfTask               = 50 * time.Millisecond // while 10,000 things are arranged
)

// quietWork is how long fixedWork takes in a browser on a machine that does nothing else.
const quietWork = 35 * time.Millisecond

// fixedWork is JavaScript that measures a fixed piece of work in milliseconds: the same machine and browser, and nothing of the pages.
const fixedWork = `(() => {
	const start = performance.now()
	const rows = Array.from({length: 40000}, (_, i) => ({id: "thing-" + i * 7919 % 40000, at: [i, 2 * i]}))
	JSON.parse(JSON.stringify(rows)).sort((a, b) => a.id < b.id ? -1 : 1)
	return performance.now() - start
})()`

// withWebGL lets a browser without a graphics card draw with WebGL.
func withWebGL() []chromedp.ExecAllocatorOption {
	return []chromedp.ExecAllocatorOption{
		chromedp.Flag("disable-gpu", false), chromedp.Flag("use-gl", "angle"), chromedp.Flag("use-angle", "swiftshader"),
		chromedp.Flag("enable-unsafe-swiftshader", true), chromedp.Flag("ignore-gpu-blocklist", true), chromedp.WindowSize(1400, 1100),
	}
}

// TestGraphViewOfTenThousandMeetings draws an invented record of 10,000 meetings, and measures what the drawing costs the page.
func TestGraphViewOfTenThousandMeetings(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "large")
	if err := synthetic.Write(folder, synthetic.Options{Meetings: 10_000, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	h := serveFolder(t, folder, memory.New())
	t.Run("speed", func(t *testing.T) { measureGraph(newVisitor(t, h, withWebGL()...)) })
	t.Run("network", func(t *testing.T) {
		r := newVisitor(t, h, withWebGL()...)
		r.open("/#/network/people")
		r.sees("The whole network is too large for a drawing.")
		r.chooses(`main input[type="date"]`, "2024-01-01")
		r.until("it is drawn", drawnByWebGL)
		r.sees("The drawing has the 20000 pairs who met most often.")
		r.click(`//main//a[text()="Open all meetings and actors in the graph"]`)
		r.sees("things, with")
		r.until("the graph is drawn", `location.hash.startsWith("#/graph/") && `+drawnByWebGL)
	})
	t.Run("no WebGL", func(t *testing.T) {
		r := newVisitor(t, h, chromedp.Flag("disable-3d-apis", true))
		r.open("/#/graph/~a~f2024-06-01")
		r.sees("This browser refuses WebGL.", "1 to 100 of")
		r.accessible("a large graph without a drawing")
	})
}

func measureGraph(r *visitor) {
	t := r.t
	t.Helper()
	r.do("measure", performance.Enable())

	before := r.script()
	r.open("/#/graph/~a~f2024-01-01")
	r.until("it is drawn", drawnByWebGL)
	r.do("wait until nothing more is drawn", chromedp.Sleep(time.Second))
	r.holds(value[string](r, `document.querySelector("main p[role=status]").innerText`)+" The first drawing: script", r.script()-before, mostScriptOfFirstDrawing)
	r.accessible("a drawing by WebGL")

	r.open("/#/graph/~a")
	r.do("note long tasks", chromedp.Evaluate(watchTasks, nil))
	r.until("it is drawn", drawnByWebGL)
	if things := value[int](r, `Number(document.querySelector("main p[role=status]").innerText.split(" ")[0])`); things < 10_000 {
		t.Errorf("the drawing has only %d things", things)
	}
	r.until("its address is written", `location.hash.includes("~v")`)
	t.Logf("the address of the drawing has %d bytes", value[int](r, `location.hash.length`))

	keepPicture(r.tab, t, "graph-of-ten-thousand-meetings")
	pan, frames := r.pan()
	r.holds(fmt.Sprintf("panning, the median of %d frames: script", frames), pan, mostScriptOfFrame)

	r.do("wait until all is drawn", chromedp.Sleep(time.Second))
	r.do("watch the layout", chromedp.Evaluate(`window.tasks = []; window.asked = performance.now()`, nil))
	r.press("Arrange")
	r.until("the layout has come back", `performance.getEntriesByName("arranged").some(m => m.startTime > window.asked)`)
	r.do("wait until the layout is drawn", chromedp.Sleep(3*time.Second))
	const arranged = `performance.getEntriesByName("arranged").at(-1).startTime`
	during := value[[]float64](r, `window.tasks.filter(t => t.start + t.length < `+arranged+`).map(t => t.length)`)
	r.holds(fmt.Sprintf("the layout of %.1f s: the longest task", value[float64](r, `(`+arranged+` - window.asked) / 1000`)), milliseconds(slices.Max(append(during, 0))), mostOfTask)
	// What the page does once the layout has come back is not the layout.
	t.Logf("tasks of more than 50 ms while the page draws the new layout: %v ms", value[[]float64](r, `window.tasks.filter(t => t.start + t.length >= `+arranged+`).map(t => t.length)`))

	address := value[string](r, `location.href`)
	r.open(address)
	r.until("it is drawn", drawnByWebGL)
	r.do("wait until the address would be written", chromedp.Sleep(2*time.Second))
	if value[string](r, `location.href`) != address {
		t.Error("the address does not bring back what was seen")
	}
}

// drawnByWebGL is JavaScript that reports whether there is a drawing by WebGL.
const drawnByWebGL = `!!document.querySelector(".graph.canvas[data-ready=true] canvas")`

// watchTasks is JavaScript that notes long tasks, in milliseconds.
const watchTasks = `window.tasks = []; new PerformanceObserver(l => l.getEntries().forEach(e => window.tasks.push({start: e.startTime, length: e.duration}))).observe({entryTypes: ["longtask"]})`

// pan moves the plane with the mouse. It returns the median of the script that a frame took, and the number of frames.
func (r *visitor) pan() (time.Duration, int) {
	r.t.Helper()
	r.do("count frames", chromedp.Evaluate(`window.frames_ = 0; (function next() { window.frames_++; requestAnimationFrame(next) })()`, nil))
	type box struct{ X, Y, W, H float64 }
	b := value[box](r, `(() => { const b = document.querySelector(".graph.canvas").getBoundingClientRect(); return {X: b.x, Y: b.y, W: b.width, H: b.height} })()`)
	mouse := func(kind input.MouseType, x, y float64) {
		r.do("move the mouse", chromedp.MouseEvent(kind, b.X+b.W*x, b.Y+b.H*y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	}
	mouse(input.MousePressed, 0.02, 0.02)
	var scripts []time.Duration
	frames := 0
	for i := range 60 {
		script, first := r.script(), value[int](r, `window.frames_`)
		mouse(input.MouseMoved, 0.02+0.01*float64(i), 0.02+0.005*float64(i))
		r.until("the next frame", fmt.Sprintf(`window.frames_ > %d`, first))
		n := value[int](r, `window.frames_`) - first
		scripts = append(scripts, (r.script()-script)/time.Duration(n))
		frames += n
	}
	mouse(input.MouseReleased, 0.6, 0.3)
	slices.Sort(scripts)
	return scripts[len(scripts)/2], frames
}

// script returns how long scripts have run on the page since the tab began.
func (r *visitor) script() time.Duration {
	r.t.Helper()
	var metrics []*performance.Metric
	r.do("read the metrics", chromedp.ActionFunc(func(ctx context.Context) (err error) {
		metrics, err = performance.GetMetrics().Do(ctx)
		return err
	}))
	for _, m := range metrics {
		if m.Name == "ScriptDuration" {
			return milliseconds(1000 * m.Value)
		}
	}
	r.t.Fatal("the browser does not measure scripts")
	return 0
}

// holds reports a figure that is above its limit. On a busy machine everything takes longer: then the limit is for a machine on which
// fixedWork takes as long as on a quiet machine.
func (r *visitor) holds(what string, got, limit time.Duration) {
	r.t.Helper()
	took := milliseconds(value[float64](r, fixedWork))
	allowed := max(limit, time.Duration(float64(limit)*float64(took)/float64(quietWork)))
	r.t.Logf("%s %v (limit %v; fixed work %v, on a quiet machine %v)", what, got.Round(10*time.Microsecond), limit, took.Round(time.Millisecond), quietWork)
	if got > allowed {
		r.t.Errorf("%s %v, and should take at most %v", what, got, allowed)
	}
}

func milliseconds(n float64) time.Duration { return time.Duration(n * float64(time.Millisecond)) }
