// What the record says about the things of a drawing, as of one moment.

import { ask } from "../api";
import { type Named, nameOf } from "../parts";
import { type Counted, countedFields, isOn } from "../reported";
import { type Filter, conditions } from "./filter";

/** An actor or a meeting without its details. */
export interface Thing {
  id: string;
  type: string;
  name: string;
}

/** How an actor belongs to a meeting. "for": somebody else took part for this side. */
export type Part = "took part" | "expected" | "perhaps" | "for";

/** A meeting, with the actors who belong to it. */
export interface Meeting extends Thing {
  status: string;
  when: string;
  actors: ReadonlyMap<string, Part>;
  sides: ReadonlyMap<string, string>;
}

/** What is known of the things that were asked for, as of one moment. */
export interface Known {
  meetings: Map<string, Meeting>;
  actors: Map<string, Thing>;
  /** The things that are not on record at this moment. */
  absent: Set<string>;
}

interface Seat {
  side: Named | null;
  node: Named;
}

interface MeetingAnswer extends Omit<Named, "name"> {
  name: string | null;
  status: string | null;
  when: { text: string } | null;
  participants: { edges: Seat[] };
  expected: { edges: Seat[] };
  alleged: { edges: Seat[] };
}

const meetingFields = `fragment meeting on Meeting {
  __typename id name status when { text }
  participants { edges { ...seat } } expected { edges { ...seat } } alleged { edges { ...seat } }
}
fragment seat on ParticipantEdge { side { __typename id name } node { __typename id name } }`;

/** How many ids a question names. The server estimates the cost of a filter by its ids. */
const batch = 100;

/** The largest page of the API. */
export const page = 1000;

const meetingsOf = (first: number) => `query Meetings($ids: [ID!], $asOf: DateOrDateTime) { meetings(where: { id: $ids }, first: ${first}, asOf: $asOf) { nodes { ...meeting } } }
${meetingFields}`;

const meetingsQuery = meetingsOf(batch);

/** The question for the meetings of a drawing, as a reader can ask it: for all of them at once, as far as a page of the API reaches. */
export const shownQuery = meetingsOf(page);

export function nothingKnown(): Known {
  return { meetings: new Map(), actors: new Map(), absent: new Set() };
}

export function isKnown(id: string, known: Known): boolean {
  return known.meetings.has(id) || known.actors.has(id);
}

