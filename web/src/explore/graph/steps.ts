import { useEffect, useRef, useState } from "preact/hooks";

import { href } from "../address";
import { type Wanted, read, write } from "./address";
import { type State, type Steps, look, redo, step, undo } from "./state";

/** How long a drawing rests before its address is written, in milliseconds. Browsers refuse to write addresses many times in a second. */
const rest = 250;

export interface Walk {
  steps: Steps;
  /** Takes a step that can be undone. A correction belongs to the step before. */
  go: (change: (s: State) => State, corrects?: boolean) => void;
  /** Changes the selection or the camera. */
  see: (change: (s: State) => State) => void;
  undo: () => void;
  redo: () => void;
}

/** Keeps the state of the view, its earlier and undone states, and the address of the page. An address that somebody else writes is a step, too. */
export function useSteps(id: string, asOf: string, onStart: (wanted: Wanted) => void): Walk {
  const [steps, set] = useState<Steps>(() => ({ past: [], now: read(id, asOf).state, future: [] }));
  // The address that the state is known to have. An address that only says from what to start has no state yet.
  const written = useRef(steps.now.places.size > 0 ? href("graph", id, asOf) : "");
  const resting = useRef(0);
  const now = steps.now;
  useEffect(() => {
    if (href("graph", id, asOf) === written.current) {
      return;
    }
    clearTimeout(resting.current);
    const wanted = read(id, asOf);
    written.current = href("graph", id, asOf);
    if (wanted.start || wanted.everything) {
      onStart(wanted);
    } else {
      set((s) => step(s, wanted.state));
    }
  }, [id, asOf]);
  useEffect(() => {
    if (now.places.size === 0 && steps.past.length === 0) {
      return; // The view has not started yet: the address still says from what.
    }
    clearTimeout(resting.current);
    resting.current = window.setTimeout(() => {
      const address = href("graph", write(now), now.asOf);
      if (address !== written.current) {
        written.current = address;
        history.replaceState(history.state, "", address);
        // The header shows the moment, and a step back can change it.
        dispatchEvent(new HashChangeEvent("hashchange"));
      }
    }, rest);
  }, [now]);
  const walk = {
    steps,
    go: (change: (s: State) => State, corrects = false) => set((s) => (corrects ? look : step)(s, change(s.now))),
    see: (change: (s: State) => State) => set((s) => look(s, change(s.now))),
    undo: () => set(undo),
    redo: () => set(redo),
  };
  useKeys(walk);
  return walk;
}

/** Ctrl+Z and Ctrl+Shift+Z, or the command key of a Mac. In a field they undo what was typed. */
function useKeys(walk: Walk) {
  const latest = useRef(walk);
  latest.current = walk;
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      const typing = e.target instanceof HTMLInputElement && ["text", "search", "password"].includes(e.target.type);
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "z" && !typing) {
        e.preventDefault();
        (e.shiftKey ? latest.current.redo : latest.current.undo)();
      }
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, []);
}
