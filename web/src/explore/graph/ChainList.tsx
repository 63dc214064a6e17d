/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { useAnswer } from "../api";
import { ChainOrder, MoreChains, chainsToAsk, fewChains, mostChains } from "../ChainChoice";
import { NoRecord } from "../NoRecord";
import { Shown, nameOf } from "../parts";
import { when, words } from "../words";
import { type Filter, conditions } from "./filter";
import type { Thing } from "./record";

interface Named {
  id: string;
  name: string | null;
}

interface ChainsData {
  chains: { hops: { from: Named; meeting: Named & { when: { text: string } | null }; to: Named }[] }[];
}

const query = `query Chains($from: ID!, $to: ID!, $inOrder: Boolean!, $first: Int!, $where: MeetingFilter, $asOf: DateOrDateTime) {
  chains(from: $from, to: $to, inOrder: $inOrder, where: $where, asOf: $asOf, first: $first) {
    hops { from { id name } meeting { id name when { text } } to { id name } }
  }
}`;

interface Props {
  actors: readonly Thing[];
  from: string;
  to: string;
  anyOrder: boolean;
  filter: Filter;
  asOf: string;
  onEnds: (from: string, to: string) => void;
  onAnyOrder: (any: boolean) => void;
  onLight: (ids: string[]) => void;
  onAdd: (ids: string[]) => void;
}

/** The chains of meetings between two actors of the drawing. Pointing at a chain lights it in the drawing. */
export function ChainList(props: Props) {
  const { actors, from, to, anyOrder, onEnds, onAnyOrder } = props;
  const choice = (label: string, name: string, value: string, choose: (id: string) => void) => (
    <label>
      {label}{" "}
      <select name={name} value={value} onChange={(e) => choose(e.currentTarget.value)}>
        <option value="">—</option>
        {actors.map((a) => (
          <option key={a.id} value={a.id}>
            {a.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section aria-labelledby="chains">
      <h3 id="chains">{words.chains}</h3>
      {choice(words.graph.chainFrom, "chain-from", from, (id) => onEnds(id, to))} {choice(words.graph.chainTo, "chain-to", to, (id) => onEnds(from, id))}
      {from && to && from !== to ? (
        <>
          <p>
            <ChainOrder any={anyOrder} onAny={onAnyOrder} />
          </p>
          <Found {...props} />
        </>
      ) : null}
    </section>
  );
}

function Found({ from, to, anyOrder, filter, asOf, onLight, onAdd }: Props) {
  const [shown, setShown] = useState(fewChains);
  const answer = useAnswer<ChainsData>(query, { from, to, inOrder: !anyOrder, first: chainsToAsk(shown), where: conditions(filter), asOf: asOf || null });
  return (
    <Shown answer={answer}>
      {({ chains }) => (
        <>
          {chains.length === 0 && !anyOrder ? <p>{words.noChainInOrder}</p> : null}
          {chains.length === 0 ? <NoRecord asOf={asOf} /> : <Entries chains={chains.slice(0, shown)} onLight={onLight} onAdd={onAdd} />}
          <MoreChains found={chains.length} shown={shown} onMore={() => setShown(mostChains)} />
        </>
      )}
    </Shown>
  );
}

function Entries({ chains, onLight, onAdd }: { chains: ChainsData["chains"]; onLight: Props["onLight"]; onAdd: Props["onAdd"] }) {
  const things = (chain: ChainsData["chains"][number]) => [...new Set(chain.hops.flatMap((h) => [h.from.id, h.meeting.id, h.to.id]))];
  // A list that goes away takes its light with it.
  const light = useRef(onLight);
  light.current = onLight;
  useEffect(() => () => light.current([]), []);
  return (
    <>
      <ol class="chains">
        {chains.map((chain) => (
          <li key={things(chain).join(" ")}>
            <button type="button" onMouseEnter={() => onLight(things(chain))} onMouseLeave={() => onLight([])} onFocus={() => onLight(things(chain))} onBlur={() => onLight([])} onClick={() => onAdd(things(chain))}>
              {chain.hops.map((hop, i) => (
                <span key={hop.meeting.id + hop.to.id}>
                  {i === 0 ? nameOf(hop.from) : ""} → {nameOf(hop.meeting)} <span class="day">{hop.meeting.when ? when(hop.meeting.when.text) : ""}</span> → {nameOf(hop.to)}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ol>
      <p>
        {words.graph.chainHint}{" "}
        <button type="button" onClick={() => onAdd([...new Set(chains.flatMap(things))])}>
          {words.graph.addChains}
        </button>
      </p>
    </>
  );
}
