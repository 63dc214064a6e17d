/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { Link, type Named, Shown, ShowQuery, Status } from "./parts";
import { words } from "./words";

interface TopicData {
  topics: {
    nodes: (Named & {
      meetings: { edges: { as: string; node: Named & { status: string; when: { text: string } | null } }[] };
      stances: { edges: { position: string; wording: string | null; node: Named }[] };
    })[];
  };
}

/** The root field for each type of topic. */
const roots: Record<string, string> = { Issue: "issues", Plan: "plans", PlanVersion: "planVersions", Point: "points", Agreement: "agreements" };

const queryFor = (root: string) => `query Topic($id: ID!, $asOf: DateOrDateTime) {
  topics: ${root}(where: { id: [$id] }, first: 1, asOf: $asOf) {
    nodes {
      __typename id name
      meetings(first: 200) { edges { as node { __typename id name status when { text } } } }
      stances(first: 100) { edges { position wording node { __typename id name } } }
    }
  }
}`;

/** A topic: the meetings about it, and who stands where. The address has its type and its id. */
export function Topic({ topic: address, asOf }: { topic: string; asOf: string }) {
  const [type = "", id = ""] = address.split(":");
  const query = queryFor(roots[type] ?? "issues");
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<TopicData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ topics }) => {
        const topic = topics.nodes[0];
        return topic ? (
          <article aria-labelledby="name">
            <h2 id="name">{topic.name}</h2>
            <h3>{words.meetings}</h3>
            {topic.meetings.edges.length === 0 ? <p>{words.noRecord}</p> : null}
            <ul>
              {topic.meetings.edges.map((m) => (
                <li key={m.node.id + m.as}>
                  <Status of={m.node.status} /> <span class="day">{m.node.when?.text ?? words.undated}</span> <Link to={m.node} asOf={asOf} /> <span class="told">({m.as.toLowerCase()})</span>
                </li>
              ))}
            </ul>
            <h3>{words.whereTheyStand}</h3>
            {topic.stances.edges.length === 0 ? <p>{words.noRecord}</p> : null}
            <ul>
              {topic.stances.edges.map((s) => (
                <li key={s.node.id + s.position}>
                  <Link to={s.node} asOf={asOf} /> {s.position.toLowerCase()} {s.wording ? <q>{s.wording}</q> : null}
                </li>
              ))}
            </ul>
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        );
      }}
    </Shown>
  );
}
