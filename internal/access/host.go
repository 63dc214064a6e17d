package access

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// Hosts are the names that a server answers to, as in the header Host. In a DNS-rebinding
// attack a hostile page points its own name at this server, and the browser treats the
// server's answers as the page's own. The server detects the attack by the name in Host. It
// compares names only: nobody can point an address, or localhost, at another server.
type Hosts struct {
	any   bool
	named []string
}

// ParseHosts reads the names of a server that listens at an address ("HOST:PORT"); "*"
// stands for all names. Without names, a server that only its own machine can reach answers
// to the names of that machine, and every other server answers to all names.
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
			return Hosts{}, fmt.Errorf("%q is not a host name: write it as parley.example, without scheme and port, or * for all", text)
		}
		h.named = append(h.named, plain(text))
	}
	return h, nil
}

// Allow reports whether the server answers to the name in a header Host. It allows an empty
// header: browsers always send a name.
func (h Hosts) Allow(header string) bool {
	if h.any || header == "" {
		return true
	}
	host, ok := hostOf(header)
	_, err := netip.ParseAddr(host)
	return ok && (err == nil || local(host) || slices.Contains(h.named, host))
}

// local reports whether a host is this machine: localhost or a loopback address.
func local(host string) bool {
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// hostOf returns the host in a header ("HOST" or "HOST:PORT"), in the form of plain. It
// reports false for a header that no browser writes. Brackets may stand around an IPv6
// address only, and the address must have no zone: any name could follow the % of a zone.
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

// digits reports whether a text is a port, or empty.
func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// plain returns a name in lower case, without a dot at its end.
func plain(name string) string { return strings.TrimSuffix(strings.ToLower(name), ".") }
