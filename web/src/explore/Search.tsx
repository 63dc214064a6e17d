/** @jsxImportSource preact */
import { href } from "./address";
import { useAnswer } from "./api";
import { NoRecord } from "./NoRecord";
import { type Counted, countedFields, isOn } from "./reported";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { type Report, Reports, reportFields } from "./Reports";
import { types, words } from "./words";

interface SearchData {
  search: { edges: { node: Named & Counted }[] };
  said: { edges: { node: Report }[] };
}

const query = `query Search($text: String!, $asOf: DateOrDateTime) {
  search(text: $text, first: 20, asOf: $asOf) { edges { node { __typename ... on Named { id name ...counted } } } }
  said(text: $text, first: 10, asOf: $asOf) { edges { node { ...report } } }
}
${reportFields}
${countedFields}`;

interface SourcesData {
  sources: { nodes: { id: string; title: string | null; reported: string; publisher: { name: string } | null }[] };
}

/** The search of the API finds no sources, so the page looks through the titles of the latest. They are asked for once, not with each letter. */
const sourcesQuery = `query SourcesToSearch($asOf: DateOrDateTime) {
  sources(first: 500, asOf: $asOf) { nodes { id title reported publisher { name } } }
}`;

/** The most sources that are shown. */
const mostSources = 10;

function Sources({ text, asOf }: { text: string; asOf: string }) {
  const { data } = useAnswer<SourcesData>(sourcesQuery, { asOf: asOf || null });
  const wanted = text.toLowerCase().split(/\s+/);
  const found = data?.sources.nodes.filter((s) => wanted.every((word) => `${s.title ?? s.id} ${s.publisher?.name ?? ""}`.toLowerCase().includes(word))) ?? [];
  return found.length === 0 ? null : (
    <>
      <h2>{words.sources}</h2>
      <ul>
        {found.slice(0, mostSources).map((s) => (
          <li key={s.id}>
            <span class="day">{s.reported.slice(0, 10)}</span> {s.publisher?.name} — <a href={href("source", s.id, asOf)}>{s.title ?? s.id}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The types of things that come from the reference files, so that an earlier day can have them before any report. Places and outlets may stay. */
const dated = new Set(["Person", "Issue", "Plan", "PlanVersion", "Point", "Agreement"]);

/** Whether a text has a letter or a digit: the API refuses to search for others. */
export const isQuestion = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** What a search finds: things by their names, and words that were said. */
export function Search({ text, asOf }: { text: string; asOf: string }) {
  return isQuestion(text) ? (
    <Results text={text} asOf={asOf} />
  ) : (
    <>
      <h2>{words.found}</h2>
      <p>{words.notSearchable}</p>
    </>
  );
}

function Results({ text, asOf }: { text: string; asOf: string }) {
  const variables = { text, asOf: asOf || null };
  const answer = useAnswer<SearchData>(query, variables);
  return (
    <Shown answer={answer}>
      {(data) => {
        const things = data.search.edges.map(({ node }) => node).filter((n) => !dated.has(n.__typename) || isOn(n, asOf));
        return (
          <>
            {things.length > 0 || data.said.edges.length === 0 ? <h2>{words.found}</h2> : null}
            {things.length === 0 && data.said.edges.length === 0 ? <NoRecord asOf={asOf} /> : null}
            <ul>
              {things.map((node) => (
                <li key={node.id}>
                  <Link to={node} asOf={asOf} /> <span class="told">{types[node.__typename] ?? node.__typename}</span>
                </li>
              ))}
            </ul>
            <Sources text={text} asOf={asOf} />
            {data.said.edges.length > 0 ? (
              <>
                <h2>{words.saidBy}</h2>
                <Reports of={data.said.edges.map((e) => e.node)} asOf={asOf} />
              </>
            ) : null}
            <ShowQuery query={query} variables={variables} />
          </>
        );
      }}
    </Shown>
  );
}
