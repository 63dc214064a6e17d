package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"strconv"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/desk"
	"parley/internal/web"
	"parley/loader/draft/model"
)

type deskCommand struct {
	Dossier string `arg:"" type:"existingdir" help:"The folder of the dossier."`
	Texts   string `type:"existingdir" placeholder:"DIR" help:"The folder with the texts of the articles. New texts go there, too. Default: the folder texts in the folder of the dossier."`
	Port    uint16 `default:"0" placeholder:"PORT" help:"The port at which to listen. Default: a free port."`
	Model   bool   `help:"Offer drafts by the language model of PARLEY_MODEL_URL, too. Parley sends the text of an article to this address if you ask for such a draft."`
}

// Help is shown by --help.
func (deskCommand) Help() string {
	return `With the page, you add articles to a dossier without writing YAML. You paste a text, review what Parley has found, select words of the text, and choose what these words say. Parley saves each step at once.

The page is for this machine only. Parley prints an address that works once: only the browser that opens the address first can use the page. Parley reads and writes only the folder of the dossier and the folder of --texts.

You can change the files with an editor at the same time: the page shows each changed file. If a file has changed since the page read the file, the page does not overwrite the file. Many editors do not check this: an editor with an old text of the file can overwrite what the page has saved.

Examples:
  parley desk my-dossier
  parley desk my-dossier --texts my-articles
  parley desk my-dossier --port 8090
  PARLEY_MODEL_URL=http://127.0.0.1:8000 PARLEY_MODEL=my-model parley desk my-dossier --model`
}

// Run serves the page until it is interrupted.
func (c deskCommand) Run(ctx context.Context) error {
	o := desk.Options{
		Folder: c.Dossier, Texts: c.Texts, Modeline: newSourceCommand{Dossier: c.Dossier}.modeline(),
		Store: func() graph.Keeper { return memory.New() }, Page: web.Desk(),
	}
	if c.Model {
		extractor, err := model.FromEnvironment(os.Getenv)
		if err != nil {
			return err
		}
		o.Model = extractor
	}
	d, err := desk.Open(o)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(int(c.Port))))
	if err != nil {
		return fmt.Errorf("listen: %w; choose another port with --port", err)
	}
	door := desk.NewDoor(l.Addr().String(), d.Handler())
	fmt.Printf("Open this address in a browser. It works once:\n%s\nTo end the desk, press Ctrl-C. Everything is saved already.\n", door.URL())
	return desk.Serve(ctx, l, door)
}
