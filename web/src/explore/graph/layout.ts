import defaults from "graphology-layout-forceatlas2/defaults";

import type { Figure } from "./figure";
import type { ToArrange } from "./layout.worker";
import type { Point } from "./place";
import type { State } from "./state";

/** How many lines are collected before the page may do something else. */
const atOnce = 20_000;

/** Lets the page answer the reader. */
function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** Arranges a drawing anew, in a worker. Pinned things stay where they are. */
export async function arrangeAnew(s: State, { dots, lines }: Figure): Promise<Map<string, Point>> {
  await pause();
  const index = new Map(dots.map((d, i) => [d.id, i]));
  const task: ToArrange = {
    places: new Float64Array(2 * dots.length),
    radii: Float64Array.from(dots, (d) => d.size),
    pinned: Uint8Array.from(dots, (d) => (s.places.get(d.id)?.pinned ? 1 : 0)),
    pairs: new Int32Array(2 * lines.length),
    settings: {
      // The build lists the licences of what the page imports, and not of what only the worker imports: this import is for the list, too.
      ...defaults,
      // Groups with few lines between them lie apart.
      linLogMode: true,
      scalingRatio: 2,
      slowDown: 5,
      // Things without a path to the others stay near them.
      strongGravityMode: true,
      gravity: 0.02,
      // In a large drawing, things far away count as one.
      barnesHutOptimize: dots.length > 500,
      barnesHutTheta: 0.8,
    },
  };
  dots.forEach(({ x, y }, i) => {
    task.places[2 * i] = x;
    task.places[2 * i + 1] = y;
  });
  for (const [i, { from, to }] of lines.entries()) {
    if (i % atOnce === 0) {
      await pause();
    }
    task.pairs[2 * i] = index.get(from) ?? 0;
    task.pairs[2 * i + 1] = index.get(to) ?? 0;
  }
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  try {
    const places = await new Promise<Float64Array>((done, failed) => {
      worker.onmessage = (e: MessageEvent<Float64Array>) => done(e.data);
      worker.onerror = (e) => failed(new Error(e.message));
      worker.postMessage(task, { transfer: [task.places.buffer, task.pinned.buffer, task.pairs.buffer] });
    });
    // A mark for those who measure the page: what comes after it is no longer the layout.
    performance.mark("arranged");
    return new Map(dots.map((d, i) => [d.id, { x: places[2 * i] ?? d.x, y: places[2 * i + 1] ?? d.y }]));
  } finally {
    worker.terminate();
  }
}
