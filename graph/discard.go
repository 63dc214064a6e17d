package graph

// Discard is a Sink that ignores the answer. A sink that needs only a part of an
// answer embeds Discard, and declares the methods for that part.
type Discard struct{}

var _ Sink = Discard{}

// Object ignores the beginning of an object.
func (Discard) Object(*Type) {}

// Slot ignores the number of a field.
func (Discard) Slot(int) {}

// List ignores the beginning of a list.
func (Discard) List(Page) {}

// Item ignores the beginning of an item.
func (Discard) Item([]Value) {}

// End ignores the end of an object or a list.
func (Discard) End() {}

// Null ignores a value that is absent.
func (Discard) Null() {}

// Bool ignores a value.
func (Discard) Bool(bool) {}

// Int ignores a value.
func (Discard) Int(int64) {}

// Float ignores a value.
func (Discard) Float(float64) {}

// String ignores a value.
func (Discard) String(string) {}

// Strings ignores a value.
func (Discard) Strings([]string) {}
