//go:build integration

package main

import "testing"

// TestExploreMalformedAddress: an address with a % that escapes nothing is taken as it is, and the page is not blank.
func TestExploreMalformedAddress(t *testing.T) {
	r := newVisitor(t, served(t))
	r.open("/#/actor/%")
	r.shows("The record has nothing with this id.")
	r.open("/#/search/100%")
	r.shows("Found")
	if n := value[float64](r, `Number(document.querySelector('input[type="search"]').value === "100%")`); n != 1 {
		t.Error("the box does not have the words of the address")
	}
}
