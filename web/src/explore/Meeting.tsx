/** @jsxImportSource preact */
import { href } from "./address";
import { useAnswer } from "./api";
import { CiteAll } from "./Cite";
import { NoRecord } from "./NoRecord";
import { Face, Flags, Link, type Named, Shown, ShowQuery, Standing, Status, nameOf } from "./parts";
import { type Report, Reports, reportFields } from "./Reports";
import { Term } from "./Term";
import { accountWords, propertyWords, use, when, words } from "./words";

interface Seat {
  side: Named | null;
  roleWorded: string[];
  node: Named;
}

interface Account {
  standing: string;
  node: { id: string; property: string; value: string | null; polarity: string; object: { id: string; name?: string | null } | null };
  claims: Report[];
}

/** A report with the thing at the other end, if it is about a relation. */
type Told = Report & { object: { id: string } | null };

interface Outcome {
  id: string;
  description: string | null;
  resultWorded: string[];
  contested: string[];
  accounts: { edges: Account[] };
  claims: { totalCount: number; nodes: Report[] };
}

interface MeetingData {
  single: { totalCount: number };
  meeting:
    | (Named & {
        status: string;
        contested: string[];
        when: { text: string; worded: string | null } | null;
        places: { nodes: Named[] };
        participants: { edges: Seat[] };
        absentees: { edges: Seat[] };
        expected: { edges: Seat[] };
        expectedBefore: { edges: Seat[] };
        alleged: { edges: Seat[] };
        denied: { edges: Seat[] };
        topics: { edges: { as: string; node: Named }[] };
        outcomes: { nodes: Outcome[] };
        rescheduledAs: { nodes: Named[] };
        rescheduledFrom: { nodes: Named[] };
        partOf: { nodes: Named[] };
        parts: { nodes: Named[] };
        accounts: { edges: Account[] };
        claims: { totalCount: number; nodes: Told[] };
      })
    | null;
}

const query = `query Meeting($id: ID!, $asOf: DateOrDateTime) {
  meeting(id: $id, asOf: $asOf) {
    __typename id name status contested when { text worded } places { nodes { __typename id name } }
    participants { edges { ...seat } } absentees { edges { ...seat } } expected { edges { ...seat } }
    expectedBefore { edges { ...seat } } alleged { edges { ...seat } } denied { edges { ...seat } }
    topics { edges { as node { __typename ... on Named { id name } } } }
    outcomes { nodes { id description resultWorded contested accounts(first: 50) { edges { ...account } } claims(first: 50) { totalCount nodes { ...report } } } }
    rescheduledAs { nodes { __typename id name } } rescheduledFrom { nodes { __typename id name } } partOf { nodes { __typename id name } } parts { nodes { __typename id name } }
    accounts(first: 100) { edges { ...account } }
    claims(first: 200) { totalCount nodes { ...report object { id } } }
  }
  single: meetings(where: { id: [$id], maxOrigins: 1 }, first: 1, asOf: $asOf) { totalCount }
}
fragment account on AccountEdge { standing node { id property value polarity object { id ... on Named { name } } } claims { ...report } }
fragment seat on ParticipantEdge { side { __typename id name } roleWorded node { __typename id name } }
${reportFields}`;

