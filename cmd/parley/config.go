package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

type configCommand struct {
	serveFlags
	JSON bool `help:"Print JSON."`
}

// Help is shown by --help.
func (configCommand) Help() string {
	return `The command takes the flags of "parley serve". It hides secrets. If a flag has several values, the first of these counts: the value on the command line, in the environment, in the file of --config, the default.

Examples:
  parley config --config parley.yaml
  PARLEY_LISTEN=0.0.0.0:80 parley config --json`
}

// setting is one line of the output.
type setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// Run prints the settings and their origins.
func (c configCommand) Run(k *kong.Context, cli *commands) error {
	all := append(c.settings(k, cli.Config), secrets()...)
	if c.JSON {
		out := json.NewEncoder(os.Stdout)
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		return out.Encode(all)
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, s := range all {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", s.Name, s.Value, s.From)
	}
	return table.Flush()
}

// settings are the flags of serve, in the order of the help.
func (c configCommand) settings(k *kong.Context, file string) []setting {
	from := map[*kong.Flag]string{}
	for _, p := range k.Path {
		switch {
		case p.Flag == nil:
		case p.Resolved:
			from[p.Flag] = file
		default:
			from[p.Flag] = "command line"
		}
	}
	limits := c.limits()
	inEffect := map[string]any{
		"max-body": limits.Body, "max-tokens": limits.MaxTokens, "max-depth": limits.MaxDepth,
		"max-cost": limits.MaxCost, "max-work": limits.Work, "max-answer": limits.Answer, "deadline": limits.Deadline,
	}
	var all []setting
	for _, flag := range k.Flags() {
		if flag.Name == "help" || flag.Name == "json" {
			continue
		}
		value, ok := inEffect[flag.Name]
		if !ok {
			value = flag.Target.Interface()
		}
		source := from[flag]
		if source == "" {
			source = "default"
			if name, set := variable(flag); set {
				source = name
			}
		}
		all = append(all, setting{flag.Name, masked(value), source})
	}
	return all
}

// secrets are the settings that come from the environment only.
func secrets() []setting {
	var all []setting
	for _, v := range []struct {
		name   string
		secret bool
	}{
		{"PARLEY_NEO4J_USER", false},
		{"PARLEY_NEO4J_PASSWORD", true},
		{"OTEL_EXPORTER_OTLP_ENDPOINT", false},
		{"OTEL_EXPORTER_OTLP_HEADERS", true},
	} {
		value, set := os.LookupEnv(v.name)
		switch {
		case !set:
			all = append(all, setting{v.name, "-", "not set"})
		case v.secret:
			all = append(all, setting{v.name, "***", "environment"})
		default:
			all = append(all, setting{v.name, masked(value), "environment"})
		}
	}
	return all
}

// masked writes a value as text. It hides the user and the password in an address, and the query. It returns "-" for
// no value.
func masked(value any) string {
	text := fmt.Sprint(value)
	if v := reflect.ValueOf(value); v.Kind() == reflect.Slice {
		var items []string
		for i := range v.Len() {
			items = append(items, fmt.Sprint(v.Index(i)))
		}
		text = strings.Join(items, ", ")
	}
	if text == "" {
		return "-"
	}
	scheme, address, found := strings.Cut(text, "://")
	if found {
		scheme += "://"
		address, query, asked := strings.Cut(address, "?")
		if asked && query != "" {
			query = "?***"
		}
		text = scheme + address + query
	} else {
		scheme, address = "", text
	}
	if !strings.Contains(address, "@") {
		return text
	}
	if u, err := url.Parse(text); found && err == nil && u.User != nil {
		u.User = nil
		return strings.Replace(u.String(), "://", "://***@", 1)
	}
	return scheme + "***"
}