/** Asks for the things that are not yet known, and returns all that is known. The types of all things are in types, which grows. */
export async function learn(known: Known, types: Map<string, string>, ids: readonly string[], asOf: string): Promise<Known> {
  const missing = ids.filter((id) => !isKnown(id, known) && !known.absent.has(id));
  if (missing.length === 0) {
    return known;
  }
  for (const some of batches(missing.filter((id) => !types.has(id)), page)) {
    const { nodes } = await ask<{ nodes: (Named | null)[] }>(`query Types($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, { ids: some });
    // A link can name things that the record no longer has.
    some.forEach((id, i) => types.set(id, nodes[i]?.__typename ?? ""));
  }
  const wanted = Map.groupBy(missing, (id) => kindOf(types.get(id) ?? ""));
  const next: Known = { meetings: new Map(known.meetings), actors: new Map(known.actors), absent: new Set(known.absent) };
  for (const some of batches(wanted.get("meeting") ?? [], batch)) {
    const { meetings } = await ask<{ meetings: { nodes: MeetingAnswer[] } }>(meetingsQuery, { ids: some, asOf: asOf || null });
    meetings.nodes.forEach((m) => take(next, types, m));
  }
  for (const some of batches((wanted.get("actor") ?? []).filter((id) => !next.actors.has(id)), batch)) {
    const query = `query Actors($ids: [ID!], $asOf: DateOrDateTime) { actors(where: { id: $ids }, first: ${batch}, asOf: $asOf) { nodes { __typename id name ...counted } } }
${countedFields}`;
    const { actors } = await ask<{ actors: { nodes: (Named & Counted)[] } }>(query, { ids: some, asOf: asOf || null });
    // The answer has every person of the reference files, also a person of whom nobody had spoken yet.
    actors.nodes.filter((a) => a.__typename !== "Person" || isOn(a, asOf)).forEach((a) => takeActor(next, types, a));
  }
  missing.filter((id) => !isKnown(id, next)).forEach((id) => next.absent.add(id));
  return next;
}

/** What expanding a thing would bring, before it is expanded. */
export interface Neighbours {
  meetings: Meeting[];
  actors: Thing[];
  /** The number of meetings that match the filter. It is larger than the list if one page does not hold all of them. */
  total: number;
}

/** Asks what is next to a thing: the actors of a meeting; the latest meetings of an actor, at most so many, and who else belongs to them. */
export async function neighbours(thing: Thing, filter: Filter, asOf: string, types: Map<string, string>, most = page): Promise<Neighbours> {
  const found = nothingKnown();
  if (kindOf(thing.type) === "meeting") {
    const { meetings, actors } = await learn(found, types, [thing.id], asOf);
    const meeting = meetings.get(thing.id);
    const wanted = [...actors.values()].filter((a) => meeting?.actors.get(a.id) !== "for" && (!filter.side || meeting?.sides.get(a.id) === filter.side));
    return { meetings: [], actors: wanted, total: 0 };
  }
  const any = [thing.id];
  const query = `query Neighbours($where: MeetingFilter, $asOf: DateOrDateTime) { meetings(where: $where, first: ${most}, asOf: $asOf) { totalCount nodes { ...meeting } } } ${meetingFields}`;
  const where = { and: [{ or: [{ participantsAny: any }, { expectedAny: any }, { allegedAny: any }, { side: thing.id }] }, conditions(filter)] };
  const { meetings } = await ask<{ meetings: { totalCount: number; nodes: MeetingAnswer[] } }>(query, { where, asOf: asOf || null });
  meetings.nodes.forEach((m) => take(found, types, m));
  const all = [...found.meetings.values()];
  const present = new Set(all.flatMap((m) => [...m.actors].filter(([, part]) => part !== "for").map(([id]) => id)));
  present.delete(thing.id);
  return { meetings: all, actors: [...found.actors.values()].filter((a) => present.has(a.id)), total: meetings.totalCount };
}

/** The most meetings that a drawing of the whole record takes. */
export const mostMeetings = 20_000;

/** Reads all meetings that match a filter, page by page, and says how far it is. */
export async function everything(filter: Filter, asOf: string, types: Map<string, string>, progress: (read: number, of: number) => void): Promise<Known> {
  const found = nothingKnown();
  const query = `query Everything($where: MeetingFilter, $asOf: DateOrDateTime, $after: String) {
    meetings(where: $where, first: ${page}, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { ...meeting } }
  } ${meetingFields}`;
  for (let after: string | null = null, more = true; more && found.meetings.size < mostMeetings; ) {
    const answer: { meetings: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: MeetingAnswer[] } } = await ask(query, { where: conditions(filter), asOf: asOf || null, after });
    answer.meetings.nodes.forEach((m) => take(found, types, m));
    progress(found.meetings.size, answer.meetings.totalCount);
    ({ hasNextPage: more, endCursor: after } = answer.meetings.pageInfo);
  }
  return found;
}

/** Where the server puts the actors of a network, from -1 to 1. Empty if the network is too large for the server. */
export async function serverPlaces(filter: Filter, asOf: string): Promise<Map<string, { x: number; y: number }>> {
  const query = `query Places($where: MeetingFilter, $asOf: DateOrDateTime) { network(types: [PERSON, ORGANIZATION], where: $where, asOf: $asOf) { nodes { actor { id } x y } } }`;
  try {
    const { network } = await ask<{ network: { nodes: { actor: { id: string }; x: number; y: number }[] } }>(query, { where: conditions(filter), asOf: asOf || null });
    return new Map(network.nodes.map((n) => [n.actor.id, n]));
  } catch {
    return new Map();
  }
}

/** Which of the meetings match a filter. */
export async function matching(ids: readonly string[], filter: Filter, asOf: string): Promise<Set<string>> {
  const query = `query Matching($where: MeetingFilter, $asOf: DateOrDateTime) { meetings(where: $where, first: ${batch}, asOf: $asOf) { nodes { id } } }`;
  const found = new Set<string>();
  for (const some of batches(ids, batch)) {
    const { meetings } = await ask<{ meetings: { nodes: { id: string }[] } }>(query, { where: { and: [{ id: some }, conditions(filter)] }, asOf: asOf || null });
    meetings.nodes.forEach((m) => found.add(m.id));
  }
  return found;
}

/** Whether things of a type are drawn as a meeting or as an actor. Other things are not drawn. */
export function kindOf(type: string): "meeting" | "actor" | "" {
  switch (type) {
    case "Meeting":
      return "meeting";
    case "Person":
    case "Organization":
      return "actor";
  }
  return "";
}

function batches(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}

/** Notes a meeting and its actors. */
function take(known: Known, types: Map<string, string>, m: MeetingAnswer) {
  const actors = new Map<string, Part>();
  const sides = new Map<string, string>();
  const note = (seats: Seat[], part: Part) => {
    for (const { node, side } of seats) {
      takeActor(known, types, node);
      if (!actors.has(node.id) || actors.get(node.id) === "for") {
        actors.set(node.id, part);
      }
      if (side) {
        takeActor(known, types, side);
        sides.set(node.id, side.id);
        if (!actors.has(side.id)) {
          actors.set(side.id, "for");
        }
      }
    }
  };
  note(m.participants.edges, "took part");
  note(m.expected.edges, "expected");
  note(m.alleged.edges, "perhaps");
  types.set(m.id, m.__typename);
  known.meetings.set(m.id, { id: m.id, type: m.__typename, name: nameOf(m), status: m.status ?? "", when: m.when?.text ?? "", actors, sides });
}

function takeActor(known: Known, types: Map<string, string>, { __typename: type, id, name }: Named) {
  types.set(id, type);
  known.actors.set(id, { id, type, name });
}
