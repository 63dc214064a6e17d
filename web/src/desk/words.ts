// All words that a person reads at the desk, in one place, so that they can be translated.

/** A kind of statement: its key, and its words. */
export interface Kind {
  key: string;
  kind: string;
  words: string;
}

/** What a passage can say, in the order of the list. No key is also a key of the review. */
export const kinds: Kind[] = [
  { key: "m", kind: "meeting", words: "a meeting took place" },
  { key: "n", kind: "planned", words: "a meeting is planned" },
  { key: "w", kind: "attendance", words: "who was there" },
  { key: "p", kind: "place", words: "the place of a meeting" },
  { key: "t", kind: "time", words: "the time of a meeting" },
  { key: "o", kind: "topic", words: "a topic of a meeting" },
  { key: "x", kind: "denial", words: "a denial" },
  { key: "r", kind: "post", words: "a post of a person" },
  { key: "q", kind: "quotation", words: "a quotation" },
  { key: "c", kind: "stance", words: "a position on a topic" },
  { key: "y", kind: "other", words: "something else, in YAML" },
];

/** The keys of the review. */
export const decisions = [
  { key: "a", decision: "accept", words: "Accept" },
  { key: "d", decision: "drop", words: "Drop" },
  { key: "e", decision: "edit", words: "Edit" },
  { key: "s", decision: "split", words: "Split" },
  { key: "l", decision: "later", words: "Later" },
];

export const tabs = [
  { key: "0", tab: "articles", words: "Articles" },
  { key: "1", tab: "facts", words: "Facts" },
  { key: "2", tab: "file", words: "Files" },
  { key: "3", tab: "changes", words: "What this changes" },
  { key: "4", tab: "disputed", words: "What is disputed" },
  { key: "5", tab: "problems", words: "Problems" },
] as const;

export type Tab = (typeof tabs)[number]["tab"];

/** Why the record shows an account, or does not show it. */
export const standing: Record<string, string> = {
  SHOWN: "shown",
  UNDECIDED: "not decided",
  EXPECTATION: "from before the meeting",
  OUTRANKED: "editors prefer another account",
  LESS_TRUSTED: "from a less reliable source",
  EARLIER: "an earlier report",
  UNNAMED: "the speaker has no name",
  LESS_EXACT: "less exact",
  DENIED: "denied by a better account",
  NOT_HELD: "the meeting is not on record as held",
  WITHDRAWN: "taken back",
  SUPERSEDED: "replaced by a later report",
  DEPRECATED: "known to be wrong",
};

/** The closed words of the forms. "" is no choice. */
export const closed = {
  status: ["", "proposed", "scheduled", "under way", "held", "rescheduled", "cancelled", "denied", "unconfirmed"],
  classification: ["", "talks", "call", "summit", "council", "visit", "briefing", "consultations", "other"],
  role: ["", "party", "lead", "mediator", "host", "observer", "chair", "interpreter", "witness", "guarantor", "signatory", "other"],
  as: ["discussed", "planned", "aim", "raised", "other"],
  position: ["demands", "seeks", "proposes", "supports", "accepts", "opposes", "rejects", "conditional", "other"],
  medium: ["", "x", "telegram", "social media", "press briefing", "statement", "interview", "remarks", "speech", "television", "radio", "newspaper", "letter", "other"],
  how: ["participants", "expected", "absentees", "denied"],
};

/** What the lists of a meeting mean. */
export const how: Record<string, string> = { participants: "took part", expected: "is expected", absentees: "stayed away", denied: "was not there, against other reports" };

export const types: Record<string, string> = {
  Person: "person",
  Organization: "organization",
  Place: "place",
  Issue: "topic",
  Plan: "plan",
  Meeting: "meeting",
  Event: "event",
};

