/** @jsxImportSource preact */
import { type Address, href } from "../address";
import { useAnswer } from "../api";
import { Shown, ShowQuery } from "../parts";
import { Frame, type Seen, useLatest } from "../timeline/Frame";
import { words } from "../words";
import { Drawing } from "./Drawing";
import { type PlacesData, type Spot, spotsOf } from "./spots";

const query = `query Map($where: MeetingFilter, $asOf: DateOrDateTime) {
  meetingGroups(by: PLACE, where: $where, first: 500, orderBy: [MEETING_COUNT_DESC], asOf: $asOf) {
    ungrouped
    nodes {
      key meetingCount
      node { ... on Place { ...spot within { ...spot within { ...spot within { ...spot } } } } }
    }
  }
}
fragment spot on Place { id name country latitude longitude }`;

/** Where meetings took place: a map, and a list with the same places. The address has the period, and as reported by when. */
export function Map({ address }: { address: Address }) {
  return (
    <Frame title={words.map} address={address}>
      {(seen) => <Places seen={seen} address={address} />}
    </Frame>
  );
}

function Places({ seen: { where }, address }: { seen: Seen; address: Address }) {
  const variables = { where, asOf: address.asOf || null };
  const answer = useLatest(useAnswer<PlacesData>(query, variables));
  const world = address.more.area === "world";
  // A place leads to its meetings by day, of the same period.
  const open = (id: string) => href("timeline", "all", address.asOf, { from: address.more.from ?? "", until: address.more.until ?? "", place: id });
  return (
    <Shown answer={answer}>
      {({ meetingGroups: groups }) => {
        const spots = spotsOf(groups.nodes);
        const placed = spots.filter((s) => s.at !== null);
        return (
          <>
            <p>
              {words.mapPlaced(placed.length)} {groups.ungrouped > 0 ? words.noPlace(groups.ungrouped) : null}
            </p>
            <figure>
              <Drawing spots={placed} world={world} open={open} />
              <figcaption>
                {words.mapHint} <a href={href("map", "all", address.asOf, { ...address.more, area: world ? "" : "world" })}>{world ? words.mapFit : words.mapWorld}</a>
                <br />
                {words.mapBorders}
              </figcaption>
            </figure>
            <h3>{words.places}</h3>
            <List of={placed} open={open} />
            {placed.length < spots.length ? (
              <>
                <h3>{words.unplaced}</h3>
                <List of={spots.filter((s) => s.at === null)} open={open} />
              </>
            ) : null}
            <ShowQuery query={query} variables={variables} />
          </>
        );
      }}
    </Shown>
  );
}

/** The same places as a list. */
function List({ of, open }: { of: Spot[]; open: (id: string) => string }) {
  return (
    <ul class="places">
      {of.map((s) => (
        <li key={s.id}>
          <a href={open(s.id)}>{words.placeCount(s.name, s.count)}</a> {s.at && !s.exact ? <span class="told">({words.countryOnly})</span> : null}
        </li>
      ))}
    </ul>
  );
}
