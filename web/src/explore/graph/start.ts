// The first state of a drawing.

import { Unknown } from "../api";
import type { Wanted } from "./address";
import { compose, figureAt } from "./compose";
import { manyThings } from "./figure";
import { arrangeAnew } from "./layout";
import { apart, between, middle, onPlane } from "./place";
import { type Known, everything, learn, neighbours, nothingKnown, serverPlaces } from "./record";
import { type State, arrange, expand } from "./state";

/** The most neighbours that a drawing of one thing begins with. With more of them, the reader first sees how many there are. */
const mostAtFirst = 40;

/** The most things that a drawing of the whole record arranges at the start. The places of more things are those that the server gives. */
const mostArranged = 3000;

/** Starts from one thing and what is next to it. */
export async function start({ start: id, state }: Wanted, types: Map<string, string>): Promise<State> {
  const known = await learn(nothingKnown(), types, [id], state.asOf);
  const thing = known.meetings.get(id) ?? known.actors.get(id);
  if (!thing) {
    throw new Unknown(id);
  }
  const alone: State = { ...state, places: new Map([[id, { x: middle, y: middle, pinned: false, by: "" }]]), selected: id };
  const near = await neighbours(thing, state.filter, state.asOf, types, mostAtFirst + 1);
  const first = (near.meetings.length > 0 ? near.meetings : near.actors).map((t) => t.id);
  return first.length > mostAtFirst ? alone : expand(alone, id, first);
}

/** Starts from all meetings that match the filter, and all their actors. The server gives the places of the actors, unless they are too many. */
export async function startWhole(state: State, types: Map<string, string>, keep: (known: Known) => void, progress: (read: number, of: number) => void, arranging: () => void): Promise<State> {
  const [known, given] = await Promise.all([everything(state.filter, state.asOf, types, progress), serverPlaces(state.filter, state.asOf)]);
  keep(known);
  // Sides that sent somebody are not in the drawing at first: each would have lines to most meetings.
  const present = new Set([...known.meetings.values()].flatMap((m) => [...m.actors].filter(([, part]) => part !== "for").map(([id]) => id)));
  const actors = [...present];
  const places = between(onPlane(new Map([...given].filter(([id]) => present.has(id))), known.meetings.size + actors.length), [...known.meetings.values()], actors.filter((id) => !given.has(id)));
  const placed: State = { ...state, places: new Map([...places].map(([id, at]) => [id, { ...at, pinned: false, by: "" }])) };
  const figure = figureAt(compose([...places.keys()], known, null, null), placed.places);
  if (places.size < manyThings && given.size > 0) {
    // In a small drawing, every name has room.
    const roomy = apart(figure.dots, () => false);
    return arrange(placed, new Map(figure.dots.map((d, i) => [d.id, roomy[i] ?? d])));
  }
  if (places.size > mostArranged && given.size > 0) {
    return placed;
  }
  arranging();
  return arrange(placed, await arrangeAnew(placed, figure));
}
