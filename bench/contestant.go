package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// contestant is something that answers questions.
type contestant struct {
	name string
	form func(q question) string // the question in the contestant's language, or "" if the contestant cannot answer it
	ask  ask
}

// ask asks a question in the contestant's language. If read is true, it returns the ids of what is found, in order.
type ask func(ctx context.Context, form string, values map[string]any, read bool) (ids []string, err error)

// overHTTP asks a GraphQL server.
func overHTTP(url string) ask {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	return func(ctx context.Context, document string, values map[string]any, read bool) ([]string, error) {
		body, err := json.Marshal(map[string]any{"query": document, "variables": values})
		if err != nil {
			return nil, err
		}
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		r.Header.Set("Content-Type", "application/json")
		response, err := client.Do(r)
		if err != nil {
			return nil, err
		}
		defer func() { _ = response.Body.Close() }()
		data, err := io.ReadAll(response.Body)
		if err != nil {
			return nil, err
		}
		if response.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", response.Status, data)
		}
		if !read {
			return nil, nil
		}
		var answer struct {
			Errors []struct{ Message string }
			Data   any
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return nil, err
		}
		if len(answer.Errors) > 0 {
			return nil, fmt.Errorf("%s", answer.Errors[0].Message)
		}
		return topmost(answer.Data), nil
	}
}

// topmost returns the ids in an answer that have no id above them. The servers wrap what they find in different ways. So this looks through
// all lists and objects without an id.
func topmost(v any) (ids []string) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			ids = append(ids, topmost(item)...)
		}
	case map[string]any:
		if id, ok := v["id"].(string); ok {
			return []string{id}
		}
		for _, field := range v {
			ids = append(ids, topmost(field)...)
		}
	}
	return ids
}

// byDriver asks the database. A statement returns one list; each item is a list that begins with an id.
func byDriver(d driver.DriverWithContext) ask {
	return func(ctx context.Context, statement string, values map[string]any, _ bool) ([]string, error) {
		session := d.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, statement, values)
		if err != nil {
			return nil, err
		}
		row, err := result.Single(ctx)
		if err != nil {
			return nil, err
		}
		ids := []string{}
		for _, m := range row.Values[0].([]any) {
			ids = append(ids, m.([]any)[0].(string))
		}
		return ids, nil
	}
}

// agree returns an error if two contestants find different things, or if a question finds nothing.
func (a *arena) agree(ctx context.Context) error {
	for _, q := range a.questions {
		for n := range variations {
			values, first := q.values(a.cast, n), a.contestants[0]
			want, err := first.ask(ctx, first.form(q), values, true)
			if err != nil {
				return fmt.Errorf("%s, %s with %v: %w", first.name, q.name, values, err)
			}
			if len(want) == 0 {
				return fmt.Errorf("%s finds nothing with %v", q.name, values)
			}
			for _, c := range a.contestants[1:] {
				form := c.form(q)
				if form == "" {
					continue
				}
				got, err := c.ask(ctx, form, values, true)
				if err != nil {
					return fmt.Errorf("%s, %s with %v: %w", c.name, q.name, values, err)
				}
				if !slices.Equal(got, want) {
					return fmt.Errorf("%s with %v: %s gives %v, and %s gives %v", q.name, values, c.name, got, first.name, want)
				}
			}
		}
	}
	return nil
}
