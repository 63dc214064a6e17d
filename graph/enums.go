package graph

// The closed sets of the model. The constants of a type are its values, in the order of
// their declaration. The graph stores a value as the API shows it.

// OrganizationClassification is a kind of organization (Popolo classification).
type OrganizationClassification string

// The values of OrganizationClassification.
const (
	OrganizationGovernment    OrganizationClassification = "GOVERNMENT"    // The government of a state.
	OrganizationState         OrganizationClassification = "STATE"         // A state as such. The sides of a negotiation usually are states.
	OrganizationMinistry      OrganizationClassification = "MINISTRY"      // A ministry or department.
	OrganizationAgency        OrganizationClassification = "AGENCY"        // A public body: a service, a council, a presidential office.
	OrganizationOffice        OrganizationClassification = "OFFICE"        // An office that acts, whoever holds it: a head of government, a foreign minister.
	OrganizationDelegation    OrganizationClassification = "DELEGATION"    // People who are sent to negotiate.
	OrganizationBloc          OrganizationClassification = "BLOC"          // States that act together.
	OrganizationGroup         OrganizationClassification = "GROUP"         // People whom sources name together.
	OrganizationParty         OrganizationClassification = "PARTY"         // A political party.
	OrganizationMedia         OrganizationClassification = "MEDIA"         // A news agency, newspaper, broadcaster or platform.
	OrganizationMilitary      OrganizationClassification = "MILITARY"      // Armed forces.
	OrganizationInternational OrganizationClassification = "INTERNATIONAL" // An international organization.
	OrganizationCompany       OrganizationClassification = "COMPANY"       // A company.
	OrganizationOther         OrganizationClassification = "OTHER"         // Any other kind.
)

// MeetingClassification is a kind of meeting.
type MeetingClassification string

// The values of MeetingClassification.
const (
	MeetingTalks         MeetingClassification = "TALKS"         // Negotiations.
	MeetingCall          MeetingClassification = "CALL"          // A phone or video call.
	MeetingSummit        MeetingClassification = "SUMMIT"        // A meeting of leaders.
	MeetingCouncil       MeetingClassification = "COUNCIL"       // A session of a standing body.
	MeetingVisit         MeetingClassification = "VISIT"         // One actor visits another.
	MeetingBriefing      MeetingClassification = "BRIEFING"      // One side informs another.
	MeetingConsultations MeetingClassification = "CONSULTATIONS" // An exchange between partners.
	MeetingOther         MeetingClassification = "OTHER"         // Any other kind.
)

// MeetingStatus says how far a meeting has come (after schema.org eventStatus).
type MeetingStatus string

// The values of MeetingStatus.
const (
	Proposed    MeetingStatus = "PROPOSED"    // Somebody wants the meeting.
	Scheduled   MeetingStatus = "SCHEDULED"   // The meeting is to take place.
	UnderWay    MeetingStatus = "UNDER_WAY"   // The meeting is taking place while the source reports.
	Held        MeetingStatus = "HELD"        // The meeting took place.
	Rescheduled MeetingStatus = "RESCHEDULED" // The meeting was moved to another time or place.
	Cancelled   MeetingStatus = "CANCELLED"   // The meeting was called off.
	Denied      MeetingStatus = "DENIED"      // A source denies that the meeting takes or took place.
	Unconfirmed MeetingStatus = "UNCONFIRMED" // The meeting is reported, and nobody confirms it.
	Disputed    MeetingStatus = "DISPUTED"    // Sources differ on whether the meeting took place, and nothing decides between them. Parley works this out: no source says it.
)

// MeetingMode says how the participants meet, or how one of them takes part.
type MeetingMode string

