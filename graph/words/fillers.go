package words

import "strings"

func set(text string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(text) {
		all[word] = true
	}
	return all
}

var (
	// little are words that a question may have more than the name, and the name more than the question, and both are
	// still the same name.
	little = set("the of and")

	// particles are the words of family names that people leave out or write together with the word that follows.
	particles = set("van von der den de del della dello degli di da do dos das du des la le les el al ul as ad an ash ar bin ben ibn bint abu ter ten te zu zur zum af av st")

	// titles are words that stand before a name in an article, and that are seldom part of the name.
	titles = set(`mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend hon honourable honorable
		president vice deputy minister ministers prime foreign defence defense premier chancellor secretary ambassador envoy
		senator sen rep representative congressman congresswoman governor gov mayor speaker chairman chairwoman chair
		general gen colonel col major maj captain capt lieutenant lt admiral adm sergeant marshal commander
		king queen prince princess emperor sultan emir sheikh shaikh shaykh imam ayatollah pope cardinal archbishop bishop patriarch
		former acting ex herr frau doktor monsieur madame mme mlle senor senora sr sra señor señora signor signora dhr mevrouw
		пан пані господин госпожа президент міністр министр`)
)

// withoutLittle returns words without the little ones, or all words if there is no other.
func withoutLittle(pieces []piece) []piece {
	var kept []piece
	for _, p := range pieces {
		if !little[p.text] {
			kept = append(kept, p)
		}
	}
	if kept == nil {
		return pieces
	}
	return kept
}
