/** @jsxImportSource preact */
import { type Address, href } from "./address";
import { useAnswer } from "./api";
import { Face, Flags, Link, type Named, Shown, ShowQuery, Standing, nameOf } from "./parts";
import { type AtMostOne, type Counted, type Reported, countedFields, inOrder, isOn, isSingle, reportedFields, singlesOf } from "./reported";
import { type Report, Reports, reportFields } from "./Reports";
import { Term } from "./Term";
import { Timeline } from "./timeline/Timeline";
import { accountWords, propertyWords, when, words } from "./words";

interface HomeData {
  coverage: { sourceCount: number; first: string | null; last: string | null };
  next: { phase: string; silent: boolean; meeting: Named & { contested: string[]; when: { text: string } | null } }[];
  conflicts: Conflict[];
  plans: { nodes: (Named & Counted & { versions: { nodes: (Named & Counted & { when: { text: string } | null; revisionOf: { nodes: { id: string }[] } })[] }; points: { nodes: (Marked & Reported)[] } })[] };
  issues: { nodes: (Marked & Reported & { namedBy: { edges: { wording: string | null; node: Named }[] } })[] };
  singleMeetings: AtMostOne;
  sides: { nodes: { key: string; node: Named | null; meetings: { nodes: { participants: { edges: { side: { id: string } | null; node: Named }[] } }[] } }[] };
  sources: { nodes: { id: string; title: string | null; reported: string; publisher: { name: string } | null; publisherInferredFrom: string | null }[] };
}

type Marked = Named & { contested: string[] };

interface Conflict {
  property: string;
  subject: Named & { meeting?: Named | null };
  object: Named | null;
  sides: { value: string | null; property: string | null; polarity: string | null; standing: string }[];
  claims: { nodes: (Report & { object: { id: string; name?: string | null } | null })[] };
}

const query = `query Home($asOf: DateOrDateTime, $by: DateOrDateTime!) {
  coverage(asOf: $asOf) { sourceCount first last }
  next: plannedMeetings(asOf: $by, first: 20) { phase silent meeting { __typename id name contested when { text } } }
  plans(first: 3, asOf: $asOf) { nodes { __typename id name ...counted versions(first: 20, orderBy: [WHEN_ASC]) { nodes { __typename id name ...counted when { text } revisionOf { nodes { id } } } } points(first: 40) { nodes { __typename id name contested ...reported } } } }
  issues(first: 20, where: { namedAs: [OPEN, MAIN_CHALLENGE] }, asOf: $asOf) { nodes { __typename id name contested ...reported namedBy(first: 3) { edges { wording node { __typename id name } } } } }
  singleMeetings: meetings(where: { maxOrigins: 1, status: [PROPOSED, SCHEDULED] }, first: 100, asOf: $asOf) { nodes { id claims(first: 0) { totalCount } } }
  conflicts(first: 10, asOf: $asOf) {
    property subject { __typename id ... on Named { name } ... on Outcome { meeting { __typename id name } } } object { __typename id ... on Named { name } } sides { value property polarity standing }
    claims(first: 10) { nodes { ...report object { id ... on Named { name } } } }
  }
  sides: meetingGroups(by: SIDE, first: 6, asOf: $asOf) {
    nodes { key node { __typename id ... on Named { name } } meetings(first: 20) { nodes { participants(first: 40) { edges { side { id } node { __typename id name } } } } } }
  }
  sources(first: 20, asOf: $asOf) { nodes { id title reported publisher { name } publisherInferredFrom } }
}
${reportFields}
${reportedFields}
${countedFields}`;

/** The first page: what happened when, the plan, what is open and what comes next, what is disputed, who took part, and which sources say so. */
export function Home({ address }: { address: Address }) {
  const { asOf } = address;
  const variables = { asOf: asOf || null, by: asOf || new Date().toISOString().slice(0, 10) };
  const answer = useAnswer<HomeData>(query, variables);
  return (
    <>
      <Timeline address={address} />
      <Shown answer={answer}>
        {(data) => (
          <>
            <div class="columns">
              <Next planned={data.next} singles={singlesOf(data.singleMeetings)} asOf={asOf} />
              <OpenIssues issues={data.issues.nodes.filter((i) => isOn(i, asOf))} asOf={asOf} />
              <Plans plans={data.plans.nodes.filter((p) => isOn(p, asOf))} asOf={asOf} />
              <Differences conflicts={data.conflicts} asOf={asOf} />
            </div>
            <Sides groups={data.sides.nodes} asOf={asOf} />
            <Sources sources={data.sources.nodes} coverage={data.coverage} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </>
        )}
      </Shown>
    </>
  );
}