// The values of MeetingMode.
const (
	ModeInPerson MeetingMode = "IN_PERSON" // All in one place.
	ModePhone    MeetingMode = "PHONE"     // By phone.
	ModeVideo    MeetingMode = "VIDEO"     // By video.
	ModeHybrid   MeetingMode = "HYBRID"    // Some in one place, some not.
	ModeIndirect MeetingMode = "INDIRECT"  // Through a mediator who goes between the parties. The parties do not meet each other. Each of them meets the mediator.
	ModeUnknown  MeetingMode = "UNKNOWN"   // A source says that it is not known how. In a filter also: no source says how.
)

// EventStatus says whether an event that is not a meeting happened.
type EventStatus string

// The values of EventStatus.
const (
	EventPlanned      EventStatus = "PLANNED"        // The event is to happen.
	EventUnderWay     EventStatus = "UNDER_WAY"      // The event is happening while the source reports.
	EventHappened     EventStatus = "HAPPENED"       // The event happened.
	EventDidNotHappen EventStatus = "DID_NOT_HAPPEN" // The event did not happen, or was called off.
	EventDisputed     EventStatus = "DISPUTED"       // Sources say both that the event happened and that it did not, and nothing decides between them.
)

// EventClassification is a kind of event that is not a meeting.
type EventClassification string

// The values of EventClassification.
const (
	EventStrike       EventClassification = "STRIKE"       // An attack.
	EventRescue       EventClassification = "RESCUE"       // A rescue.
	EventAnnouncement EventClassification = "ANNOUNCEMENT" // Something is made public.
	EventStatement    EventClassification = "STATEMENT"    // Something is said for the record.
	EventDeclaration  EventClassification = "DECLARATION"  // Several actors, or one actor, solemnly declare something.
	EventSigning      EventClassification = "SIGNING"      // Something is signed.
	EventBriefing     EventClassification = "BRIEFING"     // A briefing to the press.
	EventTravel       EventClassification = "TRAVEL"       // A journey.
	EventInvasion     EventClassification = "INVASION"     // An invasion.
	EventOther        EventClassification = "OTHER"        // Any other kind.
)

// ParticipationRole is the part that an actor takes in a meeting.
type ParticipationRole string

// The values of ParticipationRole.
const (
	RoleParty       ParticipationRole = "PARTY"       // One of the actors who meet.
	RoleLead        ParticipationRole = "LEAD"        // Leads a side.
	RoleMediator    ParticipationRole = "MEDIATOR"    // Stands between the sides.
	RoleHost        ParticipationRole = "HOST"        // Receives the others.
	RoleObserver    ParticipationRole = "OBSERVER"    // Listens.
	RoleChair       ParticipationRole = "CHAIR"       // Runs the meeting.
	RoleInterpreter ParticipationRole = "INTERPRETER" // Interprets for the others.
	RoleWitness     ParticipationRole = "WITNESS"     // Is present as a witness, for example when an agreement is signed.
	RoleGuarantor   ParticipationRole = "GUARANTOR"   // Answers for what the others agree.
	RoleSignatory   ParticipationRole = "SIGNATORY"   // Signs.
	RoleOther       ParticipationRole = "OTHER"       // Any other part. The field roleWorded has the words of a source.
)

// Basis says what a relation rests on.
type Basis string

// The values of Basis.
const (
	BasisReported Basis = "REPORTED" // A source says it.
	BasisInferred Basis = "INFERRED" // It follows from a report. Example: the actor is on the list of the delegation, but no source reports the actor in the room.
)

// TopicUse says how a meeting and a topic belong together.
type TopicUse string

// The values of TopicUse.
const (
	TopicPlanned   TopicUse = "PLANNED"   // The topic was to be discussed.
	TopicAim       TopicUse = "AIM"       // The topic is an aim of the meeting.
	TopicDiscussed TopicUse = "DISCUSSED" // The topic was discussed, or is being discussed.
	TopicRaised    TopicUse = "RAISED"    // Somebody raised the topic, and it was not discussed.
	TopicOther     TopicUse = "OTHER"     // In any other way. The field asWorded has the words of a source.
)

// StancePosition says where an actor stands on a topic.
type StancePosition string

