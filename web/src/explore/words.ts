// All words that a person reads, in one place, so that they can be translated.

export { standing } from "../standing";

/** A day as the pages write it. */
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The status of a meeting, in words for people. */
export const status: Record<string, string> = {
  PROPOSED: "proposed",
  SCHEDULED: "planned",
  RESCHEDULED: "moved",
  CANCELLED: "called off",
  UNDER_WAY: "under way",
  HELD: "held",
  DENIED: "denied",
  DISPUTED: "disputed",
  UNCONFIRMED: "not confirmed",
};

/** The shape before each status: a status is never told by its colour alone. */
export const mark: Record<string, string> = {
  PROPOSED: "◌",
  SCHEDULED: "○",
  RESCHEDULED: "↷",
  CANCELLED: "⊘",
  UNDER_WAY: "◐",
  HELD: "●",
  DENIED: "✕",
  DISPUTED: "◑",
  UNCONFIRMED: "?",
};

/** The signs beside the shape of a meeting: sources differ, and one origin. */
export const flag = { contested: "≠", single: "¹" };

/** Other values of the API that are names of a list, in words. */
const values: Record<string, string> = {
  ...status,
  PLANNED: "planned",
  HAPPENED: "happened",
  DID_NOT_HAPPEN: "did not happen",
  IN_PERSON: "in person",
  PHONE: "by phone",
  VIDEO: "by video",
  HYBRID: "partly in person",
  INDIRECT: "through a mediator",
  UNKNOWN: "not known",
  INFERRED: "worked out by the editors",
  REPORTED: "reported",
  NO_AGREEMENT: "no agreement",
  MAIN_CHALLENGE: "a main challenge",
  X: "on X",
  CONDITIONAL: "accepts under a condition",
};

/** Properties whose values are names of a list. Another value in capitals can be a word of a source, such as NATO. */
const listed = new Set(["status", "mode", "classification", "basis", "result", "medium", "role", "position", "as", "kind"]);

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** One day, month or year in words. An approximate or uncertain time says so. */
const timeWords = (time: string): string => {
  const [, body = time, sign = ""] = /^([^?~%]*)([?~%]?)$/.exec(time) ?? [];
  const [year, month, day] = body.split("-");
  const name = months[Number(month) - 1];
  const said = /^\d{4}(-\d{2}){0,2}$/.test(body) && (!month || name) ? [day ? Number(day) : "", name, year].filter(Boolean).join(" ") : body;
  return sign ? `about ${said}` : said;
};

/** A time of the API in words: brackets and dots of EDTF are not for people. A single day stays as it is, as do times that these rules do not know. */
export function when(text: string): string {
  const range = /^\[([^.,\]]*)\.\.([^.,\]]*)\]$/.exec(text);
  if (range) {
    const [, first = "", last = ""] = range;
    return first && last ? `some time from ${timeWords(first)} to ${timeWords(last)}` : first ? `on or after ${timeWords(first)}` : `on or before ${timeWords(last)}`;
  }
  const [, open = "", list = ""] = /^([[{])([^.\]}]+)[\]}]$/.exec(text) ?? [];
  if (list) {
    return list.split(",").map((t) => timeWords(t.trim())).join(open === "[" ? " or " : " and ");
  }
  const [first, last] = text.split("/");
  if (first !== undefined && last !== undefined) {
    const known = (t: string) => t !== "" && t !== "..";
    return known(first) && known(last) ? `${timeWords(first)} to ${timeWords(last)}` : known(first) ? `from ${timeWords(first)}` : `until ${timeWords(last)}`;
  }
  return text;
}

/** A value of the API in words: the name of a list, or a time. Other values are words already. */
export function valueWords(property: string, value: string): string {
  const last = property.split(".").at(-1) ?? "";
  if (listed.has(last) && /^[A-Z_]+$/.test(value)) {
    return values[value] ?? value.toLowerCase().replaceAll("_", " ");
  }
  return /^(when|start|end|inForce)$/.test(last) ? when(value) : value;
}

/** What an account says: its value, or that it is not so. */
export const accountWords = (property: string, value: string, denies: boolean) => `${denies ? "not " : ""}${valueWords(property, value)}`;

