package synthetic

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// MaxMeetings is the largest number of meetings of a dossier.
const MaxMeetings = 1_000_000

// Options say which dossier Write writes.
type Options struct {
	Meetings int                         // from 1 to MaxMeetings
	Seed     uint64                      // another seed gives another dossier
	Circles  int                         // if not 0, into how many circles people fall; most meetings are within a circle
	Progress func(written, of int) error // called after each batch of meetings; an error ends the writing; may be nil
}

// batch is the number of meetings of which the same sources tell.
const batch = 10

// begin is the first day on which a meeting can be, and days is the number of such days.
var begin = time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)

const days = 20 * 365

// Write writes a dossier into a folder, which it makes. It returns an error, and writes nothing, if the folder is there
// already: its files would become part of the dossier.
func Write(folder string, o Options) error {
	if o.Meetings < 1 || o.Meetings > MaxMeetings {
		return fmt.Errorf("a dossier has from 1 to %d meetings, not %d", MaxMeetings, o.Meetings)
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		return fmt.Errorf("make the folder of the dossier: %w", err)
	}
	w := &writer{folder: folder}
	cast := newCast(o.Meetings)
	w.file("dossier.yaml", fmt.Sprintf("dossier: synthetic-%d-%d\ntitle: Invented meetings\n", o.Meetings, o.Seed))
	cast.write(w)
	cast.settlement(w)
	random := rand.New(rand.NewPCG(o.Seed, uint64(o.Meetings))) //nolint:gosec // the same seed has to give the same dossier
	for first := 0; first < o.Meetings && w.err == nil; first += batch {
		n := min(batch, o.Meetings-first)
		week := newWeek(first/batch, begin.AddDate(0, 0, int(int64(first)*days/int64(o.Meetings))))
		for i := range n {
			week.meeting(drawMeeting(random, cast, first+i, week.day, o.Circles))
		}
		if first == 0 {
			week.tellOfPlan(cast)
		}
		week.write(w)
		if w.err == nil && o.Progress != nil {
			w.err = o.Progress(first+n, o.Meetings)
		}
	}
	return w.err
}

// writer writes the files of a dossier. After an error it writes nothing more.
type writer struct {
	folder string
	made   string // the folder that was made last
	err    error
}

func (w *writer) file(name, text string) {
	if w.err != nil {
		return
	}
	path := filepath.Join(w.folder, filepath.FromSlash(name))
	if dir := filepath.Dir(path); dir != w.made {
		if w.err = os.MkdirAll(dir, 0o755); w.err != nil {
			return
		}
		w.made = dir
	}
	f, err := os.Create(path)
	if err != nil {
		w.err = err
		return
	}
	b := bufio.NewWriter(f)
	_, w.err = b.WriteString(text)
	if err := b.Flush(); w.err == nil {
		w.err = err
	}
	if err := f.Close(); w.err == nil {
		w.err = err
	}
}
