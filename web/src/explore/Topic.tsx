/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { CiteAll } from "./Cite";
import { NoRecord } from "./NoRecord";
import { Flags, Link, type Named, Shown, ShowQuery, Status } from "./parts";
import { type Report, Reports, reportFields } from "./Reports";
import { Term } from "./Term";
import { position, types, use, words } from "./words";

interface TopicData {
  things: { nodes: (Named & { contested: string[]; when?: { text: string } | null; claims: { totalCount: number; nodes: Report[] } } & Partial<TopicOnly>)[] };
  single: { totalCount: number };
}

/** What only a topic has, and an event has not. */
interface TopicOnly {
  meetings: { totalCount: number; edges: { as: string; node: Named & { status: string; when: { text: string } | null } }[] };
  stances: { edges: { position: string; wording: string | null; node: Named }[] };
  namedBy: { edges: { as: string; wording: string | null; node: Named }[] };
}

/** The root field for each type of thing that has this page. */
const roots: Record<string, string> = { Issue: "issues", Plan: "plans", PlanVersion: "planVersions", Point: "points", Agreement: "agreements", Event: "events" };

const queryFor = (type: string) => {
  const root = roots[type] ?? "issues";
  return `query Topic($id: ID!, $asOf: DateOrDateTime) {
  things: ${root}(where: { id: [$id] }, first: 1, asOf: $asOf) {
    nodes {
      __typename id name contested
      claims(first: 100) { totalCount nodes { ...report } }
${
  type === "Event"
    ? "      when { text }"
    : `      meetings(first: 100) { totalCount edges { as node { __typename id name status when { text } } } }
      stances(first: 100) { edges { position wording node { __typename id name } } }
      namedBy(first: 50) { edges { as wording node { __typename id name } } }`
}
    }
  }
  single: ${root}(where: { id: [$id], maxOrigins: 1 }, first: 1, asOf: $asOf) { totalCount }
}
${reportFields}`;
};

/** A topic, or an event: the meetings about it, who stands where, and the reports. The address has its type and its id. */
export function Topic({ topic: address, asOf }: { topic: string; asOf: string }) {
  const [type = "", id = ""] = address.split(":");
  const query = queryFor(type);
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<TopicData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ things, single }) => {
        const topic = things.nodes[0];
        return topic ? (
          <article aria-labelledby="name">
            <h2 id="name">{topic.name}</h2>
            <p>
              <span class="told">{types[topic.__typename] ?? topic.__typename}</span> <span class="day">{topic.when?.text ?? ""}</span> <Flags contested={topic.contested} single={single.totalCount > 0} />
            </p>
            {topic.namedBy && topic.namedBy.edges.length > 0 ? (
              <>
                <h3>
                  <Term of="namedOpen">{words.namedAs}</Term>
                </h3>
                <ul>
                  {topic.namedBy.edges.map((n) => (
                    <li key={n.node.id + n.as}>
                      {use[n.as] ?? n.as}: <Link to={n.node} asOf={asOf} /> {n.wording ? <q>{n.wording}</q> : null}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {topic.meetings ? <Meetings of={topic.meetings} asOf={asOf} /> : null}
            {topic.stances ? (
              <>
                <h3>
                  <Term of="stances">{words.whereTheyStand}</Term>
                </h3>
                {topic.stances.edges.length === 0 ? <NoRecord asOf={asOf} /> : null}
                <ul>
                  {topic.stances.edges.map((s) => (
                    <li key={s.node.id + s.position}>
                      <Link to={s.node} asOf={asOf} /> {position[s.position] ?? s.position} {s.wording ? <q>{s.wording}</q> : null}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <h3>
              <Term of="reports">{words.reports}</Term>
            </h3>
            {topic.claims.totalCount > topic.claims.nodes.length ? <p>{words.only(topic.claims.nodes.length, topic.claims.totalCount)}</p> : null}
            <Reports of={topic.claims.nodes} asOf={asOf} />
            <CiteAll of={topic.id} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        );
      }}
    </Shown>
  );
}

function Meetings({ of, asOf }: { of: TopicOnly["meetings"]; asOf: string }) {
  return (
    <>
      <h3>{words.meetings}</h3>
      {of.edges.length === 0 ? <NoRecord asOf={asOf} /> : null}
      {of.totalCount > of.edges.length ? <p>{words.onlyMeetings(of.edges.length, of.totalCount)}</p> : null}
      <ul>
        {of.edges.map((m) => (
          <li key={m.node.id + m.as}>
            <Status of={m.node.status} /> <span class="day">{m.node.when?.text ?? words.undated}</span> <Link to={m.node} asOf={asOf} /> <span class="told">({use[m.as] ?? m.as})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
