/** @jsxImportSource preact */
// The whole of each list that another page only begins, with pages of 50.
import type { ComponentChildren } from "preact";

import { type Address, href } from "./address";
import { useAnswer } from "./api";
import { type Conflict, ConflictItem, type FoundThing, type ListedSource, type OpenIssue, type Planned, OpenIssueItem, PlannedItem, SourceItem, Things, conflictFields, onRecord, openIssueFields, plannedFields, sourceFields } from "./items";
import { type Encounter, Met, encounterFields } from "./Met";
import { type PageInfo, Paged, firstOf, perPage } from "./Paged";
import { Link, type Named, Shown, ShowQuery, nameOf } from "./parts";
import { type AtMostOne, countedFields, isOn, reportedFields, singlesOf } from "./reported";
import { type Report, Reports, reportFields } from "./Reports";
import { SidePeople } from "./SidePeople";
import { when, words } from "./words";

/** The lists by the name that stands in the address. */
const lists: Record<string, (props: { address: Address }) => ComponentChildren> = {
  disputes: Disputes,
  next: Next,
  issues: Issues,
  sources: Sources,
  met: WhoMet,
  together: Together,
  reports: About,
  sides: Sides,
  people: SidePeople,
  found: FoundThings,
  said: Said,
};

/** One list, named by the id of the address. */
export function List({ address }: { address: Address }) {
  const Of = Object.hasOwn(lists, address.id) ? lists[address.id] : undefined;
  return Of ? <Of key={address.id} address={address} /> : <p>{words.unknown}</p>;
}

interface Connection<T> {
  page: { totalCount: number; pageInfo: PageInfo; nodes: T[] };
}

/** The variables of a page, and the arguments that take them. */
const pageVariables = "$first: Int, $after: String, $last: Int, $before: String, $asOf: DateOrDateTime";
const pageArguments = "first: $first, after: $after, last: $last, before: $before, asOf: $asOf";
const pageFields = "totalCount pageInfo { startCursor endCursor }";

/** The page that an address asks for, as variables. The page before is asked for from its end. */
function pageOf({ asOf, more: { after = "", before = "" } }: Address) {
  return { ...(before ? { last: perPage, before } : { first: perPage, after: after || null }), asOf: asOf || null };
}

/** A list that the API gives in pages. */
function Pages<T>({ title, address, query, variables, children }: { title: string; address: Address; query: string; variables?: Record<string, unknown>; children: (nodes: T[]) => ComponentChildren }) {
  const asked = { ...variables, ...pageOf(address) };
  const answer = useAnswer<Connection<T>>(query, asked);
  return (
    <Shown answer={answer}>
      {({ page: { nodes, totalCount, pageInfo } }) => (
        <Paged title={title} address={address} shown={nodes.length} all={totalCount} cursors={pageInfo}>
          {children(nodes)}
          <ShowQuery query={query} variables={asked} />
        </Paged>
      )}
    </Shown>
  );
}

const disputeTimes = `query DisputeTimes($asOf: DateOrDateTime) { conflicts(first: 1000, asOf: $asOf) { since } }`;

const disputesQuery = `query Disputes($since: DateOrDateTime!, $until: DateOrDateTime!, $first: Int!, $asOf: DateOrDateTime) {
  conflicts(since: $since, until: $until, first: $first, asOf: $asOf) { ...conflict }
}
${conflictFields}
${reportFields}`;

/** All that sources tell differently. The API gives disputes by the time when they began, so the times of all of them say where a page begins. */
function Disputes({ address }: { address: Address }) {
  const answer = useAnswer<{ conflicts: { since: string }[] }>(disputeTimes, { asOf: address.asOf || null });
  return (
    <Shown answer={answer}>
      {({ conflicts }) => {
        const times = conflicts.map((c) => c.since);
        const first = firstOf(address, times.length) - 1;
        const here = times.slice(first, first + perPage);
        return (
          <Paged title={words.disputed} address={address} shown={here.length} all={times.length}>
            {here.length > 0 ? <DisputePage times={times} first={first} asOf={address.asOf} /> : null}
          </Paged>
        );
      }}
    </Shown>
  );
}

