package main

import (
	"fmt"
	"os"

	"parley/internal/access"
)

type tokenCommand struct {
	Name string `arg:"" placeholder:"NAME" help:"The owner of the token. Logs show this name."`
}

// Help is shown by --help.
func (tokenCommand) Help() string {
	return `Parley prints the token on standard error, and does not store the token. On standard output, Parley prints the line for the file of --tokens. The line has only the digest of the token.

Example:
  parley token alice >> tokens.txt`
}

// Run makes a token.
func (c tokenCommand) Run() error {
	token := access.NewToken()
	line, err := access.Line(c.Name, token)
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, token)
	fmt.Println(line)
	return nil
}
