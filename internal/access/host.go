package access

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// Hosts are the names by which a server lets itself be asked, as the header Host has
// them. A page whose own name was made to lead to this server (DNS rebinding) looks to
// a browser as if it were the server's own; that name alone gives it away. So names are
// compared, but not addresses nor localhost: nobody can make those lead elsewhere.
type Hosts struct {
	any   bool
	named []string
}

// ParseHosts reads the names by which a server is asked that listens at an address
// ("HOST:PORT"); "*" stands for all. None at all is all, unless only the server's own
// machine gets to that address: then nobody has reason to ask by another name.
func ParseHosts(listen string, texts []string) (Hosts, error) {
	if len(texts) == 0 {
		host, _, err := net.SplitHostPort(listen)
		return Hosts{any: err == nil && !local(plain(host))}, nil
	}
	var h Hosts
	for _, text := range texts {
		if text == "*" {
			h.any = true
			continue
		}
		if plain(text) == "" || strings.ContainsAny(text, "/:*@[] \t\r\n") {
			return Hosts{}, fmt.Errorf("%q is no name of a host: write it as parley.example, without scheme and port, or * for all", text)
		}
		h.named = append(h.named, plain(text))
	}
	return h, nil
}

// Allow tells whether a request may be for a host, as its header has it. One that
// has no such header, or an empty one, comes from no browser.
func (h Hosts) Allow(header string) bool {
	if h.any || header == "" {
		return true
	}
	host, ok := hostOf(header)
	_, err := netip.ParseAddr(host)
	return ok && (err == nil || local(host) || slices.Contains(h.named, host))
}

// local tells whether a host is this machine, by its name or an address of its own.
func local(host string) bool {
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// hostOf is the host of a header ("HOST" or "HOST:PORT"), as plain has it. Brackets
// stand around an address of IPv6 and around nothing else, as browsers write it: a
// zone is the sender's own, and what follows its % can be any name.
func hostOf(header string) (host string, ok bool) {
	inside, bracketed := strings.CutPrefix(header, "[")
	if bracketed {
		var rest string
		if inside, rest, ok = strings.Cut(inside, "]"); !ok || rest != "" && rest[0] != ':' {
			return "", false
		}
		address, err := netip.ParseAddr(inside)
		return inside, err == nil && address.Is6() && address.Zone() == "" && digits(strings.TrimPrefix(rest, ":"))
	}
	name, port, _ := strings.Cut(header, ":")
	name = plain(name)
	return name, name != "" && digits(port) && !strings.ContainsAny(name, "[]")
}

// digits tells whether a text is a port, or the nothing that may stand in its place.
func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// plain is a name in lower case, without the dot that may end it.
func plain(name string) string { return strings.TrimSuffix(strings.ToLower(name), ".") }
