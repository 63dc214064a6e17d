// What had been reported about a thing by a day. The things of the reference files are always in the answers of the API, so an
// earlier day would show things that nobody had spoken of yet.

interface Origins {
  totalCount: number;
  nodes: { origin: { id: string } | null; source: { id: string } }[];
}

/** How many reports there are about a thing, and about what leads to it, and with whom they began. */
export interface Reported {
  about: Origins;
  toward: Origins;
}

/** The fields of it, for the queries of views. */
export const reportedFields = `fragment reported on Entity {
  about: claims(first: 20) { ...begun } toward: claimsAsObject(first: 20) { ...begun }
}
fragment begun on ClaimConnection { totalCount nodes { origin { id } source { id } } }`;

/** How many reports there are, without their origins: where many things are asked for. */
export const countedFields = `fragment counted on Entity { about: claims(first: 0) { totalCount } toward: claimsAsObject(first: 0) { totalCount } }`;

/** The number of reports of a thing. */
export interface Counted {
  about: { totalCount: number };
  toward: { totalCount: number };
}

/** Whether a page of a day has the thing. Without a day the record has all its things. */
export const isOn = (thing: Counted, asOf: string) => asOf === "" || thing.about.totalCount + thing.toward.totalCount > 0;

/** Whether all reports go back to exactly one origin. The API cannot be asked for this: its `maxOrigins` also finds what has no report, and leaves out what leads to a thing. */
export const isSingle = ({ about, toward }: Reported) =>
  [about, toward].every((c) => c.totalCount === c.nodes.length) && new Set([...about.nodes, ...toward.nodes].map((c) => c.origin?.id ?? c.source.id)).size === 1;

/** Meetings that go back to at most one origin, as the API finds them. */
export interface AtMostOne {
  nodes: { id: string; claims: { totalCount: number } }[];
}

/** Those with exactly one origin: a thing without a report has none. */
export const singlesOf = ({ nodes }: AtMostOne) => new Set(nodes.filter((n) => n.claims.totalCount > 0).map((n) => n.id));

interface Made {
  id: string;
  revisionOf: { nodes: { id: string }[] };
}

/** Versions of a plan from early to late. A version comes after the versions from which it was made, whatever their days: often the day of the first version is not known. */
export function inOrder<V extends Made>(versions: V[]): V[] {
  const left = [...versions];
  const done: V[] = [];
  while (left.length > 0) {
    const at = left.findIndex((v) => v.revisionOf.nodes.every((before) => !left.some((other) => other !== v && other.id === before.id)));
    // A circle of revisions has no beginning: then the day decides.
    done.push(...left.splice(Math.max(at, 0), 1));
  }
  return done;
}
