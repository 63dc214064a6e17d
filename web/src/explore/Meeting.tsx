/** @jsxImportSource preact */
import { href } from "./address";
import { useAnswer } from "./api";
import { Face, Link, type Named, Shown, ShowQuery, Status } from "./parts";
import { type Report, Reports, reportFields } from "./Reports";
import { standing, words } from "./words";

interface Seat {
  side: Named | null;
  node: Named;
}

interface MeetingData {
  meeting:
    | (Named & {
        status: string;
        when: { text: string; worded: string | null } | null;
        places: { nodes: Named[] };
        participants: { edges: Seat[] };
        absentees: { edges: Seat[] };
        expected: { edges: Seat[] };
        expectedBefore: { edges: Seat[] };
        alleged: { edges: Seat[] };
        denied: { edges: Seat[] };
        topics: { edges: { as: string; node: Named }[] };
        outcomes: { nodes: { id: string; description: string | null; resultWorded: string[] }[] };
        accounts: { edges: { standing: string; node: { id: string; property: string; value: string | null }; claims: Report[] }[] };
        claims: { nodes: Report[] };
      })
    | null;
}

const query = `query Meeting($id: ID!, $asOf: DateOrDateTime) {
  meeting(id: $id, asOf: $asOf) {
    __typename id name status when { text worded } places { nodes { __typename id name } }
    participants { edges { ...seat } } absentees { edges { ...seat } } expected { edges { ...seat } }
    expectedBefore { edges { ...seat } } alleged { edges { ...seat } } denied { edges { ...seat } }
    topics { edges { as node { __typename ... on Named { id name } } } }
    outcomes { nodes { id description resultWorded } }
    accounts { edges { standing node { id property value } claims { ...report } } }
    claims(first: 200) { nodes { ...report } }
  }
}
fragment seat on ParticipantEdge { side { __typename id name } node { __typename id name } }
${reportFields}`;

/** A meeting: who sat where, about what, what came of it, and why the record says so. */
export function Meeting({ id, asOf }: { id: string; asOf: string }) {
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<MeetingData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ meeting: m }) =>
        m ? (
          <article aria-labelledby="name">
            <h2 id="name">{m.name}</h2>
            <p>
              <Status of={m.status} /> <span class="day">{m.when?.text ?? words.undated}</span>
              {m.places.nodes.length > 0 ? ` ${m.places.nodes.map((p) => p.name).join(", ")}` : ""}
            </p>
            <p>
              <a href={href("graph", id, asOf)}>{words.graph.open}</a>
            </p>
            <h3>{words.table}</h3>
            <Table seats={m.participants.edges} asOf={asOf} />
            <Chairs kind="empty" title={words.absent} seats={m.absentees.edges} asOf={asOf} />
            <Chairs kind="outline" title={words.expected} seats={m.expected.edges} asOf={asOf} />
            <Chairs kind="outline" title={words.expectedBefore} seats={m.expectedBefore.edges} asOf={asOf} />
            <Chairs kind="outline" title={words.alleged} seats={m.alleged.edges} asOf={asOf} />
            <Chairs kind="empty" title={words.denied} seats={m.denied.edges} asOf={asOf} />
            {m.topics.edges.length > 0 ? (
              <section>
                <h3>{words.topics}</h3>
                <ul>
                  {m.topics.edges.map((t) => (
                    <li key={t.node.id + t.as}>
                      <Link to={t.node} asOf={asOf} /> <span class="told">({t.as.toLowerCase()})</span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <List title={words.outcomes} items={m.outcomes.nodes.map((o) => [o.description, ...o.resultWorded].filter(Boolean).join(": "))} />
            {m.accounts.edges.length > 0 ? (
              <section>
                <h3>{words.accounts}</h3>
                <ul>
                  {m.accounts.edges.map((a) => (
                    <li key={a.node.id}>
                      {a.node.property}: {a.node.value ?? "—"} <span class="flag">{standing[a.standing] ?? a.standing}</span>
                      <Reports of={a.claims} asOf={asOf} />
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <h3>{words.reports}</h3>
            <Reports of={m.claims.nodes} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        )
      }
    </Shown>
  );
}

/** The seats of a table, by side. */
function Table({ seats, asOf }: { seats: Seat[]; asOf: string }) {
  const sides = new Map<string, Seat[]>();
  for (const s of seats) {
    const side = s.side?.name ?? words.noSide;
    sides.set(side, [...(sides.get(side) ?? []), s]);
  }
  if (seats.length === 0) {
    return <p>{words.noRecord}</p>;
  }
  return (
    <div class="sides">
      {[...sides].map(([side, list]) => (
        <div key={side}>
          <h4>{side}</h4>
          {list.map((s) => (
            <Face key={s.node.id} of={s.node} asOf={asOf} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** People who were not at the table, or perhaps not. */
function Chairs({ kind, title, seats, asOf }: { kind: "empty" | "outline"; title: string; seats: Seat[]; asOf: string }) {
  return seats.length === 0 ? null : (
    <ul class={`chairs ${kind}`}>
      {seats.map((s) => (
        <li key={s.node.id}>
          <Link to={s.node} asOf={asOf} /> <span class="told">{title}</span>
        </li>
      ))}
    </ul>
  );
}

function List({ title, items }: { title: string; items: string[] }) {
  return items.length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
