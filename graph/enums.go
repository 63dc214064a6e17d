package graph

// The closed sets of the model. The constants of a type are its values, in the order of
// their declaration. The graph stores a value as the API shows it.

// OrganizationClassification is a kind of organization (Popolo classification).
type OrganizationClassification string

// The values of OrganizationClassification.
const (
	OrganizationGovernment    OrganizationClassification = "GOVERNMENT"    // The government of a state.
	OrganizationState         OrganizationClassification = "STATE"         // A state. The sides of a negotiation are usually states.
	OrganizationMinistry      OrganizationClassification = "MINISTRY"      // A ministry or department.
	OrganizationAgency        OrganizationClassification = "AGENCY"        // A public body: a service, a council, a presidential office.
	OrganizationOffice        OrganizationClassification = "OFFICE"        // A post, such as the post of a foreign minister. The source names the post, and does not name the holder of the post.
	OrganizationDelegation    OrganizationClassification = "DELEGATION"    // People who are sent to negotiate.
	OrganizationBloc          OrganizationClassification = "BLOC"          // States that act together.
	OrganizationGroup         OrganizationClassification = "GROUP"         // People that sources name together.
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

// ChangeKind says what happened to a thing between two moments.
type ChangeKind string

// The values of ChangeKind.
const (
	ChangeAdded     ChangeKind = "ADDED"     // The thing came on record.
	ChangeRemoved   ChangeKind = "REMOVED"   // The thing is not on record any more.
	ChangeMoved     ChangeKind = "MOVED"     // A meeting or an event has another time or place, or another meeting replaces the meeting.
	ChangeCancelled ChangeKind = "CANCELLED" // A meeting or an event was called off, or did not take place.
	ChangeConfirmed ChangeKind = "CONFIRMED" // A meeting or an event took place.
	ChangeContested ChangeKind = "CONTESTED" // Sources began to disagree about the property.
	ChangeResolved  ChangeKind = "RESOLVED"  // Sources no longer disagree about the property.
	ChangeOther     ChangeKind = "CHANGED"   // Any other change.
)

// PlanPhase says how the time of a planned meeting relates to a moment.
type PlanPhase string

// The values of PlanPhase.
const (
	PhaseUpcoming PlanPhase = "UPCOMING" // The time is not over.
	PhaseUndated  PlanPhase = "UNDATED"  // No time is known.
	PhaseOver     PlanPhase = "OVER"     // The time is over, and the record still shows the meeting as planned.
)

// ProvisionChangeKind says how a point differs between two versions of a plan. A version has a point if a source names the point for this version. Sources often name only some points.
type ProvisionChangeKind string

// The values of ProvisionChangeKind.
const (
	ProvisionSame       ProvisionChangeKind = "SAME"         // Both versions have the point, with the same wordings and numbers.
	ProvisionReworded   ProvisionChangeKind = "REWORDED"     // Both versions have the point, with other wordings.
	ProvisionRenumbered ProvisionChangeKind = "RENUMBERED"   // Both versions have the point with the same wordings, and with other numbers.
	ProvisionOnlyBefore ProvisionChangeKind = "ONLY_IN_FROM" // Sources name the point only for the version `from`.
	ProvisionOnlyAfter  ProvisionChangeKind = "ONLY_IN_TO"   // Sources name the point only for the version `to`.
)

// MeetingStatus is the status of a meeting (after schema.org eventStatus).
type MeetingStatus string

// The values of MeetingStatus.
const (
	Proposed    MeetingStatus = "PROPOSED"    // Somebody suggested the meeting.
	Scheduled   MeetingStatus = "SCHEDULED"   // The meeting is planned.
	UnderWay    MeetingStatus = "UNDER_WAY"   // The meeting is taking place at the time of the report.
	Held        MeetingStatus = "HELD"        // The meeting took place.
	Rescheduled MeetingStatus = "RESCHEDULED" // Another meeting replaces the meeting: see `rescheduledAs`.
	Cancelled   MeetingStatus = "CANCELLED"   // The meeting was called off.
	Denied      MeetingStatus = "DENIED"      // The meeting did not take place, according to the best account.
	Unconfirmed MeetingStatus = "UNCONFIRMED" // A source speaks of the meeting, but nothing confirms it.
	Disputed    MeetingStatus = "DISPUTED"    // Nothing decides whether the meeting took place. Parley works this status out: no source gives it.
)

// MeetingMode says how the participants meet, or how one participant takes part.
type MeetingMode string

// The values of MeetingMode.
const (
	ModeInPerson MeetingMode = "IN_PERSON" // All participants are in one place.
	ModePhone    MeetingMode = "PHONE"     // By phone.
	ModeVideo    MeetingMode = "VIDEO"     // By video.
	ModeHybrid   MeetingMode = "HYBRID"    // Some participants are in one place, and others join by phone or video.
	ModeIndirect MeetingMode = "INDIRECT"  // A mediator goes between the parties. The parties do not meet each other. Each party meets the mediator.
	ModeOther    MeetingMode = "OTHER"     // In any other way: see `modeWorded`.
	ModeUnknown  MeetingMode = "UNKNOWN"   // The mode is unknown, according to a source. A filter with `UNKNOWN` also finds meetings whose mode no source gives.
)

// EventStatus says whether an event happened.
type EventStatus string

// The values of EventStatus.
const (
	EventPlanned      EventStatus = "PLANNED"        // The event is planned.
	EventUnderWay     EventStatus = "UNDER_WAY"      // The event is happening at the time of the report.
	EventHappened     EventStatus = "HAPPENED"       // The event happened.
	EventDidNotHappen EventStatus = "DID_NOT_HAPPEN" // The event did not happen, or was called off.
	EventDisputed     EventStatus = "DISPUTED"       // Nothing decides whether the event happened. Parley works this status out: no source gives it.
)

// EventClassification is a kind of event.
type EventClassification string

// The values of EventClassification.
const (
	EventStrike       EventClassification = "STRIKE"       // An attack.
	EventRescue       EventClassification = "RESCUE"       // A rescue.
	EventAnnouncement EventClassification = "ANNOUNCEMENT" // Something is made public.
	EventStatement    EventClassification = "STATEMENT"    // Something is said for the record.
	EventDeclaration  EventClassification = "DECLARATION"  // One or more actors solemnly declare something.
	EventSigning      EventClassification = "SIGNING"      // Something is signed.
	EventBriefing     EventClassification = "BRIEFING"     // A briefing to the press.
	EventTravel       EventClassification = "TRAVEL"       // A journey.
	EventInvasion     EventClassification = "INVASION"     // An invasion.
	EventOther        EventClassification = "OTHER"        // Any other kind.
)

// ParticipationRole is the role of an actor in a meeting.
type ParticipationRole string

// The values of ParticipationRole.
const (
	RoleParty       ParticipationRole = "PARTY"       // One of the parties that meet.
	RoleLead        ParticipationRole = "LEAD"        // Leads a side.
	RoleMediator    ParticipationRole = "MEDIATOR"    // Mediates between the sides.
	RoleHost        ParticipationRole = "HOST"        // Receives the others.
	RoleObserver    ParticipationRole = "OBSERVER"    // Listens.
	RoleChair       ParticipationRole = "CHAIR"       // Runs the meeting.
	RoleInterpreter ParticipationRole = "INTERPRETER" // Interprets for the others.
	RoleWitness     ParticipationRole = "WITNESS"     // Is present as a witness, for example when an agreement is signed.
	RoleGuarantor   ParticipationRole = "GUARANTOR"   // Takes responsibility for what the others agree.
	RoleSignatory   ParticipationRole = "SIGNATORY"   // Signs.
	RoleOther       ParticipationRole = "OTHER"       // Any other role: see `roleWorded`.
)

// Basis says whether a relation is reported or inferred.
type Basis string

// The values of Basis.
const (
	BasisReported Basis = "REPORTED" // A source reports the relation.
	BasisInferred Basis = "INFERRED" // The relation only follows from what a source reports. Example: the actor is on the list of the delegation, but no source says that the actor came.
)

// TopicUse says how a meeting deals with a topic.
type TopicUse string

// The values of TopicUse.
const (
	TopicPlanned   TopicUse = "PLANNED"   // The topic was to be discussed.
	TopicAim       TopicUse = "AIM"       // The topic is an aim of the meeting.
	TopicDiscussed TopicUse = "DISCUSSED" // The topic was discussed, or people are discussing it.
	TopicRaised    TopicUse = "RAISED"    // Somebody raised the topic, but nobody discussed it.
	TopicOther     TopicUse = "OTHER"     // In any other way: see `asWorded`.
)

// StancePosition is the position of an actor on a topic.
type StancePosition string

// The values of StancePosition.
const (
	StanceDemands     StancePosition = "DEMANDS"     // Insists on the topic.
	StanceSeeks       StancePosition = "SEEKS"       // Wants the topic, or asks for it.
	StanceProposes    StancePosition = "PROPOSES"    // Puts the topic forward.
	StanceSupports    StancePosition = "SUPPORTS"    // Is in favour.
	StanceAccepts     StancePosition = "ACCEPTS"     // Agrees to the topic, or tolerates it.
	StanceOpposes     StancePosition = "OPPOSES"     // Is against the topic.
	StanceRejects     StancePosition = "REJECTS"     // Says no to the topic.
	StanceConditional StancePosition = "CONDITIONAL" // Would agree under conditions.
	StanceOther       StancePosition = "OTHER"       // Any other position: see `wording`.
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
	MediumRemarks       QuotationMedium = "REMARKS"        // In remarks at the place of the event.
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
	StandingPriority      TopicStanding = "PRIORITY"       // A priority of the actor.
	StandingOther         TopicStanding = "OTHER"          // In any other way: see `wording`.
)

// OutcomeResult is a kind of result that a meeting can have.
type OutcomeResult string

// The values of OutcomeResult.
const (
	OutcomeAgreed      OutcomeResult = "AGREED"       // Agreed.
	OutcomeRejected    OutcomeResult = "REJECTED"     // Refused.
	OutcomeDeferred    OutcomeResult = "DEFERRED"     // Postponed.
	OutcomeNoAgreement OutcomeResult = "NO_AGREEMENT" // Discussed, without an agreement.
	OutcomeProgress    OutcomeResult = "PROGRESS"     // Progress. The source says no more.
	OutcomeOther       OutcomeResult = "OTHER"        // Any other result: see `resultWorded`.
)

// SignatoryRole is the role in which an actor signs an agreement.
type SignatoryRole string

// The values of SignatoryRole.
const (
	SignatoryParty     SignatoryRole = "PARTY"     // As a party to the agreement.
	SignatoryWitness   SignatoryRole = "WITNESS"   // As a witness.
	SignatoryGuarantor SignatoryRole = "GUARANTOR" // As a guarantor: the actor is responsible for the agreement.
	SignatoryOther     SignatoryRole = "OTHER"     // Any other role: see `roleWorded`.
)

// SuccessionKind says how an organization continues another organization.
type SuccessionKind string

// The values of SuccessionKind.
const (
	SuccessionMerger      SuccessionKind = "MERGER"      // Several organizations became one.
	SuccessionSplit       SuccessionKind = "SPLIT"       // One organization became several.
	SuccessionReplacement SuccessionKind = "REPLACEMENT" // One organization replaced another organization.
	SuccessionOther       SuccessionKind = "OTHER"       // In any other way: see `kindWorded`.
)

// DerivationKind says how one point of a plan became another.
type DerivationKind string

// The values of DerivationKind.
const (
	DerivationSplit  DerivationKind = "SPLIT"  // One point became several.
	DerivationMerged DerivationKind = "MERGED" // Several points became one.
	DerivationMoved  DerivationKind = "MOVED"  // The point, or a part of it, moved to another place or document.
	DerivationOther  DerivationKind = "OTHER"  // In any other way: see `kindWorded`.
)

// LoadStatus says whether the graph holds a whole load.
type LoadStatus string

// The values of LoadStatus.
const (
	LoadUnderWay LoadStatus = "UNDER_WAY" // The graph holds only a part of the load.
	LoadFinished LoadStatus = "FINISHED"  // The graph holds the whole load.
)

// Reliability is the editors' grade of a source, on the scale of intelligence services. The best grade comes first.
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

// Polarity says whether a claim affirms or denies.
type Polarity string

// The values of Polarity.
const (
	Affirms Polarity = "AFFIRMS" // The claim says that something is so.
	Denies  Polarity = "DENIES"  // The claim says that something is not so.
)

// Rank is the editors' rank of a claim, as in Wikibase. The best rank comes first.
type Rank string

// The values of Rank.
const (
	Preferred  Rank = "PREFERRED"  // The best rank: better than other claims.
	Normal     Rank = "NORMAL"     // The usual rank.
	Deprecated Rank = "DEPRECATED" // The editors know that the claim is wrong. The claim stays on record, but never counts.
)

// AccountStanding says why the record shows an account, or does not show it.
type AccountStanding string

// The values of AccountStanding.
const (
	AccountShown       AccountStanding = "SHOWN"        // The record shows the account.
	AccountUndecided   AccountStanding = "UNDECIDED"    // Nothing decides between this account and another account. The property is in `open`, or the status is in `open` and this account is about a participant.
	AccountOutranked   AccountStanding = "OUTRANKED"    // Editors rank another account higher.
	AccountLessTrusted AccountStanding = "LESS_TRUSTED" // The source of another account is more reliable.
	AccountEarlier     AccountStanding = "EARLIER"      // Another account is equally reliable, and was reported later. Or this account is from during the meeting, and another account is from after the meeting.
	AccountUnnamed     AccountStanding = "UNNAMED"      // The speaker is unnamed. Another account has a named speaker, or the source itself as its speaker.
	AccountLessExact   AccountStanding = "LESS_EXACT"   // Another account agrees, and is more exact. Or the account says almost nothing. Examples: the account says `UNCONFIRMED`, and another account gives another status; the account gives the mode `UNKNOWN`, and another account gives another mode; only reports that deny the meeting name the place.
	AccountDenied      AccountStanding = "DENIED"       // A better account denies this account.
	AccountNotHeld     AccountStanding = "NOT_HELD"     // The account says that somebody took part in a meeting. But the status of the meeting is not `HELD`, `UNDER_WAY` or `DISPUTED`.
	AccountExpectation AccountStanding = "EXPECTATION"  // This account is from before the meeting. Another account is from during or after the meeting.
	AccountWithdrawn   AccountStanding = "WITHDRAWN"    // The publisher or the speaker withdrew the account. The speaker is the last actor in `via`.
	AccountSuperseded  AccountStanding = "SUPERSEDED"   // The same publisher and speaker reported something else later.
	AccountDeprecated  AccountStanding = "DEPRECATED"   // Editors know that the account is wrong.
)

// Part is the part of an article that has the passage.
type Part string

// The values of Part.
const (
	PartHeadline Part = "HEADLINE" // The headline, or the line below it.
	PartBody     Part = "BODY"     // The running text.
	PartCaption  Part = "CAPTION"  // The caption of a picture.
)
