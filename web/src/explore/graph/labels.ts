import type { Dot } from "./figure";

/** The most characters of a name in a drawing. A screen reader says the whole name, and the table shows it. */
const longest = 34;

/** The height of a name, and the width of one of its characters, in pixels. */
const [height, width] = [14, 6.4];

/** How far a name is above the outline of its thing, in pixels. */
export const above = 5;

export function shortened(label: string): string {
  return label.length > longest ? `${label.slice(0, longest)}…` : label;
}

/** The things whose names are drawn: no name covers another. Larger things come first. unit is the length of a pixel on the plane. */
export function named(dots: readonly Dot[], unit: number): Set<string> {
  const boxes: { left: number; right: number; top: number; bottom: number }[] = [];
  const found = new Set<string>();
  for (const d of [...dots].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1))) {
    const half = (shortened(d.label).length * width * unit) / 2;
    const bottom = d.y - (d.size + above) * unit;
    const box = { left: d.x - half, right: d.x + half, top: bottom - height * unit, bottom };
    if (!boxes.some((b) => box.left < b.right && b.left < box.right && box.top < b.bottom && b.top < box.bottom)) {
      boxes.push(box);
      found.add(d.id);
    }
  }
  return found;
}
