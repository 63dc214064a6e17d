/** @jsxImportSource preact */
import { useMemo, useState } from "preact/hooks";

import { Grid, Link, Status } from "../parts";
import { words } from "../words";
import type { Row } from "./compose";
import { kindOf } from "./record";
import type { Actions } from "./Selected";

/** The rows of one page. A table of ten thousand rows would hold the browser up. */
const rowsOfAPage = 100;

interface Props {
  rows: readonly Row[];
  isPinned: (id: string) => boolean;
  asOf: string;
  compared: boolean;
  selected: string;
  onSelect: (id: string) => void;
  onHover: (id: string) => void;
  actions: Actions;
}

/** The drawing as a table, for the keyboard, for screen readers, and where the browser draws nothing. */
export function Twin({ rows, isPinned, asOf, compared, selected, onSelect, onHover, actions }: Props) {
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / rowsOfAPage));
  const at = Math.min(page, pages - 1);
  const sorted = useMemo(() => [...rows].sort((a, b) => b.links - a.links || (a.thing.id < b.thing.id ? -1 : 1)), [rows]);
  return (
    <section aria-labelledby="twin">
      <h3 id="twin">{words.graph.twin}</h3>
      {pages > 1 ? (
        <p class="buttons">
          <button type="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {words.graph.previous}
          </button>
          <span>{words.graph.rows(at * rowsOfAPage + 1, Math.min((at + 1) * rowsOfAPage, rows.length), rows.length)}</span>
          <button type="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {words.graph.next}
          </button>
        </p>
      ) : null}
      <Grid label={words.graph.twin} head={[words.graph.name, words.graph.kindTitle, words.graph.statusTitle, words.graph.when, words.graph.links, ...(compared ? [words.graph.difference] : []), words.graph.doTitle]}>
        {sorted.slice(at * rowsOfAPage, (at + 1) * rowsOfAPage).map(({ thing, status, when, links, changeTold }) => (
          <tr key={thing.id} data-id={thing.id} onMouseEnter={() => onHover(thing.id)} onMouseLeave={() => onHover("")}>
            <th scope="row">
              <Link to={{ __typename: thing.type, id: thing.id, name: thing.name }} asOf={asOf} />
            </th>
            <td>{words.graph.kind[thing.type] ?? thing.type}</td>
            <td>{kindOf(thing.type) === "meeting" ? <Status of={status} /> : null}</td>
            <td class="day">{when}</td>
            <td>{links}</td>
            {compared ? <td>{changeTold || words.graph.same}</td> : null}
            <td class="buttons">
              <button type="button" aria-pressed={thing.id === selected} aria-label={words.graph.selectThis(thing.name)} onClick={() => onSelect(thing.id)}>
                {words.graph.select}
              </button>
              <button type="button" aria-label={words.graph.pinThis(thing.name, isPinned(thing.id))} onClick={() => actions.pin(thing.id, !isPinned(thing.id))}>
                {isPinned(thing.id) ? words.graph.unpin : words.graph.pin}
              </button>
              <button type="button" aria-label={words.graph.removeThis(thing.name)} onClick={() => actions.remove(thing.id)}>
                {words.graph.remove}
              </button>
            </td>
          </tr>
        ))}
      </Grid>
    </section>
  );
}
