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
		return Hosts{any: !local(hostOf(listen))}, nil
	}
	var h Hosts
	for _, text := range texts {
		if text == "*" {
			h.any = true
			continue
		}
		if text == "" || strings.ContainsAny(text, "/:*@ \t\r\n") {
			return Hosts{}, fmt.Errorf("%q is no name of a host: write it as parley.example, without scheme and port, or * for all", text)
		}
		h.named = append(h.named, hostOf(text))
	}
	return h, nil
}

// Allow tells whether a request may be for a host, as its header has it. One that
// names none comes from no browser.
func (h Hosts) Allow(header string) bool {
	host := hostOf(header)
	_, err := netip.ParseAddr(host)
	return h.any || host == "" || err == nil || local(host) || slices.Contains(h.named, host)
}

// local tells whether a host is this machine, by its name or an address of its own.
func local(host string) bool {
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// hostOf is the host of "HOST" or "HOST:PORT", in lower case, without the brackets of
// an address and the dot that may end a name.
func hostOf(text string) string {
	if host, _, err := net.SplitHostPort(text); err == nil {
		text = host
	}
	return strings.TrimSuffix(strings.ToLower(strings.Trim(text, "[]")), ".")
}
