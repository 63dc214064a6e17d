/** @jsxImportSource preact */
import { href } from "./address";
import { useAnswer } from "./api";
import { Chains } from "./Chains";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { words } from "./words";

interface ActorData {
  actors: {
    nodes: (Named & {
      stances: { edges: { position: string; wording: string | null; node: Named }[] };
      quotations: { nodes: { id: string; text: string }[] };
      memberships?: { edges: { role: string | null; start: { text: string } | null; end: { text: string } | null; node: Named }[] };
    })[];
  };
  everybody: { nodes: Named[] };
  whoMet: { totalCount: number; nodes: { counterpart: Named; count: number; meetings: { nodes: (Named & { when: { text: string } | null })[] } }[] };
}

const query = `query Actor($id: ID!, $asOf: DateOrDateTime) {
  actors(where: { id: [$id] }, first: 1, asOf: $asOf) {
    nodes {
      __typename id name
      stances { edges { position wording node { __typename ... on Named { id name } } } }
      quotations(first: 30) { nodes { id text } }
      ... on Person { memberships { edges { role start { text } end { text } node { __typename id name } } } }
    }
  }
  everybody: people(first: 1000, asOf: $asOf) { nodes { __typename id name } }
  whoMet(actor: $id, asOf: $asOf, first: 100, orderBy: [COUNT_DESC]) {
    totalCount
    nodes { counterpart { __typename id name } count meetings(first: 20) { nodes { __typename id name when { text } } } }
  }
}`;

/** An actor: whom the actor met, how often and where, posts, stances and words. */
export function Actor({ id, asOf }: { id: string; asOf: string }) {
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<ActorData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ actors, everybody, whoMet }) => {
        const actor = actors.nodes[0];
        return actor ? (
          <article aria-labelledby="name">
            <h2 id="name">{actor.name}</h2>
            <p>
              <a href={href("graph", id, asOf)}>{words.graph.open}</a>
            </p>
            <h3>{words.met}</h3>
            {whoMet.nodes.length === 0 ? <p>{words.noRecord}</p> : null}
            <ul>
              {whoMet.nodes.map((e) => (
                <li key={e.counterpart.id}>
                  <Link to={e.counterpart} asOf={asOf} /> {words.times(e.count)}:{" "}
                  {e.meetings.nodes.map((m, i) => (
                    <span key={m.id}>
                      {i > 0 ? ", " : ""}
                      <Link to={m} asOf={asOf} /> <span class="day">{m.when?.text ?? ""}</span>
                    </span>
                  ))}
                </li>
              ))}
            </ul>
            <Chains from={id} others={everybody.nodes.filter((p) => p.id !== id)} asOf={asOf} />
            {actor.memberships && actor.memberships.edges.length > 0 ? (
              <>
                <h3>{words.posts}</h3>
                <ul>
                  {actor.memberships.edges.map((m, i) => (
                    <li key={`${m.node.id} ${m.role ?? ""} ${i}`}>
                      {m.role ? <q>{m.role}</q> : null} <Link to={m.node} asOf={asOf} /> <span class="day">{[m.start?.text, m.end?.text].filter(Boolean).join(" – ")}</span>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {actor.stances.edges.length > 0 ? (
              <>
                <h3>{words.stances}</h3>
                <ul>
                  {actor.stances.edges.map((s) => (
                    <li key={s.node.id + s.position}>
                      {s.position.toLowerCase()}: <Link to={s.node} asOf={asOf} /> {s.wording ? <q>{s.wording}</q> : null}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {actor.quotations.nodes.length > 0 ? (
              <>
                <h3>{words.said}</h3>
                <ul>
                  {actor.quotations.nodes.map((q) => (
                    <li key={q.id}>
                      <q>{q.text}</q>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        );
      }}
    </Shown>
  );
}
