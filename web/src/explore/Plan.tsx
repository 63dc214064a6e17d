/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { words } from "./words";

interface PlanData {
  plans: { nodes: { id: string; name: string; versions: { nodes: Version[] }; points: { nodes: Point[] } }[] };
  issues: { nodes: { id: string; name: string; stances: { edges: Stance[] } }[] };
}

interface Stance {
  position: string;
  wording: string | null;
  node: Named;
}

interface Version {
  id: string;
  name: string;
  when: { text: string } | null;
  generatedBy: { nodes: Named[] };
}

interface Point {
  id: string;
  name: string;
  provisions: { edges: { wording: string | null; number: string | null; node: { id: string } }[] };
  stances: { edges: Stance[] };
}

const query = `query Plan($asOf: DateOrDateTime) {
  plans(first: 10, asOf: $asOf) {
    nodes {
      id name
      versions { nodes { id name when { text } generatedBy { nodes { __typename ... on Named { id name } } } } }
      points(first: 200) {
        nodes {
          id name
          provisions { edges { wording number node { id } } }
          stances(first: 50) { edges { position wording node { __typename id name } } }
        }
      }
    }
  }
  issues(first: 200, asOf: $asOf) { nodes { id name stances(first: 50) { edges { position wording node { __typename id name } } } } }
}`;

/** The plans: which version has which point, in which words, and who stands where on it. */
export function Plan({ asOf }: { asOf: string }) {
  const variables = { asOf: asOf || null };
  const answer = useAnswer<PlanData>(query, variables);
  return (
    <Shown answer={answer}>
      {(data) => (
        <>
          {data.plans.nodes.length === 0 ? <p>{words.noRecord}</p> : null}
          {data.plans.nodes.map((plan) => (
            <article key={plan.id} aria-labelledby={plan.id}>
              <h2 id={plan.id}>{plan.name}</h2>
              <div class="wide">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{words.point}</th>
                      {plan.versions.nodes.map((v) => (
                        <th scope="col" key={v.id}>
                          {v.name} <span class="day">{v.when?.text ?? ""}</span>
                          {v.generatedBy.nodes.map((m) => (
                            <span key={m.id} class="told">
                              {" "}
                              <Link to={m} asOf={asOf} />
                            </span>
                          ))}
                        </th>
                      ))}
                      <th scope="col">{words.stances}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {plan.points.nodes.map((point) => (
                      <Row key={point.id} point={point} versions={plan.versions.nodes} asOf={asOf} />
                    ))}
                  </tbody>
                </table>
              </div>
            </article>
          ))}
          <h2>{words.whereTheyStand}</h2>
          <ul>
            {data.issues.nodes
              .filter((issue) => issue.stances.edges.length > 0)
              .map((issue) => (
                <li key={issue.id}>
                  <Link to={{ __typename: "Issue", ...issue }} asOf={asOf} />
                  <Stances of={issue.stances.edges} asOf={asOf} />
                </li>
              ))}
          </ul>
          <ShowQuery query={query} variables={variables} />
        </>
      )}
    </Shown>
  );
}

function Row({ point, versions, asOf }: { point: Point; versions: Version[]; asOf: string }) {
  return (
    <tr>
      <th scope="row">{point.name}</th>
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
      <td>
        <Stances of={point.stances.edges} asOf={asOf} />
      </td>
    </tr>
  );
}

/** Who stands where, each with the words of a source. */
function Stances({ of, asOf }: { of: Stance[]; asOf: string }) {
  return (
    <ul>
      {of.map((s) => (
        <li key={s.node.id + s.position}>
          <Link to={s.node} asOf={asOf} /> {s.position.toLowerCase()} {s.wording ? <q>{s.wording}</q> : null}
        </li>
      ))}
    </ul>
  );
}
