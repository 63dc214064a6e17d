/** @jsxImportSource preact */
import { type Address, href } from "./address";
import { useAnswer } from "./api";
import { Chains } from "./Chains";
import { All } from "./items";
import { type Encounter, Met, encounterFields } from "./Met";
import { NoRecord } from "./NoRecord";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { AllReports, type Claims, Passages, reportFields } from "./Reports";
import { type Counted, countedFields, isOn } from "./reported";
import { Term } from "./Term";
import { positionWords, when, words } from "./words";

interface ActorData {
  actors: { nodes: ActorNode[] };
}

interface MetData {
  whoMet: { totalCount: number; nodes: Encounter[] };
}

interface ActorNode extends Named, Counted {
  aliases: string[];
  stances: { edges: { position: string; wording: string | null; node: Named }[] };
  quotations: { totalCount: number; nodes: Quotation[] };
  memberships?: { edges: { role: string | null; start: { text: string } | null; end: { text: string } | null; node: Named }[] };
  claims: Claims;
  claimsAsObject: Claims;
}

interface Quotation {
  id: string;
  text: string;
  when: { text: string } | null;
  occasion: { nodes: Named[] };
}

const query = `query Actor($id: ID!, $asOf: DateOrDateTime) {
  actors(where: { id: [$id] }, first: 1, asOf: $asOf) {
    nodes {
      __typename id name aliases ...counted
      stances(first: 50) { edges { position wording node { __typename ... on Named { id name } } } }
      quotations(first: 30) { totalCount nodes { id text when { text } occasion { nodes { __typename ... on Named { id name } } } } }
      ... on Person { memberships(first: 50) { edges { role start { text } end { text } node { __typename id name } } } }
      claims(first: 50) { totalCount nodes { ...report } }
      claimsAsObject(first: 50) { totalCount nodes { ...report } }
    }
  }
}
${reportFields}
${countedFields}`;

/** Asked for apart from the rest: it is much of the work, and each answer has a deadline of its own. */
const metQuery = `query WhoMet($id: ID!, $asOf: DateOrDateTime) {
  whoMet(actor: $id, asOf: $asOf, first: 50, orderBy: [COUNT_DESC]) {
    totalCount nodes { ...encounter }
  }
}
${encounterFields}`;

/** An actor: whom the actor met, how often, when, where and about what, posts, stances and words. */
export function Actor({ address }: { address: Address }) {
  const { id, asOf } = address;
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<ActorData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ actors }) => {
        const actor = actors.nodes.find((a) => a.__typename !== "Person" || isOn(a, asOf));
        return actor ? (
          <article aria-labelledby="name">
            <h2 id="name">{actor.name}</h2>
            <p>
              <a href={href("graph", id, asOf)}>{words.graph.open}</a>{" "}
              {/* The box is below the list of whom they met, which is long. */}
              <button type="button" onClick={() => document.querySelector<HTMLElement>("input.to")?.focus()}>
                {words.chains}
              </button>
            </p>
            {actor.aliases.length > 0 ? (
              <p class="told">
                {words.alsoCalled}{" "}
                {actor.aliases.slice(0, 8).map((alias, i) => (
                  <span key={alias}>
                    {i > 0 ? " · " : ""}
                    <bdi>{alias}</bdi>
                  </span>
                ))}
              </p>
            ) : null}
            {actor.__typename === "Organization" ? <AsOrganization id={actor.id} asOf={asOf} /> : null}
            <WhoMet id={actor.id} asOf={asOf} />
            <Chains from={actor} address={address} />
            <Posts of={actor} asOf={asOf} />
            <Stances of={actor} asOf={asOf} />
            <Words of={actor} asOf={asOf} />
            <AllReports of={[actor.claims, actor.claimsAsObject]} id={actor.id} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        );
      }}
    </Shown>
  );
}

