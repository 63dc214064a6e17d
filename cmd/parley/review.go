package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"parley/internal/drafting"
	"parley/internal/folders"
	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/draft"
	"parley/loader/draft/review"
)

type reviewCommand struct {
	File  string `arg:"" help:"The source file of the draft."`
	Texts string `type:"existingdir" placeholder:"DIR" help:"The folder with the texts of the articles. Parley then shows each fact in its sentence."`
}

// Help is shown by --help.
func (reviewCommand) Help() string {
	return `Parley shows the facts of a draft one after the other, with the sentence of each fact. Doubtful facts come first. For each fact, press a key:

  a  accept     the fact is right
  d  drop       the fact is wrong; Parley removes the fact from the file
  e  edit       change the lines of the fact, in $EDITOR; without $EDITOR, type the new lines, and end with a line that has only a dot
  s  split      split the fact into its parts; then decide about each part
  u  undo       take back the last decision
  l  later      decide about the fact later
  q  quit

Parley saves the file after each key. Parley refuses a change that makes the dossier invalid. If no fact waits, the file is no draft any more, and parley load takes it. The keys can also come through a pipe.

Examples:
  parley review my-dossier/sources/selm-herald-2025-03-04.yaml --texts my-articles
  printf aaad | parley review my-dossier/sources/selm-herald-2025-03-04.yaml`
}

// Run reviews the file.
func (c reviewCommand) Run() error {
	root, name, err := dossierOf(c.File)
	if err != nil {
		return err
	}
	files, err := folders.Open(root)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }()
	text, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	session, err := review.Start(text, saving(files, name, text))
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	r := reviewer{reviewCommand: c, session: session, out: os.Stdout}
	r.readText()
	in, restore := keys()
	defer restore()
	r.in = in
	if err := r.run(); err != nil {
		return err
	}
	return r.finish(files, name)
}

// dossierOf returns the folder of the dossier with a file, and the name of the file in the folder.
func dossierOf(file string) (folder, name string, err error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", "", err
	}
	for folder = filepath.Dir(abs); ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "dossier.yaml")); err == nil {
			name, err := filepath.Rel(folder, abs)
			return folder, filepath.ToSlash(name), err
		}
		if folder == filepath.Dir(folder) {
			return "", "", fmt.Errorf("%s is in no dossier: no folder above it has a dossier.yaml", file)
		}
	}
}

// saving returns a function that writes a file of a dossier, which has a text now, if nobody else has written the file.
func saving(files *folders.Folder, name string, text []byte) func([]byte) error {
	base := folders.Hash(text)
	return func(text []byte) error {
		_, err := files.Write(folders.Edit{Name: name, Text: text, Base: base})
		if err == nil {
			base = folders.Hash(text)
		}
		return err
	}
}

// keys returns the keys that the reviewer presses, and a function that gives the terminal back.
func keys() (*bufio.Reader, func()) {
	fd := int(os.Stdin.Fd())
	if !term.IsTerminal(fd) {
		return bufio.NewReader(os.Stdin), func() {}
	}
	return bufio.NewReader(&rawKeys{fd: fd}), func() {}
}

// rawKeys reads single keys from a terminal. Between two keys the terminal is as it was, so that output and the editor work.
type rawKeys struct{ fd int }

// Read reads one key.
func (r *rawKeys) Read(p []byte) (int, error) {
	old, err := term.MakeRaw(r.fd)
	if err != nil {
		return 0, err
	}
	n, err := os.Stdin.Read(p[:1])
	return n, errors.Join(err, term.Restore(r.fd, old))
}

// reviewer talks with the person.
type reviewer struct {
	reviewCommand
	session *review.Session
	article *draft.Article
	in      *bufio.Reader
	out     io.Writer
}

// readText reads the text of the article, to show sentences. Without the text, only the quotes are shown.
func (r *reviewer) readText() {
	if r.Texts == "" || r.session.File.TextOf == "" {
		return
	}
	text, err := cite.Text(os.DirFS(r.Texts), r.session.File.TextOf)
	if err != nil {
		fmt.Fprintf(os.Stderr, "parley: %v; only the quotes are shown\n", err)
		return
	}
	r.article = draft.NewArticle(text)
}

func (r *reviewer) run() error {
	for {
		i, ok := r.session.Next()
		if !ok {
			return nil
		}
		r.show(i)
		key, _, err := r.in.ReadRune()
		for err == nil && (key == '\n' || key == '\r' || key == ' ') {
			key, _, err = r.in.ReadRune()
		}
		const interrupt, end = 3, 4 // Ctrl-C and Ctrl-D on a raw terminal
		if errors.Is(err, io.EOF) || key == 'q' || key == interrupt || key == end {
			return nil
		}
		if err != nil {
			return err
		}
		if err := r.decide(i, key); err != nil {
			r.refuse(err)
		}
	}
}

