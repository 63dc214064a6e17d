package graph

import "strings"

// Search asks for things by their names. Words are the words of the question. Wholes is the question as a whole name, Bare
// is the same without fillers, and Sounds says how Bare sounds. All texts of a Search are normalised as the hidden
// properties of Named are.
//
// The tokens of a thing are its property tokens. A word is found in a thing
//
//   - as it is, if one of its Spellings is a token,
//   - as a beginning, if a token begins with one of its Spellings,
//   - as a variant, if one of its Variants is a token,
//   - nearly, if one of its Sounds is near to one of the thing's sounds: see Near.
//
// The rank of a thing is the first of these that holds. It is one of the Rank constants:
//
//	0  each word begins a token, and one of Wholes is among the thing's wholes or families
//	1  each word is a token
//	2  each word begins a token
//	3  each word begins a token or is a variant
//	4  each word that is no Filler begins a token or is a variant, and one of Bare is among the thing's wholes or families
//	5  each word that is no Filler begins a token or is a variant
//	6  the question has several words, and all words of one of the thing's wholes are among the Spellings and Variants of the
//	   words. At least one of them is a token, and a Spelling or a Variant of a word that is no Filler
//	7  each word that is no Filler begins a token, is a variant, or is found nearly, and one of Sounds is near to one of the
//	   thing's wholeSounds
//	8  each word that is no Filler begins a token, is a variant, or is found nearly
//
// A thing of rank 7 or 8 is found only if no thing has a rank below 6. This counts the things for which the list's Where holds.
// A thing without a rank is not found.
//
// The answer is ordered by rank, then by id. List.Order does not apply; Where, Page and Total do. So the key of an item is
// its rank and its id. Where does not read the relation walked, because there is none. An item can read the properties of Hit.
type Search struct {
	Words  []SearchWord // at least one, and at least one that is no Filler
	Wholes []string
	Bare   []string
	Sounds []string
}

// SearchWord is one word of a Search. None of its texts is empty.
type SearchWord struct {
	Spellings []string // at least one
	Variants  []string
	Sounds    []string
	Filler    bool // the word is often no part of a name: a title, a particle
}

// The ranks of a Search.
const (
	RankWhole     = iota // the text is a whole name
	RankWords            // each word is a word of a name
	RankBegins           // each word begins a word of a name
	RankVariant          // some words are other forms of words of the names
	RankBare             // the text is a whole name and a title or a particle
	RankFillers          // the names lack a title or a particle
	RankWithin           // the names lack other words of the text
	RankNearWhole        // the text is near to a whole name
	RankNear             // some words are only near
)

// Match says how well a search found a thing. Its values are those of the API's enum of this name.
type Match string

// The values of Match.
const (
	MatchExact   Match = "EXACT"
	MatchPrefix  Match = "PREFIX"
	MatchVariant Match = "VARIANT"
	MatchPartial Match = "PARTIAL"
	MatchNear    Match = "NEAR"
)

// Matches holds the Match for each rank of a Search.
var Matches = []string{
	RankWhole: string(MatchExact), RankWords: string(MatchExact), RankBegins: string(MatchPrefix), RankVariant: string(MatchVariant),
	RankBare: string(MatchPartial), RankFillers: string(MatchPartial), RankWithin: string(MatchPartial), RankNearWhole: string(MatchNear), RankNear: string(MatchNear),
}

// Said asks for passages by their words. The root's type is Claim. It finds a claim if its property leads is true, and its
// property said contains one form of each of Words, and each of Phrases. See package words for all these texts.
//
// The rank is 0 if said contains Whole, 1 if it contains one form of each of Words with a space behind it, and 2 otherwise. The answer
// is ordered by rank, then by List.Order, then by id. So the key of an item begins with its rank. An item can read the
// properties of Hit.
type Said struct {
	Words   [][]string // the forms of each word, at least one each; a form begins with a space: it is the beginning of a word
	Phrases []string   // none empty; at least one if there are no Words
	Whole   string     // the whole question as one phrase; never empty
}

// SaidMatches holds the Match for each rank of a Said.
var SaidMatches = []string{string(MatchExact), string(MatchExact), string(MatchPrefix)}

// Hit stands for the relation that leads from a search to each thing that it finds. It is never stored. The rank is hidden
// from the API.
var (
	HitRank  = &Property{Name: "rank", Key: "rank", Index: 0, Kind: Int, Hidden: true}
	HitMatch = &Property{Name: "match", Key: "match", Index: 1, Kind: String, Required: true, Set: "Match", Enum: []string{
		string(MatchExact), string(MatchPrefix), string(MatchVariant), string(MatchPartial), string(MatchNear),
	}}
	Hit = &Relation{
		Name: "HIT", Struct: "Hit", Properties: []*Property{HitRank, HitMatch}, Declared: []*Property{HitRank, HitMatch},
		fields: map[string]*Property{HitRank.Name: HitRank, HitMatch.Name: HitMatch},
	}
)

// NearLength is the length from which two sounds can be near without being equal.
const NearLength = 5

// Near reports whether the sound b of a thing is near to the sound a of a question. They are near if they are equal. They
// are also near if both have at least NearLength letters, b has the beginning or the end of a (see NearEnds), and the sounds
// are equal after at most one letter is left out of each. So one slip of the finger leaves a name near: a letter too many,
// too few, wrong, or in the place of its neighbour. Sounds consist of ASCII letters.
func Near(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < NearLength || len(b) < NearLength {
		return false
	}
	head, tail := NearEnds(a)
	if !strings.HasPrefix(b, head) && !strings.HasSuffix(b, tail) {
		return false
	}
	shorter := map[string]bool{}
	for _, s := range WithoutOne(a) {
		shorter[s] = true
	}
	for _, s := range WithoutOne(b) {
		if shorter[s] {
			return true
		}
	}
	return false
}

// NearEnds returns the beginning and the end of a sound of at least NearLength letters. They have two letters, or three if
// the sound has at least seven. A near sound has one of the two, because a slip changes at most two letters side by side.
func NearEnds(sound string) (head, tail string) {
	const long = 7
	n := 2
	if len(sound) >= long {
		n++
	}
	return sound[:n], sound[len(sound)-n:]
}

// WithoutOne returns a sound, and the sound without each of its letters.
func WithoutOne(sound string) []string {
	all := []string{sound}
	for i := range len(sound) {
		all = append(all, sound[:i]+sound[i+1:])
	}
	return all
}
