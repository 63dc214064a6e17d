// Package english reads the sentences of an English article: names, posts, times, words for meetings, who speaks, and whether
// something happened, is planned or is denied.
//
// It knows the forms of news English, and no grammar beyond them. The extractor with rules and the verifier both stand on it.
package english
