package fold

import (
	"testing"

	"parley/loader/dossier"
)

func TestRule3Order(t *testing.T) {
	tell(t, []story{
		{
			name: "rank before reliability", property: "mode",
			claims: []dossier.Claim{
				says("c1", "d1", on(11), modeIs("PHONE"), preferred),
				says("c2", "a1", on(12), modeIs("VIDEO")),
			},
			want: "PHONE",
		},
		{
			name: "reliability before the latest report", property: "mode",
			claims: []dossier.Claim{
				says("c1", "a1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("VIDEO")),
			},
			want: "PHONE", contested: true,
		},
		{
			name: "no reliability is the worst", property: "mode",
			claims: []dossier.Claim{
				says("c1", "d1", on(11), modeIs("PHONE")),
				says("c2", "n1", on(12), modeIs("VIDEO")),
			},
			want: "PHONE", contested: true,
		},
		{
			name: "the latest report", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b2", on(12), modeIs("VIDEO")),
			},
			want: "VIDEO", contested: true,
		},
		{
			name: "then nothing decides", property: "mode",
			claims: []dossier.Claim{
				says("c2", "b1", on(11), modeIs("PHONE")),
				says("c1", "b2", on(11), modeIs("VIDEO")),
			},
			want: nil, contested: true,
		},
	})
}
