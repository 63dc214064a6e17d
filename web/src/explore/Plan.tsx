/** @jsxImportSource preact */
import type { Address } from "./address";
import { useAnswer } from "./api";
import { NoRecord } from "./NoRecord";
import { Flags, Grid, Link, type Named, Shown, ShowQuery } from "./parts";
import { PlanChanges } from "./PlanChanges";
import { type Counted, type Reported, countedFields, inOrder, isOn, isSingle, reportedFields } from "./reported";
import { Term } from "./Term";
import { positionWords, when, words } from "./words";

interface PlanData {
  plans: { nodes: ({ id: string; name: string; versions: { nodes: Version[] }; points: { nodes: Point[] } } & Counted)[] };
  issues: { nodes: Topic[] };
}

interface Topic extends Named {
  contested: string[];
  stances: { edges: { position: string; wording: string | null; node: Named }[] };
}

export interface Version extends Named, Counted {
  when: { text: string } | null;
  generatedBy: { nodes: Named[] };
  revisionOf: { nodes: { id: string }[] };
}

interface Point extends Topic, Reported {
  provisions: { edges: { wording: string | null; number: string | null; node: { id: string } }[] };
}

const query = `query Plan($asOf: DateOrDateTime) {
  plans(first: 10, asOf: $asOf) {
    nodes {
      id name ...counted
      versions(orderBy: [WHEN_ASC]) { nodes { __typename id name when { text } ...counted revisionOf { nodes { id } } generatedBy { nodes { __typename ... on Named { id name } } } } }
      points(first: 200) {
        nodes {
          ...topic ...reported
          provisions { edges { wording number node { id } } }
          stances(first: 50) { edges { position wording node { __typename id name } } }
        }
      }
    }
  }
  issues(first: 200, asOf: $asOf) { nodes { ...topic stances(first: 50) { edges { position wording node { __typename id name } } } } }
}
fragment topic on Topic { __typename id name contested }
${reportedFields}
${countedFields}`;

/** The plans: which version has which point, in which words, what changed, and who stands where. */
export function Plan({ address }: { address: Address }) {
  const { asOf } = address;
  const variables = { asOf: asOf || null };
  const answer = useAnswer<PlanData>(query, variables);
  return (
    <Shown answer={answer}>
      {(data) => {
        const plans = data.plans.nodes
          .filter((plan) => isOn(plan, asOf))
          .map((plan) => ({ ...plan, versions: inOrder(plan.versions.nodes.filter((v) => isOn(v, asOf))), points: plan.points.nodes.filter((p) => isOn(p, asOf)) }));
        const points = plans.flatMap((plan) => plan.points);
        return (
          <>
            {plans.length === 0 ? (
              <>
                <h2>{words.plan}</h2>
                <NoRecord asOf={asOf} />
              </>
            ) : null}
            {plans.map((plan) => (
              <article key={plan.id} aria-labelledby={plan.id}>
                <h2 id={plan.id}>{plan.name}</h2>
                <h3>
                  <Term of="plan">{words.versions}</Term>
                </h3>
                <Points of={plan.points} versions={plan.versions} asOf={asOf} />
                <h3>{words.changes}</h3>
                <PlanChanges versions={plan.versions} address={address} />
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
function Points({ of, versions, asOf }: { of: Point[]; versions: Version[]; asOf: string }) {
  const titles = versions.map((v) => (
    <>
      <Link to={v} asOf={asOf} /> <span class="day">{v.when ? when(v.when.text) : ""}</span>
      {v.generatedBy.nodes.map((m) => (
        <span key={m.id} class="told">
          {" "}
          <Link to={m} asOf={asOf} />
        </span>
      ))}
    </>
  ));
  return of.length === 0 ? (
    <NoRecord asOf={asOf} />
  ) : (
    <Grid label={words.versions} head={[words.point, ...titles]}>
      {of.map((point) => (
        <tr key={point.id}>
          <th scope="row">
            <Link to={point} asOf={asOf} /> <Flags contested={point.contested} single={isSingle(point)} />
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
    </Grid>
  );
}

/** Who stands where: topics down, actors across, and in each cell the position with the words of a source. */
function Matrix({ topics, asOf }: { topics: Topic[]; asOf: string }) {
  const actors = new Map(topics.flatMap((t) => t.stances.edges.map((s) => [s.node.id, s.node] as const)));
  return topics.length === 0 ? (
    <NoRecord asOf={asOf} />
  ) : (
    <Grid label={words.matrix} head={[words.topic, ...[...actors.values()].map((a) => <Link key={a.id} to={a} asOf={asOf} />)]}>
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
                    {positionWords(s.position, s.wording)} {s.wording ? <q>{s.wording}</q> : null}
                  </p>
                ))}
            </td>
          ))}
        </tr>
      ))}
    </Grid>
  );
}
