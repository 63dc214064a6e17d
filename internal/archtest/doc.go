// Package archtest has the rules of the architecture as tests: which package may import which,
// that every package has a comment, and that the schema, the model and the generated code fit
// together. The package itself has no code.
package archtest