/** What words of the record mean, as docs/reference/glossary.md has it. */
export const glossary = {
  contested: "Sources disagree about something here. The page of the thing shows the accounts side by side. A value that only changed over time is not contested.",
  open: "Sources disagree, and no rule decides between them. The record shows no value as the right one.",
  disputedStatus: "Nothing decides whether the meeting took place.",
  single: "All reports of this go back to one origin: one speaker, one agency or one outlet. Two articles that repeat one agency have one origin.",
  origin: "With whom a report began: the speaker or the agency whom the outlet passes on, or else the outlet itself. Two articles that repeat one agency have one origin.",
  reports: "What sources say, word for word, each with its outlet. The record says only what a report says.",
  accounts: "Different answers of the sources to one question. Beside each answer is why the record shows it, or does not show it.",
  asOf: "The record as it was at the end of this day: only reports up to this day count.",
  stances: "The position of somebody on a topic: for example demands, supports or rejects, with the words of a source.",
  posts: "What somebody was, and from when to when, in the words of the sources.",
  side: "The party for which somebody took part.",
  plan: "A proposed settlement, with all its versions. A point is the same point in all versions.",
  namedOpen: "Somebody said that this is not agreed yet, or that it is the main difficulty.",
  silent: "The planned time is over, and no report from after that time speaks of the meeting.",
  inferred: "The source does not say it. The editors worked it out from these words.",
  chains: "Meetings through which something could pass from one person to another: no meeting of a chain was over before an earlier meeting of the chain began. A meeting without a known time can be anywhere. A chain is no proof that something did pass.",
} as const;

/** The positions of actors on topics. */
export const position: Record<string, string> = {
  DEMANDS: "demands",
  SEEKS: "seeks",
  PROPOSES: "proposes",
  SUPPORTS: "supports",
  ACCEPTS: "accepts",
  OPPOSES: "opposes",
  REJECTS: "rejects",
  CONDITIONAL: "accepts under a condition",
  OTHER: "takes another position",
};

/** A position as it stands before the words of the source. "Other" says nothing by itself, and only announces them. */
export const positionWords = (of: string, wording: string | null) => `${position[of] ?? of}${of === "OTHER" && wording ? ":" : ""}`;

/** What a topic was for a meeting, and how somebody described an issue. */
export const use: Record<string, string> = {
  PLANNED: "planned",
  AIM: "an aim",
  DISCUSSED: "discussed",
  RAISED: "raised",
  OTHER: "in another way",
  OPEN: "open",
  MAIN_CHALLENGE: "a main challenge",
  PRIORITY: "a priority",
};

/** The types of things. */
export const types: Record<string, string> = {
  Person: "person",
  Organization: "organization",
  Place: "place",
  Process: "negotiations",
  Meeting: "meeting",
  Event: "event",
  Issue: "issue",
  Plan: "plan",
  PlanVersion: "version of a plan",
  Point: "point of a plan",
  Agreement: "agreement",
};

/** How a point differs between two versions of a plan. */
export const change: Record<string, string> = {
  SAME: "the same",
  REWORDED: "other words",
  RENUMBERED: "another number",
  ONLY_IN_FROM: "reported for the earlier version only",
  ONLY_IN_TO: "reported for the later version only",
};

/** Properties whose name in the API is not plain enough. */
const properties: Record<string, string> = {
  when: "time",
  participants: "took part",
  absentees: "was absent",
  expected: "was expected",
  memberships: "post",
  stances: "stance",
  namedBy: "how the issue was described",
  generatedBy: "where it came from",
  provisions: "in a version",
  classification: "kind",
  basis: "how it is known",
  as: "in which way",
  processes: "part of the talks",
};

