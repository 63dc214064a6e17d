// The address of a drawing: it brings back exactly what is seen. It has only characters that an address need not escape, and the moment
// of "as reported by" stands behind it, as on every page.
//
// An address such as ~nmoscow-2025-12-02_hs0hs0~f2025-11-01 has sections, and each begins with a letter: n for the things with their
// places, f for the first day of the filter, and so on. An address without "~" is the id of one thing to start from.

import { inside, middle } from "./place";
import { type Place, type State, empty } from "./state";

/** What an address asks for: a state, and perhaps a thing to start from, or the whole record. */
export interface Wanted {
  state: State;
  start: string;
  everything: boolean;
}

export function read(id: string, asOf: string): Wanted {
  if (!id.startsWith("~")) {
    return { state: { ...empty, asOf }, start: id, everything: false };
  }
  const sections = new Map(id.slice(1).split("~").map((s) => [s[0] ?? "", s.slice(1)]));
  const text = (letter: string) => sections.get(letter) ?? "";
  const list = (letter: string) => text(letter).split(".").filter(Boolean);
  const [from = "", to = ""] = text("c").split(".");
  const [x, y, width] = list("v").map(number);
  return {
    start: "",
    everything: sections.has("a"),
    state: {
      places: readPlaces(list("n")),
      filter: { from: text("f"), until: text("u"), side: text("s"), topic: text("t"), place: text("p"), status: list("w") },
      from,
      to,
      anyOrder: sections.has("o"),
      asOf,
      since: text("d"),
      selected: text("x"),
      camera: x !== undefined && y !== undefined && width !== undefined ? { x, y, width } : null,
    },
  };
}

export function write(s: State, everything = false): string {
  const sections: [string, string][] = [
    ["n", writePlaces(s.places)],
    ["f", s.filter.from],
    ["u", s.filter.until],
    ["s", s.filter.side],
    ["t", s.filter.topic],
    ["p", s.filter.place],
    ["w", s.filter.status.join(".")],
    ["c", s.from || s.to ? `${s.from}.${s.to}` : ""],
    ["o", s.anyOrder ? "1" : ""],
    ["d", s.since],
    ["x", s.selected],
    ["v", s.camera ? [s.camera.x, s.camera.y, s.camera.width].map((n) => Math.round(n).toString(36)).join(".") : ""],
  ];
  const given = sections.filter(([, value]) => value).map(([letter, value]) => `~${letter}${value}`);
  return (everything ? "~a" : "") + given.join("") || "~n";
}

// The things stand in the order of their ids. Each leaves out the characters that it shares with the thing before, and says how many. So a
// drawing of 10,000 meetings, whose ids begin with the same words, has an address of about 200 KB and not of 400 KB.

/** The places that were written before: often only the camera changes, and a large drawing takes a while to write. */
const written = new WeakMap<ReadonlyMap<string, Place>, string>();

function writePlaces(places: ReadonlyMap<string, Place>): string {
  const text = written.get(places) ?? placesAsText(places);
  written.set(places, text);
  return text;
}

function placesAsText(places: ReadonlyMap<string, Place>): string {
  const ids = [...places.keys()].sort();
  const index = new Map(ids.map((id, i) => [id, i]));
  let before = "";
  return ids
    .map((id) => {
      const { x, y, pinned, by } = places.get(id) ?? { x: middle, y: middle, pinned: false, by: "" };
      const shared = sharedLength(before, id);
      before = id;
      return `${shared.toString(36)}${id.slice(shared)}_${digits(x)}${digits(y)}${pinned ? "!" : ""}${index.get(by)?.toString(36) ?? ""}`;
    })
    .join(".");
}

function readPlaces(entries: string[]): Map<string, Place> {
  let before = "";
  const read = entries.flatMap((entry) => {
    const [name = "", rest = ""] = entry.split("_");
    const id = before.slice(0, number(name[0] ?? "0")) + name.slice(1);
    before = id;
    const at = inside({ x: number(rest.slice(0, 3)), y: number(rest.slice(3, 6)) });
    // An address that somebody has shortened by hand has things without a place. They are left out.
    return rest.length < 6 ? [] : [{ id, ...at, pinned: rest[6] === "!", by: rest.slice(6).replace("!", "") }];
  });
  return new Map(read.map(({ id, by, ...place }) => [id, { ...place, by: by ? (read[number(by)]?.id ?? "") : "" }]));
}

function sharedLength(a: string, b: string): number {
  let n = 0;
  while (n < 35 && n < a.length && a[n] === b[n]) {
    n++;
  }
  return n;
}

function digits(n: number): string {
  return inside({ x: n, y: 0 }).x.toString(36).padStart(3, "0");
}

function number(text: string): number {
  return Number.parseInt(text, 36) || 0;
}
