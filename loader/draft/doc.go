// Package draft has the words between an article and a draft of its source file: sentences, observations, and the port for
// extractors.
//
// An extractor reads an article and returns observations. Package verify drops each observation that the article does not
// bear out. Package compose makes a source file from the rest. A person then reviews the file.
package draft
