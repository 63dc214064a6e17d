// Package desk is the page with which people add articles to a dossier: they read a text, and say what it says. The page reads and writes one
// folder, and answers nobody but the browser that the person has opened.
package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"sync"

	"parley/graph"
	"parley/internal/folders"
	"parley/loader/cite"
	"parley/loader/draft"
)

// Options say what a desk works on.
type Options struct {
	Folder   string              // the folder of the dossier
	Texts    string              // the folder with the texts of the articles; "" is the folder texts in the folder of the dossier
	Modeline string              // the first line of new files, for editors, or ""
	Store    func() graph.Keeper // makes an empty store
	Model    draft.Extractor     // drafts articles if the person asks for it; nil for rules only
	Page     http.Handler        // serves the page and its files
}

// Desk works on one dossier. Several goroutines can use it at the same time.
type Desk struct {
	Options
	files *folders.Folder
	texts *folders.Folder // the folder that holds the texts
	below string          // where the texts are in this folder: "texts/" or ""

	mu    sync.Mutex
	last  *reading
	begin *beginning
	past  []step
}

// step is something that the person did, and that can be undone.
type step struct{ edits []change }

// change is what a step changed in a file. A text is nil if there is no file.
type change struct {
	name          string
	before, after []byte
}

// Open opens the desk of a dossier.
func Open(o Options) (*Desk, error) {
	files, err := folders.Open(o.Folder)
	if err != nil {
		return nil, err
	}
	d := &Desk{Options: o, files: files, texts: files, below: "texts/"}
	if o.Texts != "" {
		if d.texts, err = folders.Open(o.Texts); err != nil {
			return nil, errors.Join(err, files.Close())
		}
		d.below = ""
	}
	if _, err := d.read(); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// Close closes the folders.
func (d *Desk) Close() error {
	err := d.files.Close()
	if d.texts != d.files {
		err = errors.Join(err, d.texts.Close())
	}
	return err
}

// text reads the text of an article. The error wraps fs.ErrNotExist if there is no such file.
func (d *Desk) text(file string) (string, error) {
	if file == "" {
		return "", fs.ErrNotExist
	}
	return cite.Text(d.texts.FS(), d.below+file)
}

// textNames lists the texts of articles.
func (d *Desk) textNames() ([]string, error) {
	entries, err := fs.ReadDir(d.texts.FS(), path.Clean("./"+d.below))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && path.Ext(e.Name()) == ".txt" {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// ErrNothing means that there is nothing to undo.
var ErrNothing = errors.New("there is nothing to undo")

// write writes files, and remembers how they were. The edits are in the order in which they are written.
func (d *Desk) write(edits ...folders.Edit) error {
	var done step
	for _, e := range edits {
		before, err := d.files.Read(e.Name)
		if err != nil {
			return err
		}
		done.edits = append(done.edits, change{e.Name, before, e.Text})
	}
	hashes, err := d.files.Hashes()
	if err != nil {
		return err
	}
	found, err := d.files.Write(edits...)
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.adopt(hashes, edits, found); err != nil {
		return err
	}
	const most = 200
	d.past = append(d.past, done)
	d.past = d.past[max(0, len(d.past)-most):]
	return nil
}

// undo takes the last step back, and returns the names of its files. A step whose files have changed since cannot be taken back, and is forgotten.
func (d *Desk) undo() ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.past) == 0 {
		return nil, ErrNothing
	}
	last := d.past[len(d.past)-1]
	d.past = d.past[:len(d.past)-1]
	var edits []folders.Edit
	var names []string
	for _, c := range slices.Backward(last.edits) {
		edits = append(edits, folders.Edit{Name: c.name, Text: c.before, Base: folders.Hash(c.after)})
		names = append(names, c.name)
	}
	if _, err := d.files.Write(edits...); err != nil {
		return nil, fmt.Errorf("the last step cannot be undone: %w", err)
	}
	return names, nil
}
