/** @jsxImportSource preact */
import { href } from "../address";
import { words } from "../words";
import type { Row } from "./compose";
import { useNeighbours } from "./hooks";
import { kindOf } from "./record";
import { type State, brought } from "./state";

export interface Actions {
  expand: (by: string, ids: string[]) => void;
  collapse: (id: string) => void;
  pin: (id: string, pinned: boolean) => void;
  remove: (id: string) => void;
}

/** The selected thing: how many things are next to it, before they are added, and what can be done with it. */
export function Selected({ row, state, types, actions }: { row: Row; state: State; types: Map<string, string>; actions: Actions }) {
  const { thing } = row;
  const pinned = state.places.get(thing.id)?.pinned ?? false;
  const near = useNeighbours(thing, state.filter, state.asOf, state.since, types);
  const meeting = kindOf(thing.type) === "meeting";
  return (
    <section class="selected" aria-labelledby="selected">
      <h3 id="selected">{thing.name}</h3>
      <p>
        <a href={href(meeting ? "meeting" : "actor", thing.id, state.asOf)}>{words.graph.page}</a>
      </p>
      {near === null ? <p role="status">{words.loading}</p> : near instanceof Error ? <p role="alert">{words.failed(near.message)}</p> : <More id={thing.id} near={near} state={state} actions={actions} />}
      <p class="buttons">
        <button type="button" disabled={brought(state, thing.id).size === 0} onClick={() => actions.collapse(thing.id)}>
          {words.graph.collapse}
        </button>
        <button type="button" onClick={() => actions.pin(thing.id, !pinned)}>
          {pinned ? words.graph.unpin : words.graph.pin}
        </button>
        <button type="button" onClick={() => actions.remove(thing.id)}>
          {words.graph.remove}
        </button>
      </p>
    </section>
  );
}

/** What expanding would add, with the filter of this moment. */
function More({ id, near, state, actions }: { id: string; near: { meetings: { id: string }[]; actors: { id: string; type: string }[]; total: number }; state: State; actions: Actions }) {
  const unseen = (things: { id: string }[]) => things.filter((t) => !state.places.has(t.id)).map((t) => t.id);
  const meetings = unseen(near.meetings);
  const people = unseen(near.actors.filter((a) => a.type === "Person"));
  const organizations = unseen(near.actors.filter((a) => a.type !== "Person"));
  const all = [...meetings, ...people, ...organizations];
  return (
    <>
      <p class="more">{all.length === 0 ? words.graph.nothingMore : words.graph.more(meetings.length, people.length, organizations.length)}</p>
      {near.total > near.meetings.length ? <p>{words.graph.onlyMeetings(near.meetings.length, near.total)}</p> : null}
      <p class="buttons">
        {meetings.length > 0 && meetings.length < all.length ? (
          <button type="button" onClick={() => actions.expand(id, meetings)}>
            {words.graph.addMeetings(meetings.length)}
          </button>
        ) : null}
        {all.length > 0 ? (
          <button type="button" onClick={() => actions.expand(id, all)}>
            {words.graph.addAll(all.length)}
          </button>
        ) : null}
      </p>
    </>
  );
}
