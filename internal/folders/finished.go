package folders

import "parley/loader/draft/review"

// Finished returns the edits with which a draft in which no fact waits is no draft any more. The reference file with the new things of the draft
// keeps only what the source names. Its text is nil if there is no such file.
func Finished(source string, f *review.File, reference string, things []byte) ([]Edit, error) {
	text := f.Finished()
	var edits []Edit
	if things != nil {
		kept, err := review.Things(things, text)
		if err != nil {
			return nil, err
		}
		// The reference file comes first: a draft can name things that are no draft.
		edits = append(edits, Edit{reference, kept, Hash(things)})
	}
	return append(edits, Edit{source, text, Hash(f.Text())}), nil
}
