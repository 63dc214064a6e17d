package dossier

import "fmt"

// Draft is a file that is a draft: a person has not yet reviewed all of its reports.
type Draft struct {
	File     string
	Waiting  int // reports that wait for a review
	Doubtful int // reports that wait and are doubtful
}

// String says how many facts of the draft wait.
func (d Draft) String() string {
	if d.Waiting == 0 {
		return d.File
	}
	return fmt.Sprintf("%s: facts that wait for a review: %d, doubtful facts among them: %d", d.File, d.Waiting, d.Doubtful)
}
