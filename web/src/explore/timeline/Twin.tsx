/** @jsxImportSource preact */
import { type Address, href } from "../address";
import { Flags, Grid, Link, Status } from "../parts";
import { when, words } from "../words";
import { rowsOf } from "./Counts";
import { type CountsData, type LaneKind, type TimedMeeting, overtaken, sidesOf } from "./data";
import { periodOf, spanOfKey } from "./period";

/** The same meetings as a table, for screen readers and for those who rather read. It also has the meetings without a time. */
export function MarksTwin({ meetings, singles, asOf }: { meetings: TimedMeeting[]; singles: Set<string>; asOf: string }) {
  return (
    <details>
      <summary>{words.asTable}</summary>
      <Grid label={words.asTable} head={[words.day, words.statusOf, words.meeting, words.sides, words.place, words.ghost]}>
        {meetings.map((m) => (
          <tr key={m.id}>
            <td class="day">{m.when ? when(m.when.text) : words.undated}</td>
            <td>
              <Status of={m.status} />
            </td>
            <th scope="row">
              <Link to={m} asOf={asOf} /> <Flags contested={m.contested} single={singles.has(m.id)} />
            </th>
            <td>{[...sidesOf(m).values()].join(", ")}</td>
            <td>{m.places.nodes.map((p) => p.name).join(", ")}</td>
            <td>
              {overtaken(m).map((text) => (
                <span key={text} class="day">
                  {when(text)}{" "}
                </span>
              ))}
              {m.rescheduledAs.nodes.map((other) => (
                <span key={other.id}>
                  {words.movedTo} <Link to={other} asOf={asOf} />
                </span>
              ))}
            </td>
          </tr>
        ))}
      </Grid>
    </details>
  );
}

/** The same numbers as a table. */
export function CountsTwin({ data, lanes, address }: { data: CountsData; lanes: LaneKind; address: Address }) {
  const rows = rowsOf(data, lanes);
  const counts = new Map(data.table.map((c) => [`${c.row} ${c.column}`, c.meetingCount]));
  return (
    <details>
      <summary>{words.asTable}</summary>
      <Grid label={words.asTable} head={[words.day, words.allMeetings, ...rows.map((r) => r.name)]}>
        {data.all.nodes.map(({ key, meetingCount }) => {
          const span = spanOfKey(key);
          return (
            <tr key={key}>
              <th scope="row">
                <a href={href("timeline", "all", address.asOf, { ...address.more, ...periodOf(span.begin, span.end) })}>{key}</a>
              </th>
              <td>{meetingCount}</td>
              {rows.map((r) => (
                <td key={r.id}>{counts.get(`${key} ${r.id}`) ?? 0}</td>
              ))}
            </tr>
          );
        })}
      </Grid>
    </details>
  );
}
