import type { GraphiQLProps } from "graphiql";

import type { Example } from "./examples";

// The editor has this type and does not export it by name.
type Tab = NonNullable<GraphiQLProps["defaultTabs"]>[number];

/** Turns an example into an editor tab. */
export function tabOf({ query, variables }: Example): Tab {
  return { query, variables: variables ?? null };
}
