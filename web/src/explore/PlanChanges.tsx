/** @jsxImportSource preact */
import { type Address, go, href } from "./address";
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

/** What changed between two versions of a plan, which are in order of time. The address has the two versions. The comparison runs from the earlier one to the later one. */
export function PlanChanges({ versions, address }: { versions: Version[]; address: Address }) {
  const at = (id: string | undefined) => versions.findIndex((v) => v.id === id);
  const asked = [at(address.more.from), at(address.more.to)].filter((i) => i >= 0).sort((a, b) => a - b);
  // The last version has none after it, so the comparison begins at an earlier one.
  const begin = Math.min(asked[0] ?? 0, versions.length - 2);
  const end = Math.max(asked[1] ?? asked[0] ?? 1, begin + 1);
  const [from, to] = [versions[begin]?.id ?? "", versions[end]?.id ?? ""];
  const choose = (name: "from" | "to", label: string, chosen: string, among: Version[]) => (
    <label>
      {label}{" "}
      <select
        value={chosen}
        onChange={(e) => go(href("plan", address.id, address.asOf, { from, to, [name]: e.currentTarget.value }))}
      >
        {among.map((v) => (
          <option key={v.id} value={v.id}>
            {v.name}
          </option>
        ))}
      </select>
    </label>
  );
  return versions.length < 2 ? (
    <p>{words.onePlanVersion}</p>
  ) : (
    <>
      <p>
        {choose("from", words.changesFrom, from, versions.slice(0, -1))} {choose("to", words.changesTo, to, versions.slice(begin + 1))}
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
