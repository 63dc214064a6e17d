// Package archtest holds the rules of the architecture as tests: which package
// may import which, that each says what it is for, and that the schema, the
// model and the generated code fit together. It has nothing to import.
package archtest
