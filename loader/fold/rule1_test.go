package fold

import (
	"testing"

	"parley/graph"
	"parley/loader/dossier"
)

func TestRule1Supersede(t *testing.T) {
	tell(t, []story{
		{
			name: "a source changes its mind", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("VIDEO")),
			},
			want: "VIDEO",
		},
		{
			name: "an earlier claim does not come back through its rank", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE"), preferred),
				says("c2", "b1", on(12), modeIs("VIDEO")),
			},
			want: "VIDEO",
		},
		{
			name: "what editors disown supersedes nothing", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("VIDEO"), deprecated),
			},
			want: "PHONE",
		},
		{
			name: "nor does a retraction that they disown, or a denial", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("PHONE"), retracts, deprecated),
				says("c3", "b1", on(13), modeIs("PHONE"), denies, deprecated),
			},
			want: "PHONE",
		},
		{
			name: "another source does not supersede", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b2", on(12), modeIs("VIDEO")),
			},
			want: "VIDEO", contested: true,
		},
		{
			name: "nor does another speaker in the same source", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE"), via("rubio")),
				says("c2", "b1", on(12), modeIs("VIDEO"), via("umerov")),
			},
			want: "VIDEO", contested: true,
		},
		{
			name: "nor does one speaker in another source", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE"), via("rubio")),
				says("c2", "b2", on(12), modeIs("VIDEO"), via("rubio")),
			},
			want: "VIDEO", contested: true,
		},
		{
			name: "the speaker is the last that a claim came through", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE"), via("afp", "rubio")),
				says("c2", "b1", on(12), modeIs("VIDEO"), via("rubio")),
			},
			want: "VIDEO",
		},
		{
			name: "claims of one source and time stand side by side", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(11), modeIs("VIDEO")),
			},
			want: nil, contested: true,
		},
		{
			name: "another property is another slot", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), statusIs(graph.Held)),
			},
			want: "PHONE",
		},
		{
			name: "a denial supersedes what the same source affirmed", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("PHONE"), denies),
			},
			want: nil,
		},
	})
}

func TestRule1Retraction(t *testing.T) {
	tell(t, []story{
		{
			name: "takes back what the source said, and asserts nothing", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("PHONE"), retracts),
			},
			want: nil,
		},
		{
			name: "leaves what others said", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b2", on(11), modeIs("VIDEO")),
				says("c3", "b1", on(12), modeIs("PHONE"), retracts),
			},
			want: "VIDEO",
		},
		{
			name: "leaves what another speaker said in the same source", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE"), via("rubio")),
				says("c2", "b1", on(12), modeIs("PHONE"), retracts),
			},
			want: "PHONE",
		},
		{
			name: "does not reach what is said later", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE"), retracts),
				says("c2", "b1", on(12), modeIs("PHONE")),
			},
			want: "PHONE",
		},
		{
			name: "comes with its correction", property: "mode",
			claims: []dossier.Claim{
				says("c1", "b1", on(11), modeIs("PHONE")),
				says("c2", "b1", on(12), modeIs("PHONE"), retracts),
				says("c3", "b1", on(12), modeIs("VIDEO")),
			},
			want: "VIDEO",
		},
	})
}
