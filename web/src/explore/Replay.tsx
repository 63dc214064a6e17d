/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";

import { type Address, href } from "./address";
import { Term } from "./Term";
import { words } from "./words";

/** The length of a day in milliseconds. */
const day = 24 * 60 * 60 * 1000;

/** A replay shows this many steps, and pauses this long before each step, in milliseconds. */
const [steps, pause] = [30, 1000];

/** Replays how the record came about: a slider from the first report to the last report, which can also move by itself. */
export function Replay({ first, last, of }: { first: string; last: string; of: Address }) {
  const [plays, setPlays] = useState(false);
  const begin = Date.parse(first.slice(0, 10));
  const days = Math.round((Date.parse(last.slice(0, 10)) - begin) / day);
  const wanted = of.asOf ? Math.round((Date.parse(of.asOf.slice(0, 10)) - begin) / day) : days;
  const at = Math.min(Math.max(wanted, 0), days);
  const go = (to: number) => {
    // The last day shows the record of now, as the page does without a day.
    location.hash = href(of.view, of.id, to >= days ? "" : new Date(begin + to * day).toISOString().slice(0, 10), of.more);
  };
  useEffect(() => {
    if (!plays) {
      return;
    }
    if (at >= days) {
      setPlays(false);
      return;
    }
    const timer = setTimeout(() => go(Math.min(at + Math.ceil(days / steps), days)), pause);
    return () => clearTimeout(timer);
  }, [plays, at]);
  return (
    <p class="replay">
      <Term of="asOf">{words.replay}</Term> <input type="range" aria-label={words.replay} min={0} max={days} value={at} aria-valuetext={of.asOf || words.today} onChange={(e) => go(Number(e.currentTarget.value))} />{" "}
      <output>{of.asOf || words.today}</output>{" "}
      <button
        type="button"
        onClick={() => {
          if (!plays && at >= days) {
            go(0);
          }
          setPlays(!plays);
        }}
      >
        {plays ? words.stop : words.play}
      </button>
    </p>
  );
}
