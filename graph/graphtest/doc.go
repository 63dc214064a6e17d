// Package graphtest is the definition of "correct" for every store: a suite
// with a test for each "must" of the port, and random graphs and queries on
// which two stores have to agree. A store that fails here is wrong, whatever
// it is built on.
package graphtest
