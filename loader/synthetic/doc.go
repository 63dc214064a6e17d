// Package synthetic writes dossiers of invented meetings, for tests of speed and size.
//
// The same options give the same bytes. Few people attend many meetings, and most people attend few. Most meetings are told by
// one source, some by two or three. Some meetings were announced, some moved or called off, some are denied, and
// some dates are contested or known to the month only. Some places have coordinates. A plan has two versions, points, positions of
// states, and open issues.
//
// Write keeps the people, organisations, places and issues in memory, and one batch of meetings. So it writes dossiers of any
// size.
package synthetic
