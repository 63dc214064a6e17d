// Arranges a drawing with ForceAtlas2, away from the page: the page stays responsive meanwhile. The number of rounds is fixed and nothing is
// random, so the same drawing is always arranged in the same way.

import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
import iterate from "graphology-layout-forceatlas2/iterate";

import { manyThings } from "./figure";
import { apart, apartAsSeen, inside, middle, plane } from "./place";

/** What is arranged, as numbers: a worker gets and returns long lists of numbers without copies. */
export interface ToArrange {
  /** The places of the things: x and y in turn. The answer has the same form. */
  places: Float64Array<ArrayBuffer>;
  /** The radii of the things, in pixels. */
  radii: Float64Array<ArrayBuffer>;
  /** 1 for each thing that is pinned, else 0. */
  pinned: Uint8Array<ArrayBuffer>;
  /** The links: two things in turn, by their places in the list of things. */
  pairs: Int32Array<ArrayBuffer>;
  settings: Required<ForceAtlas2Settings>;
}

/** The numbers that the library keeps for each thing and for each pair. */
const [perThing, perPair] = [10, 3];

/** The library works with smaller numbers than the plane has. */
const unit = 100;

function rounds(things: number): number {
  return things < 500 ? 400 : things < 3000 ? 150 : 60;
}

function arrange({ places, radii, pinned, pairs, settings }: ToArrange): Float64Array {
  const count = pinned.length;
  const things = new Float32Array(count * perThing);
  for (let i = 0; i < count; i++) {
    // x, y, four speeds, the mass, the convergence, the size, and whether the thing stays where it is.
    things.set([((places[2 * i] ?? 0) - middle) / unit, ((places[2 * i + 1] ?? 0) - middle) / unit, 0, 0, 0, 0, 1, 1, 1, pinned[i] ?? 0], i * perThing);
  }
  const links = new Float32Array((pairs.length / 2) * perPair);
  for (let i = 0; i < pairs.length / 2; i++) {
    const [a, b] = [(pairs[2 * i] ?? 0) * perThing, (pairs[2 * i + 1] ?? 0) * perThing];
    links.set([a, b, 1], i * perPair);
    things[a + 6] = (things[a + 6] ?? 0) + 1;
    things[b + 6] = (things[b + 6] ?? 0) + 1;
  }
  for (let round = 0; round < rounds(count); round++) {
    iterate(settings, things, links);
  }
  const scale = pinned.includes(1) ? unit : fitting(things, count);
  const found = Array.from(pinned, (_, i) => inside({ x: middle + (things[i * perThing] ?? 0) * scale, y: middle + (things[i * perThing + 1] ?? 0) * scale }));
  // In a small drawing, every name has room.
  const fixed = (i: number) => pinned[i] === 1;
  return new Float64Array((count < manyThings ? apart(found, fixed) : apartAsSeen(found, [...radii], fixed)).flatMap(({ x, y }) => [x, y]));
}

/** The scale with which the drawing takes the room that its things need, and stays on the plane. */
function fitting(things: Float32Array, count: number): number {
  let [sum, most] = [0, 1];
  for (let i = 0; i < count; i++) {
    const distance = Math.hypot(things[i * perThing] ?? 0, things[i * perThing + 1] ?? 0);
    sum += distance;
    most = Math.max(most, distance);
  }
  return Math.min((70 * Math.sqrt(count)) / Math.max(sum / count, 1e-6), (0.49 * plane) / most);
}

onmessage = (e: MessageEvent<ToArrange>) => {
  const places = arrange(e.data);
  postMessage(places, { transfer: [places.buffer] });
};
