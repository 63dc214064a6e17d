// Package match finds names and things that may be one: people and organizations in a dossier, in several dossiers, or in a list of
// names. It is pure: it reads no files and no clock, and the same input gives the same output, in whatever order.
package match
