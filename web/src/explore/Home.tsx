/** @jsxImportSource preact */
import { href } from "./address";
import { useAnswer } from "./api";
import { Face, Link, type Named, Shown, ShowQuery, Status } from "./parts";
import { words } from "./words";

interface HomeData {
  whole: { first: string | null; last: string | null };
  coverage: { sourceCount: number; first: string | null; last: string | null };
  meetings: { totalCount: number; nodes: MeetingLine[] };
  next: { phase: string; silent: boolean; meeting: MeetingLine }[];
  conflicts: { open: boolean; property: string; subject: Named; sides: { value: string | null; standing: string }[] }[];
  sides: { nodes: { key: string; node: Named | null; meetings: { nodes: { participants: { edges: { side: { id: string } | null; node: Named }[] } }[] } }[] };
  sources: { nodes: { id: string; title: string | null; reported: string; publisher: { name: string } | null; publisherInferredFrom: string | null }[] };
}

interface MeetingLine extends Named {
  status: string;
  contested: string[];
  when: { text: string; earliest: string | null } | null;
  places: { nodes: { name: string }[] };
}

const query = `query Home($asOf: DateOrDateTime, $by: DateOrDateTime!) {
  whole: coverage { first last }
  coverage(asOf: $asOf) { sourceCount first last }
  meetings(first: 200, orderBy: [WHEN_ASC], asOf: $asOf) { totalCount nodes { ...line } }
  next: plannedMeetings(asOf: $by, first: 20) { phase silent meeting { ...line } }
  conflicts(first: 10, asOf: $asOf) { open property subject { __typename id ... on Named { name } } sides { value standing } }
  sides: meetingGroups(by: SIDE, first: 6, asOf: $asOf) {
    nodes { key node { __typename id ... on Named { name } } meetings(first: 20) { nodes { participants(first: 40) { edges { side { id } node { __typename id name } } } } } }
  }
  sources(first: 50, asOf: $asOf) { nodes { id title reported publisher { name } publisherInferredFrom } }
}
fragment line on Meeting { __typename id name status contested when { text earliest } places(first: 3) { nodes { name } } }`;

/** The first page: what happened when, what comes next, what is disputed, who took part, and which sources say so. */
export function Home({ asOf }: { asOf: string }) {
  const variables = { asOf: asOf || null, by: asOf || new Date().toISOString().slice(0, 10) };
  const answer = useAnswer<HomeData>(query, variables);
  return (
    <Shown answer={answer}>
      {(data) => (
        <>
          <p>{data.coverage.first && data.coverage.last ? words.record(data.coverage.sourceCount, data.coverage.first.slice(0, 10), data.coverage.last.slice(0, 10)) : words.noRecord}</p>
          {data.whole.first && data.whole.last ? <Replay first={data.whole.first} last={data.whole.last} asOf={asOf} /> : null}
          <Timeline meetings={data.meetings.nodes} asOf={asOf} />
          <Next planned={data.next} asOf={asOf} />
          <Differences conflicts={data.conflicts} asOf={asOf} />
          <Sides groups={data.sides.nodes} asOf={asOf} />
          <Sources sources={data.sources.nodes} asOf={asOf} />
          <ShowQuery query={query} variables={variables} />
        </>
      )}
    </Shown>
  );
}

/** The length of a day in milliseconds. */
const day = 24 * 60 * 60 * 1000;

/** Replays how the record came about, day by day. */
function Replay({ first, last, asOf }: { first: string; last: string; asOf: string }) {
  const begin = Date.parse(first.slice(0, 10));
  const days = Math.round((Date.parse(last.slice(0, 10)) - begin) / day);
  const at = asOf ? Math.round((Date.parse(asOf.slice(0, 10)) - begin) / day) : days;
  return (
    <p>
      <label>
        {words.replay}{" "}
        <input
          type="range"
          min={0}
          max={days}
          value={Math.min(Math.max(at, 0), days)}
          onChange={(e) => {
            location.hash = href("home", "", new Date(begin + Number(e.currentTarget.value) * day).toISOString().slice(0, 10));
          }}
        />
      </label>{" "}
      <output>{asOf || words.today}</output>
    </p>
  );
}

