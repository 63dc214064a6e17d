import { useEffect, useRef, useState } from "preact/hooks";

import { type Filter, isFiltered } from "./filter";
import { type Known, type Neighbours, type Thing, kindOf, learn, matching, neighbours, nothingKnown } from "./record";

/** What the record says about things at a moment, once it is known, and the error if it cannot be known. */
export interface Knowledge {
  /** What is known of at least all things that were asked for last. Null until then. */
  known: Known | null;
  error: Error | null;
}

/** Learns what the record says about things. The caches live as long as the view: one for each moment. A moment of null asks for nothing. */
export function useKnown(caches: Map<string, Known>, types: Map<string, string>, ids: readonly string[], asOf: string | null): Knowledge {
  const [knowledge, set] = useState<Knowledge & { asOf: string | null }>({ known: null, error: null, asOf: null });
  useEffect(() => {
    let current = true;
    if (asOf !== null) {
      learn(caches.get(asOf) ?? nothingKnown(), types, ids, asOf).then(
        (known) => {
          caches.set(asOf, known);
          if (current) {
            set({ known, error: null, asOf });
          }
        },
        (error: Error) => current && set({ known: null, error, asOf }),
      );
    }
    return () => {
      current = false;
    };
  }, [ids, asOf]);
  return knowledge.asOf === asOf ? knowledge : { known: null, error: null };
}

/** Which of the meetings match a filter, or why nobody can say so. Null: all of them, or the answer is on its way. */
export interface Matched {
  shown: ReadonlySet<string> | null;
  error: Error | null;
}

const all: Matched = { shown: null, error: null };

/** Asks which of the meetings match a filter. With a filter that the server refuses, no meeting matches. */
export function useMatching(ids: readonly string[], filter: Filter, asOf: string): Matched {
  const [found, set] = useState(all);
  const latest = useRef(0);
  const key = JSON.stringify(filter);
  useEffect(() => {
    const turn = ++latest.current;
    if (!isFiltered(filter)) {
      set(all);
      return;
    }
    matching(ids, filter, asOf).then(
      (shown) => turn === latest.current && set({ shown, error: null }),
      (error: Error) => turn === latest.current && set({ shown: new Set(), error }),
    );
  }, [ids.join(" "), key, asOf]);
  return found;
}

/** Asks what is next to a thing, at the present moment and, in a comparison, also at the earlier moment. */
export function useNeighbours(thing: Thing | undefined, filter: Filter, asOf: string, since: string, types: Map<string, string>): Neighbours | Error | null {
  const [found, set] = useState<Neighbours | Error | null>(null);
  useEffect(() => {
    let current = true;
    set(null);
    if (thing && kindOf(thing.type)) {
      Promise.all([asOf, ...(since ? [since] : [])].map((moment) => neighbours(thing, filter, moment, types))).then(
        (answers) => current && set(answers.reduce(union)),
        (error: Error) => current && set(error),
      );
    }
    return () => {
      current = false;
    };
  }, [thing?.id, JSON.stringify(filter), asOf, since]);
  return found;
}

function union(a: Neighbours, b: Neighbours): Neighbours {
  const both = <T extends Thing>(x: T[], y: T[]) => [...new Map([...x, ...y].map((t) => [t.id, t])).values()];
  return { meetings: both(a.meetings, b.meetings), actors: both(a.actors, b.actors), total: Math.max(a.total, b.total) };
}