/** Meetings that are still to come, and those whose day is over and of which no report has spoken since. */
function Next({ planned, singles, asOf }: { planned: HomeData["next"]; singles: Set<string>; asOf: string }) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      {planned.length === 0 ? <p>{words.noRecord}</p> : null}
      {[planned.filter((p) => p.phase !== "OVER"), planned.filter((p) => p.phase === "OVER")].map((some, i) =>
        some.length === 0 ? null : (
          <div key={i}>
            {i === 1 ? <h3>{words.past}</h3> : null}
            <ul>
              {some.map(({ meeting, silent }) => (
                <li key={meeting.id}>
                  <span class="day">{meeting.when ? when(meeting.when.text) : words.undated}</span> <Link to={meeting} asOf={asOf} /> {silent ? <Term of="silent">{words.silent}</Term> : null} <Flags contested={meeting.contested} single={singles.has(meeting.id)} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}

function OpenIssues({ issues, asOf }: { issues: HomeData["issues"]["nodes"]; asOf: string }) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">{words.openIssues}</h2>
      {issues.length === 0 ? <p>{words.noRecord}</p> : null}
      <ul>
        {issues.map((issue) => (
          <li key={issue.id}>
            <Link to={issue} asOf={asOf} />{" "}
            {issue.namedBy.edges.slice(0, 1).map(({ wording, node }) => (
              <span key={node.id} class="told">
                {words.named(nameOf(node))}
                {wording ? (
                  <>
                    : <q>{wording}</q>
                  </>
                ) : null}
              </span>
            ))}{" "}
            <Flags contested={issue.contested} single={isSingle(issue)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The plans with their latest version, and the points on which the record has something. */
function Plans({ plans, asOf }: { plans: HomeData["plans"]["nodes"]; asOf: string }) {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">{words.planToday}</h2>
      {plans.length === 0 ? <p>{words.noRecord}</p> : null}
      {plans.map((plan) => {
        const versions = inOrder(plan.versions.nodes.filter((v) => isOn(v, asOf)));
        // A version without a day is the latest only if no version has a day.
        const latest = versions.findLast((v) => v.when) ?? versions.at(-1);
        return (
          <div key={plan.id}>
            <p>
              <a href={href("plan", "all", asOf)}>{plan.name}</a>
              {latest ? (
                <span class="told">
                  , {words.latestVersion} <Link to={latest} asOf={asOf} /> {latest.when ? when(latest.when.text) : ""}
                </span>
              ) : null}
            </p>
            <ul>
              {plan.points.nodes.filter((p) => isOn(p, asOf)).map((point) => (
                <li key={point.id}>
                  <Link to={point} asOf={asOf} /> <Flags contested={point.contested} single={isSingle(point)} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/** What a side of a dispute says. A side about a relation has the id of the thing at its other end, and its claims have the name. */
function sideWords({ claims, property }: Conflict, side: Conflict["sides"][number]): string {
  const told = claims.nodes.find((c) => c.object && c.object.id === side.value)?.object;
  const of = side.property ?? property;
  const value = told ? nameOf(told) : (side.value ?? "—");
  // One attendance can be told as being there and as being absent: then the property is the answer.
  return of === property ? accountWords(of, value, side.polarity === "DENIES") : `${propertyWords(of)}: ${accountWords(of, value, side.polarity === "DENIES")}`;
}

function Differences({ conflicts, asOf }: { conflicts: Conflict[]; asOf: string }) {
  return (
    <section aria-labelledby="disputed">
      <h2 id="disputed">{words.disputed}</h2>
      {conflicts.length === 0 ? <p>{words.nothingDisputed}</p> : null}
      <ul>
        {conflicts.map((c) => (
          <li key={`${c.subject.id} ${c.property}`}>
            <Link to={c.subject.meeting ?? c.subject} asOf={asOf} /> ({propertyWords(c.property)}{c.object ? `: ${nameOf(c.object)}` : ""})
            <ul>
              {c.sides.map((s) => (
                <li key={`${s.property ?? ""} ${s.polarity ?? ""} ${s.value ?? ""}`}>
                  {sideWords(c, s)} <Standing of={s.standing} />
                </li>
              ))}
            </ul>
            <details>
              <summary>{words.reports}</summary>
              <Reports of={c.claims.nodes} asOf={asOf} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The most faces of a side. The others are on the page of the side. */
const mostFaces = 12;

function Sides({ groups, asOf }: { groups: HomeData["sides"]["nodes"]; asOf: string }) {
  return (
    <section aria-labelledby="faces">
      <h2 id="faces">{words.faces}</h2>
      {groups.length === 0 ? <p>{words.noRecord}</p> : null}
      <div class="sides">
        {groups.map((g) => {
          const people = new Map(g.meetings.nodes.flatMap((m) => m.participants.edges.filter((e) => e.side?.id === g.key && e.node.__typename === "Person").map((e) => [e.node.id, e.node] as const)));
          return (
            <div key={g.key}>
              <h3>{g.node ? <Link to={g.node} asOf={asOf} /> : g.key}</h3>
              {[...people.values()].slice(0, mostFaces).map((p) => (
                <Face key={p.id} of={p} asOf={asOf} />
              ))}
              {people.size > mostFaces && g.node ? (
                <Link to={g.node} asOf={asOf}>
                  {words.moreFaces(people.size - mostFaces)}
                </Link>
              ) : null}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Sources({ sources, coverage, asOf }: { sources: HomeData["sources"]["nodes"]; coverage: HomeData["coverage"]; asOf: string }) {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{words.sources}</h2>
      <p>
        {coverage.first && coverage.last ? words.record(coverage.sourceCount, coverage.first.slice(0, 10), coverage.last.slice(0, 10)) : words.empty}{" "}
        {coverage.sourceCount > sources.length ? words.latestSources(sources.length) : null}
      </p>
      <ul>
        {sources.map((s) => (
          <li key={s.id}>
            <span class="day">{s.reported.slice(0, 10)}</span> {s.publisher?.name} — <a href={href("source", s.id, asOf)}>{s.title ?? s.id}</a>
            {s.publisherInferredFrom ? (
              <span class="told">
                {" "}
                (<Term of="inferred">{words.inferred}</Term>: <q>{s.publisherInferredFrom}</q>)
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