function DisputePage({ times, first, asOf }: { times: string[]; first: number; asOf: string }) {
  const [begin = "", end = ""] = [times[first], times[Math.min(first + perPage, times.length) - 1]];
  // Disputes of the page before can have begun at the same moment as the first of this page.
  const skipped = times.slice(0, first).filter((time) => time === begin).length;
  const before = new Date(Date.parse(end) - 1000).toISOString();
  const variables = { since: before, until: begin, first: skipped + perPage, asOf: asOf || null };
  const answer = useAnswer<{ conflicts: Conflict[] }>(disputesQuery, variables);
  return (
    <Shown answer={answer}>
      {({ conflicts }) => (
        <>
          <ul>
            {conflicts.slice(skipped, skipped + perPage).map((c) => (
              <ConflictItem key={`${c.subject.id} ${c.property} ${c.object?.id ?? ""}`} of={c} asOf={asOf} />
            ))}
          </ul>
          <ShowQuery query={disputesQuery} variables={variables} />
        </>
      )}
    </Shown>
  );
}

const nextQuery = `query AllNext($asOf: DateOrDateTime, $by: DateOrDateTime!) {
  plannedMeetings(asOf: $by, first: 1000) { ...planned }
  singleMeetings: meetings(where: { maxOrigins: 1, status: [PROPOSED, SCHEDULED] }, first: 1000, asOf: $asOf) { nodes { id claims(first: 0) { totalCount } } }
}
${plannedFields}`;

function Next({ address }: { address: Address }) {
  const { asOf } = address;
  const variables = { asOf: asOf || null, by: asOf || new Date().toISOString().slice(0, 10) };
  const answer = useAnswer<{ plannedMeetings: Planned[]; singleMeetings: AtMostOne }>(nextQuery, variables);
  return (
    <Shown answer={answer}>
      {(data) => {
        const first = firstOf(address, data.plannedMeetings.length) - 1;
        const here = data.plannedMeetings.slice(first, first + perPage);
        const singles = singlesOf(data.singleMeetings);
        return (
          <Paged title={words.next} address={address} shown={here.length} all={data.plannedMeetings.length}>
            <ul>
              {here.map((p) => (
                <PlannedItem key={p.meeting.id} of={p} single={singles.has(p.meeting.id)} asOf={asOf} />
              ))}
            </ul>
            <ShowQuery query={nextQuery} variables={variables} />
          </Paged>
        );
      }}
    </Shown>
  );
}

const issuesQuery = `query AllIssues(${pageVariables}) {
  page: issues(where: { namedAs: [OPEN, MAIN_CHALLENGE] }, ${pageArguments}) { ${pageFields} nodes { ...openIssue } }
}
${openIssueFields}
${reportedFields}`;

function Issues({ address }: { address: Address }) {
  return (
    <Pages<OpenIssue> title={words.openIssues} address={address} query={issuesQuery}>
      {(issues) => (
        <ul>
          {issues
            .filter((issue) => isOn(issue, address.asOf))
            .map((issue) => (
              <OpenIssueItem key={issue.id} of={issue} asOf={address.asOf} />
            ))}
        </ul>
      )}
    </Pages>
  );
}

const sourcesQuery = `query AllSources($where: SourceFilter, ${pageVariables}) {
  page: sources(where: $where, ${pageArguments}) { ${pageFields} nodes { ...listedSource } }
}
${sourceFields}`;

/** All sources, or those of one outlet, or those whose headline has the words of a search. */
function Sources({ address }: { address: Address }) {
  const { text = "", publisher = "" } = address.more;
  const title = text ? words.sourcesFound(text) : publisher ? words.sourcesOf(nameOf({ id: publisher })) : words.sources;
  return (
    <Pages<ListedSource> title={title} address={address} query={sourcesQuery} variables={{ where: { ...(text && { text }), ...(publisher && { publisher }) } }}>
      {(sources) => (
        <ul>
          {sources.map((s) => (
            <SourceItem key={s.id} of={s} asOf={address.asOf} />
          ))}
        </ul>
      )}
    </Pages>
  );
}

const metQuery = `query AllMet($of: ID!, ${pageVariables}) {
  page: whoMet(actor: $of, orderBy: [COUNT_DESC], ${pageArguments}) { ${pageFields} nodes { ...encounter } }
}
${encounterFields}`;

