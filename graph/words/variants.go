package words

import (
	"slices"
	"strings"
)

// givenNames lists names that are forms of one name in several languages, or spellings of one name.
const givenNames = `
mohammed muhammad mohamed mohammad muhammed mohamad mehmed mehmet mahomet
ahmed ahmad achmed akhmed
hussein husain husayn hussain hossein huseyin
hassan hasan
yusuf youssef yousef yousuf josef joseph jose giuseppe iosif yosef
ibrahim ebrahim avraham abraham
ismail ismael esmail
abdullah abdallah abdulla
abdul abdel abd
ali aly
khalid khaled halid
mustafa mostafa moustafa
umar omar omer
usman osman othman uthman
said saeed sayed saied
jamal gamal djamal
mahmoud mahmud mehmood mahmood
fatima fatma fatemeh fatimah
maryam miriam mary maria marie marya mariya mariam
aisha ayesha aicha
alexander aleksandr oleksandr aliaksandr alexandre alessandro alejandro aleksander alexandros aleksandar
alexandra aleksandra oleksandra alessandra
alexei aleksei alexey oleksii oleksiy
andrew andrei andriy andrii andrej andrzej andreas andre andrea andres
anthony anton antoni antony antonio antoine
ann anna anne hanna hannah ana
basil vasily vasyl vasili vasil vassily
charles carlos karl carl karol carlo
catherine katherine kateryna ekaterina katharina katarina yekaterina catarina
daniel danylo daniil danilo
david dawid davyd davit
dmitry dmytro dmitri dmitrii dimitri dimitrios dimitar
elizabeth elisabeth yelizaveta elizaveta isabel
eugene yevgeny evgeny yevhen yevgeni evgeni evgenii eugen
francis francisco francesco francois franz frantisek
frederick friedrich frederic fryderyk federico
gabriel havryil gavriil
george georgy georgiy heorhii georgios giorgi jorge giorgio georg georges jerzy yuri yury yurii yuriy gheorghe
gregory grigory hryhorii grigori gregorio grigoris
helen olena elena yelena helena helene ilona
henry henri heinrich enrique henryk enrico
igor ihor
elijah ilya illia elias eliyahu
james jacob jakob yakiv yakov jacques jaime diego giacomo jakub iakov iakovos
john ivan yohann johann johannes jean juan giovanni jan ioan ioannis yannis hovhannes joao giovani sean ian
julia yulia yuliya iuliia giulia
constantine konstantin kostiantyn konstantinos
lawrence laurence lorenzo lavrentiy laurent
leo lev leon
louis luis luigi ludwig ludvig
luke luka lukas lucas lukasz
margaret margarita margarete marguerite malgorzata
mark marko marco marcus marc marek
martin marcin martyn
matthew matvei matvii mathieu matteo mateo mateusz matthias
michael mikhail mykhailo michel miguel michal mikael michele mihail mihai
nicholas nikolai mykola nicolas nikolay nikola niccolo mikolaj nikolaos nicolae miklos
natalia nataliya natalie nathalie nataliia
oleg oleh
olga olha
paul pavel pavlo pablo paolo pawel pavlos
peter pyotr petro petr piotr pierre pedro pietro petros petar petru
philip filip philippe felipe filippo
robert roberto ruprecht
roman romain
sergei sergey serhii serhiy sergiy sergio serge sergii siarhei
simon semyon semen shimon
sofia sophia sofiya zofia sofiia
stephen steven stefan stepan etienne esteban stefano stefanos istvan
taras tarasz
theodore fyodor fedir theodor fedor teodor
thomas tomas tomasz foma tommaso
timothy timofey tymofiy timofei tymofii
vladimir volodymyr uladzimir wladimir vladimer
vladislav vladyslav wladyslaw
william wilhelm guillaume guillermo willem vilhelm
xenia kseniya oksana ksenia
bin ibn ben`

// british lists words that British and American English spell differently. Endings are in endings.
const british = `labour labor, defence defense, offence offense, centre center, theatre theater, harbour harbor, honour honor,
	neighbour neighbor, neighbours neighbors, colour color, favour favor, behaviour behavior, armour armor, armoured armored,
	programme program, licence license, pretence pretense, grey gray, catalogue catalog, dialogue dialog, manoeuvre maneuver,
	manoeuvres maneuvers, metre meter, litre liter, fibre fiber, calibre caliber, defences defenses, centres centers,
	labours labors, travelling traveling, traveller traveler, cancelled canceled, jewellery jewelry, cheque check, tyre tire,
	aluminium aluminum, humour humor, rumour rumor, rumours rumors, endeavour endeavor, favourable favorable, honourable honorable,
	ageing aging, enrol enroll, fulfil fulfill, counsellor counselor, councillor councilor, aeroplane airplane, mould mold`

// endings are the endings that British and American English spell differently.
var endings = [][2]string{
	{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ised", "ized"}, {"ising", "izing"}, {"yse", "yze"}, {"ysed", "yzed"},
}

// otherForms holds, for the token of a given name, the tokens of its other forms.
var otherForms = func() map[string][]string {
	forms := map[string][]string{}
	for line := range strings.Lines(givenNames) {
		var tokens []string
		for _, name := range strings.Fields(line) {
			tokens = append(tokens, own.of(name))
		}
		slices.Sort(tokens)
		tokens = slices.Compact(tokens)
		for _, token := range tokens {
			for _, other := range tokens {
				if other != token && !slices.Contains(forms[token], other) {
					forms[token] = append(forms[token], other)
				}
			}
		}
	}
	return forms
}()

var otherSpellings = func() map[string]string {
	words := map[string]string{}
	for pair := range strings.SplitSeq(british, ",") {
		f := strings.Fields(pair)
		words[f[0]], words[f[1]] = f[1], f[0]
	}
	return words
}()

// acrossTheAtlantic returns the British or American spelling of an English word, or "" if there is no other spelling.
func acrossTheAtlantic(word string) string {
	if other := otherSpellings[word]; other != "" {
		return other
	}
	const stem = 3 // letters before the ending: "wise" is no word with the ending "ise"
	for _, e := range endings {
		for i, ending := range e {
			if s, ok := strings.CutSuffix(word, ending); ok && len(s) >= stem {
				return s + e[1-i]
			}
		}
	}
	return ""
}
