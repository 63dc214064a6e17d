package neo4j

import "parley/graph"

// value returns a value of the driver as a value of the domain. A value of a kind that the
// domain does not have, such as a date written by hand, counts as absent.
func value(v any) graph.Value {
	switch v := v.(type) {
	case string, int64, float64, bool:
		return v
	case []any:
		return texts(v)
	}
	return nil
}

// texts returns the strings of a list, or nil if there are none.
func texts(vs []any) graph.Value {
	var list []string
	for _, v := range vs {
		if s, ok := v.(string); ok {
			list = append(list, s)
		}
	}
	if list == nil {
		return nil
	}
	return list
}

// value answers a property's value.
func (d decoder) value(v any, k graph.Kind) {
	switch v := value(v).(type) {
	case string:
		d.sink.String(v)
	case int64:
		if k == graph.Float {
			d.sink.Float(float64(v)) // written by hand, as 1 instead of 1.0
			return
		}
		d.sink.Int(v)
	case float64:
		d.sink.Float(v)
	case bool:
		d.sink.Bool(v)
	case []string:
		d.sink.Strings(v)
	default:
		d.sink.Null()
	}
}
