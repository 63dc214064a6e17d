package annotations

import (
	"encoding/json"
	"strings"
)

// annotation is a Web Annotation, or one of Hypothes.is, which has tags, a text and an address of its own.
type annotation struct {
	Body   many[body]   `json:"body"`
	Target many[target] `json:"target"`
	URI    string       `json:"uri"`
	Tags   []string     `json:"tags"`
	Text   string       `json:"text"`
}

// many is a list that JSON-LD can write as one value.
type many[T any] []T

// UnmarshalJSON reads one value, or a list.
func (m *many[T]) UnmarshalJSON(data []byte) error {
	var list []T
	if len(data) > 0 && data[0] == '[' {
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
		*m = list
		return nil
	}
	var one T
	if err := json.Unmarshal(data, &one); err != nil {
		return err
	}
	*m = []T{one}
	return nil
}

// body is what an annotation says.
type body struct {
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

// UnmarshalJSON reads a body, which can be only an address.
func (b *body) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &b.Value)
	}
	type plainBody body
	return json.Unmarshal(data, (*plainBody)(b))
}

// target is what an annotation is about.
type target struct {
	Source   string         `json:"source"`
	Selector many[selector] `json:"selector"`
}

// UnmarshalJSON reads a target, which can be only an address.
func (t *target) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &t.Source)
	}
	type plainTarget target
	return json.Unmarshal(data, (*plainTarget)(t))
}

// selector says where the words stand.
type selector struct {
	Type      string         `json:"type"`
	Exact     string         `json:"exact"`
	Prefix    string         `json:"prefix"`
	Suffix    string         `json:"suffix"`
	Start     *int           `json:"start"`
	RefinedBy many[selector] `json:"refinedBy"`
}

// selectors lists the selectors of the first target, the refining ones included.
func (a annotation) selectors() []selector {
	var all []selector
	if len(a.Target) == 0 {
		return nil
	}
	for todo := a.Target[0].Selector; len(todo) > 0; {
		all = append(all, todo[0])
		todo = append(append(many[selector](nil), todo[1:]...), todo[0].RefinedBy...)
	}
	return all
}

func (a annotation) quote() selector {
	for _, s := range a.selectors() {
		if s.Type == "TextQuoteSelector" {
			return s
		}
	}
	return selector{}
}

// position is where the words begin, or -1.
func (a annotation) position() int {
	for _, s := range a.selectors() {
		if s.Type == "TextPositionSelector" && s.Start != nil && *s.Start >= 0 {
			return *s.Start
		}
	}
	return -1
}

// article is the address of the article, or "".
func (a annotation) article() string {
	for _, t := range a.Target {
		if t.Source != "" {
			return t.Source
		}
	}
	return a.URI
}

// tags lists the tags.
func (a annotation) tags() []string {
	tags := append([]string(nil), a.Tags...)
	for _, b := range a.Body {
		if b.Purpose == "tagging" || b.Purpose == "classifying" || b.Purpose == "identifying" {
			tags = append(tags, b.Value)
		}
	}
	return tags
}

// comment is what somebody wrote beside the tags.
func (a annotation) comment() string {
	texts := []string{a.Text}
	for _, b := range a.Body {
		if b.Purpose != "tagging" && b.Purpose != "classifying" && b.Purpose != "identifying" {
			texts = append(texts, b.Value)
		}
	}
	return strings.Join(texts, " ")
}
