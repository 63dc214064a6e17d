package jsonschema

// judgement is what an editor says about two ids.
func judgement() *Schema {
	none, all := 0, 1
	fields := map[string]*Schema{
		"same":      described(ref("twoIDs"), "The two ids stand for one thing. The first id stays, the second redirects to the first"),
		"different": described(ref("twoIDs"), "The two ids stand for two things"),
		"unsure":    described(ref("twoIDs"), "The two ids may stand for one thing: the record shows `possiblySameAs`"),
		"by":        described(ref("text"), "Who judges"),
		"when":      described(ref("edtfText"), "The day of the judgement"),
		"why":       described(ref("text"), "The reason"),
		"score":     described(&Schema{Type: "number", Minimum: &none, Maximum: &all}, "The score of the match, from 0 to 1"),
	}
	s := described(object(fields, "by", "when", "why"), "What an editor says about two ids")
	s.OneOf = []*Schema{{Required: []string{"same"}}, {Required: []string{"different"}}, {Required: []string{"unsure"}}}
	return s
}

// twoIDs is a list of two different ids.
func twoIDs() *Schema {
	s := listOf(ref("id"))
	s.MinItems, s.MaxItems, s.UniqueItems = 2, 2, true
	return described(s, "Two ids")
}
