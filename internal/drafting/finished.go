package drafting

import (
	"parley/internal/folders"
	"parley/loader/draft/review"
)

// Finished returns the edits with which a draft in which no fact waits is no draft any more. The reference file with the new things of the draft
// keeps only what the source names. Its text is nil if there is no such file.
func Finished(source string, f *review.File, reference string, things []byte) ([]folders.Edit, error) {
	text := f.Finished()
	var edits []folders.Edit
	if things != nil {
		kept, err := review.Things(things, text)
		if err != nil {
			return nil, err
		}
		// The reference file comes first: a draft can name things that are no draft.
		edits = append(edits, folders.Edit{Name: reference, Text: kept, Base: folders.Hash(things)})
	}
	return append(edits, folders.Edit{Name: source, Text: text, Base: folders.Hash(f.Text())}), nil
}
