// Package saved reads queries that are kept in files, and gives their answers as rows: for
// spreadsheets, notebooks and dashboards.
//
// A file holds one GraphQL query. Its name, without .graphql, is the name of the saved query.
// The variables of the query are its parameters. Comments before the query can declare the
// title, the rows and the columns:
//
//	# Who spoke by phone?
//	# rows: meetings.nodes
//	# column day: when.text
//	# column people: participants.nodes.name
//	query ByPhone($from: DateOrDateTime) { ... }
//
// Without a declaration, the rows are those of the first list of things in the answer, and each
// value of a row has a column.
package saved
