/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { type Address, href } from "../address";
import { useAnswer } from "../api";
import { Shown, ShowQuery } from "../parts";
import { singlesOf } from "../reported";
import { words } from "../words";
import { Counts } from "./Counts";
import { type CountsData, type LaneKind, type MarksData, countsQuery, laneKind, marksQuery, mostMarks } from "./data";
import { Evidence } from "./Evidence";
import { Frame, type Seen, useLatest } from "./Frame";
import { Legend, Marks } from "./Marks";
import { dayLength, unitFor } from "./period";
import { CountsTwin, MarksTwin } from "./Twin";

/** The meetings by day and by side. The address has the period, the lanes, and as reported by when. */
export function Timeline({ address }: { address: Address }) {
  const lanes = laneKind(address.more.lanes);
  return (
    <Frame title={words.timeline} address={address}>
      {(seen) => (
        <>
          {seen.count > mostMarks && seen.end - seen.begin > dayLength ? <Counted seen={seen} lanes={lanes} address={address} /> : <Drawn seen={seen} lanes={lanes} address={address} />}
          {address.view === "home" ? (
            <p>
              <a href={href("timeline", "all", address.asOf)}>{words.timelineOpen}</a> · <a href={href("map", "all", address.asOf)}>{words.mapOpen}</a>
            </p>
          ) : null}
        </>
      )}
    </Frame>
  );
}

interface PartProps {
  seen: Seen;
  lanes: LaneKind;
  address: Address;
}

/** Meetings one by one. */
function Drawn({ seen: { where, begin, end }, lanes, address }: PartProps) {
  const [near, setNear] = useState("");
  const variables = { where, single: { ...where, maxOrigins: 1 }, asOf: address.asOf || null };
  const answer = useLatest(useAnswer<MarksData>(marksQuery, variables));
  return (
    <Shown answer={answer}>
      {({ meetings, single }) => {
        const singles = singlesOf(single);
        const undated = meetings.nodes.filter((m) => !m.when?.earliest && !m.when?.latest).length;
        return (
          <>
            {meetings.totalCount > meetings.nodes.length ? <p>{words.onlyMeetings(meetings.nodes.length, meetings.totalCount)}</p> : null}
            <Marks meetings={meetings.nodes} singles={singles} begin={begin} end={end} lanes={lanes} near={near} onNear={setNear} asOf={address.asOf} />
            {undated > 0 ? <p>{words.onlyInTable(undated)}</p> : null}
            <Evidence of={near} asOf={address.asOf} />
            <Legend of={meetings.nodes} singles={singles} />
            <MarksTwin meetings={meetings.nodes} singles={singles} asOf={address.asOf} />
            <ShowQuery query={marksQuery} variables={variables} />
          </>
        );
      }}
    </Shown>
  );
}

/** Too many meetings to draw one by one: how many there were, lane by lane. */
function Counted({ seen: { where, begin, end }, lanes, address }: PartProps) {
  const variables = { where, rows: unitFor(begin, end), lanes: lanes.toUpperCase(), asOf: address.asOf || null };
  const answer = useLatest(useAnswer<CountsData>(countsQuery, variables));
  return (
    <Shown answer={answer}>
      {(data) => (
        <>
          <Counts data={data} begin={begin} end={end} lanes={lanes} address={address} />
          <CountsTwin data={data} lanes={lanes} address={address} />
          <ShowQuery query={countsQuery} variables={variables} />
        </>
      )}
    </Shown>
  );
}
