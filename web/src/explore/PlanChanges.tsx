/** @jsxImportSource preact */
import { type Address, href } from "./address";
import { useAnswer } from "./api";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import type { Version } from "./Plan";
import { change, words } from "./words";

interface ChangesData {
  planChanges: { kind: string; point: Named; wordingsBefore: string[]; wordingsAfter: string[] }[];
}

const query = `query PlanChanges($from: ID!, $to: ID!, $asOf: DateOrDateTime) {
  planChanges(from: $from, to: $to, asOf: $asOf) { kind point { __typename id name } wordingsBefore wordingsAfter }
}`;

/** What changed between two versions of a plan. The address has the two versions. */
export function PlanChanges({ versions, address }: { versions: Version[]; address: Address }) {
  const has = (id: string | undefined) => versions.some((v) => v.id === id);
  const [first, second] = versions;
  const from = (has(address.more.from) ? address.more.from : first?.id) ?? "";
  const to = (has(address.more.to) ? address.more.to : second?.id) ?? "";
  const choose = (name: "from" | "to", label: string, chosen: string) => (
    <label>
      {label}{" "}
      <select
        value={chosen}
        onChange={(e) => {
          location.hash = href("plan", address.id, address.asOf, { from, to, [name]: e.currentTarget.value });
        }}
      >
        {versions.map((v) => (
          <option key={v.id} value={v.id}>
            {v.name}
          </option>
        ))}
      </select>
    </label>
  );
  return to === "" ? (
    <p>{words.onePlanVersion}</p>
  ) : (
    <>
      <p>
        {choose("from", words.changesFrom, from)} {choose("to", words.changesTo, to)}
      </p>
      <Changes from={from} to={to} asOf={address.asOf} />
    </>
  );
}

function Changes({ from, to, asOf }: { from: string; to: string; asOf: string }) {
  const variables = { from, to, asOf: asOf || null };
  const answer = useAnswer<ChangesData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ planChanges }) => (
        <>
          <ul>
            {planChanges.map((c) => (
              <li key={c.point.id}>
                <Link to={c.point} asOf={asOf} />: {change[c.kind] ?? c.kind}
                <Worded title={words.before} words={c.wordingsBefore} />
                <Worded title={words.after} words={c.wordingsAfter} />
              </li>
            ))}
          </ul>
          <p class="told">{words.changesOpen}</p>
          <ShowQuery query={query} variables={variables} />
        </>
      )}
    </Shown>
  );
}

function Worded({ title, words: wordings }: { title: string; words: string[] }) {
  return wordings.length === 0 ? null : (
    <div class="told">
      {title}:{" "}
      {wordings.map((w) => (
        <span key={w}>
          <q>{w}</q>{" "}
        </span>
      ))}
    </div>
  );
}
