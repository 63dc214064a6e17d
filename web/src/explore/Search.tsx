/** @jsxImportSource preact */
import { href } from "./address";
import { useAnswer } from "./api";
import { All, type FoundThing, type ListedSource, SourceItem, Things, onRecord, sourceFields } from "./items";
import { NoRecord } from "./NoRecord";
import { countedFields } from "./reported";
import { Shown, ShowQuery } from "./parts";
import { type Report, Reports, reportFields } from "./Reports";
import { words } from "./words";

interface SearchData {
  search: { totalCount: number; nodes: FoundThing[] };
  sources: { totalCount: number; nodes: ListedSource[] };
  said: { totalCount: number; nodes: Report[] };
}

const query = `query Search($text: String!, $asOf: DateOrDateTime) {
  search(text: $text, first: 20, asOf: $asOf) { totalCount nodes { __typename ... on Named { id name ...counted } } }
  sources(where: { text: $text }, first: 10, asOf: $asOf) { totalCount nodes { ...listedSource } }
  said(text: $text, first: 10, asOf: $asOf) { totalCount nodes { ...report } }
}
${sourceFields}
${reportFields}
${countedFields}`;

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
      {({ search, sources, said }) => {
        const things = onRecord(search.nodes, asOf);
        const isNothing = things.length + sources.totalCount + said.totalCount === 0;
        const rest = (list: "found" | "sources" | "said", { totalCount, nodes }: { totalCount: number; nodes: unknown[] }) =>
          totalCount > nodes.length ? <All to={href("list", list, asOf, { text })}>{words.allOf(totalCount)}</All> : null;
        return (
          <>
            {things.length > 0 || isNothing ? <h2>{words.found}</h2> : null}
            {isNothing ? <NoRecord asOf={asOf} /> : null}
            <Things of={things} asOf={asOf} />
            {rest("found", search)}
            {sources.totalCount > 0 ? (
              <>
                <h2>{words.sources}</h2>
                <ul>
                  {sources.nodes.map((s) => (
                    <SourceItem key={s.id} of={s} asOf={asOf} />
                  ))}
                </ul>
                {rest("sources", sources)}
              </>
            ) : null}
            {said.totalCount > 0 ? (
              <>
                <h2>{words.saidBy}</h2>
                <Reports of={said.nodes} asOf={asOf} />
                {rest("said", said)}
              </>
            ) : null}
            <ShowQuery query={query} variables={variables} />
          </>
        );
      }}
    </Shown>
  );
}
