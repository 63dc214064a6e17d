package access

import (
	"context"
	"net"
	"net/http"
	"net/netip"
)

// subnet is the part of an IPv6 address that stands for one client: a subscriber usually gets a whole /64.
const subnet = 64

type clientKey struct{}

// WithClient returns a context for work that a client asked for. Clients share the turns of a Queue.
func WithClient(ctx context.Context, client string) context.Context {
	return context.WithValue(ctx, clientKey{}, client)
}

// ClientOf returns the client of a context, "" if there is none.
func ClientOf(ctx context.Context) string {
	client, _ := ctx.Value(clientKey{}).(string)
	return client
}

// FromAddress hands h each request with its client: the address from which the request comes. Behind a proxy, all
// requests come from one address.
func FromAddress(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(WithClient(r.Context(), address(r.RemoteAddr))))
	})
}

// address returns the address of a client without its port, and of an IPv6 address the subnet.
func address(remote string) string {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		return remote
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if ip = ip.Unmap(); ip.Is4() {
		return ip.String()
	}
	prefix, err := ip.WithZone("").Prefix(subnet)
	if err != nil {
		return host
	}
	return prefix.String()
}
