// What a drawing shows, whatever draws it. Meaning is in shapes, borders and marks, never in a colour alone.

/** The outline of a thing: people are circles, organizations are diamonds, meetings are squares. */
export type Outline = "circle" | "square" | "diamond";

/** How the outline is filled: the status of a meeting. */
export type Fill = "full" | "hollow" | "left half" | "right half" | "lower half" | "crossed" | "barred" | "struck" | "dotted";

/** What became of a thing between two moments. */
export type Change = "" | "added" | "gone" | "changed";

export interface Dot {
  id: string;
  x: number;
  y: number;
  /** The radius in pixels. */
  size: number;
  outline: Outline;
  fill: Fill;
  color: string;
  change: Change;
  label: string;
  /** What a screen reader says. */
  told: string;
}

export interface Line {
  id: string;
  from: string;
  to: string;
  width: number;
  /** If it is not the usual color of lines. */
  color?: string;
  dashed: boolean;
  change: Change;
}

export interface Figure {
  dots: readonly Dot[];
  lines: readonly Line[];
}

/** From this number of things on, WebGL draws. Below, the drawing is SVG, which every browser shows. */
export const manyThings = 500;

/** Colours that stand out from a light and from a dark page. */
export const colors = { circle: "#3b7fc0", square: "#b5651d", diamond: "#438a50", line: "#8a939d", lit: "#d1246b", paper: "#f2f4f7" };

/** The colors of the largest groups of a network, in their order. The names say the groups, too. */
export const groupColors = ["#3b7fc0", "#b5651d", "#438a50", "#a0529e", "#c0504d", "#1f8a8a", "#857a1e", "#766bcb", "#5e8f1f", "#98664e", "#3f6d8f", "#7d5a8c"];

/** How much of a drawing its things cover at most, and the largest radius of a thing, in pixels. */
const [covered, largest] = [50_000, 14];

/** The radii of things, in pixels. Things with more links are larger, and meetings are smaller than actors. In a drawing of many things, all things are smaller. */
export function radii(things: readonly { links: number; meeting: boolean }[]): number[] {
  const most = things.reduce((n, { links }) => Math.max(n, links), 1);
  const parts = things.map(({ links, meeting }) => (meeting ? 0.6 : 1) * (0.35 + 0.65 * Math.sqrt(links / most)));
  const area = Math.PI * parts.reduce((sum, part) => sum + part ** 2, 0);
  const radius = Math.min(largest, Math.sqrt(covered / Math.max(area, 1e-9)));
  return parts.map((part) => part * radius);
}

/** How opaque the lines of a drawing are. The more lines there are, the more of what is below them is seen. */
export function opacityOf(lines: number): number {
  return Math.min(0.9, Math.max(0.05, 0.9 * Math.sqrt(150 / Math.max(lines, 1))));
}

/** The fill for each status of a meeting. No two are the same. */
const fills: Record<string, Fill> = {
  HELD: "full",
  PROPOSED: "hollow",
  SCHEDULED: "lower half",
  UNDER_WAY: "left half",
  DISPUTED: "right half",
  CANCELLED: "barred",
  DENIED: "crossed",
  RESCHEDULED: "struck",
  UNCONFIRMED: "dotted",
};

export function fillOf(status: string): Fill {
  return fills[status] ?? "dotted";
}

/** The mark before the name of a thing that differs between two moments. */
export const changeMark: Record<Change, string> = { "": "", added: "+ ", gone: "− ", changed: "≠ " };

/** The box around all dots, with room for names. */
export function frame(dots: readonly { x: number; y: number }[]): { x: number; y: number; width: number; height: number } {
  if (dots.length === 0) {
    return { x: 0, y: 0, width: 1, height: 1 };
  }
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of dots) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
