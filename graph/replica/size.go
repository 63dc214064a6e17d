package replica

// The bytes of memory that a thing and a relation take, on average. They were measured with synthetic dossiers; see
// BenchmarkBytes.
const (
	bytesOfThing    = 300
	bytesOfRelation = 80
)

// bytesOf returns about how many bytes a copy takes.
func bytesOf(things, relations int) int64 {
	return int64(things)*bytesOfThing + int64(relations)*bytesOfRelation
}
