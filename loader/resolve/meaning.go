package resolve

import (
	"fmt"

	"parley/graph"
	"parley/loader/dossier"
)

// checkMeaning warns where a source probably means something else than what its file says. Each check needs all claims
// of the dossier, and an error can hide some of them. So the checks wait until there are no errors.
func (r *resolver) checkMeaning() {
	if r.counts[dossier.Error] > 0 {
		return
	}
	r.checkSides()
	r.checkVersions()
	r.checkStates()
	r.checkEarly()
	r.checkNearIDs()
	r.checkOtherDays()
	r.checkLostDenials()
	r.checkHalfRetractions()
	r.checkReports()
}

// checkReports makes the checks of checkMeaning that look at one source at a time.
func (r *resolver) checkReports() {
	if r.counts[dossier.Error] > 0 {
		return
	}
	r.checkDoubleNegations()
	r.checkWholeDenials()
	r.checkDeniedDetails()
	r.checkDeniedPlans()
	r.checkDeniedItems()
	r.checkTwoStatuses()
	r.checkMixedPeriods()
	r.checkDeniedGuests()
	r.checkQuotedWords()
}

// warnAt reports a likely mistake at a position.
func (r *resolver) warnAt(at dossier.Position, format string, args ...any) {
	r.addProblem(dossier.Problem{At: at, Severity: dossier.Warning, Message: fmt.Sprintf(format, args...)})
}

// Names in the model that the checks use.
const (
	attended       = "ATTENDED"
	expectedAt     = "EXPECTED_AT"
	absentFrom     = "ABSENT_FROM"
	deniedAt       = "DENIED_AT"
	outcomeOf      = "OUTCOME_OF"
	signed         = "SIGNED"
	statusProperty = "status"
	whenProperty   = "when"
	sideProperty   = "side"
	// onBehalfProperty names the actors for whom somebody speaks.
	onBehalfProperty = "onBehalfOf"
	meetingType      = "Meeting"
)

// counts reports whether a claim counts in the record: the source does not take it back, and the editors do not reject
// it.
func counts(c dossier.Claim) bool { return !c.Retracts && c.Rank != graph.Deprecated }

// asserts reports whether a claim counts and affirms.
func asserts(c dossier.Claim) bool { return counts(c) && c.Polarity == graph.Affirms }

// is reports whether a claim says that a relation with one of the names exists, or does not exist.
func is(c dossier.Claim, relations ...string) bool {
	if c.Relation == nil || c.Property != nil {
		return false
	}
	for _, name := range relations {
		if c.Relation.Name == name {
			return true
		}
	}
	return false
}

// of reports whether a claim is about a property of a thing, and not of a relation.
func of(c dossier.Claim, property string) bool {
	return c.Relation == nil && c.Property != nil && c.Property.Name == property
}

// text is the first value of a claim, if it is a text.
func text(c dossier.Claim) string {
	if len(c.Values) == 0 {
		return ""
	}
	s, _ := c.Values[0].(string)
	return s
}
