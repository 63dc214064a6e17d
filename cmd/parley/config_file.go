package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v3"
)

// configFile is a configuration file: values of flags by name, without the leading dashes. The command line and the
// environment win over it.
type configFile struct {
	name   string
	values map[string]any // a string, or a list of strings
}

// readConfig reads a configuration file in YAML or JSON.
func readConfig(name string) (*configFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	defer func() { _ = f.Close() }()
	var nodes map[string]yaml.Node
	decoder := yaml.NewDecoder(f)
	if err := decoder.Decode(&nodes); err != nil && !errors.Is(err, io.EOF) {
		// The message of the parser may quote the file, and the file may hold a password.
		return nil, fmt.Errorf("--config: %s is not a YAML or JSON object that maps names of flags to values", name)
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("--config: %s contains more than one document: put everything into one", name)
	}
	c := &configFile{name: name, values: map[string]any{}}
	for key, n := range nodes {
		switch n.Kind {
		case yaml.ScalarNode:
			c.values[key] = n.Value
		case yaml.SequenceNode:
			var list []any
			if len(n.Content) == 0 {
				return nil, fmt.Errorf("--config: %s:%d: %s is an empty list: add values, or remove it", name, n.Line, key)
			}
			for _, item := range n.Content {
				if item.Kind != yaml.ScalarNode {
					return nil, fmt.Errorf("--config: %s:%d: %s is a list, and this element is not a plain value", name, item.Line, key)
				}
				list = append(list, item.Value)
			}
			c.values[key] = list
		default:
			return nil, fmt.Errorf("--config: %s:%d: %s must be a plain value or a list of plain values", name, n.Line, key)
		}
	}
	return c, nil
}

// Validate returns an error for a name that is not the name of a flag. See kong.Resolver.
func (c *configFile) Validate(app *kong.Application) error {
	known := map[string]bool{}
	for _, leaf := range app.Leaves(true) {
		for _, group := range leaf.AllFlags(true) {
			for _, f := range group {
				known[f.Name] = true
			}
		}
	}
	delete(known, "help")
	delete(known, "config")
	delete(known, "version")
	var unknown []string
	for name := range c.values {
		if !known[name] {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	return fmt.Errorf("--config: %s: %q: no flag has this name; the user and the password come from the environment only", c.name, unknown)
}

// Resolve returns the value of a flag, or nil if the environment sets the flag. See kong.Resolver.
func (c *configFile) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if _, set := variable(flag); set {
		return nil, nil //nolint:nilnil // kong expects this when there is no value
	}
	return c.values[flag.Name], nil
}

// variable returns the environment variable that a flag takes its value from, if one is set.
func variable(flag *kong.Flag) (name string, set bool) {
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			return name, true
		}
	}
	return "", false
}

// BeforeResolve is called by kong after it has parsed the command line. It reads the file of --config or
// PARLEY_CONFIG.
func (c *commands) BeforeResolve(k *kong.Context) error {
	for _, flag := range k.Flags() {
		if flag.Name != "config" {
			continue
		}
		name, _ := k.FlagValue(flag).(string)
		if name == "" {
			return nil
		}
		file, err := readConfig(name)
		if err != nil {
			return err
		}
		k.AddResolver(file)
	}
	return nil
}