const organizationQuery = `query AsOrganization($id: ID!, $asOf: DateOrDateTime) {
  side: meetings(where: { side: $id }, first: 0, asOf: $asOf) { totalCount }
  published: sources(where: { publisher: $id }, first: 0, asOf: $asOf) { totalCount }
}`;

/** The ways to the people who took part for a side, and to the sources of an outlet. */
function AsOrganization({ id, asOf }: { id: string; asOf: string }) {
  const answer = useAnswer<{ side: { totalCount: number }; published: { totalCount: number } }>(organizationQuery, { id, asOf: asOf || null });
  return (
    <Shown answer={answer}>
      {({ side, published }) => (
        <>
          {side.totalCount > 0 ? <All to={href("list", "people", asOf, { side: id })}>{words.allPeopleOfSide}</All> : null}
          {published.totalCount > 0 ? <All to={href("list", "sources", asOf, { publisher: id })}>{words.published(published.totalCount)}</All> : null}
        </>
      )}
    </Shown>
  );
}

function WhoMet({ id, asOf }: { id: string; asOf: string }) {
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<MetData>(metQuery, variables);
  return (
    <>
      <h3>{words.met}</h3>
      <Shown answer={answer}>
        {({ whoMet }) => (
          <>
            {whoMet.nodes.length === 0 ? <NoRecord asOf={asOf} /> : null}
            {whoMet.totalCount > whoMet.nodes.length ? <p>{words.onlyMet(whoMet.nodes.length, whoMet.totalCount)}</p> : null}
            <ul class="reports">
              {whoMet.nodes.map((e) => (
                <Met key={e.counterpart.id} of={id} encounter={e} asOf={asOf} />
              ))}
            </ul>
            {whoMet.totalCount > whoMet.nodes.length ? <All to={href("list", "met", asOf, { of: id })}>{words.allOf(whoMet.totalCount)}</All> : null}
            <ShowQuery query={metQuery} variables={variables} />
          </>
        )}
      </Shown>
    </>
  );
}

/** Posts over time, in the words of the sources. */
function Posts({ of: { id, memberships }, asOf }: { of: ActorNode; asOf: string }) {
  return !memberships || memberships.edges.length === 0 ? null : (
    <>
      <h3>
        <Term of="posts">{words.posts}</Term>
      </h3>
      <ul>
        {memberships.edges.map((m, i) => (
          <li key={`${m.node.id} ${m.role ?? ""} ${i}`}>
            {m.role ? <q>{m.role}</q> : null} <Link to={m.node} asOf={asOf} /> <span class="day">{[m.start?.text, m.end?.text].flatMap((t) => (t ? [when(t)] : [])).join(" – ")}</span>
            <Passages where={{ subject: id, object: [m.node.id] }} asOf={asOf} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Stances({ of: { id, stances }, asOf }: { of: ActorNode; asOf: string }) {
  return stances.edges.length === 0 ? null : (
    <>
      <h3>
        <Term of="stances">{words.stances}</Term>
      </h3>
      <ul>
        {stances.edges.map((s) => (
          <li key={s.node.id + s.position}>
            {positionWords(s.position, null)}: <Link to={s.node} asOf={asOf} /> {s.wording ? <q>{s.wording}</q> : null}
            <Passages where={{ subject: id, object: [s.node.id] }} asOf={asOf} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Words({ of: { quotations }, asOf }: { of: ActorNode; asOf: string }) {
  return quotations.nodes.length === 0 ? null : (
    <>
      <h3>{words.said}</h3>
      {quotations.totalCount > quotations.nodes.length ? <p>{words.onlyOf(quotations.nodes.length, quotations.totalCount)}</p> : null}
      <ul>
        {quotations.nodes.map((q) => (
          <li key={q.id}>
            <q>{q.text}</q> <span class="day">{q.when ? when(q.when.text) : ""}</span>{" "}
            {q.occasion.nodes.map((o) => (
              <Link key={o.id} to={o} asOf={asOf} />
            ))}
            <Passages where={{ subject: q.id }} asOf={asOf} />
          </li>
        ))}
      </ul>
    </>
  );
}
