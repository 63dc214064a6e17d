package write

import (
	"testing"
	"time"

	"parley/graph"
)

func TestLoadsAreRecorded(t *testing.T) {
	ctx, k := t.Context(), newShelf()
	now := time.Date(2030, 6, 1, 12, 0, 0, 0, time.FixedZone("", 3600))
	write := func(dossier graph.ID, want graph.Contents) Result {
		t.Helper()
		r, err := Write(ctx, k, to(want), Options{Dossier: dossier, Batch: DefaultBatch, Now: func() time.Time {
			now = now.Add(time.Second)
			return now
		}})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	less := graph.Contents{Records: contents().Records[:1]}
	for _, step := range []struct {
		dossier graph.ID
		want    graph.Contents
		load    graph.ID
	}{
		{"talks", contents(), "load-talks-1"},
		{"talks", contents(), ""},
		{"talks", less, "load-talks-2"},
		{"talks-2", contents(), "load-talks-2-1"},
		{"talks", less, "load-talks-3"},
	} {
		if r := write(step.dossier, step.want); r.Load != step.load {
			t.Errorf("the load is %q, want %q", r.Load, step.load)
		}
	}
	got := map[string]string{}
	for _, p := range graph.Parley.Type("Load").Properties {
		got[p.Name], _ = k.records["load-talks-1"].Values[p.Index].(string)
	}
	want := map[string]string{
		"id": "load-talks-1", "dossier": "talks", "status": "FINISHED", "digest": Digest(contents()),
		"started": "2030-06-01T11:00:01Z", "finished": "2030-06-01T11:00:02Z",
	}
	for name, v := range want {
		if got[name] != v {
			t.Errorf("%s is %q, want %q", name, got[name], v)
		}
	}
	all, _, _ := k.Contents(ctx)
	if len(all.Records) != 1+4 || Digest(all) != Digest(less) {
		t.Errorf("there are %d records, want 4 load records among them, and a digest that ignores them", len(all.Records))
	}
}