// The values of StancePosition.
const (
	StanceDemands     StancePosition = "DEMANDS"     // Insists on it.
	StanceSeeks       StancePosition = "SEEKS"       // Wants it, or asks for it.
	StanceProposes    StancePosition = "PROPOSES"    // Puts it forward.
	StanceSupports    StancePosition = "SUPPORTS"    // Is for it.
	StanceAccepts     StancePosition = "ACCEPTS"     // Agrees to it, or puts up with it.
	StanceOpposes     StancePosition = "OPPOSES"     // Is against it.
	StanceRejects     StancePosition = "REJECTS"     // Turns it down.
	StanceConditional StancePosition = "CONDITIONAL" // Would agree under conditions.
	StanceOther       StancePosition = "OTHER"       // In any other way. The field wording has the words of a source.
)

// QuotationMedium is the channel in which something was said.
type QuotationMedium string

// The values of QuotationMedium.
const (
	MediumX             QuotationMedium = "X"              // On X.
	MediumTelegram      QuotationMedium = "TELEGRAM"       // On Telegram.
	MediumSocialMedia   QuotationMedium = "SOCIAL_MEDIA"   // On another social network.
	MediumPressBriefing QuotationMedium = "PRESS_BRIEFING" // At a press briefing.
	MediumStatement     QuotationMedium = "STATEMENT"      // In a statement.
	MediumInterview     QuotationMedium = "INTERVIEW"      // In an interview, or a comment to one outlet.
	MediumRemarks       QuotationMedium = "REMARKS"        // In remarks on the spot.
	MediumSpeech        QuotationMedium = "SPEECH"         // In a speech.
	MediumTelevision    QuotationMedium = "TELEVISION"     // On television.
	MediumRadio         QuotationMedium = "RADIO"          // On the radio.
	MediumNewspaper     QuotationMedium = "NEWSPAPER"      // In an article in a newspaper or a magazine.
	MediumLetter        QuotationMedium = "LETTER"         // In a letter.
	MediumOther         QuotationMedium = "OTHER"          // In any other channel.
)

// TopicStanding says how an actor describes a topic.
type TopicStanding string

// The values of TopicStanding.
const (
	StandingOpen          TopicStanding = "OPEN"           // Still open.
	StandingMainChallenge TopicStanding = "MAIN_CHALLENGE" // The main challenge, or one of the main challenges.
	StandingPriority      TopicStanding = "PRIORITY"       // The first priority of the actor.
)

// OutcomeResult is a kind of result that a meeting can have.
type OutcomeResult string

// The values of OutcomeResult.
const (
	OutcomeAgreed      OutcomeResult = "AGREED"       // Agreed.
	OutcomeRejected    OutcomeResult = "REJECTED"     // Turned down.
	OutcomeDeferred    OutcomeResult = "DEFERRED"     // Put off.
	OutcomeNoAgreement OutcomeResult = "NO_AGREEMENT" // Discussed, without an agreement.
	OutcomeProgress    OutcomeResult = "PROGRESS"     // Brought forward. The source says no more.
	OutcomeOther       OutcomeResult = "OTHER"        // Any other result. The field resultWorded has the words of a source.
)

// SignatoryRole says as what an actor signs an agreement.
type SignatoryRole string

// The values of SignatoryRole.
const (
	SignatoryParty     SignatoryRole = "PARTY"     // As a party to the agreement.
	SignatoryWitness   SignatoryRole = "WITNESS"   // As a witness.
	SignatoryGuarantor SignatoryRole = "GUARANTOR" // As a guarantor: the actor answers for the agreement.
	SignatoryOther     SignatoryRole = "OTHER"     // As something else. The field roleWorded has the words of a source.
)

// SuccessionKind says how an organization continues another organization.
type SuccessionKind string

// The values of SuccessionKind.
const (
	SuccessionMerger      SuccessionKind = "MERGER"      // Several organizations became one.
	SuccessionSplit       SuccessionKind = "SPLIT"       // One organization became several.
	SuccessionReplacement SuccessionKind = "REPLACEMENT" // One organization took the place of another.
	SuccessionOther       SuccessionKind = "OTHER"       // In any other way.
)

