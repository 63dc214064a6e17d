// Where new things are drawn. The same drawing and the same things always give the same places.

import { frame } from "./figure";

/** The plane goes from 0 to this number, in both directions. An address writes a coordinate in three characters: 36 × 36 × 36. */
export const plane = 36 ** 3;

/** The middle of the plane. */
export const middle = plane / 2;

/** The room that a thing and its name take. */
const [cellWidth, cellHeight] = [130, 80];

/** The angle between two neighbours on a spiral that leaves no gaps. */
const golden = Math.PI * (3 - Math.sqrt(5));

export interface Point {
  x: number;
  y: number;
}

/** Places things on a spiral around a point. Each thing takes a cell of its own. */
export function around(places: ReadonlyMap<string, Point>, center: Point, ids: readonly string[]): Map<string, Point> {
  const taken = new Set([...places.values()].map(cell));
  const found = new Map<string, Point>();
  for (const id of ids) {
    if (!places.has(id)) {
      found.set(id, takeCell(taken, center, 1));
    }
  }
  return found;
}

/** Moves things apart that would cover each other or their names. Pinned things stay where they are. */
export function apart(places: readonly Point[], isPinned: (i: number) => boolean): Point[] {
  const taken = new Set(places.filter((_, i) => isPinned(i)).map(cell));
  return places.map((at, i) => (isPinned(i) ? at : takeCell(taken, at, 0.4)));
}

/** How often circles are moved apart at most. Most drawings need a few rounds. */
const mostRounds = 200;

/** Moves circles apart that cover each other, as little as possible: the larger of two circles moves less, and a fixed circle does not move. Places and radii have the same unit. */
function uncovered(places: readonly Point[], radii: readonly number[], isFixed: (i: number) => boolean): Point[] {
  const at = places.map(({ x, y }) => ({ x, y }));
  const side = 2 * radii.reduce((most, r) => Math.max(most, r), 1e-9);
  const weight = (i: number) => (radii[i] ?? 0) ** 2;
  /** The part of a move that the first of two circles takes. */
  const shareOf = (i: number, j: number) => (isFixed(i) ? 0 : isFixed(j) ? 1 : weight(j) / (weight(i) + weight(j)));
  for (let round = 0, moved = true; moved && round < mostRounds; round++) {
    moved = false;
    const squares = Map.groupBy(at.keys(), (i) => squareOf(at[i] as Point, side, 0, 0));
    for (const [i, a] of at.entries()) {
      for (const [column, row] of nine) {
        for (const j of squares.get(squareOf(a, side, column, row)) ?? []) {
          if (j > i) {
            moved = push(a, at[j] as Point, (radii[i] ?? 0) + (radii[j] ?? 0), shareOf(i, j), i) || moved;
          }
        }
      }
    }
  }
  return at;
}

/** A square and the eight around it. */
const nine = [-1, 0, 1].flatMap((column) => [-1, 0, 1].map((row) => [column, row] as const));

const squareOf = ({ x, y }: Point, side: number, column: number, row: number) => (Math.floor(x / side) + column) * 100_003 + Math.floor(y / side) + row;

/** Pushes two circles apart, if they cover each other. The first takes a share of the move. Two circles at one place go in a direction of their number. */
function push(a: Point, b: Point, apart: number, share: number, number: number): boolean {
  const distance = Math.hypot(b.x - a.x, b.y - a.y);
  const missing = apart - distance;
  if (missing <= 1e-3) {
    return false;
  }
  const [x, y] = distance > 1e-9 ? [(b.x - a.x) / distance, (b.y - a.y) / distance] : [Math.cos(number * golden), Math.sin(number * golden)];
  a.x -= x * missing * share;
  a.y -= y * missing * share;
  b.x += x * missing * (1 - share);
  b.y += y * missing * (1 - share);
  return true;
}

/** The height of the things of a drawing where the drawing is seen as a whole on a usual screen, in pixels. */
const seenHeight = 560;

/** The free room around a thing, in pixels. */
const gap = 1;

/** Moves things apart, so that none covers another where the drawing is seen as a whole. The radii are in pixels. */
export function apartAsSeen(places: readonly Point[], radii: readonly number[], isFixed = (_: number) => false): Point[] {
  let at = [...places];
  // Who is moved makes the whole wider. Then a pixel stands for more of the plane.
  for (let round = 0, pixel = 0; round < 4; round++) {
    const { height, width } = frame(at);
    const needed = Math.max(height / seenHeight, width / (1.5 * seenHeight), 0.8);
    if (needed <= pixel) {
      break;
    }
    pixel = needed * (round === 0 ? 1 : 1.02);
    at = uncovered(places, radii.map((r) => (r + gap) * pixel), isFixed);
  }
  return at.map(inside);
}

/** Takes the first free cell on a spiral around a point, and returns the place in it. */
function takeCell(taken: Set<string>, center: Point, scale: number): Point {
  for (let turn = 0; ; turn++) {
    const at = spiral(center, turn, scale);
    if (!taken.has(cell(at))) {
      taken.add(cell(at));
      return at;
    }
  }
}

/**
 * Places meetings between their actors, and all other things on a spiral around the middle of the plane. The more meetings an actor is at, the
 * less the actor says about where a meeting stands: so the meetings of those who are at everything do not lie on one heap.
 */
export function between(actors: ReadonlyMap<string, Point>, meetings: readonly { id: string; actors: ReadonlyMap<string, unknown> }[], others: readonly string[]): Map<string, Point> {
  const found = new Map<string, Point>(actors);
  const attended = new Map<string, number>();
  meetings.forEach((m) => m.actors.forEach((_, a) => attended.set(a, (attended.get(a) ?? 0) + 1)));
  const taken = new Map<string, number>();
  for (const { id, actors: present } of meetings) {
    let [x, y, sum] = [0, 0, 0];
    for (const actor of present.keys()) {
      const at = actors.get(actor);
      const share = 1 / (attended.get(actor) ?? 1);
      if (at) {
        [x, y, sum] = [x + share * at.x, y + share * at.y, sum + share];
      }
    }
    const center = sum > 0 ? { x: x / sum, y: y / sum } : { x: middle, y: middle };
    // Meetings of the same actors have the same middle: the spiral keeps them apart.
    const turn = taken.get(cell(center)) ?? 1;
    taken.set(cell(center), turn + 1);
    found.set(id, spiral(center, turn, 0.4));
  }
  for (const [id, at] of around(found, { x: middle, y: middle }, others)) {
    found.set(id, at);
  }
  return found;
}

/** The places of a network of the server, which go from -1 to 1, on the plane. A larger network takes more room. */
export function onPlane(places: ReadonlyMap<string, Point>, things: number): Map<string, Point> {
  const radius = Math.min(middle * 0.9, 100 * Math.sqrt(things));
  return new Map([...places].map(([id, p]) => [id, inside({ x: middle + p.x * radius, y: middle + p.y * radius })]));
}

/** Keeps a point on the plane, with whole numbers as coordinates. */
export function inside({ x, y }: Point): Point {
  const keep = (n: number) => Math.min(Math.max(Math.round(n), 0), plane - 1);
  return { x: keep(x), y: keep(y) };
}

function spiral(center: Point, turn: number, scale: number): Point {
  const radius = scale * Math.sqrt(turn);
  return inside({ x: center.x + radius * cellWidth * Math.cos(turn * golden), y: center.y + radius * cellHeight * Math.sin(turn * golden) });
}

function cell({ x, y }: Point): string {
  return `${Math.round(x / cellWidth)} ${Math.round(y / cellHeight)}`;
}
