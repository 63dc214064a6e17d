package replica

// The bytes of memory that a thing and a relation take, on average. BenchmarkBytes compares the estimate with graphs of
// generated meetings, with evidence and without.
const (
	bytesOfThing    = 150
	bytesOfRelation = 170
)

// bytesOf returns about how many bytes a copy takes.
func bytesOf(things, relations int) int64 {
	return int64(things)*bytesOfThing + int64(relations)*bytesOfRelation
}
