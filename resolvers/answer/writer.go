package answer

import "strconv"

// writer appends the parts of JSON to out and takes their bytes from the budget.
type writer struct {
	out    []byte
	budget *Budget
}

// perItem is taken for the brackets and commas of an object, a list or an item.
const perItem = 2

// wrote replaces out by the longer text and takes the difference from the budget.
func (w *writer) wrote(out []byte) {
	w.budget.left -= len(out) - len(w.out)
	w.out = out
}

// key writes the name of the i-th member of an object, with the comma before it.
func (w *writer) key(i int, key string) {
	if i > 0 {
		w.out = append(w.out, ',')
	}
	w.quote(key)
	w.out = append(w.out, ':')
	w.budget.left -= 2
}

// Bool writes a value. See graph.Sink.
func (w *writer) Bool(v bool) { w.wrote(strconv.AppendBool(w.out, v)) }

// Int writes a value. See graph.Sink.
func (w *writer) Int(v int64) { w.wrote(strconv.AppendInt(w.out, v, 10)) }

// Float writes a value. See graph.Sink.
func (w *writer) Float(v float64) { w.wrote(strconv.AppendFloat(w.out, v, 'g', -1, 64)) }

// String writes a value. See graph.Sink.
func (w *writer) String(v string) { w.quote(v) }

// Strings writes a list of values. See graph.Sink.
func (w *writer) Strings(v []string) {
	w.out = append(w.out, '[')
	for i, e := range v {
		if i > 0 {
			w.wrote(append(w.out, ','))
		}
		w.quote(e)
	}
	w.out = append(w.out, ']')
}

// quote writes a JSON string. It escapes control characters, quotes and backslashes, and
// nothing else, in the same way as gqlgen's executor.
func (w *writer) quote(v string) {
	const hex = "0123456789ABCDEF"
	out := w.out
	out = append(out, '"')
	start := 0
	for i := range len(v) {
		c := v[i]
		if c >= 0x20 && c != '\\' && c != '"' {
			continue
		}
		out = append(out, v[start:i]...)
		switch c {
		case '\t':
			out = append(out, `\t`...)
		case '\r':
			out = append(out, `\r`...)
		case '\n':
			out = append(out, `\n`...)
		case '\\', '"':
			out = append(out, '\\', c)
		default:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
		start = i + 1
	}
	w.wrote(append(append(out, v[start:]...), '"'))
}
