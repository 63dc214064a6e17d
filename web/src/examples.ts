// The questions that the tests ask, with the very same text: each a named
// operation below a comment that says what it asks. The editor labels a tab with
// the operation's name.
const folder = "../../docs/questions";
const questions = import.meta.glob<string>("../../docs/questions/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The queries in the tabs of a first visit, in order; the first one is the one in front. */
export const examples: readonly string[] = [
  "who-met-hallandale",
  "busiest",
  "path",
  "planned-not-held",
  "plan-points",
  "who-rejects",
  "who-says",
  "same-person",
].map((name) => {
  const query = questions[`${folder}/${name}.graphql`];
  if (query === undefined) {
    throw new Error(`there is no question ${name}`);
  }
  return query;
});
