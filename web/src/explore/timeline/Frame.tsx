/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

import { type Address, embedded, href } from "../address";
import { type Answer, useAnswer } from "../api";
import { NoRecord } from "../NoRecord";
import { Shown, nameOf } from "../parts";
import { Replay } from "../Replay";
import { words } from "../words";
import { Controls } from "./Controls";
import { type ExtentData, extentQuery } from "./data";
import { dayLength } from "./period";

/** What a timeline or a map shows: the meetings of a period, and perhaps of one place. */
export interface Seen {
  where: Record<string, string>;
  begin: number;
  end: number;
  count: number;
}

/** The frame of a timeline and of a map: the replay, the period, and how many meetings it has. All of it is in the address. */
export function Frame({ title, address, children }: { title: string; address: Address; children: (seen: Seen) => ComponentChildren }) {
  const { from = "", until = "", place = "" } = address.more;
  const where = { ...(from && { from }), ...(until && { until }), ...(place && { place }) };
  const answer = useLatest(useAnswer<ExtentData>(extentQuery, { where, asOf: address.asOf || null }));
  return (
    <section class="frame" aria-labelledby="frame">
      <h2 id="frame">{title}</h2>
      <Shown answer={answer}>
        {(data) => {
          const [begin, end] = limits(data, from, until);
          const count = data.first.totalCount;
          const controls = (
            <>
              {data.whole.first && data.whole.last ? <Replay first={data.whole.first} last={data.whole.last} of={address} /> : null}
              {address.view === "home" ? null : <Controls begin={begin} end={end} address={address} />}
            </>
          );
          const drawing = count === 0 ? null : children({ where, begin, end, count });
          // A frame in another page can be low: the drawing comes first there.
          return (
            <>
              {embedded ? drawing : controls}
              {place ? (
                <p>
                  {words.onlyPlace(nameOf({ id: place }))} <a href={href(address.view, address.id, address.asOf, { ...address.more, place: "" })}>{words.allPlaces}</a>
                </p>
              ) : null}
              {count === 0 ? <NoRecord asOf={address.asOf} /> : <p>{words.timelineCount(count, begin, end)}</p>}
              {embedded ? controls : drawing}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

/** The period that is shown: the period of the address, or else the days of all meetings with a day of room around them. */
function limits({ first, last }: ExtentData, from: string, until: string): [number, number] {
  const times = [...first.nodes, ...last.nodes].flatMap((m) => [m.when?.earliest, m.when?.latest]).flatMap((t) => (t ? [Date.parse(t)] : []));
  const day = (time: number) => Math.floor(time / dayLength) * dayLength;
  // Without any time there is nothing to draw, and any day does.
  const [earliest, latest] = times.length > 0 ? [Math.min(...times), Math.max(...times)] : [Date.now(), Date.now()];
  const begin = from ? Date.parse(from) : Math.min(day(earliest) - dayLength, until ? Date.parse(until) : Infinity);
  const end = until ? Date.parse(until) + dayLength : Math.max(day(latest) + 2 * dayLength, begin + dayLength);
  return [begin, Math.max(end, begin + dayLength)];
}

/** Keeps what was seen until the next answer is here: a replay must not flicker. */
export function useLatest<T>(answer: Answer<T>): Answer<T> {
  const latest = useRef<T | null>(null);
  if (answer.data) {
    latest.current = answer.data;
  }
  return answer.error || answer.data || !latest.current ? answer : { data: latest.current };
}
