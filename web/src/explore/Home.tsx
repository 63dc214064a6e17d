/** @jsxImportSource preact */
import { type Address, href } from "./address";
import { useAnswer } from "./api";
import { All, type Conflict, ConflictItem, type ListedSource, type OpenIssue, OpenIssueItem, type Planned, PlannedItem, SourceItem, conflictFields, openIssueFields, plannedFields, sourceFields } from "./items";
import { NoRecord } from "./NoRecord";
import { Face, Flags, Link, type Named, Shown, ShowQuery } from "./parts";
import { type AtMostOne, type Counted, type Reported, countedFields, inOrder, isOn, isSingle, reportedFields, singlesOf } from "./reported";
import { reportFields } from "./Reports";
import { Timeline } from "./timeline/Timeline";
import { when, words } from "./words";

interface HomeData {
  coverage: { sourceCount: number; first: string | null; last: string | null };
  whole: { first: string | null };
  next: Planned[];
  conflicts: Conflict[];
  plans: { totalCount: number; nodes: (Named & Counted & { versions: { nodes: (Named & Counted & { when: { text: string } | null; revisionOf: { nodes: { id: string }[] } })[] }; points: { totalCount: number; nodes: Point[] } })[] };
  issues: { totalCount: number; nodes: OpenIssue[] };
  singleMeetings: AtMostOne;
  sides: { totalCount: number; nodes: { key: string; count: number; node: Named | null; meetings: { nodes: { participants: { edges: { side: { id: string } | null; node: Named }[] } }[] } }[] };
  sources: { nodes: ListedSource[] };
}

/** A point of a plan, with the versions for which a report names it. */
type Point = Named & Reported & { contested: string[]; provisions: { nodes: { id: string }[] } };

/** The most planned meetings and disputes that are shown. The query asks for one more, so that the page knows whether there are others. */
const [mostNext, mostConflicts] = [20, 10];

const query = `query Home($asOf: DateOrDateTime, $by: DateOrDateTime!) {
  coverage(asOf: $asOf) { sourceCount first last }
  whole: coverage { first }
  next: plannedMeetings(asOf: $by, first: ${mostNext + 1}) { ...planned }
  plans(first: 3, asOf: $asOf) { totalCount nodes { __typename id name ...counted versions(first: 20, orderBy: [WHEN_ASC]) { nodes { __typename id name ...counted when { text } revisionOf { nodes { id } } } } points(first: 40) { totalCount nodes { __typename id name contested ...reported provisions { nodes { id } } } } } }
  issues(first: 20, where: { namedAs: [OPEN, MAIN_CHALLENGE] }, asOf: $asOf) { totalCount nodes { ...openIssue } }
  singleMeetings: meetings(where: { maxOrigins: 1, status: [PROPOSED, SCHEDULED] }, first: 100, asOf: $asOf) { nodes { id claims(first: 0) { totalCount } } }
  conflicts(first: ${mostConflicts + 1}, asOf: $asOf) { ...conflict }
  sides: meetingGroups(by: SIDE, first: 6, asOf: $asOf) {
    totalCount
    nodes { key count node { __typename id ... on Named { name } } meetings(first: 20) { nodes { participants(first: 40) { edges { side { id } node { __typename id name } } } } } }
  }
  sources(first: 20, asOf: $asOf) { nodes { ...listedSource } }
}
${plannedFields}
${openIssueFields}
${conflictFields}
${sourceFields}
${reportFields}
${reportedFields}
${countedFields}`;

/** Lists of the API that have no count. An answer has at most 1,000 items, and each is small. */
const countQuery = `query Count($asOf: DateOrDateTime, $by: DateOrDateTime!, $next: Boolean!, $conflicts: Boolean!) {
  next: plannedMeetings(asOf: $by, first: 1000) @include(if: $next) { phase }
  conflicts(first: 1000, asOf: $asOf) @include(if: $conflicts) { open }
}`;

