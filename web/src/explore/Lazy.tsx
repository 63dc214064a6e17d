/** @jsxImportSource preact */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { words } from "./words";

/** Shows a view whose code is loaded only when somebody looks at it. */
export function Lazy<P extends object>({ load, ...rest }: { load: () => Promise<ComponentType<P>> } & P) {
  const [state, setState] = useState<{ View?: ComponentType<P>; error?: Error }>({});
  useEffect(() => {
    load().then(
      (View) => setState({ View }),
      (error: Error) => setState({ error }),
    );
    // The view is the same each time: it is loaded once.
  }, []);
  if (state.error) {
    return <p role="alert">{words.failed(state.error.message)}</p>;
  }
  return state.View ? <state.View {...(rest as unknown as P)} /> : <p role="status">{words.loading}</p>;
}
