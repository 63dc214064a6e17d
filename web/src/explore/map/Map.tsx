/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";

import { type Address, href } from "../address";
import { useAnswer } from "../api";
import { Shown, ShowQuery, Status } from "../parts";
import { Frame, type Seen, useLatest } from "../timeline/Frame";
import { words } from "../words";
import { Drawing } from "./Drawing";
import { type PlacesData, type Spot, spotsOf, tookPlace } from "./spots";

const query = `query Map($held: MeetingFilter, $others: MeetingFilter, $asOf: DateOrDateTime) {
  held: meetingGroups(by: PLACE, where: $held, first: 500, orderBy: [MEETING_COUNT_DESC], asOf: $asOf) {
    ungrouped
    nodes { key meetingCount node { ...placed } }
  }
  others: meetingTable(rows: STATUS, columns: PLACE, where: $others, asOf: $asOf) { row column columnNode { ...placed } meetingCount }
}
fragment placed on Node { ... on Place { ...spot within { ...spot within { ...spot within { ...spot } } } } }
fragment spot on Place { id name country latitude longitude }`;

/** Where meetings took place: a map, and a list with the same places. Meetings that were only planned, or of which sources tell otherwise, stand apart. The address has the period, and as reported by when. */
export function Map({ address }: { address: Address }) {
  return (
    <Frame title={words.map} address={address}>
      {(seen) => <Places seen={seen} address={address} />}
    </Frame>
  );
}

function Places({ seen: { where }, address }: { seen: Seen; address: Address }) {
  const variables = { held: { ...where, status: tookPlace }, others: { ...where, not: { status: tookPlace } }, asOf: address.asOf || null };
  const answer = useLatest(useAnswer<PlacesData>(query, variables));
  const world = address.more.area === "world";
  // A place leads to its meetings by day, of the same period.
  const open = (id: string) => href("timeline", "all", address.asOf, { from: address.more.from ?? "", until: address.more.until ?? "", place: id });
  return (
    <Shown answer={answer}>
      {(data) => {
        const spots = spotsOf(data);
        const placed = spots.filter((s) => s.at !== null);
        const seats = spots.filter((s) => s.count > 0);
        const elsewhere = spots.filter((s) => s.others.length > 0);
        return (
          <>
            <p>
              {words.mapPlaced(placed.filter((s) => s.count > 0).length)} {data.held.ungrouped > 0 ? words.noPlace(data.held.ungrouped) : null}
            </p>
            <figure>
              <Drawing spots={placed} world={world} open={open} />
              <figcaption>
                {words.mapHint} <a href={href("map", "all", address.asOf, { ...address.more, area: world ? "" : "world" })}>{world ? words.mapFit : words.mapWorld}</a>
                <br />
                {words.mapBorders}
              </figcaption>
            </figure>
            <List title={words.places} of={seats.filter((s) => s.at !== null)} open={open}>
              {(s) => words.meetingCount(s.count)}
            </List>
            <List title={words.unplaced} of={seats.filter((s) => s.at === null)} open={open}>
              {(s) => words.meetingCount(s.count)}
            </List>
            <List title={words.otherPlaces} of={elsewhere} open={open}>
              {(s) =>
                s.others.map((o) => (
                  <span key={o.status}>
                    {o.count} <Status of={o.status} />{" "}
                  </span>
                ))
              }
            </List>
            <ShowQuery query={query} variables={variables} />
          </>
        );
      }}
    </Shown>
  );
}

/** The same places as a list, each with its meetings. */
function List({ title, of, open, children }: { title: string; of: Spot[]; open: (id: string) => string; children: (spot: Spot) => ComponentChildren }) {
  return of.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul class="places">
        {of.map((s) => (
          <li key={s.id}>
            <a href={open(s.id)}>{s.name}</a>: {children(s)} {s.at && !s.exact ? <span class="told">({words.countryOnly})</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
