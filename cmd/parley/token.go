package main

import (
	"fmt"
	"os"

	"parley/internal/access"
)

type tokenCommand struct {
	Name string `arg:"" placeholder:"NAME" help:"Whose token it is; logs show this name."`
}

// Help is shown by --help.
func (tokenCommand) Help() string {
	return `The token goes to standard error, for whoever is to have it: it is kept nowhere. The line for the file of --tokens goes to standard output, and holds no more than the token's digest.

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
