package access

import "strings"

// Ancestors reads the origins of pages that may embed the server's own, into the
// sources of the Content-Security-Policy's frame-ancestors: 'none' when there are
// none, and "self" for the server itself.
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
