// Package model is the extractor that asks a language model behind an OpenAI-compatible endpoint. For each article, it sends a short
// question and then the article. Both go to the address in the environment, and to nobody else. This package checks the form of the
// answer. Package verify compares the answer with the article.
package model

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"parley/loader/draft"
)

// The names of the environment variables.
const (
	URLVariable   = "PARLEY_MODEL_URL"
	KeyVariable   = "PARLEY_MODEL_KEY"
	ModelVariable = "PARLEY_MODEL"
)

const (
	// DefaultDeadline is the time after which the extractor gives up, for both requests together.
	DefaultDeadline = 2 * time.Minute
	// maxAnswer is the maximum size of an answer, in bytes.
	maxAnswer = 4 << 20
)

var (
	// ErrNotConfigured means that the environment names no model. Nothing was sent.
	ErrNotConfigured = errors.New("no model is configured")
	// ErrAnswer means that the server did not answer as a model must.
	ErrAnswer = errors.New("the model gave no answer that Parley can use")
	// ErrDeadline means that the server did not answer in time.
	ErrDeadline = errors.New("the model did not answer in time")
)

// Extractor asks a model.
type Extractor struct {
	URL, Key, Model string
	Deadline        time.Duration
	client          *http.Client
}

// New makes an extractor for the server at an address such as http://127.0.0.1:8000. The key can be "".
func New(address, key, model string, deadline time.Duration) (*Extractor, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%s: %q is not the address of a server: write http://HOST:PORT or https://HOST", URLVariable, address)
	}
	base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(u.String(), "/"), "/chat/completions"), "/v1")
	client := &http.Client{
		// A redirect would send the article and the key to another address.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &Extractor{URL: base + "/v1/chat/completions", Key: key, Model: model, Deadline: deadline, client: client}, nil
}

// FromEnvironment makes the extractor that the environment names. The error wraps ErrNotConfigured if the environment names
// none.
func FromEnvironment(getenv func(string) string) (*Extractor, error) {
	address, name := getenv(URLVariable), getenv(ModelVariable)
	if address == "" || name == "" {
		return nil, fmt.Errorf("%w: set %s to the address of the server, and %s to the name of the model; %s has the key, if the server needs one", ErrNotConfigured, URLVariable, ModelVariable, KeyVariable)
	}
	return New(address, getenv(KeyVariable), name, DefaultDeadline)
}

// Name is the name of the extractor.
func (e *Extractor) Name() string { return "model " + e.Model }

// Observe asks the model what the article says.
func (e *Extractor) Observe(ctx context.Context, a *draft.Article) ([]draft.Observation, error) {
	ctx, cancel := context.WithTimeout(ctx, e.Deadline)
	defer cancel()
	keeps, err := e.keepsToSchema(ctx)
	if err != nil {
		return nil, err
	}
	content, err := e.ask(ctx, instructions, numbered(a), observationSchema, keeps)
	if err != nil {
		return nil, err
	}
	return observations(content)
}

// numbered writes the sentences of an article with their numbers, one a line.
func numbered(a *draft.Article) string {
	var b strings.Builder
	for _, s := range a.Sentences {
		fmt.Fprintf(&b, "%d: %s\n", s.Number, strings.Join(strings.Fields(s.Text), " "))
	}
	return b.String()
}

// keepsToSchema asks the server for a small answer with a schema, once. Servers that do not know schemas refuse the request, or
// answer with something else. The article is then sent without a schema, and the answer is checked all the same.
func (e *Extractor) keepsToSchema(ctx context.Context) (bool, error) {
	content, err := e.ask(ctx, "Answer with JSON.", "Which number comes after six?", probeSchema, true)
	if err != nil && !errors.Is(err, ErrAnswer) {
		return false, err
	}
	return err == nil && keepsTo(content), nil
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type request struct {
	Model       string          `json:"model"`
	Messages    []message       `json:"messages"`
	Temperature float64         `json:"temperature"`
	Format      *responseFormat `json:"response_format,omitempty"`
}

type responseFormat struct {
	Type   string      `json:"type"`
	Schema namedSchema `json:"json_schema"`
}

type namedSchema struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

// ask sends one request, and returns the text of the answer.
func (e *Extractor) ask(ctx context.Context, system, user, schema string, withSchema bool) (string, error) {
	r := request{Model: e.Model, Messages: []message{{"system", system}, {"user", user}}}
	if withSchema {
		r.Format = &responseFormat{"json_schema", namedSchema{"answer", true, json.RawMessage(schema)}}
	} else {
		r.Messages[0].Content += "\nAnswer with one JSON object that keeps to this JSON Schema, and with nothing else:\n" + schema
	}
	body, err := json.Marshal(r)
	if err != nil {
		return "", err
	}
	post, err := http.NewRequestWithContext(ctx, http.MethodPost, e.URL, bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	post.Header.Set("Content-Type", "application/json")
	if e.Key != "" {
		post.Header.Set("Authorization", "Bearer "+e.Key)
	}
	response, err := e.client.Do(post)
	if err != nil {
		return "", e.failed(ctx, err)
	}
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	switch {
	case err != nil:
		return "", e.failed(ctx, err)
	case len(data) > maxAnswer:
		return "", fmt.Errorf("%w: the answer is larger than %d bytes", ErrAnswer, maxAnswer)
	case response.StatusCode == http.StatusUnauthorized || response.StatusCode == http.StatusForbidden:
		return "", fmt.Errorf("the server of %s refuses the key: check %s (status %d)", URLVariable, KeyVariable, response.StatusCode)
	case response.StatusCode != http.StatusOK:
		return "", fmt.Errorf("%w: status %d: check %s and %s", ErrAnswer, response.StatusCode, URLVariable, ModelVariable)
	}
	var answer struct {
		Choices []struct {
			Message message `json:"message"`
		} `json:"choices"`
	}
	if err := json.Unmarshal(data, &answer); err != nil || len(answer.Choices) == 0 {
		return "", fmt.Errorf("%w: the reply is not a chat completion", ErrAnswer)
	}
	return answer.Choices[0].Message.Content, nil
}

// failed explains why there is no reply.
func (e *Extractor) failed(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("%w: %s passed: use another model, or draft without --model", ErrDeadline, e.Deadline)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("the server of %s cannot be reached: %w", URLVariable, err)
}
