// Package questions holds the questions of docs/the-record-answers.md as saved queries. Parley serves them unless a folder of other
// saved queries is given.
package questions

import "embed"

// Files are the questions. Each file holds one query.
//
//go:embed *.graphql
var Files embed.FS
