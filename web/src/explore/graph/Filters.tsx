/** @jsxImportSource preact */
import { useAnswer } from "../api";
import { DayField } from "../Day";
import { status as statusWords, words } from "../words";
import { type Filter, isFiltered, noFilter } from "./filter";

/** A side, a topic or a place, with the number of its meetings. */
export interface Group {
  key: string;
  count: number;
  node: { name?: string } | null;
}

export interface Choices {
  sides: { nodes: Group[] };
  topics: { nodes: Group[] };
  places: { nodes: Group[] };
}

/** What the meetings of the record can be chosen by. */
export const choicesQuery = `query Choices($asOf: DateOrDateTime) {
  sides: meetingGroups(by: SIDE, first: 100, asOf: $asOf) { nodes { ...choice } }
  topics: meetingGroups(by: TOPIC, first: 200, asOf: $asOf) { nodes { ...choice } }
  places: meetingGroups(by: PLACE, first: 200, asOf: $asOf) { nodes { ...choice } }
}
fragment choice on Group { key count node { ... on Named { name } } }`;

/** Chooses one of several groups, or any group. A group that is chosen is always on the list, also if the answer does not have it. */
export function Choice({ label, name, value, groups, onChoose }: { label: string; name: string; value: string; groups: Group[]; onChoose: (value: string) => void }) {
  return (
    <label>
      {label}{" "}
      <select name={name} value={value} onChange={(e) => onChoose(e.currentTarget.value)}>
        <option value="">{words.graph.any}</option>
        {groups.map((g) => (
          <option key={g.key} value={g.key}>
            {g.node?.name ?? g.key} ({g.count})
          </option>
        ))}
        {value && !groups.some((g) => g.key === value) ? <option value={value}>{value}</option> : null}
      </select>
    </label>
  );
}

/** Chooses which meetings are seen. The same filter holds when a thing is expanded. */
export function Filters({ filter, asOf, onFilter }: { filter: Filter; asOf: string; onFilter: (filter: Filter, corrects?: boolean) => void }) {
  const { data } = useAnswer<Choices>(choicesQuery, { asOf: asOf || null });
  const date = (label: string, name: "from" | "until") => <DayField label={label} name={name} value={filter[name]} onDay={(day, corrects) => onFilter({ ...filter, [name]: day }, corrects)} />;
  const choice = (label: string, name: "side" | "topic" | "place", groups: Group[] = []) => (
    <Choice label={label} name={name} value={filter[name]} groups={groups} onChoose={(value) => onFilter({ ...filter, [name]: value })} />
  );
  return (
    <details class="filters" open={isFiltered(filter)}>
      <summary>{words.graph.filters}</summary>
      {date(words.from, "from")} {date(words.until, "until")} {choice(words.graph.side, "side", data?.sides.nodes)} {choice(words.graph.topic, "topic", data?.topics.nodes)} {choice(words.graph.place, "place", data?.places.nodes)}
      <fieldset>
        <legend>{words.graph.statuses}</legend>
        {Object.entries(statusWords).map(([value, word]) => (
          <label key={value}>
            <input
              type="checkbox"
              name={value}
              checked={filter.status.includes(value)}
              onChange={(e) => onFilter({ ...filter, status: e.currentTarget.checked ? [...filter.status, value] : filter.status.filter((s) => s !== value) })}
            />{" "}
            {word}
          </label>
        ))}
      </fieldset>
      <button type="button" disabled={!isFiltered(filter)} onClick={() => onFilter(noFilter)}>
        {words.graph.noFilter}
      </button>
    </details>
  );
}
