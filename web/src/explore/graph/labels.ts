import type { Dot } from "./figure";
import type { Camera } from "./state";

/** The most characters of a name in a drawing. A screen reader says the whole name, and the table shows it. */
const longest = 34;

/** The height of a name, and the width of one of its characters, in pixels. */
const [height, width] = [14, 6.4];

/** How far a name is above the outline of its thing, in pixels. */
export const above = 5;

export function shortened(label: string): string {
  return label.length > longest ? `${label.slice(0, longest)}…` : label;
}

const halfOf = (d: Dot, unit: number) => (shortened(d.label).length * width * unit) / 2;

/** The middle of the name of a thing: above the thing, and inside of the drawing as long as the thing is. */
export function nameAt(d: Dot, unit: number, seen: Camera): number {
  const inside = seen.width / 2 - halfOf(d, unit);
  return inside < 0 || Math.abs(d.x - seen.x) > seen.width / 2 ? d.x : Math.min(Math.max(d.x, seen.x - inside), seen.x + inside);
}

/** In a drawing of many things, the free room beside and above a name, in pixels. */
const [beside, over] = [10, 8];

/** From this number of things on, a drawing has many things. */
const many = 100;

/** How many of the largest things may have a name. */
const most = 150;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The things whose names are drawn: no name covers another. Larger things come first. unit is the length of a pixel on the plane. */
export function named(dots: readonly Dot[], unit: number, seen: Camera): Set<string> {
  const boxes: Box[] = [];
  const found = new Set<string>();
  const room = dots.length < many ? 0 : unit;
  for (const d of [...dots].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)).slice(0, most)) {
    const half = halfOf(d, unit) + beside * room;
    const x = nameAt(d, unit, seen);
    const bottom = d.y - (d.size + above) * unit;
    const box = { left: x - half, right: x + half, top: bottom - height * unit - over * room, bottom };
    if (!boxes.some((b) => box.left < b.right && b.left < box.right && box.top < b.bottom && b.top < box.bottom)) {
      boxes.push(box);
      found.add(d.id);
    }
  }
  return found;
}