export const words = {
  title: "The desk",
  loading: "Loading...",
  gone: "The desk does not answer. Start `parley desk` again, and open the address that it prints.",
  saved: "Saved.",
  undone: (files: string) => `Undone: ${files}`,
  undo: "Undo",
  save: "Save",
  cancel: "Cancel",
  add: "Add the article",
  remove: "Remove",
  keys: "Keys",
  keysHint: "Keys work everywhere except in fields. Esc leaves a field.",
  keyList: [
    ["↑ ↓", "the sentence before, the next sentence"],
    ["← →", "the word before, the next word"],
    ["Shift with ← → ↑ ↓", "select more or fewer words"],
    ["Home, End", "the first word, the last word of the sentence"],
    ["Shift with Home, End", "select to the beginning, to the end of the sentence"],
    ["u", "undo"],
    ["i", "the article: back to the words"],
    ["Ctrl Enter", "save the form"],
  ] as [string, string][],
  text: "The article",
  textHint: "Select words with the mouse or with Shift and the arrow keys, and press the key of what they say.",
  selected: (quote: string) => `Selected: ${quote}`,
  noSelection: "Select words first.",
  noText: "The text of this article is not at hand.",
  sayWhat: "What do the words say?",
  kind: "Kind",
  meeting: "Meeting",
  newMeeting: (name: string) => `new meeting: ${name}`,
  meetingOf: (who: string, place: string) => `Meeting of ${who}${place ? ` in ${place}` : ""}`,
  and: " and ",
  status: "Status",
  classification: "Kind of meeting",
  when: "Time",
  whenHint: "such as 2025-11-30, 2025-11, or [2025-11-30,2025-12-01] for one of two days",
  worded: "Words for the time",
  inferredFrom: "Inferred from the words",
  places: "Places",
  actors: "Who",
  how: "How",
  side: (name: string) => `Side of ${name}`,
  role: (name: string) => `Role of ${name}`,
  sideShort: "side",
  topics: "Topics",
  as: "Dealt with as",
  via: "Who says so, if not the article itself",
  reported: "Added to the article on",
  person: "Person",
  speaker: "Speaker",
  actor: "Who",
  organization: "State or body",
  post: "Words for the post",
  about: "About",
  medium: "Where it was said",
  position: "Position",
  items: "What the passage says, in YAML",
  itemsExample: "outcome: truce\nmeeting: port-selm-2025-03-04\nresult: agreed\n",
  new: (name: string, type: string) => `new ${type}: ${name}`,
  isNew: "new",
  takeOut: (name: string) => `Take out ${name}`,
  choices: "Choices",
  factsLeft: (waiting: number, doubtful: number) => `Facts that wait: ${waiting}, doubtful facts among them: ${doubtful}`,
  reviewed: "No fact waits. The article is on record.",
  noFacts: "This article has no facts yet. Select words in the article.",
  doubtful: (why: string) => `doubtful: ${why}`,
  waits: "waits",
  denies: "denies",
  viaShort: (who: string) => `via ${who}`,
  allFacts: "All facts",
  thisFact: "This fact",
  editFact: "The lines of the fact",
  empty: (sentences: number) => `Sentences without a fact: ${sentences}`,
  newArticle: "A new article",
  paste: "Paste the text of the article",
  orFile: "Or open a file with the text",
  orText: "Or take a text from the folder of the texts",
  from: (words: string) => `from the words “${words}”`,
  publisher: "Publisher",
  published: "Published on",
  language: "Language",
  headline: "Headline",
  draftIt: "Let Parley find facts first",
  notEnglish: "Parley finds facts only in English articles.",
  byModel: "Use the language model, and not the rules: this sends the text to the address of the model",
  drafted: (facts: number, doubtful: number, things: string) => `Facts: ${facts}, doubtful facts among them: ${doubtful}${things ? `. New: ${things}` : ""}`,
  left: (n: number) => `Left out: ${n}`,
  allArticles: "The articles of the dossier",
  draftLine: (waiting: number) => `a draft, ${waiting} facts wait`,
  files: "File",
  newFile: "New file",
  newFileName: "Name of the new file",
  content: "The content of the file",
  fileHint: "Ctrl S saves. A file with an error is not saved.",
  notChanged: "Nothing has changed in the record since the desk opened.",
  notBegun: "The dossier has had errors since the desk opened. Correct them first.",
  notDisputed: "The sources do not differ.",
  openFields: (fields: string) => `nothing decides: ${fields}`,
  not: "not",
  noProblems: "No problems.",
  place: (file: string, line: number) => `${file}, line ${line}`,
  fileChanged: (file: string) => `Not saved: ${file} has changed since this page read it. This is what changed. The page now shows the new file.`,
  fileTakenUp: (file: string) => `${file} was changed outside of this page. The page shows the new file.`,
  error: "error",
  warning: "warning",
  op: { add: "new", change: "changed", drop: "gone" } as Record<string, string>,
};
