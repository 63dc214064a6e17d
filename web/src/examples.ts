/** One query that the playground opens in a tab of its own. */
export interface Example {
  /** What the query asks, in words; shown as the comment above it. */
  title: string;
  /** A named operation: the editor labels the tab with the operation's name. */
  query: string;
  /** The query's variables, where it takes some. */
  variables?: Record<string, unknown>;
}

/** The tabs of a first visit, in order; the first one is the one in front. */
export const examples: readonly Example[] = [
  {
    title: "Who met at Hallandale Beach, for whom, and who says so?",
    query: `query WhoMetAtHallandaleBeach {
  meetings(where: { place: "hallandale-beach" }) {
    nodes {
      id
      when { text worded }
      participants {
        edges {
          node { id name }
          side { name }
          role
          basis
          claims { property quote source { title } }
        }
      }
    }
  }
}
`,
  },
];
