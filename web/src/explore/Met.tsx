/** @jsxImportSource preact */
import { href } from "./address";
import { Link, type Named } from "./parts";
import { when, words } from "./words";

/** How often an actor met another person, and the first of their meetings. */
export interface Encounter {
  counterpart: Named;
  count: number;
  places: Named[];
  issues: Named[];
  meetings: { totalCount: number; nodes: (Named & { when: { text: string } | null })[] };
}

export const encounterFields = `fragment encounter on Encounter {
  counterpart { __typename id name } count
  places { __typename id name } issues { __typename id name }
  meetings(first: 10) { totalCount nodes { __typename id name when { text } } }
}`;

/** How often the two met, when, where, and about what. */
export function Met({ of, encounter: e, asOf }: { of: string; encounter: Encounter; asOf: string }) {
  return (
    <li>
      <Link to={e.counterpart} asOf={asOf} /> {words.times(e.count)}:{" "}
      {e.meetings.nodes.map((m, i) => (
        <span key={m.id}>
          {i > 0 ? ", " : ""}
          <Link to={m} asOf={asOf} /> <span class="day">{m.when ? when(m.when.text) : ""}</span>
        </span>
      ))}
      {e.meetings.totalCount > e.meetings.nodes.length ? (
        <>
          {" … "}
          <a href={href("list", "together", asOf, { of, with: e.counterpart.id })}>{words.allTogether(e.meetings.totalCount)}</a>
        </>
      ) : null}
      <Sorts title={words.where} of={e.places} asOf={asOf} />
      <Sorts title={words.about} of={e.issues} asOf={asOf} />
    </li>
  );
}

/** The places or the issues of the meetings of two actors. */
function Sorts({ title, of, asOf }: { title: string; of: Named[]; asOf: string }) {
  return of.length === 0 ? null : (
    <div class="told">
      {title}:{" "}
      {of.slice(0, 8).map((thing, i) => (
        <span key={thing.id}>
          {i > 0 ? ", " : ""}
          <Link to={thing} asOf={asOf} />
        </span>
      ))}
      {of.length > 8 ? " …" : ""}
    </div>
  );
}