// DerivationKind says how a point of a plan comes from another point.
type DerivationKind string

// The values of DerivationKind.
const (
	DerivationSplit  DerivationKind = "SPLIT"  // One point became several.
	DerivationMerged DerivationKind = "MERGED" // Several points became one.
	DerivationMoved  DerivationKind = "MOVED"  // The point, or a part of it, moved to another place or document.
	DerivationOther  DerivationKind = "OTHER"  // In any other way.
)

// LoadStatus says whether the graph holds a whole load.
type LoadStatus string

// The values of LoadStatus.
const (
	LoadUnderWay LoadStatus = "UNDER_WAY" // A part of the load is in the graph, and the rest is still missing.
	LoadFinished LoadStatus = "FINISHED"  // The whole load is in the graph.
)

// Reliability says how reliable the editors consider a source, on the scale of intelligence services. The best grade comes first.
type Reliability string

// The values of Reliability.
const (
	ReliabilityA Reliability = "A" // Reliable.
	ReliabilityB Reliability = "B" // Usually reliable.
	ReliabilityC Reliability = "C" // Fairly reliable.
	ReliabilityD Reliability = "D" // Not usually reliable.
	ReliabilityE Reliability = "E" // Unreliable.
	ReliabilityF Reliability = "F" // Cannot be judged.
)

// Polarity says whether a claim states that something is so, or that it is not so.
type Polarity string

// The values of Polarity.
const (
	Affirms Polarity = "AFFIRMS" // It is so.
	Denies  Polarity = "DENIES"  // It is not so.
)

// Rank is the editors' rank of a claim, as in Wikibase. The best rank comes first.
type Rank string

// The values of Rank.
const (
	Preferred  Rank = "PREFERRED"  // Better than the other claims.
	Normal     Rank = "NORMAL"     // The usual rank.
	Deprecated Rank = "DEPRECATED" // The editors know that the claim is wrong. It stays on record, but never counts.
)

// AccountStanding says why the record shows an account, or does not show it.
type AccountStanding string

// The values of AccountStanding.
const (
	AccountShown       AccountStanding = "SHOWN"        // The record shows it.
	AccountUndecided   AccountStanding = "UNDECIDED"    // Nothing decides between this account and another account. The property is open.
	AccountExpectation AccountStanding = "EXPECTATION"  // It is from before the meeting. A later account is from during or after the meeting.
	AccountOutranked   AccountStanding = "OUTRANKED"    // Editors rank another account higher.
	AccountLessTrusted AccountStanding = "LESS_TRUSTED" // The source of another account is more reliable.
	AccountEarlier     AccountStanding = "EARLIER"      // Another account is equally reliable, and was reported later.
	AccountUnnamed     AccountStanding = "UNNAMED"      // The speaker is unnamed. Another account has a named speaker, or is the outlet's own report.
	AccountLessExact   AccountStanding = "LESS_EXACT"   // Another account agrees, and is more exact.
	AccountDenied      AccountStanding = "DENIED"       // A better account denies it.
	AccountWithdrawn   AccountStanding = "WITHDRAWN"    // The publisher withdrew it, or the origin through which it came.
	AccountSuperseded  AccountStanding = "SUPERSEDED"   // The same publisher and speaker reported something else later.
	AccountDeprecated  AccountStanding = "DEPRECATED"   // Editors know that it is wrong.
	AccountNotHeld     AccountStanding = "NOT_HELD"     // It says that somebody took part in a meeting that the record does not show as held.
)

// Part is the part of an article in which a passage stands.
type Part string

// The values of Part.
const (
	PartHeadline Part = "HEADLINE" // The headline, or the line below it.
	PartBody     Part = "BODY"     // The running text.
	PartCaption  Part = "CAPTION"  // The caption of a picture.
)
