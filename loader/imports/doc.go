// Package imports writes ordinary files of a dossier for what other formats hold: reference files for people,
// organizations and places, and source files with a passage for each report.
//
// A reader of a format, one folder each, hands what it finds to an Output. The Output gives ids, knows which things a
// dossier already has, and writes the files. The same input gives the same bytes.
package imports
