package access

import "strings"

// Ancestors reads the origins of pages that may embed the server's pages; "self" stands for
// the server itself. It returns the value of frame-ancestors in Content-Security-Policy,
// which is 'none' without origins.
func Ancestors(texts []string) (string, error) {
	var sources []string
	for _, text := range texts {
		if text == "self" {
			sources = append(sources, "'self'")
			continue
		}
		origin, err := parseOrigin(text)
		if err != nil {
			return "", err
		}
		sources = append(sources, origin)
	}
	if len(sources) == 0 {
		return "'none'", nil
	}
	return strings.Join(sources, " "), nil
}
