/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { type Address, go, href } from "./address";
import { Term } from "./Term";
import { dayLength, dayOf } from "./timeline/period";
import { words } from "./words";

/** A replay shows this many steps, and pauses this long before each step, in milliseconds. */
const [steps, pause] = [30, 1000];

/** Replays how the record came about: a slider from the first report to the last report, which can also move by itself. */
export function Replay({ first, last, of }: { first: string; last: string; of: Address }) {
  const [plays, setPlays] = useState(false);
  const begin = Date.parse(first.slice(0, 10));
  const days = Math.round((Date.parse(last.slice(0, 10)) - begin) / dayLength);
  const wanted = of.asOf ? Math.round((Date.parse(of.asOf.slice(0, 10)) - begin) / dayLength) : days;
  const at = Math.min(Math.max(wanted, 0), days);
  // The last day shows the record of now, as the page does without a day.
  const moved = useRef(false);
  // All days of a replay are one step of the history, and so are all days through which the slider goes while it has the focus.
  const show = (to: number) => {
    go(href(of.view, of.id, to >= days ? "" : dayOf(begin + to * dayLength), of.more), moved.current);
    moved.current = true;
  };
  useEffect(() => {
    if (!plays) {
      return;
    }
    const timer = setTimeout(() => {
      const next = Math.min(at + Math.ceil(days / steps), days);
      show(next);
      setPlays(next < days);
    }, pause);
    return () => clearTimeout(timer);
  }, [plays, at]);
  return (
    <p class="replay">
      <Term of="asOf">{words.replay}</Term> <input type="range" aria-label={words.replay} min={0} max={days} value={at} aria-valuetext={of.asOf || words.today} onChange={(e) => show(Number(e.currentTarget.value))} onBlur={() => (moved.current = false)} />{" "}
      <output>{of.asOf || words.today}</output>{" "}
      <button
        type="button"
        onClick={() => {
          moved.current = false;
          if (!plays && at >= days) {
            show(0);
          }
          setPlays(!plays);
        }}
      >
        {plays ? words.stop : words.play}
      </button>
    </p>
  );
}
