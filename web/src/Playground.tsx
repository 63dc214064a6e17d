import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";

import { endpoint, socketEndpoint } from "./endpoint";
import { examples } from "./examples";

// Made once, outside of the component: a new fetcher makes the editor ask for
// the schema again. The API answers each POST with one JSON document, so the
// fetcher need not offer to take an answer in parts. Subscriptions go over a
// WebSocket, which is opened with the first of them.
const fetcher = createGraphiQLFetcher({
  url: endpoint,
  subscriptionUrl: socketEndpoint,
  enableIncrementalDelivery: false,
});
const defaultTabs = examples.map((query) => ({ query }));
// A link can bring a query with it: "show the query" of the other pages does.
const given = new URLSearchParams(window.location.search);

/**
 * The query editor, with the examples as the tabs of a first visit. Later
 * visits find the tabs as they were left: the editor keeps them in the
 * browser's own storage.
 */
export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={defaultTabs}
      initialQuery={given.get("query") ?? undefined}
      initialVariables={given.get("variables") ?? undefined}
    >
      <GraphiQL.Logo>Parley</GraphiQL.Logo>
    </GraphiQL>
  );
}