const timelineQuery = `query Timeline($asOf: DateOrDateTime) {
  meetings(first: 1000, orderBy: [WHEN_ASC], asOf: $asOf) { nodes { __typename id name status contested when { text earliest } places(first: 3) { nodes { name } } } }
}`;

/** The meetings by day and nothing else, for a page that embeds them. */
export function TimelineAlone({ asOf }: { asOf: string }) {
  const answer = useAnswer<{ meetings: { nodes: MeetingLine[] } }>(timelineQuery, { asOf: asOf || null });
  return <Shown answer={answer}>{(data) => <Timeline meetings={data.meetings.nodes} asOf={asOf} />}</Shown>;
}

function Timeline({ meetings, asOf }: { meetings: MeetingLine[]; asOf: string }) {
  const days = new Map<string, MeetingLine[]>();
  for (const m of meetings) {
    const day = m.when?.text ?? words.undated;
    days.set(day, [...(days.get(day) ?? []), m]);
  }
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{words.timeline}</h2>
      <ol class="timeline">
        {[...days].map(([day, list]) => (
          <li key={day}>
            <span class="day">{day}</span>
            <ul>
              {list.map((m) => (
                <li key={m.id}>
                  <Status of={m.status} /> <Link to={m} asOf={asOf} />
                  {m.places.nodes.length > 0 ? <span class="told"> {m.places.nodes.map((p) => p.name).join(", ")}</span> : null}
                  {m.contested.length > 0 ? <span class="flag"> {words.contested}</span> : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Next({ planned, asOf }: { planned: HomeData["next"]; asOf: string }) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      {planned.length === 0 ? <p>{words.noRecord}</p> : null}
      <ul>
        {planned.map((p) => (
          <li key={p.meeting.id}>
            <span class="day">{p.meeting.when?.text ?? words.undated}</span> <Link to={p.meeting} asOf={asOf} />
            {p.silent ? <span class="flag"> {words.silent}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Differences({ conflicts, asOf }: { conflicts: HomeData["conflicts"]; asOf: string }) {
  return (
    <section aria-labelledby="disputed">
      <h2 id="disputed">{words.disputed}</h2>
      {conflicts.length === 0 ? <p>{words.nothingDisputed}</p> : null}
      <ul>
        {conflicts.map((c) => (
          <li key={`${c.subject.id} ${c.property}`}>
            <Link to={c.subject} asOf={asOf}>
              {c.subject.name ?? c.subject.id.replaceAll("-", " ")}
            </Link>{" "}
            ({c.property}): {c.sides.map((s) => s.value ?? "—").join(" · ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sides({ groups, asOf }: { groups: HomeData["sides"]["nodes"]; asOf: string }) {
  return (
    <section aria-labelledby="faces">
      <h2 id="faces">{words.faces}</h2>
      <div class="sides">
        {groups.map((g) => {
          const people = new Map<string, Named>();
          for (const m of g.meetings.nodes) {
            for (const e of m.participants.edges) {
              if (e.side?.id === g.key && e.node.__typename === "Person") {
                people.set(e.node.id, e.node);
              }
            }
          }
          return (
            <div key={g.key}>
              <h3>{g.node ? <Link to={g.node} asOf={asOf} /> : g.key}</h3>
              {[...people.values()].map((p) => (
                <Face key={p.id} of={p} asOf={asOf} />
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Sources({ sources, asOf }: { sources: HomeData["sources"]["nodes"]; asOf: string }) {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{words.sources}</h2>
      <ul>
        {sources.map((s) => (
          <li key={s.id}>
            <span class="day">{s.reported.slice(0, 10)}</span> {s.publisher?.name} — <a href={href("source", s.id, asOf)}>{s.title ?? s.id}</a>
            {s.publisherInferredFrom ? (
              <span class="told">
                {" "}
                ({words.inferred}: <q>{s.publisherInferredFrom}</q>)
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
