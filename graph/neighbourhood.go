package graph

// Neighbourhood names a part of a graph: records, and edges that begin or end at them.
type Neighbourhood struct {
	IDs []ID    // of records of any type
	Out []Arrow // edges that begin at these records
	In  []Arrow // edges that end at these records
}

// Arrow names edges of one relation.
type Arrow struct {
	Relation *Relation
	// With leaves out edges that have no value for a property. The property is one of the relation, and has no parts. With
	// is nil for all edges.
	With *Property
	// Far leaves out edges by a property of the record at their far end. Far is the name of the property in the type of
	// that record. The value must be one of Values. Far is "" for all edges.
	Far    string
	Values []string
}

// FarProperty returns the property of a type that Far names. It returns nil if the type has no such property, or if
// the values of the property are not single strings. Far then leaves out the records of the type.
func (a Arrow) FarProperty(t *Type) *Property {
	if p := t.Property(a.Far); p != nil && len(p.Parts) == 0 && p.Kind == String {
		return p
	}
	return nil
}
