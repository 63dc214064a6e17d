/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { Flags, Link, type Named, Shown, ShowQuery, Status } from "./parts";
import { type Reported, isOn, isSingle, reportedFields } from "./reported";
import { AllReports, type Claims, Passages, reportFields } from "./Reports";
import { Term } from "./Term";
import { positionWords, types, use, when, words } from "./words";

interface TopicData {
  things: { nodes: (Named & Reported & { contested: string[]; when?: { text: string } | null; claims: Claims; claimsAsObject: Claims } & Partial<TopicOnly>)[] };
}

/** What only a topic has, and an event has not. */
interface TopicOnly {
  meetings: { totalCount: number; edges: { as: string; node: Named & { status: string; when: { text: string } | null } }[] };
  stances: { edges: { position: string; wording: string | null; node: Named }[] };
  namedBy: { edges: { as: string; wording: string | null; node: Named }[] };
  provisions?: { edges: Provision[] };
}

interface Provision {
  wording: string | null;
  number: string | null;
  node: Named;
}

/** The root field for each type of thing that has this page. */
const roots = new Map([
  ["Issue", "issues"],
  ["Plan", "plans"],
  ["PlanVersion", "planVersions"],
  ["Point", "points"],
  ["Agreement", "agreements"],
  ["Event", "events"],
]);

const queryFor = (type: string) => {
  const root = roots.get(type) ?? "issues";
  return `query Topic($id: ID!, $asOf: DateOrDateTime) {
  things: ${root}(where: { id: [$id] }, first: 1, asOf: $asOf) {
    nodes {
      __typename id name contested ...reported
      claims(first: 100) { totalCount nodes { ...report } }
      claimsAsObject(first: 100) { totalCount nodes { ...report } }
${
  type === "Event"
    ? "      when { text }"
    : `      meetings(first: 100) { totalCount edges { as node { __typename id name status when { text } } } }
      stances(first: 100) { edges { position wording node { __typename id name } } }
      namedBy(first: 50) { edges { as wording node { __typename id name } } }
      ${type === "Point" ? "provisions(first: 50, orderBy: [WHEN_ASC]) { edges { wording number node { __typename id name } } }" : ""}`
}
    }
  }
}
${reportFields}
${reportedFields}`;
};

/** A topic, or an event: the meetings about it, who stands where, and the reports. The address has its type and its id. */
export function Topic({ topic: address, asOf }: { topic: string; asOf: string }) {
  const [, type = "", id = ""] = /^([^:]*):(.*)$/.exec(address) ?? [];
  const query = queryFor(type);
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<TopicData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ things }) => {
        const topic = things.nodes.find((t) => isOn(t, asOf));
        return topic ? (
          <article aria-labelledby="name">
            <h2 id="name">{topic.name}</h2>
            <p>
              <span class="told">{types[topic.__typename] ?? topic.__typename}</span> <span class="day">{topic.when ? when(topic.when.text) : ""}</span> <Flags contested={topic.contested} single={isSingle(topic)} />
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
                      <Passages where={{ subject: n.node.id, object: [topic.id] }} asOf={asOf} />
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {topic.provisions ? <Provisions of={topic.provisions.edges} point={topic.id} asOf={asOf} /> : null}
            {topic.meetings ? <Meetings of={topic.meetings} asOf={asOf} /> : null}
            {topic.stances && topic.stances.edges.length > 0 ? (
              <>
                <h3>
                  <Term of="stances">{words.whereTheyStand}</Term>
                </h3>
                <ul>
                  {topic.stances.edges.map((s) => (
                    <li key={s.node.id + s.position}>
                      <Link to={s.node} asOf={asOf} /> {positionWords(s.position, s.wording)} {s.wording ? <q>{s.wording}</q> : null}
                      <Passages where={{ subject: s.node.id, object: [topic.id] }} asOf={asOf} />
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <AllReports of={[topic.claims, topic.claimsAsObject]} id={topic.id} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        );
      }}
    </Shown>
  );
}

/** The versions that have a point, with their words for it. */
function Provisions({ of, point, asOf }: { of: Provision[]; point: string; asOf: string }) {
  return of.length === 0 ? null : (
    <>
      <h3>{words.provisions}</h3>
      <ul>
        {of.map((p) => (
          <li key={`${p.node.id} ${p.number ?? ""} ${p.wording ?? ""}`}>
            <Link to={p.node} asOf={asOf} />
            {p.wording || p.number ? ": " : ""}
            {p.number ? `${p.number}. ` : ""}
            {p.wording ? <q>{p.wording}</q> : null}
            <Passages where={{ subject: p.node.id, object: [point] }} asOf={asOf} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Meetings({ of, asOf }: { of: TopicOnly["meetings"]; asOf: string }) {
  return of.edges.length === 0 ? null : (
    <>
      <h3>{words.meetings}</h3>
      {of.totalCount > of.edges.length ? <p>{words.latestMeetings(of.edges.length, of.totalCount)}</p> : null}
      <ul>
        {of.edges.map((m) => (
          <li key={m.node.id + m.as}>
            <Status of={m.node.status} /> <span class="day">{m.node.when ? when(m.node.when.text) : words.undated}</span> <Link to={m.node} asOf={asOf} /> <span class="told">({use[m.as] ?? m.as})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
