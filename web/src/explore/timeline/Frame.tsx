/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

import { Unauthenticated } from "../../token";
import { type Address, embedded, href } from "../address";
import { type Answer, useAnswer } from "../api";
import { NoRecord } from "../NoRecord";
import { Shown, nameOf } from "../parts";
import { Refused } from "../Refused";
import { Replay } from "../Replay";
import { words } from "../words";
import { Controls } from "./Controls";
import { type ExtentData, type ReportedData, extentQuery, reportedQuery } from "./data";
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
  const { whole } = useAnswer<ReportedData>(reportedQuery, {}).data ?? {};
  // Until there is an answer, and where the server refuses the choice, the period is that of the address, as far as the address has days.
  const [begin, end] = limits(answer.data ?? nothing, dayIn(from), dayIn(until));
  const controls = (
    <>
      {whole?.first && whole.last ? <Replay first={whole.first} last={whole.last} of={address} /> : null}
      {address.view === "home" ? null : <Controls begin={begin} end={end} address={address} />}
    </>
  );
  const chosenPlace = place ? (
    <p>
      {words.onlyPlace(nameOf({ id: place }))} <a href={href(address.view, address.id, address.asOf, { ...address.more, place: "" })}>{words.allPlaces}</a>
    </p>
  ) : null;
  const count = answer.data?.first.totalCount ?? 0;
  const drawing = count === 0 ? null : children({ where, begin, end, count });
  const refused = answer.error && !(answer.error instanceof Unauthenticated) && Object.keys(where).length > 0;
  // A frame in another page can be low: the drawing comes first there.
  return (
    <section class="frame" aria-labelledby="frame">
      <h2 id="frame">{title}</h2>
      {embedded ? drawing : controls}
      {chosenPlace}
      {refused && answer.error ? (
        <Refused error={answer.error} from={from} until={until} />
      ) : (
        <Shown answer={answer}>{() => (count === 0 ? <NoRecord asOf={address.asOf} /> : <p>{words.timelineCount(count, begin, end)}</p>)}</Shown>
      )}
      {embedded ? controls : drawing}
    </section>
  );
}

const dayIn = (text: string) => (Number.isNaN(Date.parse(text)) ? "" : text);

/** The answer of a record without meetings. */
const nothing: ExtentData = { first: { totalCount: 0, nodes: [] }, last: { nodes: [] } };

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