/** A link to a whole list, with the number of its items once they are counted. */
function Counted({ list, of, asOf }: { list: "next" | "disputes"; of: "next" | "conflicts"; asOf: string }) {
  const { data } = useAnswer<{ next?: object[]; conflicts?: object[] }>(countQuery, { asOf: asOf || null, by: asOf || today(), next: of === "next", conflicts: of === "conflicts" });
  const count = data?.[of]?.length;
  return <All to={href("list", list, asOf)}>{count === undefined || count === 1000 ? words.all : words.allOf(count)}</All>;
}

const today = () => new Date().toISOString().slice(0, 10);

/** The first page: what happened when, the plan, what is open and what comes next, what is disputed, who took part, and which sources say so. */
export function Home({ address }: { address: Address }) {
  const { asOf } = address;
  const variables = { asOf: asOf || null, by: asOf || today() };
  const answer = useAnswer<HomeData>(query, variables);
  return (
    <>
      <Timeline address={address} />
      <Shown answer={answer}>
        {(data) => (
          <>
            <div class="columns">
              <Next planned={data.next} singles={singlesOf(data.singleMeetings)} asOf={asOf} />
              <OpenIssues issues={data.issues.nodes.filter((i) => isOn(i, asOf))} all={data.issues} asOf={asOf} />
              <Plans plans={data.plans.nodes.filter((p) => isOn(p, asOf))} all={data.plans} asOf={asOf} />
              <Differences conflicts={data.conflicts} coverage={data.coverage} asOf={asOf} />
            </div>
            <Sides of={data.sides} asOf={asOf} />
            <Sources sources={data.sources.nodes} coverage={data.coverage} whole={data.whole} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </>
        )}
      </Shown>
    </>
  );
}

/** Meetings that are still to come, and those whose day is over and of which no report has spoken since. */
function Next({ planned, singles, asOf }: { planned: Planned[]; singles: Set<string>; asOf: string }) {
  const shown = planned.slice(0, mostNext);
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      {shown.length === 0 ? <NoRecord asOf={asOf} /> : null}
      {[shown.filter((p) => p.phase !== "OVER"), shown.filter((p) => p.phase === "OVER")].map((some, i) =>
        some.length === 0 ? null : (
          <div key={i}>
            {i === 1 ? <h3>{words.past}</h3> : null}
            <ul>
              {some.map((p) => (
                <PlannedItem key={p.meeting.id} of={p} single={singles.has(p.meeting.id)} asOf={asOf} />
              ))}
            </ul>
          </div>
        ),
      )}
      {planned.length > shown.length ? <Counted list="next" of="next" asOf={asOf} /> : null}
    </section>
  );
}

function OpenIssues({ issues, all, asOf }: { issues: OpenIssue[]; all: HomeData["issues"]; asOf: string }) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">{words.openIssues}</h2>
      {issues.length === 0 ? <NoRecord asOf={asOf} /> : null}
      <ul>
        {issues.map((issue) => (
          <OpenIssueItem key={issue.id} of={issue} asOf={asOf} />
        ))}
      </ul>
      {all.totalCount > all.nodes.length ? <All to={href("list", "issues", asOf)}>{words.allOf(all.totalCount)}</All> : null}
    </section>
  );
}

/** The plans with their latest version and its points. If no report names a point of the latest version, these are the points of all versions. */
function Plans({ plans, all, asOf }: { plans: HomeData["plans"]["nodes"]; all: HomeData["plans"]; asOf: string }) {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">{words.planToday}</h2>
      {plans.length === 0 ? <NoRecord asOf={asOf} /> : null}
      {plans.map((plan) => {
        const versions = inOrder(plan.versions.nodes.filter((v) => isOn(v, asOf)));
        // A version without a day is the latest only if no version has a day.
        const latest = versions.findLast((v) => v.when) ?? versions.at(-1);
        const points = plan.points.nodes.filter((p) => isOn(p, asOf));
        const ofLatest = points.filter((p) => p.provisions.nodes.some((v) => v.id === latest?.id));
        const shown = ofLatest.length > 0 ? ofLatest : points;
        const isWhole = plan.points.totalCount === plan.points.nodes.length;
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
            {points.length === 0 ? <NoRecord asOf={asOf} /> : null}
            {latest && isWhole && points.length > 0 && ofLatest.length === 0 ? <p>{words.noLatestPoints}</p> : null}
            {points.length > 0 ? <h3>{ofLatest.length > 0 ? words.latestPoints : words.anyPoints}</h3> : null}
            <ul>
              {shown.map((point) => (
                <li key={point.id}>
                  <Link to={point} asOf={asOf} /> <Flags contested={point.contested} single={isSingle(point)} />
                </li>
              ))}
            </ul>
            {!isWhole || points.length > shown.length ? <All to={href("plan", "all", asOf)}>{words.allPoints}</All> : null}
          </div>
        );
      })}
      {all.totalCount > all.nodes.length ? <All to={href("plan", "all", asOf)}>{words.allPlans(all.totalCount)}</All> : null}
    </section>
  );
}

