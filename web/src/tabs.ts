import type { GraphiQLProps } from "graphiql";

import type { Example } from "./examples";

// The editor has this type and does not export it by name.
type Tab = NonNullable<GraphiQLProps["defaultTabs"]>[number];

/**
 * Turns an example into an editor tab. The title goes into the query's text
 * as a comment, since the editor names a tab after its operation and has no
 * other place for it.
 */
export function tabOf(example: Example): Tab {
  const { title, query, variables } = example;
  return {
    query: `# ${title}\n${query}`,
    variables: variables ? JSON.stringify(variables, null, 2) : null,
  };
}
