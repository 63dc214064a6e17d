import type { Figure } from "./figure";
import type { ToArrange } from "./layout.worker";
import type { Point } from "./place";
import type { State } from "./state";

/** Arranges a drawing anew, in a worker. Pinned things stay where they are. */
export function arrangeAnew(s: State, figure: Figure): Promise<Map<string, Point>> {
  const index = new Map(figure.dots.map((d, i) => [d.id, i]));
  const task: ToArrange = {
    ids: figure.dots.map((d) => d.id),
    x: figure.dots.map((d) => d.x),
    y: figure.dots.map((d) => d.y),
    pinned: figure.dots.map((d) => s.places.get(d.id)?.pinned ?? false),
    pairs: figure.lines.flatMap((l): [number, number][] => {
      const [from, to] = [index.get(l.from), index.get(l.to)];
      return from !== undefined && to !== undefined ? [[from, to]] : [];
    }),
  };
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  return new Promise<Map<string, Point>>((done, failed) => {
    worker.onmessage = (e: MessageEvent<Map<string, Point>>) => done(e.data);
    worker.onerror = (e) => failed(new Error(e.message));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