/** What sources tell differently. Without a source, nobody can differ. */
function Differences({ conflicts, coverage, asOf }: { conflicts: Conflict[]; coverage: HomeData["coverage"]; asOf: string }) {
  const none = coverage.sourceCount === 0 ? <NoRecord asOf={asOf} /> : <p>{words.nothingDisputed}</p>;
  return (
    <section aria-labelledby="disputed">
      <h2 id="disputed">{words.disputed}</h2>
      {conflicts.length === 0 ? none : null}
      <ul>
        {conflicts.slice(0, mostConflicts).map((c) => (
          <ConflictItem key={`${c.subject.id} ${c.property} ${c.object?.id ?? ""}`} of={c} asOf={asOf} />
        ))}
      </ul>
      {conflicts.length > mostConflicts ? <Counted list="disputes" of="conflicts" asOf={asOf} /> : null}
    </section>
  );
}

/** The most faces of a side. A page of its own has the others. */
const mostFaces = 12;

function Sides({ of: { nodes: groups, totalCount }, asOf }: { of: HomeData["sides"]; asOf: string }) {
  return (
    <section aria-labelledby="faces">
      <h2 id="faces">{words.faces}</h2>
      {groups.length === 0 ? <NoRecord asOf={asOf} /> : null}
      <div class="sides">
        {groups.map((g) => {
          const people = new Map(g.meetings.nodes.flatMap((m) => m.participants.edges.filter((e) => e.side?.id === g.key && e.node.__typename === "Person").map((e) => [e.node.id, e.node] as const)));
          // More meetings can have more people: only the page of the side counts them.
          const isCounted = g.count <= g.meetings.nodes.length && g.meetings.nodes.every((m) => m.participants.edges.length < 40);
          return (
            <div key={g.key}>
              <h3>{g.node ? <Link to={g.node} asOf={asOf} /> : <bdi>{g.key}</bdi>}</h3>
              {[...people.values()].slice(0, mostFaces).map((p) => (
                <Face key={p.id} of={p} asOf={asOf} />
              ))}
              {people.size > mostFaces || !isCounted ? <All to={href("list", "people", asOf, { side: g.key })}>{isCounted ? words.allPeople(people.size) : words.allPeopleOfSide}</All> : null}
            </div>
          );
        })}
      </div>
      {totalCount > groups.length ? <All to={href("list", "sides", asOf)}>{words.allSidesOf(totalCount)}</All> : null}
    </section>
  );
}

function Sources({ sources, coverage, whole, asOf }: { sources: ListedSource[]; coverage: HomeData["coverage"]; whole: HomeData["whole"]; asOf: string }) {
  const none = whole.first ? words.noneBy(asOf, whole.first.slice(0, 10)) : words.empty;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{words.sources}</h2>
      <p>
        {coverage.first && coverage.last ? words.record(coverage.sourceCount, coverage.first.slice(0, 10), coverage.last.slice(0, 10)) : none}{" "}
        {coverage.sourceCount > sources.length ? words.latestSources(sources.length) : null}
      </p>
      <ul>
        {sources.map((s) => (
          <SourceItem key={s.id} of={s} asOf={asOf} />
        ))}
      </ul>
      {coverage.sourceCount > sources.length ? <All to={href("list", "sources", asOf)}>{words.allOf(coverage.sourceCount)}</All> : null}
    </section>
  );
}
