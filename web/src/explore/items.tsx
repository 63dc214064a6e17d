/** @jsxImportSource preact */
// One item of each list that the first page begins, and that a page of its own has in full.
import type { ComponentChildren } from "preact";

import { href } from "./address";
import { Flags, Link, type Named, Standing, nameOf } from "./parts";
import { type Counted, type Reported, isOn, isSingle } from "./reported";
import { type Report, Reports } from "./Reports";
import { Term } from "./Term";
import { accountWords, propertyWords, types, when, words } from "./words";

/** A planned meeting, and whether reports from after its day are silent. */
export interface Planned {
  phase: string;
  silent: boolean;
  meeting: Named & { contested: string[]; when: { text: string } | null };
}

export const plannedFields = `fragment planned on PlannedMeeting { phase silent meeting { __typename id name contested when { text } } }`;

export function PlannedItem({ of: { meeting, silent }, single, asOf }: { of: Planned; single: boolean; asOf: string }) {
  return (
    <li>
      <span class="day">{meeting.when ? when(meeting.when.text) : words.undated}</span> <Link to={meeting} asOf={asOf} /> {silent ? <Term of="silent">{words.silent}</Term> : null} <Flags contested={meeting.contested} single={single} />
    </li>
  );
}

/** An issue that somebody named as open. */
export type OpenIssue = Named & Reported & { contested: string[]; namedBy: { edges: { wording: string | null; node: Named }[] } };

export const openIssueFields = `fragment openIssue on Issue { __typename id name contested ...reported namedBy(first: 3) { edges { wording node { __typename id name } } } }`;

export function OpenIssueItem({ of: issue, asOf }: { of: OpenIssue; asOf: string }) {
  return (
    <li>
      <Link to={issue} asOf={asOf} />{" "}
      {issue.namedBy.edges.slice(0, 1).map(({ wording, node }) => (
        <span key={node.id} class="told">
          <bdi>{words.named(nameOf(node))}</bdi>
          {wording ? (
            <>
              : <q>{wording}</q>
            </>
          ) : null}
        </span>
      ))}{" "}
      <Flags contested={issue.contested} single={isSingle(issue)} />
    </li>
  );
}

/** A matter on which sources differ. */
export interface Conflict {
  property: string;
  subject: Named & { meeting?: Named | null };
  object: Named | null;
  sides: { value: string | null; property: string | null; polarity: string | null; standing: string }[];
  claims: { nodes: (Report & { object: { id: string; name?: string | null } | null })[] };
}

export const conflictFields = `fragment conflict on Conflict {
  property subject { __typename id ... on Named { name } ... on Outcome { meeting { __typename id name } } } object { __typename id ... on Named { name } } sides { value property polarity standing }
  claims(first: 10) { nodes { ...report object { id ... on Named { name } } } }
}`;

/** What a side of a dispute says. A side about a relation has the id of the thing at its other end, and its claims have the name. */
function sideWords({ claims, property }: Conflict, side: Conflict["sides"][number]): string {
  const told = claims.nodes.find((c) => c.object && c.object.id === side.value)?.object;
  const of = side.property ?? property;
  const value = told ? nameOf(told) : (side.value ?? "—");
  // One attendance can be told as being there and as being absent: then the property is the answer.
  return of === property ? accountWords(of, value, side.polarity === "DENIES") : `${propertyWords(of)}: ${accountWords(of, value, side.polarity === "DENIES")}`;
}

export function ConflictItem({ of: c, asOf }: { of: Conflict; asOf: string }) {
  return (
    <li>
      <Link to={c.subject.meeting ?? c.subject} asOf={asOf} /> ({propertyWords(c.property)}
      {c.object ? (
        <>
          : <bdi>{nameOf(c.object)}</bdi>
        </>
      ) : null}
      )
      <ul>
        {c.sides.map((s) => (
          <li key={`${s.property ?? ""} ${s.polarity ?? ""} ${s.value ?? ""}`}>
            <bdi>{sideWords(c, s)}</bdi> <Standing of={s.standing} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.reports}</summary>
        <Reports of={c.claims.nodes} asOf={asOf} />
      </details>
    </li>
  );
}

/** A source in a list. */
export interface ListedSource {
  id: string;
  title: string | null;
  reported: string;
  publisher: { name: string } | null;
  publisherInferredFrom: string | null;
}

export const sourceFields = `fragment listedSource on Source { id title reported publisher { name } publisherInferredFrom }`;

export function SourceItem({ of: s, asOf }: { of: ListedSource; asOf: string }) {
  return (
    <li>
      <span class="day">{s.reported.slice(0, 10)}</span> <bdi>{s.publisher?.name}</bdi> — <a href={href("source", s.id, asOf)}>{s.title ?? s.id}</a>
      {s.publisherInferredFrom ? (
        <span class="told">
          {" "}
          (<Term of="inferred">{words.inferred}</Term>: <q>{s.publisherInferredFrom}</q>)
        </span>
      ) : null}
    </li>
  );
}

/** A thing that a search finds. */
export type FoundThing = Named & Counted;

/** The types of things that come from the reference files, so that an earlier day can have them before any report. Places and outlets may stay. */
const dated = new Set(["Person", "Issue", "Plan", "PlanVersion", "Point", "Agreement"]);

/** The things that a page of a day has. */
export const onRecord = (things: FoundThing[], asOf: string) => things.filter((n) => !dated.has(n.__typename) || isOn(n, asOf));

/** Things that a search finds, each with its type. */
export function Things({ of, asOf }: { of: FoundThing[]; asOf: string }) {
  return (
    <ul>
      {of.map((node) => (
        <li key={node.id}>
          <Link to={node} asOf={asOf} /> <span class="told">{types[node.__typename] ?? node.__typename}</span>
        </li>
      ))}
    </ul>
  );
}

/** Leads to the whole of a list that begins here. */
export function All({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <p>
      <a href={to}>{children}</a>
    </p>
  );
}
