// Makes the figure of a state: what is drawn, where, and with which marks.

import { status as statusWords, when as whenWords, words } from "../words";
import { type Change, type Dot, type Figure, type Line, changeMark, colors, fillOf, radii } from "./figure";
import { type Known, type Meeting, type Part, type Thing, isKnown, kindOf } from "./record";
import type { State } from "./state";

/** A thing of the drawing, as the drawing and the table show it. */
export interface Row {
  thing: Thing;
  status: string;
  when: string;
  change: Change;
  /** What changed, in words. */
  changeTold: string;
  /** How many things of the drawing are next to it. */
  links: number;
}

/** What is seen of a set of things, wherever they are drawn. */
export interface Composed {
  rows: Row[];
  lines: Line[];
  /** How many things the filter hides. */
  hidden: number;
  /** How many things have no record at this moment. */
  missing: number;
}

export const nothingComposed: Composed = { rows: [], lines: [], hidden: 0, missing: 0 };

/** Composes things. before is what was known at the earlier moment of a comparison, and shown has the meetings that match the filter: null for all. */
export function compose(ids: readonly string[], now: Known, before: Known | null, shown: ReadonlySet<string> | null): Composed {
  const all = new Set(ids);
  const links = linksOf(all, now, before);
  const visible = visibleOf(ids, now, before, shown, links);
  const lines: Line[] = [];
  const degree = new Map<string, number>();
  for (const { meeting, actor, part, change } of links) {
    if (visible.has(meeting) && visible.has(actor)) {
      degree.set(meeting, (degree.get(meeting) ?? 0) + 1);
      degree.set(actor, (degree.get(actor) ?? 0) + 1);
      lines.push({ id: `${actor} ${meeting}`, from: actor, to: meeting, width: part === "took part" ? 1.5 : 0.8, dashed: part !== "took part" || change === "gone", change });
    }
  }
  const rows = ids.flatMap((id) => {
    const thing = now.meetings.get(id) ?? now.actors.get(id) ?? before?.meetings.get(id) ?? before?.actors.get(id);
    return thing && visible.has(id) ? [{ ...rowOf(thing, now, before), links: degree.get(id) ?? 0 }] : [];
  });
  const known = ids.filter((id) => isKnown(id, now) || (before && isKnown(id, before))).length;
  return { rows, lines, hidden: known - rows.length, missing: ids.length - known };
}

/** The figure of what was composed, at the places of a state. */
export function figureAt({ rows, lines }: Composed, places: State["places"]): Figure {
  const sizes = radii(rows.map((r) => ({ links: r.links, meeting: kindOf(r.thing.type) === "meeting" })));
  const dots = rows.flatMap((row, i) => {
    const place = places.get(row.thing.id);
    return place ? [dotOf(row, place, sizes[i] ?? 0)] : [];
  });
  return { dots, lines };
}

interface Link {
  meeting: string;
  actor: string;
  part: Part;
  change: Change;
}

/** All links between things of the drawing, at both moments. */
function linksOf(ids: ReadonlySet<string>, now: Known, before: Known | null): Link[] {
  const links: Link[] = [];
  for (const id of ids) {
    const [is, was] = [now.meetings.get(id), before?.meetings.get(id)];
    for (const [actor, part] of is?.actors ?? []) {
      if (ids.has(actor)) {
        links.push({ meeting: id, actor, part, change: before ? linkChange(part, was?.actors.get(actor)) : "" });
      }
    }
    for (const [actor, part] of was?.actors ?? []) {
      if (ids.has(actor) && !is?.actors.has(actor)) {
        links.push({ meeting: id, actor, part, change: "gone" });
      }
    }
  }
  return links;
}

function linkChange(is: Part, was: Part | undefined): Change {
  return was === undefined ? "added" : was === is ? "" : "changed";
}

/** The things that are seen. A filter hides meetings, and the actors of whom it hides all meetings. */
function visibleOf(ids: readonly string[], now: Known, before: Known | null, shown: ReadonlySet<string> | null, links: Link[]): Set<string> {
  const visible = new Set<string>();
  const linked = new Set<string>();
  for (const id of ids) {
    const isMeeting = now.meetings.has(id) || before?.meetings.has(id);
    if (isMeeting && (!shown || shown.has(id))) {
      visible.add(id);
    }
  }
  for (const { meeting, actor } of links) {
    linked.add(actor);
    if (visible.has(meeting)) {
      visible.add(actor);
    }
  }
  for (const id of ids) {
    if (!linked.has(id) && (now.actors.has(id) || before?.actors.has(id))) {
      visible.add(id);
    }
  }
  return visible;
}

function rowOf(thing: Thing, now: Known, before: Known | null): Omit<Row, "links"> {
  const [is, was] = [now.meetings.get(thing.id), before?.meetings.get(thing.id)];
  const { status, when } = is ?? was ?? { status: "", when: "" };
  const [change, changeTold] = before ? changeOf(thing.id, now, before, is, was) : (["", ""] as const);
  return { thing, status, when: whenWords(when), change, changeTold };
}

/** What became of a thing between the two moments, as a mark and in words. */
function changeOf(id: string, now: Known, before: Known, is: Meeting | undefined, was: Meeting | undefined): [Change, string] {
  if (!isKnown(id, before)) {
    return ["added", words.graph.added];
  }
  if (!isKnown(id, now)) {
    return ["gone", words.graph.gone];
  }
  const told: string[] = [];
  if (is && was && is.status !== was.status) {
    told.push(words.graph.became(statusWords[was.status] ?? was.status, statusWords[is.status] ?? is.status));
  }
  if (is && was && is.when !== was.when) {
    told.push(words.graph.became(whenWords(was.when) || words.undated, whenWords(is.when) || words.undated));
  }
  return told.length > 0 ? ["changed", told.join("; ")] : ["", ""];
}

function dotOf(row: Row, { x, y, pinned }: { x: number; y: number; pinned: boolean }, size: number): Dot {
  const { thing, status, when, change, changeTold } = row;
  const meeting = kindOf(thing.type) === "meeting";
  const outline = meeting ? "square" : thing.type === "Person" ? "circle" : "diamond";
  const told = [thing.name, words.graph.kind[thing.type] ?? thing.type, meeting ? (statusWords[status] ?? status) : "", when, pinned ? words.graph.pinned : "", changeTold];
  return {
    id: thing.id,
    x,
    y,
    size,
    outline,
    fill: meeting ? fillOf(status) : "hollow",
    color: colors[outline],
    change,
    label: `${changeMark[change]}${pinned ? words.graph.pinMark : ""}${thing.name}`,
    told: told.filter(Boolean).join(", "),
  };
}
