package main

import (
	"context"
	"fmt"

	"parley/loader/synthetic"
)

// generating is the stage of the progress of parley generate.
const generating = "Generating"

type generateCommand struct {
	Folder   string `arg:"" type:"path" help:"The folder of the new dossier. The folder must not exist yet."`
	Meetings int    `default:"1000" placeholder:"N" help:"The number of meetings, up to 1000000. Default: ${default}."`
	Seed     uint64 `default:"1" placeholder:"N" help:"The seed of the random numbers. Another seed gives another dossier. Default: ${default}."`
}

// Help is shown by --help.
func (generateCommand) Help() string {
	return `Use the dossier to try Parley with a large record. The same seed gives the same files.

Examples:
  parley generate my-large-dossier --meetings 100000
  parley serve --dossier my-large-dossier`
}

// Run writes the dossier.
func (c generateCommand) Run(ctx context.Context) error {
	progress, tenth := progressOnStderr(), 0
	err := synthetic.Write(c.Folder, synthetic.Options{Meetings: c.Meetings, Seed: c.Seed, Progress: func(written, of int) error {
		if n := written * 10 / of; n > tenth {
			tenth = n
			progress(generating, written, of)
		}
		return ctx.Err()
	}})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d meetings\n", c.Folder, c.Meetings)
	return nil
}