// decide does what a key says.
func (r *reviewer) decide(i int, key rune) error {
	switch key {
	case 'a':
		return r.session.Accept(i)
	case 'd':
		return r.session.Drop(i)
	case 's':
		return r.session.Split(i)
	case 'u':
		return r.session.Undo()
	case 'l':
		r.session.PutOff(i)
		return nil
	case 'e':
		lines, err := r.edit(r.session.File.Lines(i))
		if err != nil {
			return err
		}
		return r.session.Edit(i, lines)
	}
	return fmt.Errorf("%q is no key: press a, d, e, s, u, l or q", key)
}

// refuse says why a decision is not saved.
func (r *reviewer) refuse(err error) {
	var problems dossier.Problems
	var changed *folders.ChangedError
	if errors.As(err, &changed) {
		err = fmt.Errorf("not saved, because %w: quit, and start the command again", changed)
	}
	if errors.As(err, &problems) {
		err = fmt.Errorf("not saved, because the dossier would not be valid:\n%w", problems.Of(dossier.Error))
	}
	_, _ = fmt.Fprintf(r.out, "parley: %v\n", err)
}

// edit lets the person change lines.
func (r *reviewer) edit(lines []byte) ([]byte, error) {
	editor := os.Getenv("EDITOR")
	if editor == "" {
		_, _ = fmt.Fprintf(r.out, "%sWrite the new lines, then a line with a single dot:\n", lines)
		var out bytes.Buffer
		for {
			line, err := r.in.ReadString('\n')
			if strings.TrimRight(line, "\r\n") == "." {
				return out.Bytes(), nil
			}
			if out.WriteString(strings.ReplaceAll(line, "\r", "\n")); err != nil {
				return nil, errors.New("the new lines do not end with a dot: nothing is changed")
			}
		}
	}
	f, err := os.CreateTemp("", "parley-*.yaml")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if _, err = f.Write(lines); errors.Join(err, f.Close()) != nil {
		return nil, err
	}
	words := strings.Fields(editor)
	command := exec.Command(words[0], append(words[1:], f.Name())...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("the editor %s failed: %w", editor, err)
	}
	return os.ReadFile(f.Name())
}

// show shows a fact in its sentence.
func (r *reviewer) show(i int) {
	fact := r.session.File.Facts[i]
	_, _ = fmt.Fprintf(r.out, "\n%s: %d left", r.session.File.Source, r.session.Waiting())
	if fact.Doubt != "" {
		_, _ = fmt.Fprintf(r.out, "; doubtful: %s", fact.Doubt)
	}
	_, _ = fmt.Fprintf(r.out, "\n\n  %s\n\n%s", r.lit(fact), r.session.File.Lines(i))
	_, _ = fmt.Fprint(r.out, "accept (a)  drop (d)  edit (e)  split (s)  undo (u)  later (l)  quit (q)\n")
}

// lit writes the sentence of a fact, with the quote lit: in reverse on a terminal, and otherwise between two marks.
func (r *reviewer) lit(fact review.Fact) string {
	on, off := ">>", "<<"
	if f, ok := r.out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		on, off = "\x1b[7m", "\x1b[0m"
	}
	end := fact.Start + len([]rune(fact.Quote))
	if r.article != nil {
		for _, s := range r.article.Sentences {
			if s.Start <= fact.Start && end <= s.End && r.article.Part(fact.Start, end) == fact.Quote {
				return oneLine(r.article.Part(s.Start, fact.Start)) + on + oneLine(fact.Quote) + off + oneLine(r.article.Part(end, s.End))
			}
		}
	}
	return on + oneLine(fact.Quote) + off
}

// oneLine replaces what a terminal does not print as it is.
func oneLine(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 {
			return ' '
		}
		return c
	}, text)
}

// finish says what was decided. If no fact waits, the files are no drafts any more.
func (r *reviewer) finish(files *folders.Folder, name string) error {
	c, waiting := r.session.Counts, r.session.Waiting()
	_, _ = fmt.Fprintf(r.out, "\naccepted: %d, dropped: %d, edited: %d, split: %d, waiting: %d\n", c.Accepted, c.Dropped, c.Edited, c.Split, waiting)
	if waiting > 0 {
		return nil
	}
	reference := drafting.ReferenceFile(r.session.File.Source)
	things, err := files.Read(reference)
	if err != nil {
		return err
	}
	edits, err := drafting.Finished(name, r.session.File, reference, things)
	if err != nil {
		return err
	}
	if _, err := files.Write(edits...); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(r.out, "%s is no draft any more\n", r.File)
	return nil
}
