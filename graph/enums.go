package graph

// The closed sets of the model. A value is stored as the API shows it.
type (
	// OrganizationClassification sorts organizations (Popolo classification).
	OrganizationClassification string
	// MeetingClassification sorts meetings.
	MeetingClassification string
	// MeetingStatus says how far a meeting has come (after schema.org eventStatus).
	MeetingStatus string
	// MeetingMode says how the participants met.
	MeetingMode string
	// EventClassification sorts events that are no meetings.
	EventClassification string
	// ParticipationRole is the part that an actor takes in a meeting.
	ParticipationRole string
	// Basis tells what a source reports from what is inferred from it.
	Basis string
	// TopicUse tells how a meeting and a topic belong together.
	TopicUse string
	// StancePosition is where an actor stands on a topic.
	StancePosition string
	// QuotationMedium is the channel in which something was said.
	QuotationMedium string
	// TopicStanding is what an actor names a topic as.
	TopicStanding string
	// OutcomeResult sorts what can come of a meeting.
	OutcomeResult string
	// LoadStatus tells whether a load is whole.
	LoadStatus string
	// Reliability grades a source, as intelligence services grade theirs: A is reliable, F cannot be judged.
	Reliability string
	// Polarity tells whether a claim affirms or denies.
	Polarity string
	// Rank is the editors' word on a claim, as in Wikibase.
	Rank string
	// Part is the part of an article where a passage stands.
	Part string
)

// Values that the loader and the stores name.
const (
	Proposed    MeetingStatus = "PROPOSED"
	Scheduled   MeetingStatus = "SCHEDULED"
	UnderWay    MeetingStatus = "UNDER_WAY"
	Held        MeetingStatus = "HELD"
	Rescheduled MeetingStatus = "RESCHEDULED"
	Cancelled   MeetingStatus = "CANCELLED"
	Denied      MeetingStatus = "DENIED"
	Unconfirmed MeetingStatus = "UNCONFIRMED"

	BasisReported Basis = "REPORTED"
	BasisInferred Basis = "INFERRED"

	LoadUnderWay LoadStatus = "UNDER_WAY"
	LoadFinished LoadStatus = "FINISHED"

	Affirms Polarity = "AFFIRMS"
	Denies  Polarity = "DENIES"

	Preferred  Rank = "PREFERRED"
	Normal     Rank = "NORMAL"
	Deprecated Rank = "DEPRECATED"
)

// Values lists what the type allows, in the order of the schema.
func (OrganizationClassification) Values() []string {
	return []string{
		"GOVERNMENT", "STATE", "MINISTRY", "AGENCY", "DELEGATION", "BLOC", "GROUP", "PARTY",
		"MEDIA", "MILITARY", "INTERNATIONAL", "COMPANY", "OTHER",
	}
}

// Values lists what the type allows, in the order of the schema.
func (MeetingClassification) Values() []string {
	return []string{"TALKS", "CALL", "SUMMIT", "COUNCIL", "VISIT", "BRIEFING", "CONSULTATIONS", "OTHER"}
}

// Values lists what the type allows, in the order of the schema.
func (MeetingStatus) Values() []string {
	return []string{
		string(Proposed), string(Scheduled), string(UnderWay), string(Held),
		string(Rescheduled), string(Cancelled), string(Denied), string(Unconfirmed),
	}
}

// Values lists what the type allows, in the order of the schema.
func (MeetingMode) Values() []string {
	return []string{"IN_PERSON", "PHONE", "VIDEO", "HYBRID", "UNKNOWN"}
}

// Values lists what the type allows, in the order of the schema.
func (EventClassification) Values() []string {
	return []string{"STRIKE", "RESCUE", "ANNOUNCEMENT", "STATEMENT", "BRIEFING", "TRAVEL", "INVASION", "OTHER"}
}

// Values lists what the type allows, in the order of the schema.
func (ParticipationRole) Values() []string {
	return []string{"PARTY", "LEAD", "MEDIATOR", "HOST", "OBSERVER", "CHAIR"}
}

// Values lists what the type allows, in the order of the schema.
func (Basis) Values() []string { return []string{string(BasisReported), string(BasisInferred)} }

// Values lists what the type allows, in the order of the schema.
func (TopicUse) Values() []string { return []string{"PLANNED", "AIM", "DISCUSSED"} }

// Values lists what the type allows, in the order of the schema.
func (StancePosition) Values() []string {
	return []string{"DEMANDS", "SUPPORTS", "OPPOSES", "CONDITIONAL"}
}

// Values lists what the type allows, in the order of the schema.
func (QuotationMedium) Values() []string {
	return []string{"X", "TELEGRAM", "PRESS_BRIEFING", "STATEMENT", "INTERVIEW", "REMARKS", "OTHER"}
}

// Values lists what the type allows, in the order of the schema.
func (TopicStanding) Values() []string { return []string{"OPEN", "MAIN_CHALLENGE", "PRIORITY"} }

// Values lists what the type allows, in the order of the schema.
func (OutcomeResult) Values() []string {
	return []string{"AGREED", "REJECTED", "DEFERRED", "NO_AGREEMENT", "PROGRESS"}
}

// Values lists what the type allows, in the order of the schema.
func (LoadStatus) Values() []string { return []string{string(LoadUnderWay), string(LoadFinished)} }

// Values lists what the type allows, best first.
func (Reliability) Values() []string { return []string{"A", "B", "C", "D", "E", "F"} }

// Values lists what the type allows, in the order of the schema.
func (Polarity) Values() []string { return []string{string(Affirms), string(Denies)} }

// Values lists what the type allows, best first.
func (Rank) Values() []string {
	return []string{string(Preferred), string(Normal), string(Deprecated)}
}

// Values lists what the type allows, in the order of the schema.
func (Part) Values() []string { return []string{"HEADLINE", "BODY", "CAPTION"} }
