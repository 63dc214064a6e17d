// Where new things are drawn. The same drawing and the same things always give the same places.

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

/** Moves things apart that would cover each other, as little as possible. Each takes a square of the given side. The first things have the first choice. */
export function spread(places: readonly Point[], side: number): Point[] {
  const taken = new Set<string>();
  const near = nearSquares(places.length);
  return places.map(({ x, y }) => {
    const [column, row] = [Math.round(x / side), Math.round(y / side)];
    const key = ([i, j]: [number, number]) => `${column + i} ${row + j}`;
    const free = near.find((square) => !taken.has(key(square))) ?? [0, 0];
    taken.add(key(free));
    return inside({ x: (column + free[0]) * side, y: (row + free[1]) * side });
  });
}

/** Squares around a square, the nearest first: at least as many as a number of things can need. */
function nearSquares(things: number): [number, number][] {
  const reach = Math.ceil(Math.sqrt(things) / 2) + 1;
  const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return steps.flatMap((i) => steps.map((j): [number, number] => [i, j])).sort(([a, b], [c, d]) => a * a + b * b - c * c - d * d);
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

/** Places meetings in the middle of their actors, and all other things on a spiral around the middle of the plane. */
export function between(actors: ReadonlyMap<string, Point>, meetings: Iterable<{ id: string; actors: ReadonlyMap<string, unknown> }>, others: readonly string[]): Map<string, Point> {
  const found = new Map<string, Point>(actors);
  const taken = new Map<string, number>();
  for (const { id, actors: present } of meetings) {
    const at = [...present.keys()].flatMap((a) => actors.get(a) ?? []);
    const sum = at.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 });
    const center = at.length > 0 ? { x: sum.x / at.length, y: sum.y / at.length } : { x: middle, y: middle };
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
