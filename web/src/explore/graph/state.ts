// What a reader sees in the graph view, and the steps that change it. A state never changes: each step makes another state, so that every
// step can be undone.

import { type Filter, noFilter } from "./filter";
import { around, middle } from "./place";

/** Where a thing is drawn. */
export interface Place {
  x: number;
  y: number;
  /** A pinned thing stays where it is when the drawing is arranged anew or when its neighbour is collapsed. */
  pinned: boolean;
  /** The thing whose expansion brought this thing into the drawing. */
  by: string;
}

/** The part of the plane that is seen: its middle and its width. */
export interface Camera {
  x: number;
  y: number;
  width: number;
}

export interface State {
  places: ReadonlyMap<string, Place>;
  filter: Filter;
  /** The ends of the chains that are listed. */
  from: string;
  to: string;
  /** Whether chains that go back in time are listed, too. */
  anyOrder: boolean;
  asOf: string;
  /** The earlier moment of a comparison. */
  since: string;
  selected: string;
  /** Null if the whole drawing is seen. */
  camera: Camera | null;
}

export const empty: State = { places: new Map(), filter: noFilter, from: "", to: "", anyOrder: false, asOf: "", since: "", selected: "", camera: null };

/** Adds things around another thing. */
export function expand(s: State, by: string, ids: readonly string[]): State {
  const places = new Map(s.places);
  const center = s.places.get(by) ?? { x: middle, y: middle };
  for (const [id, at] of around(s.places, center, ids)) {
    places.set(id, { ...at, pinned: false, by });
  }
  return { ...s, places };
}

/** The things that the expansion of a thing brought, directly or through others. Pinned things stay, with all that they brought. */
export function brought(s: State, by: string): Set<string> {
  const children = Map.groupBy(s.places, ([, place]) => place.by);
  const found = new Set<string>();
  const visit = (of: string) => {
    for (const [id, place] of children.get(of) ?? []) {
      if (!place.pinned && id !== by && !found.has(id)) {
        found.add(id);
        visit(id);
      }
    }
  };
  visit(by);
  return found;
}

export function collapse(s: State, by: string): State {
  const gone = brought(s, by);
  return { ...s, places: new Map([...s.places].filter(([id]) => !gone.has(id))), selected: gone.has(s.selected) ? by : s.selected };
}

export function remove(s: State, id: string): State {
  const places = new Map(s.places);
  places.delete(id);
  return { ...s, places, selected: s.selected === id ? "" : s.selected };
}

/** Moves a thing, and pins it there. */
export function move(s: State, id: string, x: number, y: number): State {
  const place = s.places.get(id);
  return place ? { ...s, places: new Map(s.places).set(id, { ...place, x: Math.round(x), y: Math.round(y), pinned: true }) } : s;
}

export function pin(s: State, id: string, pinned: boolean): State {
  const place = s.places.get(id);
  return place ? { ...s, places: new Map(s.places).set(id, { ...place, pinned }) } : s;
}

/** Moves all things that are not pinned. */
export function arrange(s: State, to: ReadonlyMap<string, { x: number; y: number }>): State {
  const moved = [...s.places].map(([id, place]): [string, Place] => {
    const at = to.get(id);
    return [id, at && !place.pinned ? { ...place, x: Math.round(at.x), y: Math.round(at.y) } : place];
  });
  return { ...s, places: new Map(moved) };
}

/** The states before and after the present state. */
export interface Steps {
  past: readonly State[];
  now: State;
  future: readonly State[];
}

/** How many steps can be undone. */
const remembered = 200;

/** Takes a step that can be undone. */
export function step(s: Steps, to: State): Steps {
  return to === s.now ? s : { past: [...s.past.slice(-remembered), s.now], now: to, future: [] };
}

/** Changes what is no step of its own: the selection, the camera, and a correction of the step before. */
export function look(s: Steps, to: State): Steps {
  return { ...s, now: to };
}

export function undo({ past, now, future }: Steps): Steps {
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : { past, now, future };
}

export function redo({ past, now, future }: Steps): Steps {
  const [after, ...rest] = future;
  return after ? { past: [...past, now], now: after, future: rest } : { past, now, future };
}
