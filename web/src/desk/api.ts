/** A thing that was found by a name. */
export interface Found {
  id: string;
  type: string;
  name: string;
  also?: string;
}

/** A thing that the person has chosen: one of the record by its id, or a new one by its name and type. */
export interface Ref {
  id: string;
  name: string;
  type: string;
}

export interface Problem {
  file: string;
  line: number;
  column: number;
  severity: string;
  message: string;
}

export interface FileText {
  name: string;
  text: string;
  hash: string;
}

export interface SourceLine {
  id: string;
  file: string;
  title: string;
  day: string;
  draft: boolean;
  waiting: number;
  doubtful: number;
}

export interface State {
  revision: string;
  title: string;
  dossier: string;
  valid: boolean;
  failure?: string;
  files: Record<string, string>;
  sources: SourceLine[];
  texts: string[];
  problems: Problem[];
  undo: number;
  model: boolean;
  closed: Record<string, string[]>; // the closed words of the forms, by field
}

/** What a passage says of one thing. */
export interface Saying {
  type: string;
  id: string;
  name: string;
  fields: [string, string][];
}

/** A report of a source file. Positions are in Unicode code points, and lines count from 1. */
export interface Fact {
  quote: string;
  start: number;
  end: number;
  doubt?: string;
  waits: boolean;
  from: number;
  to: number;
  lines: string;
  via?: string;
  denies: boolean;
  says: Saying[];
}

export interface Span {
  start: number;
  end: number;
}

export interface Source {
  file: string;
  hash: string;
  source: string;
  title: string;
  publisher: string;
  published: string;
  draft: boolean;
  text: string;
  noText?: string;
  sentences: Span[];
  facts: Fact[];
  order: number[];
}

export interface Proposal {
  value: string;
  name?: string;
  words: string;
}

export interface Article {
  text: string;
  title: string;
  language: Proposal;
  publisher: Proposal;
  published: Proposal;
  english: boolean;
}

export interface Drafted {
  file: string;
  facts: number;
  doubtful: number;
  new: Found[];
  left: { words: string; reason: string }[];
  why: { quote: string; start: number; why: string[] }[];
}

export interface Guess {
  actors: (Found & { side: Found | null; new: boolean })[];
  places: Found[];
  topics: Found[];
  when: { text: string; worded: string; inferredFrom: string } | null;
  meetings: (Found & { likely: boolean })[];
  posts: { person: string; organization: string; role: string }[];
}

export interface Place {
  file: string;
  line: number;
  source: string;
  quote: string;
  start: number;
}

export interface Changes {
  begun: boolean;
  summary: string;
  things: { op: string; type: string; id: string; name: string; lines: string[]; places: Place[] }[];
}

export interface Disputed {
  type: string;
  id: string;
  name: string;
  open: string[];
  accounts: { property: string; value: string; denies: boolean; standing: string; places: Place[] }[];
}

/** Two things that may be one. */
export interface Pair {
  a: Found;
  b: Found;
  score: number;
  why: string;
}

/** Thrown if the desk refuses something, with the reason. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly problems: Problem[],
    readonly changed: FileText | null,
  ) {
    super(message);
  }
}

/** Asks the desk. It throws Refused if the desk does not do what it is asked. */
export async function ask<T>(path: string, question: object = {}): Promise<T> {
  const reply = await fetch(`/desk/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });
  if (!(reply.headers.get("Content-Type") ?? "").startsWith("application/json")) {
    throw new Refused(await reply.text(), [], null);
  }
  const body = (await reply.json()) as T & { error?: string; problems?: Problem[]; changed?: FileText };
  if (!reply.ok) {
    throw new Refused(body.error ?? String(reply.status), body.problems ?? [], body.changed ?? null);
  }
  return body;
}
