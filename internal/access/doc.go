// Package access says who may ask the server what, and how many at once: pages of
// other origins ([Origins]), pages that embed its answers ([Ancestors]), bearers of
// tokens ([Tokens]), documents that were agreed on ([Trusted]), and turns
// ([Queue]). All but the turns are left open or closed by configuration.
package access
