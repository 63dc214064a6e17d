// Sorts meetings into lanes, and gives each meeting of a lane a place that no other mark of the lane covers.
import { nameOf } from "../parts";
import { mark, status as statusWords, words } from "../words";
import type { Scale } from "./Axis";
import { type LaneKind, type TimedMeeting, overtaken, sidesOf, spanOf } from "./data";
import { type Span, dayLength, isSoft, spanOfText } from "./period";

export interface Lane {
  id: string;
  name: string;
  meetings: TimedMeeting[];
}

/** The meetings by side or by status. A meeting of two sides is in two lanes. The lane with most meetings comes first. */
export function lanesOf(meetings: TimedMeeting[], kind: LaneKind): Lane[] {
  const lanes = new Map<string, Lane>();
  const add = (id: string, name: string, m: TimedMeeting) => {
    const lane = lanes.get(id) ?? { id, name, meetings: [] };
    lane.meetings.push(m);
    lanes.set(id, lane);
  };
  for (const m of meetings) {
    if (kind === "status") {
      add(m.status, statusWords[m.status] ?? m.status, m);
      continue;
    }
    const sides = sidesOf(m);
    sides.forEach((name, id) => add(id, name, m));
    if (sides.size === 0) {
      add("", words.noSide, m);
    }
  }
  return sortLanes([...lanes.values()], kind, (lane) => lane.meetings.length);
}

/** Lanes by status in the order of the legend, lanes by side by size. The lane of no side comes last. */
export function sortLanes<T extends { id: string }>(lanes: T[], kind: LaneKind, size: (lane: T) => number): T[] {
  const order = Object.keys(mark);
  return lanes.sort((a, b) => (kind === "status" ? order.indexOf(a.id) - order.indexOf(b.id) : Number(a.id === "") - Number(b.id === "") || size(b) - size(a)));
}

/** A bar from x0 to x1, and the mask that makes its ends soft. */
interface Bar {
  x0: number;
  x1: number;
  soft: string;
}

/** A meeting with its place in its lane. */
export interface Placed {
  of: TimedMeeting;
  row: number;
  x: number;
  nameAt: number;
  before: boolean;
  bar: Bar | null;
  ghosts: { text: string; x0: number; x1: number }[];
}

/** How far a bar reaches, in pixels, towards an end that nobody knows. */
const openEnd = 70;

/** The room that a mark needs on each side, in pixels. */
export const markRadius = 12;

/** About the width of a letter beside a mark, in pixels. */
const letter = 6.6;

/** The name of a meeting, as long as there is room for beside its mark. */
export const shortName = (m: TimedMeeting) => {
  const name = nameOf(m);
  return name.length > 34 ? `${name.slice(0, 33)}…` : name;
};

/** Gives each meeting the first row in which nothing is in its way. Meetings without any time have no place. */
export function place(meetings: TimedMeeting[], scale: Scale, named: boolean): { placed: Placed[]; rows: number } {
  const width = scale.range()[1] ?? 0;
  const inside = (x: number) => Math.min(Math.max(x, 0), width);
  const bounds = ({ begin, end }: Span) => {
    const x0 = begin === null ? scale(end ?? 0) - openEnd : scale(begin);
    return { x0: inside(x0), x1: inside(end === null ? x0 + openEnd : scale(end)) };
  };
  const free: number[] = [];
  const placed = meetings
    .filter((m) => m.when !== null && (m.when.earliest || m.when.latest))
    .map((m) => {
      const span = spanOf(m);
      const { x0, x1 } = bounds(span);
      const exact = span.begin !== null && span.end !== null && span.end - span.begin <= dayLength;
      // The mark of a time that is open on one side stands at the side that is known.
      const middle = span.begin === null ? x1 - markRadius : span.end === null ? x0 + markRadius : (x0 + x1) / 2;
      const x = Math.min(Math.max(middle, markRadius), width - markRadius);
      const soft = isSoft(m.when?.text ?? "") ? (span.begin === null ? "soft-begin" : span.end === null ? "soft-end" : "soft-both") : "";
      const ghosts = overtaken(m).map((text) => ({ text, ...bounds(spanOfText(text)) }));
      const name = named ? shortName(m).length * letter : 0;
      // A name stands beside its mark, and does not hide the soft ends of a short bar. If it would leave the drawing, it stands before.
      const short = !exact && x1 - x0 <= 2 * openEnd;
      const [start, end] = short ? [Math.min(x0, x - markRadius), Math.max(x1, x + markRadius)] : [x - markRadius, x + markRadius];
      const before = end + name > width;
      const left = Math.min(start - (before ? name : 0), exact ? x : x0, ...ghosts.map((g) => g.x0));
      const right = Math.max(end + (before ? 0 : name), exact ? x : x1, ...ghosts.map((g) => g.x1));
      return { of: m, row: 0, x, nameAt: before ? start : end, before, bar: exact ? null : { x0, x1, soft }, ghosts, left, right };
    })
    .sort((a, b) => a.left - b.left);
  for (const p of placed) {
    const row = free.findIndex((end) => end <= p.left);
    p.row = row < 0 ? free.length : row;
    free[p.row] = p.right;
  }
  return { placed, rows: Math.max(free.length, 1) };
}
