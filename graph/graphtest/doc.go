// Package graphtest defines what is correct for every store. It has a suite with a test
// for each "must" of the port, and random graphs and queries on which two stores must
// agree. A store that fails a test here is wrong.
package graphtest
