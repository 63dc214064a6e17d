/** One query that the playground opens in a tab of its own. */
export interface Example {
  /** A named operation, below a comment that says what it asks: the editor labels the tab with the operation's name. */
  query: string;
  /** The query's variables as JSON, where it takes some. */
  variables?: string;
}

// The questions that the tests ask, with the very same text.
const folder = "../../docs/questions";
const queries = import.meta.glob<string>("../../docs/questions/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});
const variables = import.meta.glob<string>(
  "../../docs/questions/*.variables.json",
  { query: "?raw", import: "default", eager: true },
);

/** The tabs of a first visit, in order; the first one is the one in front. */
export const examples: readonly Example[] = [
  "who-met-hallandale",
  "busiest",
  "path",
  "planned-not-held",
  "plan-points",
  "who-rejects",
  "who-says",
  "same-person",
].map((name) => {
  const query = queries[`${folder}/${name}.graphql`];
  if (query === undefined) {
    throw new Error(`there is no question ${name}`);
  }
  return { query, variables: variables[`${folder}/${name}.variables.json`] };
});
