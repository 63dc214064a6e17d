// Package access says who may ask the server what, and how many requests run at the same
// time: the server's own names ([Hosts]), pages of other origins ([Origins]), pages that
// embed the server's pages ([Ancestors]), holders of tokens ([Tokens]), trusted documents
// ([Trusted]) and turns ([Queue]). Configuration opens or closes each of them; the queue is
// always there.
package access
