package desk

import "parley/loader/names"

type completing struct {
	Text  string   `json:"text"`
	Types []string `json:"types"` // Person; none means all
}

// complete finds names.
func (d *Desk) complete(in completing) ([]names.Found, error) {
	r, err := d.read()
	if err != nil {
		return nil, err
	}
	const most = 8
	return r.names().Find(in.Text, in.Types, most), nil
}
