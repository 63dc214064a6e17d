package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"parley/loader"
	"parley/loader/write"
)

type planCommand struct {
	Dossier string `arg:"" optional:"" type:"path" help:"The dossier's folder; the bundled dossier when left out."`
	JSON    bool   `name:"json" help:"Print the differences as JSON."`
	neo4jFlags
}

// Help is shown by --help.
func (planCommand) Help() string {
	return `Prints what "parley load" would add (+), change (~) and drop (-), and changes nothing.

Examples:
  PARLEY_NEO4J_USER=neo4j PARLEY_NEO4J_PASSWORD=... parley plan --neo4j neo4j://localhost:7687 my-dossier`
}

// Run prints the differences.
func (c planCommand) Run(ctx context.Context) error {
	if c.Neo4j == "" {
		return errors.New("say which Neo4j to compare with: --neo4j URI")
	}
	d, err := read(c.Dossier)
	if err != nil {
		return err
	}
	store, err := c.openNeo4j(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	differences, err := loader.Plan(ctx, store, d)
	if err != nil {
		return err
	}
	if c.JSON {
		if differences == nil {
			differences = []write.Difference{}
		}
		return json.NewEncoder(os.Stdout).Encode(differences)
	}
	count := map[string]int{}
	for _, d := range differences {
		count[d.Op]++
		fmt.Println(line(d))
		for _, v := range d.Values {
			if d.Op == "change" {
				fmt.Printf("    %s: %s -> %s\n", v.Property, shown(v.Before), shown(v.After))
			} else {
				fmt.Printf("    %s: %s\n", v.Property, shown(v.After))
			}
		}
	}
	fmt.Printf("to add %d, to change %d, to drop %d\n", count["add"], count["change"], count["drop"])
	return nil
}

func line(d write.Difference) string {
	mark := map[string]string{"add": "+", "change": "~", "drop": "-"}[d.Op]
	if d.ID != "" {
		return fmt.Sprintf("%s %s %s", mark, d.What, d.ID)
	}
	return fmt.Sprintf("%s %s -%s-> %s", mark, d.From, d.What, d.To)
}

func shown(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}
