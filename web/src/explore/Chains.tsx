/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { useAnswer } from "./api";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { words } from "./words";

interface ChainsData {
  chains: { length: number; hops: { from: Named; meeting: Named & { when: { text: string } | null }; to: Named }[] }[];
}

const query = `query Chains($from: ID!, $to: ID!, $asOf: DateOrDateTime) {
  chains(from: $from, to: $to, asOf: $asOf, first: 10) {
    length
    hops { from { __typename id name } meeting { __typename id name when { text } } to { __typename id name } }
  }
}`;

/** The chains of meetings from one actor to another actor, whom the reader chooses. */
export function Chains({ from, others, asOf }: { from: string; others: Named[]; asOf: string }) {
  const [to, setTo] = useState("");
  return (
    <section>
      <h3>{words.chains}</h3>
      <label>
        {words.chainsTo}{" "}
        <select value={to} onChange={(e) => setTo(e.currentTarget.value)}>
          <option value="">—</option>
          {others.map((o) => (
            <option key={o.id} value={o.id}>
              {o.name}
            </option>
          ))}
        </select>
      </label>
      {to ? <Found from={from} to={to} asOf={asOf} /> : null}
    </section>
  );
}

function Found({ from, to, asOf }: { from: string; to: string; asOf: string }) {
  const variables = { from, to, asOf: asOf || null };
  const answer = useAnswer<ChainsData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ chains }) => (
        <>
          {chains.length === 0 ? <p>{words.noRecord}</p> : null}
          <ol>
            {chains.map((chain) => (
              <li key={chain.hops.map((h) => `${h.meeting.id} ${h.to.id}`).join(" ")}>
                {chain.hops.map((hop, i) => (
                  <span key={hop.meeting.id + hop.to.id}>
                    {i === 0 ? <Link to={hop.from} asOf={asOf} /> : null} → <Link to={hop.meeting} asOf={asOf} /> <span class="day">{hop.meeting.when?.text ?? ""}</span> → <Link to={hop.to} asOf={asOf} />
                  </span>
                ))}
              </li>
            ))}
          </ol>
          <ShowQuery query={query} variables={variables} />
        </>
      )}
    </Shown>
  );
}
