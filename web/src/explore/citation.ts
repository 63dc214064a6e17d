// Citations of passages: the words, who said them where and when, and where they stand. What a reader cites is the passage, whatever the record takes
// from it.
import { ask } from "./api";
import { propertyWords, when, words } from "./words";

/** A claim with all that its citation needs. */
interface Cited {
  property: string;
  rank: string;
  reason: string | null;
  retracts: boolean;
  quote: string | null;
  start: number | null;
  end: number | null;
  fragment: string | null;
  reported: string | null;
  via: { name: string }[];
  source: { id: string; title: string | null; url: string | null; published: { text: string } | null; publisher: { name: string } | null };
}

const citedFields = `fragment cited on Claim {
  property rank reason retracts quote start end fragment reported via { name } source { id title url published { text } publisher { name } }
}`;

const reportQuery = `query Cited($claims: [ID!]!, $asOf: DateOrDateTime) { claims(where: { id: $claims }, first: 1000, asOf: $asOf) { nodes { ...cited } } }
${citedFields}`;
const allQuery = `query CitedAll($of: ID!, $asOf: DateOrDateTime) { citations(of: $of, asOf: $asOf, first: 1000) { claim { ...cited } } }
${citedFields}`;

/** The citations of the passages behind claims, each passage once, one a line. */
export async function citeClaims(claims: string[], asOf: string): Promise<string> {
  const answer = await ask<{ claims: { nodes: Cited[] } }>(reportQuery, { claims, asOf: asOf || null });
  return cite(answer.claims.nodes, asOf);
}

/** The citations of all passages about a thing, the oldest report first, one a line. */
export async function citeThing(of: string, asOf: string): Promise<string> {
  const answer = await ask<{ citations: { claim: Cited }[] }>(allQuery, { of, asOf: asOf || null });
  return cite(answer.citations.map((c) => c.claim), asOf);
}

function cite(claims: Cited[], asOf: string): string {
  const passages = new Map<string, Cited[]>();
  for (const c of claims) {
    const key = JSON.stringify([c.source.id, c.start, c.end, c.fragment, c.quote]);
    passages.set(key, [...(passages.get(key) ?? []), c]);
  }
  const day = asOf || new Date().toISOString().slice(0, 10);
  return [...passages.values()].map((same) => `${passageText(same)} ${words.recordAsOf(day)}`).join("\n");
}

/** The citation of the one passage behind claims. It says which of them the editors know to be wrong, and which of them the source takes back. */
function passageText(same: Cited[]): string {
  const [first] = same;
  if (!first) {
    return "";
  }
  const { source, quote, start, end, fragment } = first;
  const outlet = source.publisher?.name ?? "";
  // An outlet that names itself as its origin passes on nobody.
  const via = first.via.map((v) => v.name).filter((name) => name !== outlet);
  const position = fragment ? fragment.replace("=", " ") : start === null || end === null ? "" : words.characters(start, end);
  const place = [outlet, source.title ? `“${source.title}”` : "", when(source.published?.text ?? first.reported?.slice(0, 10) ?? ""), source.url ?? "", position].filter(Boolean).join(", ");
  return [
    quote ? `“${quote}”${via.length > 0 ? ` (${words.via(via.join(", "))})` : ""}.` : "",
    `${place || source.id}.`,
    ...new Set(same.filter((c) => c.rank === "DEPRECATED").map((c) => words.knownWrong(propertyWords(c.property), c.reason))),
    ...new Set(same.filter((c) => c.retracts).map((c) => words.takenBack(propertyWords(c.property)))),
  ]
    .filter(Boolean)
    .join(" ");
}
