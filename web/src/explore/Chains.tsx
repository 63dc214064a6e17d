/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { type Address, go, href } from "./address";
import { useAnswer } from "./api";
import { ChainOrder, MoreChains, chainsToAsk, fewChains, mostChains } from "./ChainChoice";
import { NoRecord } from "./NoRecord";
import { isQuestion } from "./Search";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { type Counted, countedFields, isOn } from "./reported";
import { Term } from "./Term";
import { when, words } from "./words";

interface ChainsData {
  to: { name: string } | null;
  chains: { length: number; hops: { from: Named; meeting: Named & { when: { text: string } | null }; to: Named }[] }[];
}

const query = `query Chains($from: ID!, $to: ID!, $inOrder: Boolean!, $first: Int!, $asOf: DateOrDateTime) {
  to: actor(id: $to, asOf: $asOf) { name }
  chains(from: $from, to: $to, inOrder: $inOrder, asOf: $asOf, first: $first) {
    length
    hops { from { __typename id name } meeting { __typename id name when { text } } to { __typename id name } }
  }
}`;

const people = `query People($text: String!, $asOf: DateOrDateTime) {
  people(where: { text: $text }, first: 9, asOf: $asOf) { totalCount nodes { __typename id name ...counted } }
}
${countedFields}`;

/** The chains of meetings from one actor to another actor, whom the reader names. The address keeps whom. */
export function Chains({ from, address }: { from: Named; address: Address }) {
  const [text, setText] = useState("");
  const { more } = address;
  return (
    <section>
      <h3>
        <Term of="chains">{words.chains}</Term>
      </h3>
      <label>
        {words.chainsTo} <input type="text" class="to" value={text} onInput={(e) => setText(e.currentTarget.value)} />
      </label>
      {isQuestion(text) ? <Matches text={text.trim()} from={from} address={address} /> : null}
      {more.to ? <Found from={from} to={more.to} address={address} /> : null}
    </section>
  );
}

/** People whose names fit what was typed, each as a link to the chains that lead to them. */
function Matches({ text, from, address }: { text: string; from: Named; address: Address }) {
  const answer = useAnswer<{ people: { totalCount: number; nodes: (Named & Counted)[] } }>(people, { text, asOf: address.asOf || null });
  return (
    <Shown answer={answer}>
      {(data) => (
        <p class="matches">
          {data.people.nodes.filter((p) => isOn(p, address.asOf)).length === 0 ? words.nothing : null}
          {data.people.nodes
            .filter((p) => p.id !== from.id && isOn(p, address.asOf))
            .map((p) => (
              <a key={p.id} href={href(address.view, address.id, address.asOf, { ...address.more, to: p.id })}>
                {p.name}
              </a>
            ))}
          {data.people.totalCount > data.people.nodes.length ? <span class="told">{words.fewerMatches(data.people.nodes.length, data.people.totalCount)}</span> : null}
        </p>
      )}
    </Shown>
  );
}

function Found({ from, to, address }: { from: Named; to: string; address: Address }) {
  const { view, id, asOf, more } = address;
  const [shown, setShown] = useState(fewChains);
  const any = more.order === "any";
  const variables = { from: from.id, to, inOrder: !any, first: chainsToAsk(shown), asOf: asOf || null };
  const answer = useAnswer<ChainsData>(query, variables);
  return (
    <>
      <p>
        <ChainOrder any={any} onAny={(on) => go(href(view, id, asOf, { ...more, order: on ? "any" : "" }))} />
      </p>
      <Shown answer={answer}>
        {(data) => (
          <>
            <p>{words.chainsAre(from.name, data.to?.name ?? to)}</p>
            {data.chains.length === 0 && !any ? <p>{words.noChainInOrder}</p> : null}
            {data.chains.length === 0 ? <NoRecord asOf={asOf} /> : null}
            <ol class="chains">
              {data.chains.slice(0, shown).map((chain) => (
                <li key={chain.hops.map((h) => `${h.meeting.id} ${h.to.id}`).join(" ")}>
                  {chain.hops.map((hop, i) => (
                    <span key={hop.meeting.id + hop.to.id}>
                      {i === 0 ? <Link to={hop.from} asOf={asOf} /> : null} → <Link to={hop.meeting} asOf={asOf} /> <span class="day">{hop.meeting.when ? when(hop.meeting.when.text) : ""}</span> → <Link to={hop.to} asOf={asOf} />
                    </span>
                  ))}
                </li>
              ))}
            </ol>
            <MoreChains found={data.chains.length} shown={shown} onMore={() => setShown(mostChains)} />
            <ShowQuery query={query} variables={variables} />
          </>
        )}
      </Shown>
    </>
  );
}