/** A meeting: who sat where, about what, what came of it, and why the record says so. */
export function Meeting({ id, asOf }: { id: string; asOf: string }) {
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<MeetingData>(query, variables);
  return (
    <Shown answer={answer}>
      {({ meeting: m, single }) =>
        m ? (
          <article aria-labelledby="name">
            <h2 id="name">{nameOf(m)}</h2>
            <p>
              <Status of={m.status} /> <span class="day">{m.when ? when(m.when.text) : words.undated}</span>{" "}
              {m.when?.worded ? (
                <span class="told">
                  (<q>{m.when.worded}</q>)
                </span>
              ) : null}{" "}
              <Flags contested={m.contested} single={single.totalCount > 0 && m.claims.totalCount > 0} />
            </p>
            <Others title={words.place} of={m.places.nodes} asOf={asOf} />
            <Others title={words.movedTo} of={m.rescheduledAs.nodes} asOf={asOf} />
            <Others title={words.movedFrom} of={m.rescheduledFrom.nodes} asOf={asOf} />
            <Others title={words.partOf} of={m.partOf.nodes} asOf={asOf} />
            <Others title={words.parts} of={m.parts.nodes} asOf={asOf} />
            <p>
              <a href={href("graph", id, asOf)}>{words.graph.open}</a>
            </p>
            <h3>
              <Term of="side">{words.table}</Term>
            </h3>
            <Table seats={m.participants.edges} asOf={asOf} />
            <Chairs kind="empty" title={words.absent} seats={m.absentees.edges} asOf={asOf} />
            <Chairs kind="outline" title={words.expected} seats={m.expected.edges} asOf={asOf} />
            <Chairs kind="outline" title={words.expectedBefore} seats={unanswered(m.expectedBefore.edges, m.participants.edges)} asOf={asOf} />
            <Chairs kind="outline" title={words.alleged} seats={m.alleged.edges} asOf={asOf} />
            <Chairs kind="empty" title={words.denied} seats={m.denied.edges} asOf={asOf} />
            {m.topics.edges.length > 0 ? (
              <section>
                <h3>{words.topics}</h3>
                <ul>
                  {m.topics.edges.map((t) => (
                    <li key={t.node.id + t.as}>
                      <Link to={t.node} asOf={asOf} /> <span class="told">({use[t.as] ?? t.as})</span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <Outcomes of={m.outcomes.nodes} asOf={asOf} />
            <Accounts of={[...shown(m), ...m.accounts.edges]} asOf={asOf} />
            <h3>
              <Term of="reports">{words.reports}</Term>
            </h3>
            {m.claims.totalCount > m.claims.nodes.length ? <p>{words.only(m.claims.nodes.length, m.claims.totalCount)}</p> : null}
            <Reports of={m.claims.nodes} asOf={asOf} />
            <CiteAll of={m.id} asOf={asOf} />
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
    return <NoRecord asOf={asOf} />;
  }
  return (
    <div class="sides">
      {[...sides].map(([side, list]) => (
        <div key={side}>
          <h4 dir="auto">{side}</h4>
          {list.map((s) => (
            <Face key={s.node.id} of={s.node} asOf={asOf}>
              {s.roleWorded.length > 0 ? <bdi class="told">{s.roleWorded.join(", ")}</bdi> : null}
            </Face>
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

/** Other meetings, or places, that belong to the meeting. */
function Others({ title, of, asOf }: { title: string; of: Named[]; asOf: string }) {
  return of.length === 0 ? null : (
    <p>
      {title}:{" "}
      {of.map((other, i) => (
        <span key={other.id}>
          {i > 0 ? ", " : ""}
          <Link to={other} asOf={asOf} />
        </span>
      ))}
    </p>
  );
}

/** The seats of those who were expected. A side or a delegation whose people came is left out: the table shows that it came. */
const unanswered = (expected: Seat[], came: Seat[]) => expected.filter((e) => e.node.__typename !== "Organization" || !came.some((c) => c.node.id === e.node.id || c.side?.id === (e.side?.id ?? e.node.id)));

/** What the record shows beside a less exact place. Nobody disputes this place, so the API does not list it as an account. */
function shown(m: NonNullable<MeetingData["meeting"]>): Account[] {
  const told = m.accounts.edges.filter((a) => a.node.property === "places");
  return told.length === 0 || told.some((a) => a.standing === "SHOWN")
    ? []
    : m.places.nodes.map((place) => ({
        standing: "SHOWN",
        node: { id: `shown ${place.id}`, property: "places", value: place.id, polarity: "AFFIRMS", object: place },
        claims: m.claims.nodes.filter((c) => c.property === "places" && c.object?.id === place.id),
      }));
}

/** What came of a meeting, the passages on which it rests, and what sources tell differently about it. */
function Outcomes({ of, asOf }: { of: Outcome[]; asOf: string }) {
  return of.length === 0 ? null : (
    <section>
      <h3>{words.outcomes}</h3>
      <ul>
        {of.map((o) => (
          <li key={o.id}>
            <bdi>{outcomeWords(o)}</bdi> <Flags contested={o.contested} single={false} />
            {o.claims.totalCount > o.claims.nodes.length ? <p>{words.only(o.claims.nodes.length, o.claims.totalCount)}</p> : null}
            <Reports of={o.claims.nodes} asOf={asOf} />
            <Accounts of={o.accounts.edges} asOf={asOf} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The description of an outcome, and the words of the sources for it, unless the description already has these words. */
function outcomeWords({ description, resultWorded }: Outcome): string {
  const worded = resultWorded.filter((w) => !description?.toLowerCase().includes(w.toLowerCase()));
  return [description, worded.join("; ")].filter(Boolean).join(": ");
}

/** The rival accounts of each matter, side by side. */
function Accounts({ of, asOf }: { of: Account[]; asOf: string }) {
  const matters = new Map<string, Account[]>();
  for (const a of of) {
    matters.set(a.node.property, [...(matters.get(a.node.property) ?? []), a]);
  }
  // Accounts of one person or one place stand beside each other.
  const name = (a: Account) => (a.node.object ? nameOf(a.node.object) : "");
  return matters.size === 0 ? null : (
    <section>
      <h3>
        <Term of="accounts">{words.accounts}</Term>
      </h3>
      {[...matters].map(([property, accounts]) => (
        <div key={property}>
          <h4>{propertyWords(property)}</h4>
          <div class="sides">
            {accounts
              .sort((a, b) => name(a).localeCompare(name(b)))
              .map((a) => (
                <div key={a.node.id}>
                  <bdi>{accountText(a)}</bdi> <Standing of={a.standing} />
                  <Reports of={a.claims} asOf={asOf} />
                </div>
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}

/** What an account says. The value of a relation is an id, and its object has the name. The detail of a relation, such as the role of a person, needs both. */
function accountText({ node: { property, value, polarity, object } }: Account): string {
  const denies = polarity === "DENIES";
  if (!object) {
    return accountWords(property, value ?? "—", denies);
  }
  return property.includes(".") ? `${nameOf(object)}: ${accountWords(property, nameOf({ id: value ?? "—" }), denies)}` : accountWords(property, nameOf(object), denies);
}
