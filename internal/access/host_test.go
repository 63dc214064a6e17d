package access

import "testing"

func TestNamesByWhichAServerIsAsked(t *testing.T) {
	for _, c := range []struct {
		listen  string
		allowed []string
		yes, no []string
	}{
		{
			"127.0.0.1:8080", nil,
			[]string{"127.0.0.1:8080", "localhost", "LOCALHOST:8080", "localhost.", "localhost:", "parley.localhost", "[::1]:8080", "[::1]", "[2001:DB8::1]:80", "[::ffff:10.0.0.7]", "10.0.0.7", ""},
			[]string{
				"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost", "127.1", "0x7f000001", "evil.example.", "a b", "::::",
				"[fe80::1%25eth0]:80", "[::1%evil.example]", "[::1%evil.example]:8080", "10.0.0.7%evil.example", "::1%evil.example",
				"[localhost]", "[localhost]:8080", "[10.0.0.7]", "[evil.example]", "[]", "[]:8080", "[::1", "::1]", "::1", "localhost]]", "[localhost", "[[::1]]", "[::1]]", "[::1]evil.example", "[::1].", "[::1]:8080:1",
				".", "..", "localhost..", ":", ":8080", ".:8080", "localhost:evil.example", "localhost:80:80", "localhost:-1",
			},
		},
		{"localhost:0", nil, []string{"localhost"}, []string{"evil.example"}},
		{"[::1]:8080", nil, []string{"[::1]:8080"}, []string{"evil.example"}},
		{"[::1%lo]:8080", nil, []string{"[::1]:8080"}, []string{"evil.example", "[::1%lo]:8080"}},
		{"LOCALHOST.:8080", nil, []string{"localhost"}, []string{"evil.example"}},
		{"[fe80::1%eth0]:8080", nil, []string{"parley.example"}, nil},
		{"0.0.0.0:8080", nil, []string{"parley.example", "anything"}, nil},
		{":8080", nil, []string{"parley.example"}, nil},
		{"192.168.1.5:8080", nil, []string{"parley.example"}, nil},
		{
			"0.0.0.0:8080",
			[]string{"Parley.example.", "b.example"},
			[]string{"parley.example", "PARLEY.example:443", "b.example", "10.0.0.7:8080", "localhost"},
			[]string{"evil.example", "a.parley.example", "parley.example.evil.example"},
		},
		{"127.0.0.1:8080", []string{"*"}, []string{"evil.example"}, nil},
		{"127.0.0.1:8080", []string{"parley.example"}, []string{"parley.example", "localhost"}, []string{"evil.example"}},
	} {
		h, err := ParseHosts(c.listen, c.allowed)
		if err != nil {
			t.Fatal(err)
		}
		for _, host := range c.yes {
			if !h.Allow(host) {
				t.Errorf("at %s with %q, %q is refused", c.listen, c.allowed, host)
			}
		}
		for _, host := range c.no {
			if h.Allow(host) {
				t.Errorf("at %s with %q, %q is let in", c.listen, c.allowed, host)
			}
		}
	}
	for _, text := range []string{"", "https://parley.example", "parley.example:80", "*.example", "a b", "parley.example/x", ".", "[::1]", "[parley.example]"} {
		if _, err := ParseHosts("0.0.0.0:1", []string{text}); err == nil {
			t.Errorf("%q is taken for the name of a host", text)
		}
	}
}
