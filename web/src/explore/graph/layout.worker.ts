// Arranges a drawing with ForceAtlas2, away from the page: the page stays responsive meanwhile. The number of rounds is fixed and nothing is
// random, so the same drawing is always arranged in the same way.

import iterate from "graphology-layout-forceatlas2/iterate";

import { around, inside, middle, plane } from "./place";

/** The things with their places, and the pairs of things that are linked, by the places of the things in the list. */
export interface ToArrange {
  ids: string[];
  x: number[];
  y: number[];
  pinned: boolean[];
  pairs: [number, number][];
}

/** The numbers that the library keeps for each thing and for each pair. */
const [perThing, perPair] = [10, 3];

/** The library works with smaller numbers than the plane has. */
const unit = 100;

/** Up to this number of things, each thing gets room for its name. */
const mostWithNames = 2000;

function rounds(things: number): number {
  return things < 500 ? 400 : things < 3000 ? 150 : 60;
}

function arrange({ ids, x, y, pinned, pairs }: ToArrange): Map<string, { x: number; y: number }> {
  const things = new Float32Array(ids.length * perThing);
  ids.forEach((_, i) => {
    // x, y, four speeds, the mass, the convergence, the size, and whether the thing stays where it is.
    things.set([((x[i] ?? 0) - middle) / unit, ((y[i] ?? 0) - middle) / unit, 0, 0, 0, 0, 1, 1, 1, pinned[i] ? 1 : 0], i * perThing);
  });
  const links = new Float32Array(pairs.length * perPair);
  pairs.forEach(([a, b], i) => {
    links.set([a * perThing, b * perThing, 1], i * perPair);
    for (const thing of [a, b]) {
      things[thing * perThing + 6] = (things[thing * perThing + 6] ?? 0) + 1;
    }
  });
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 2,
    strongGravityMode: false,
    gravity: 0.5,
    slowDown: 5,
    barnesHutOptimize: ids.length > 500,
    barnesHutTheta: 0.8,
  };
  for (let round = 0; round < rounds(ids.length); round++) {
    iterate(settings, things, links);
  }
  const scale = pinned.some(Boolean) ? unit : fitting(things, ids.length);
  const found = new Map(ids.map((id, i) => [id, inside({ x: middle + (things[i * perThing] ?? 0) * scale, y: middle + (things[i * perThing + 1] ?? 0) * scale })]));
  return ids.length > mostWithNames ? found : apart(ids, pinned, found);
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

/** Moves things apart that would cover each other or their names. */
function apart(ids: string[], pinned: boolean[], places: Map<string, { x: number; y: number }>): Map<string, { x: number; y: number }> {
  const settled = new Map([...places].filter((_, i) => pinned[i]));
  ids.filter((_, i) => !pinned[i]).forEach((id) => {
    const at = places.get(id) ?? { x: middle, y: middle };
    around(settled, at, [id]).forEach((free, id) => settled.set(id, free));
  });
  return settled;
}

onmessage = (e: MessageEvent<ToArrange>) => postMessage(arrange(e.data));
