/** @jsxImportSource preact */
import type { Address } from "./address";
import { useAnswer } from "./api";
import { NoRecord } from "./NoRecord";
import { Flags, Link, type Named, Shown, ShowQuery } from "./parts";
import { PlanChanges } from "./PlanChanges";
import { Term } from "./Term";
import { position, words } from "./words";

interface PlanData {
  plans: { nodes: { id: string; name: string; versions: { nodes: Version[] }; points: { nodes: Point[] } }[] };
  issues: { nodes: Topic[] };
  single: { nodes: { id: string }[] };
}

interface Topic extends Named {
  contested: string[];
  stances: { edges: { position: string; wording: string | null; node: Named }[] };
}

export interface Version extends Named {
  when: { text: string } | null;
  generatedBy: { nodes: Named[] };
}

interface Point extends Topic {
  provisions: { edges: { wording: string | null; number: string | null; node: { id: string } }[] };
}

const query = `query Plan($asOf: DateOrDateTime) {
  plans(first: 10, asOf: $asOf) {
    nodes {
      id name
      versions(orderBy: [WHEN_ASC]) { nodes { __typename id name when { text } generatedBy { nodes { __typename ... on Named { id name } } } } }
      points(first: 200) {
        nodes {
          ...topic
          provisions { edges { wording number node { id } } }
          stances(first: 50) { edges { position wording node { __typename id name } } }
        }
      }
    }
  }
  issues(first: 200, asOf: $asOf) { nodes { ...topic stances(first: 50) { edges { position wording node { __typename id name } } } } }
  single: points(where: { maxOrigins: 1 }, first: 1000, asOf: $asOf) { nodes { id } }
}
fragment topic on Topic { __typename id name contested }`;

/** The plans: which version has which point, in which words, what changed, and who stands where. */
export function Plan({ address }: { address: Address }) {
  const { asOf } = address;
  const variables = { asOf: asOf || null };
  const answer = useAnswer<PlanData>(query, variables);
  return (
    <Shown answer={answer}>
      {(data) => {
        const singles = new Set(data.single.nodes.map((p) => p.id));
        const points = data.plans.nodes.flatMap((plan) => plan.points.nodes);
        return (
          <>
            {data.plans.nodes.length === 0 ? (
              <>
                <h2>{words.plan}</h2>
                <NoRecord asOf={asOf} />
              </>
            ) : null}
            {data.plans.nodes.map((plan) => (
              <article key={plan.id} aria-labelledby={plan.id}>
                <h2 id={plan.id}>{plan.name}</h2>
                <h3>
                  <Term of="plan">{words.versions}</Term>
                </h3>
                <Points of={plan.points.nodes} versions={plan.versions.nodes} singles={singles} asOf={asOf} />
                <h3>{words.changes}</h3>
                <PlanChanges versions={plan.versions.nodes} address={address} />
              </article>
            ))}
            <h2>
              <Term of="stances">{words.matrix}</Term>
            </h2>
            <Matrix topics={[...points, ...data.issues.nodes].filter((t) => t.stances.edges.length > 0)} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </>
        );
      }}
    </Shown>
  );
}

/** Each point with its words in each version. */
function Points({ of, versions, singles, asOf }: { of: Point[]; versions: Version[]; singles: Set<string>; asOf: string }) {
  return (
    <div class="wide" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.point}</th>
            {versions.map((v) => (
              <th scope="col" key={v.id}>
                <Link to={v} asOf={asOf} /> <span class="day">{v.when?.text ?? ""}</span>
                {v.generatedBy.nodes.map((m) => (
                  <span key={m.id} class="told">
                    {" "}
                    <Link to={m} asOf={asOf} />
                  </span>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                <Link to={point} asOf={asOf} /> <Flags contested={point.contested} single={singles.has(point.id)} />
              </th>
              {versions.map((v) => (
                <td key={v.id}>
                  {point.provisions.edges
                    .filter((p) => p.node.id === v.id)
                    .map((p) => (
                      <p key={p.wording ?? ""}>
                        {p.number ? `${p.number}. ` : ""}
                        {p.wording ? <q>{p.wording}</q> : null}
                      </p>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who stands where: topics down, actors across, and in each cell the position with the words of a source. */
function Matrix({ topics, asOf }: { topics: Topic[]; asOf: string }) {
  const actors = new Map(topics.flatMap((t) => t.stances.edges.map((s) => [s.node.id, s.node] as const)));
  return topics.length === 0 ? (
    <NoRecord asOf={asOf} />
  ) : (
    <div class="wide" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.topic}</th>
            {[...actors.values()].map((a) => (
              <th scope="col" key={a.id}>
                <Link to={a} asOf={asOf} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((t) => (
            <tr key={t.id}>
              <th scope="row">
                <Link to={t} asOf={asOf} />
              </th>
              {[...actors.keys()].map((id) => (
                <td key={id}>
                  {t.stances.edges
                    .filter((s) => s.node.id === id)
                    .map((s) => (
                      <p key={s.position}>
                        {position[s.position] ?? s.position} {s.wording ? <q>{s.wording}</q> : null}
                      </p>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