/** All whom somebody met, the most frequent first. */
function WhoMet({ address }: { address: Address }) {
  const { of = "" } = address.more;
  return (
    <Pages<Encounter> title={words.metBy(nameOf({ id: of }))} address={address} query={metQuery} variables={{ of }}>
      {(met) => (
        <ul class="reports">
          {met.map((e) => (
            <Met key={e.counterpart.id} of={of} encounter={e} asOf={address.asOf} />
          ))}
        </ul>
      )}
    </Pages>
  );
}

const togetherQuery = `query Together($of: ID!, $with: ID!, ${pageVariables}) {
  whoMet(actor: $of, with: $with, first: 1, asOf: $asOf) {
    nodes { page: meetings(first: $first, after: $after, last: $last, before: $before) { ${pageFields} nodes { __typename id name when { text } } } }
  }
}`;

/** All meetings of two people. */
function Together({ address }: { address: Address }) {
  const { of = "", with: other = "" } = address.more;
  const asked = { of, with: other, ...pageOf(address) };
  const answer = useAnswer<{ whoMet: { nodes: Connection<Named & { when: { text: string } | null }>[] } }>(togetherQuery, asked);
  return (
    <Shown answer={answer}>
      {({ whoMet }) => {
        const page = whoMet.nodes[0]?.page;
        return (
          <Paged title={words.together(nameOf({ id: of }), nameOf({ id: other }))} address={address} shown={page?.nodes.length ?? 0} all={page?.totalCount ?? 0} cursors={page?.pageInfo}>
            <ul>
              {page?.nodes.map((m) => (
                <li key={m.id}>
                  <span class="day">{m.when ? when(m.when.text) : words.undated}</span> <Link to={m} asOf={address.asOf} />
                </li>
              ))}
            </ul>
            <ShowQuery query={togetherQuery} variables={asked} />
          </Paged>
        );
      }}
    </Shown>
  );
}

const aboutQuery = `query AllReports($of: ID!, ${pageVariables}) {
  page: claims(where: { or: [{ subject: $of }, { object: [$of] }] }, orderBy: [REPORTED_ASC], ${pageArguments}) { ${pageFields} nodes { ...report } }
}
${reportFields}`;

/** All that sources say about a thing, and about what leads to it. */
function About({ address }: { address: Address }) {
  const { of = "" } = address.more;
  return (
    <Pages<Report> title={words.statementsAbout(nameOf({ id: of }))} address={address} query={aboutQuery} variables={{ of }}>
      {(reports) => <Reports of={reports} asOf={address.asOf} />}
    </Pages>
  );
}

const sidesQuery = `query AllSides(${pageVariables}) {
  page: meetingGroups(by: SIDE, ${pageArguments}) { ${pageFields} nodes { key count node { __typename id ... on Named { name } } } }
}`;

/** The sides of the meetings. Each leads to the people who took part for it. */
function Sides({ address }: { address: Address }) {
  return (
    <Pages<{ key: string; count: number; node: Named | null }> title={words.allSides} address={address} query={sidesQuery}>
      {(sides) => (
        <ul>
          {sides.map((s) => (
            <li key={s.key}>
              {s.node ? <Link to={s.node} asOf={address.asOf} /> : <bdi>{s.key}</bdi>}: <a href={href("list", "people", address.asOf, { side: s.key })}>{words.sidePeople}</a> <span class="told">{words.inMeetings(s.count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Pages>
  );
}

const foundQuery = `query AllFound($text: String!, ${pageVariables}) {
  page: search(text: $text, ${pageArguments}) { ${pageFields} nodes { __typename ... on Named { id name ...counted } } }
}
${countedFields}`;

/** All things that a search finds. */
function FoundThings({ address }: { address: Address }) {
  const { text = "" } = address.more;
  return (
    <Pages<FoundThing> title={words.searchTitle(text)} address={address} query={foundQuery} variables={{ text }}>
      {(things) => <Things of={onRecord(things, address.asOf)} asOf={address.asOf} />}
    </Pages>
  );
}

const saidQuery = `query AllSaid($text: String!, ${pageVariables}) {
  page: said(text: $text, ${pageArguments}) { ${pageFields} nodes { ...report } }
}
${reportFields}`;

/** All words that were said and that a search finds. */
function Said({ address }: { address: Address }) {
  const { text = "" } = address.more;
  return (
    <Pages<Report> title={words.saidTitle(text)} address={address} query={saidQuery} variables={{ text }}>
      {(reports) => <Reports of={reports} asOf={address.asOf} />}
    </Pages>
  );
}
