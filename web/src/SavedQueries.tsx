import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState } from "react";

import { open, type Saved, savedQueries } from "./saved";
import { keepToken, Unauthenticated } from "./token";

/** The panel that lists the saved queries of the server. */
export const savedQueriesPlugin: GraphiQLPlugin = {
  title: "Saved queries",
  icon: () => (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 2.5h10v15l-5-4-5 4z" />
    </svg>
  ),
  content: SavedQueries,
};

function SavedQueries() {
  const [all, setAll] = useState<Saved[]>([]);
  const [error, setError] = useState<Error>();
  const load = () => {
    setError(undefined);
    savedQueries().then(setAll, setError);
  };
  useEffect(load, []);
  return (
    <section className="parley-saved" aria-label="Saved queries">
      <h2>Saved queries</h2>
      {error instanceof Unauthenticated ? <TokenForm onToken={load} /> : error ? <p role="alert">{error.message}</p> : null}
      <ul>
        {all.map((q) => (
          <Item key={q.name} query={q} onError={setError} />
        ))}
      </ul>
    </section>
  );
}

function Item({ query: { name, title, parameters }, onError }: { query: Saved; onError: (e: Error) => void }) {
  const { queryEditor, variableEditor } = useGraphiQL(pick("queryEditor", "variableEditor"));
  const { addTab } = useGraphiQLActions();
  const show = async () => {
    const opened = await open(name, new URLSearchParams());
    addTab();
    queryEditor?.setValue(opened.query);
    variableEditor?.setValue(opened.variables);
    if (opened.variables) {
      // GraphiQL has no call that shows the variables.
      document.querySelector<HTMLButtonElement>('button[data-name="variables"]')?.click();
    }
  };
  return (
    <li>
      <button type="button" onClick={() => void show().catch(onError)}>
        {title || name}
      </button>
      <div>
        {name}
        {parameters.length > 0 ? ` (${parameters.map((p) => `${p.name}: ${p.type}`).join(", ")})` : ""}
      </div>
    </li>
  );
}

function TokenForm({ onToken }: { onToken: () => void }) {
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        keepToken(String(new FormData(e.currentTarget).get("token")));
        onToken();
      }}
    >
      <label>
        This server asks for a token: <input name="token" type="password" autoComplete="off" required />
      </label>
      <button type="submit">Use</button>
    </form>
  );
}