/** A name of the API in words: the words of a source end in Worded, and other names are English words put together. */
const plain = (name: string): string =>
  properties[name] ??
  (name.endsWith("Worded") ? `${plain(name.slice(0, -"Worded".length))} in the words of the source` : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** A property such as participants.side in words. */
export const propertyWords = (property: string) =>
  property
    .split(".")
    .map(plain)
    .join(": ");

export const words = {
  title: "Parley",
  pageTitle: "Parley: the record",
  titleOf: (heading: string) => `${heading} – Parley`,
  searchTitle: (text: string) => `Search: ${text}`,
  skip: "Skip to the content",
  search: "Search people, meetings and words that were said",
  asOf: "As reported by",
  today: "now",
  replay: "Replay, as reported by",
  loading: "Loading …",
  record: (sources: number, first: string, last: string) =>
    `The record rests on ${sources === 1 ? "1 source" : `${sources} sources`}, from ${first} to ${last}.`,
  recordOf: (sources: number, first: string, last: string) => `It rests on ${sources === 1 ? "1 source" : `${sources} sources`}, which reported from ${first} to ${last}:`,
  wholeRecordOf: (sources: number, first: string, last: string) => `The whole record rests on ${sources === 1 ? "1 source" : `${sources} sources`}, which reported from ${first} to ${last}:`,
  article: "The article",
  articleHint: "The marked words are on record. Choose them to see what the record takes from them.",
  noRecord: "No record. This is no proof that it did not happen: the record knows only its sources.",
  timeline: "Meetings by day",
  timelineDrawing: "The meetings in lanes, as a drawing. The arrow keys go from meeting to meeting. The table below has the same meetings.",
  countsDrawing: "The numbers of meetings in lanes, as a drawing. The arrow keys go from bar to bar. The table below has the same numbers.",
  timelineCount: (count: number, begin: number, end: number) => `${count === 1 ? "1 meeting" : `${count} meetings`}. Shown are the days from ${dayOf(begin)} to ${dayOf(end - 1)}.`,
  timelineOpen: "Choose a period, or lanes by status",
  marksHint: "Point at a meeting, touch it, or go there with the Tab and arrow keys: here stands the sentence on which it rests.",
  countsHint: "There are too many meetings to draw each of them. Choose a bar to see its days.",
  markLabel: (name: string, status: string, when: string, sides: string) => [name, status, when, sides].filter(Boolean).join(", "),
  count: (key: string, lane: string, count: number) => `${key}, ${lane}: ${count === 1 ? "1 meeting" : `${count} meetings`}`,
  onlyMeetings: (shown: number, all: number) => `The first ${shown} of ${all} meetings. Choose a shorter period to see the others.`,
  latestMeetings: (shown: number, all: number) => `The latest ${shown} of ${all} meetings.`,
  ungrouped: (count: number) => `${count === 1 ? "1 more meeting has" : `${count} more meetings have`} no time that is exact enough to be counted here.`,
  moreLanes: (shown: number, all: number) => `The drawing has the ${shown} largest of ${all} lanes. The table has all of them. A meeting of two sides counts in both lanes.`,
  allMeetings: "all meetings",
  asTimeline: "as a timeline",
  asTimelineShort: "The timeline",
  mapShort: "The map",
  onlyPlace: (place: string) => `Only meetings in this place, or in a place within it: ${place}.`,
  allPlaces: "All places",
  onlyTopic: (topic: string) => `Only meetings about this topic: ${topic}.`,
  allTopics: "All topics",
  asNetwork: "as a network",
  networkTooLarge: (from: string, until: string) => `The whole network is too large for a drawing. This is the network of the latest year, from ${from} to ${until}. Choose other days to see other meetings.`,
  periodTooLarge: "This network is too large for a drawing. Choose a shorter period.",
  oneYear: (from: string, until: string) => `Show one year, from ${from} to ${until}`,
  endsEarly: (from: string, until: string) => `No meetings are shown: ${until} is before ${from}. Choose other days.`,
  unknownChoice: "No meetings are shown: the record does not know what was chosen. Choose another place, topic or side.",
  embed: "Embed",
  embedHow: "Copy these lines into a page of your own. The page then shows this view.",
  embedLines: "Lines of HTML for a page of your own",
  embedCopy: "Copy the lines",
  embedAllow: "The server must allow your page: whoever runs the server starts it with --allow-embedding and the address of your site.",
  mapOpen: "Where they took place: a map",
  map: "Where meetings took place",
  mapDrawing: "A map of the places. Larger circles: more meetings. The arrow keys go from place to place. The lists below have the same places.",
  mapBorders: "The borders are the borders of Natural Earth, which draws who controls an area in fact (de facto). They are not a statement of this record, and no source of the record stands behind them.",
  mapHint: "A circle: meetings took place there. A diamond: there are only other meetings, such as planned meetings or meetings that were called off. Choose one to see its meetings by day. A dashed border: only the country is known, and the sign stands in the middle of it.",
  mapPlaced: (placed: number) => `Meetings took place in ${placed === 1 ? "1 place" : `${placed} places`} on the map. A meeting in two places counts in both.`,
  mapFit: "closer to the places",
  mapWorld: "the whole world",
  places: "Places",
  meetingCount: (count: number) => (count === 1 ? "1 meeting" : `${count} meetings`),
  placeCount: (name: string, count: number, others: [number, string][]) =>
    `${name}: ${[...(count > 0 ? [count === 1 ? "1 meeting took place" : `${count} meetings took place`] : []), ...others.map(([n, status]) => `${n} ${status}`)].join(", ")}`,
  unplaced: "Not on the map: the record has neither coordinates nor a country",
  otherPlaces: "Where meetings were planned, or did not take place",
  noPlace: (count: number) => `${count === 1 ? "1 meeting that took place has" : `${count} meetings that took place have`} no place on record.`,
  countryOnly: "country only",
  softBar: "some time within the bar; where it fades, the time is not exact",
  ghost: "an earlier report gave this time",
  movedTo: "moved to:",
  asTable: "The same as a table",
  day: "When",
  statusOf: "Status",
  meeting: "Meeting",
  sides: "Sides",
  period: "Period and lanes",
  earlier: "← earlier",
  later: "later →",
  closer: "closer",
  wider: "wider",
  everything: "everything",
  lanes: "Lanes by",
  laneKinds: { side: "side", status: "status" },
  play: "Play",
  stop: "Stop",
  origins: (n: number) => (n === 1 ? "one origin" : `${n} independent origins`),
  next: "What comes next",
  openIssues: "What is open",
  named: (who: string) => `according to ${who}`,
  planToday: "The plan, as reported",
  latestVersion: "latest version:",
  latestPoints: "Points of this version",
  noLatestPoints: "No report names a point of this version.",
  anyPoints: "Points of the plan, in any version",
  all: "All of them",
  allOf: (n: number) => `All ${n}`,
  allPoints: "All points of the plan, by version",
  allStatements: (n: number) => `The passages of all ${n} statements`,
  allTogether: (n: number) => `all ${n}`,
  allPlans: (n: number) => `All ${n} plans`,
  allPeople: (n: number) => `All ${n} people of this side`,
  allPeopleOfSide: "All people of this side",
  allSides: "Sides of the meetings",
  allSidesOf: (n: number) => `All ${n} sides`,
  sidePeople: "people who took part",
  peopleOf: (side: string) => `Who took part for this side: ${side}`,
  inMeetings: (n: number) => (n === 1 ? "in 1 meeting" : `in ${n} meetings`),
  metBy: (name: string) => `Whom this person met: ${name}`,
  together: (one: string, other: string) => `Meetings of two people: ${one} and ${other}`,
  statementsAbout: (name: string) => `Statements of sources about: ${name}`,
  sourcesOf: (outlet: string) => `Sources of this outlet: ${outlet}`,
  sourcesFound: (text: string) => `Sources whose headline or author has: ${text}`,
  published: (n: number) => (n === 1 ? "1 source of this outlet" : `${n} sources of this outlet`),
  saidTitle: (text: string) => `Words that were said: ${text}`,
  latestSources: (n: number) => `The latest ${n}:`,
  noneBy: (day: string, first: string) => `No source had reported by ${day}: the first report is of ${first}.`,
  empty: "The record has no sources. Load a dossier, for example with `parley serve --dossier FOLDER`.",
  silent: "no later report mentions it",
  disputed: "What sources tell differently",
  nothingDisputed: "The sources differ on nothing.",
  faces: "Who took part, by side",
  sources: "Sources",
  inferred: "worked out by the editors",
  contested: "sources differ",
  single: "one origin",
  undated: "No date is known",
  onlyInTable: (n: number) => (n === 1 ? "1 meeting has no date. It is only in the table." : `${n} meetings have no date. They are only in the table.`),
  past: "Planned for a time that is over",
  table: "At the table",
  absent: "was absent",
  expected: "expected",
  expectedBefore: "was expected; no report says whether they came",
  alleged: "took part, according to a report that the record does not follow",
  denied: "did not take part, according to a report",
  noSide: "No side is known",
  place: "Place",
  topics: "About",
  outcomes: "What came of it",
  accounts: "Rival accounts",
  reports: "Reports",
  report: (source: string) => `as reported by ${source}`,
  via: (names: string) => `from ${names}`,
  cite: "Cite",
  characters: (start: number, end: number) => `characters ${start} to ${end}`,
  knownWrong: (property: string, reason: string | null) => `The editors know that this is wrong: ${property}${reason ? ` (${reason.replace(/\.$/, "")})` : ""}.`,
  takenBack: (property: string) => `The source takes this back: ${property}.`,
  recordAsOf: (day: string) => `Parley, the record as of ${day}.`,
  cited: "Copied",
  citation: "Citation",
  citeAll: "Cite all reports",
  citeView: "Cite this page",
  viewCitation: (what: string, day: string, address: string) => `${what}. Parley, the record. Seen on ${day}. ${address}`,
  query: "Show the query",
  met: "Met",
  times: (n: number) => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`),
  metAt: "meetings",
  where: "where",
  about: "about",
  onlyMet: (shown: number, all: number) => `The ${shown} of ${all} whom they met most often:`,
  onlyOf: (shown: number, all: number) => `The first ${shown} of ${all}:`,
  chains: "Chains of meetings",
  chainsTo: "Through whom could something pass to",
  chainsAnyOrder: "Also chains that go back in time",
  noChainInOrder: "No chain is in the order of time. To see other chains, choose “Also chains that go back in time”.",
  chainsAre: (from: string, to: string) => `From ${from} to ${to}:`,
  plan: "The plan",
  network: "The network",
  networkDrawing: "The network of the people who met each other, as a drawing. The table below has the same people.",
  networkSize: (nodes: number, edges: number) => `${nodes === 1 ? "1 person" : `${nodes} people`}, and ${edges === 1 ? "1 pair" : `${edges} pairs`} of people who met.`,
  inGroup: (name: string, group: number) => `${name} (${group})`,
  networkLegend: "A larger circle: the person met more others. A thicker line: they met more often. The number after a name is the group, and the color shows the largest groups: people of one group met each other more often than they met others.",
  strongestPairs: (n: number) => `The drawing has the ${n} pairs who met most often.`,
  from: "Meetings from",
  until: "until",
  saveSVG: "Save as SVG",
  actor: "Person",
  degree: "met how many others",
  betweenness: "how often the shortest chain between two others passes through this person (0: never, 1: always)",
  community: "group",
  point: "Point",
  meetings: "Meetings about it",
  grade: (grade: string) => `reliability ${grade}`,
  rows: (shown: number, all: number) => `The table begins with the ${shown} who link the most others, of ${all}.`,
  allRows: "Show all",
  only: (shown: number, all: number) => `Sources make ${all} statements here. These are the passages of the first ${shown}:`,
  not: "not:",
  whereTheyStand: "Who stands where",
  matrix: "Who stands where, by topic",
  topic: "Topic",
  namedAs: "How it was described",
  versions: "Points by version",
  provisions: "In the versions of the plan",
  changes: "What changed between versions",
  changesFrom: "From",
  changesTo: "to",
  changesOpen: "A point that no source names for a version can still be in it.",
  onePlanVersion: "The record has one version of this plan.",
  before: "before",
  after: "after",
  movedFrom: "Moved from",
  partOf: "Part of",
  parts: "Parts",
  posts: "Posts, in the words of the sources",
  stances: "Stances",
  said: "What they said",
  saidBy: "Words that were said",
  found: "Found",
  nothing: "Nothing was found.",
  notSearchable: "Nothing was found. The search looks for words and numbers, and this text has no letter and no digit.",
  alsoCalled: "also:",
  playground: "Playground (GraphQL)",
  token: "This server asks for a token.",
  wrongToken: "The server does not know this token, or the token is not valid any more. Type the right token.",
  fewerMatches: (shown: number, all: number) => `These are ${shown} of ${all}. Type more of the name to see others.`,
  onlyChains: (shown: number) => `These are the first ${shown} of the shortest chains. There are more.`,
  moreChains: (most: number) => `Show up to ${most} chains`,
  tokenLabel: "Token",
  tokenSend: "Use this token",
  failed: (why: string) => `The answer did not come: ${why}`,
  again: "Try again",
  unknown: "The record has nothing with this id. If you have chosen a day, perhaps no report up to this day speaks of it.",
  graph: {
    title: "The graph",
    open: "Open in the graph",
    openAll: "Open all meetings and actors in the graph",
    empty: "The drawing is empty. Open a person or a meeting, and follow “Open in the graph”.",
    label: (things: number) => `A drawing of ${things} people, organizations and meetings. The table below has the same things.`,
    size: (things: number, links: number, hidden: number, missing: number) =>
      [`${things} things, with ${links} links.`, hidden > 0 ? `The filter hides ${hidden} more.` : "", missing > 0 ? `${missing} more are not on record at this moment.` : ""].filter(Boolean).join(" "),
    kind: { Person: "person", Organization: "organization", Meeting: "meeting" } as Record<string, string>,
    pinned: "pinned",
    pinMark: "⌖ ",
    undo: "Undo",
    redo: "Redo",
    arrange: "Arrange",
    arranging: "Arranging …",
    whole: "See all",
    savePNG: "Save as PNG",
    since: "What has changed since",
    reading: (read: number, of: number) => `${read} of ${of} meetings …`,
    filters: "Choose the meetings",
    any: "any",
    side: "Side",
    topic: "About",
    place: "Place",
    statuses: "Status (none chosen: any)",
    noFilter: "Show all meetings",
    aside: "The selected thing, and chains of meetings",
    selectHint: "Choose a thing to see what is next to it.",
    page: "Open its page",
    more: (meetings: number, people: number, organizations: number) =>
      `${meetings + people + organizations} more: ${[counted(meetings, "meeting", "meetings"), counted(people, "person", "people"), counted(organizations, "organization", "organizations")].filter(Boolean).join(", ")}`,
    nothingMore: "All its neighbours are in the drawing.",
    onlyMeetings: (some: number, all: number) => `Only the latest ${some} of ${all} meetings are here. Choose fewer meetings to see others.`,
    addMeetings: (n: number) => (n === 1 ? "Add the meeting" : `Add ${n} meetings`),
    addAll: (n: number) => (n === 1 ? "Add it" : `Add all ${n}`),
    collapse: "Collapse",
    pin: "Pin",
    unpin: "Unpin",
    remove: "Remove",
    chainFrom: "From",
    chainTo: "to",
    chainHint: "Point at a chain to see it in the drawing. Click to add it.",
    addChains: "Add all chains to the drawing",
    twin: "The same as a table",
    previous: "Previous",
    next: "Next",
    rows: (first: number, last: number, all: number) => `${first} to ${last} of ${all}`,
    name: "Name",
    kindTitle: "Kind",
    statusTitle: "Status",
    when: "When",
    links: "Links",
    difference: "Difference",
    doTitle: "Actions",
    select: "Select",
    selectThis: (name: string) => `Select ${name}`,
    pinThis: (name: string, pinned: boolean) => `${pinned ? "Unpin" : "Pin"} ${name}`,
    removeThis: (name: string) => `Remove ${name}`,
    same: "no difference",
    added: "new on record",
    gone: "no longer on record",
    became: (before: string, after: string) => `${before}, now ${after}`,
    shapes: "A circle is a person, a diamond is an organization, and a square is a meeting. A broken line: the person was expected, or perhaps took part. The inside of a square is the status:",
    changeLegend: "A plus and a ring: new on record. A minus and a broken border: no longer on record. An unequal sign and a frame: different.",
    keys: "Arrow keys go to the next thing. With Shift they move it. Enter selects it.",
    keysLarge: "Arrow keys move the drawing. The table below has the same things, with the same buttons.",
    zoom: "Come closer to see more names: with the buttons, the keys + and −, the wheel or two fingers.",
    closer: "Closer",
    wider: "Wider",
    queryHas: (some: number, all: number) => `The query of this page has the first ${some} of ${all} meetings.`,
    refused: "This browser refuses WebGL. So it cannot draw 500 things or more. The table has all of them.",
  },
};

function counted(n: number, one: string, many: string): string {
  return n === 0 ? "" : `${n} ${n === 1 ? one : many}`;
}
