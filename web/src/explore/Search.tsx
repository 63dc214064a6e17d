/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { type Report, Reports, reportFields } from "./Reports";
import { words } from "./words";

interface SearchData {
  search: { edges: { node: Named }[] };
  said: { edges: { node: Report }[] };
}

const query = `query Search($text: String!, $asOf: DateOrDateTime) {
  search(text: $text, first: 20, asOf: $asOf) { edges { node { __typename ... on Named { id name } } } }
  said(text: $text, first: 10, asOf: $asOf) { edges { node { ...report } } }
}
${reportFields}`;

/** What a search finds: things by their names, and words that were said. */
export function Search({ text, asOf }: { text: string; asOf: string }) {
  const variables = { text, asOf: asOf || null };
  const answer = useAnswer<SearchData>(query, variables);
  return (
    <Shown answer={answer}>
      {(data) => (
        <>
          <h2>{words.found}</h2>
          {data.search.edges.length === 0 ? <p>{words.nothing}</p> : null}
          <ul>
            {data.search.edges.map(({ node }) => (
              <li key={node.id}>
                <Link to={node} asOf={asOf} /> <span class="told">{node.__typename}</span>
              </li>
            ))}
          </ul>
          {data.said.edges.length > 0 ? (
            <>
              <h2>{words.saidBy}</h2>
              <Reports of={data.said.edges.map((e) => e.node)} asOf={asOf} />
            </>
          ) : null}
          <ShowQuery query={query} variables={variables} />
        </>
      )}
    </Shown>
  );
}
