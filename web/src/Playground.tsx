import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";

import { ActiveTab } from "./ActiveTab";
import { endpoint, socketEndpoint } from "./endpoint";
import { examples } from "./examples";
import type { Opening } from "./opening";
import { Rows } from "./Rows";
import { savedQueriesPlugin } from "./SavedQueries";
import { TabRoles } from "./TabRoles";
import { authorization } from "./token";

// Made once, outside of the component: a new fetcher makes the editor ask for
// the schema again. The API answers each POST with one JSON document, so the
// fetcher need not offer to take an answer in parts. Subscriptions go over a
// WebSocket, which is opened with the first of them.
const fetcher = createGraphiQLFetcher({
  url: endpoint,
  subscriptionUrl: socketEndpoint,
  enableIncrementalDelivery: false,
  // What the headers editor says is more important than the token that the page keeps.
  fetch: (input, init) => fetch(input, { ...init, headers: { ...authorization(), ...init?.headers } }),
});
const defaultTabs = examples.map((query) => ({ query }));
const plugins = [HISTORY_PLUGIN, savedQueriesPlugin];

/**
 * The query editor, with the examples as the tabs of a first visit. Later
 * visits find the tabs as they were left: the editor keeps them in the
 * browser's own storage.
 */
export function Playground({ opening }: { opening: Opening }) {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={defaultTabs}
      initialQuery={opening.query}
      initialVariables={opening.variables}
      plugins={plugins}
      visiblePlugin={opening.showsSaved ? savedQueriesPlugin : undefined}
    >
      <GraphiQL.Logo>Parley</GraphiQL.Logo>
      <GraphiQL.Footer>
        <Rows />
        <ActiveTab />
        <TabRoles />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}
