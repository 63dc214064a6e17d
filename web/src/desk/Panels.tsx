/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";

import { standing } from "../standing";
import { ask, type Changes, type Disputed, type Place, type State } from "./api";
import { words } from "./words";

/** Asks again whenever the dossier changes. */
function useAnswer<T>(path: string, revision: string, refused: (error: Error) => void): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  useEffect(() => {
    let current = true;
    ask<T>(path).then((a) => current && setAnswer(a), refused);
    return () => {
      current = false;
    };
  }, [path, revision]);
  return answer;
}

interface Panel {
  state: State;
  go: (place: Place) => void;
  refused: (error: Error) => void;
}

/** What has changed in the record since the desk opened. */
export function ChangesPanel({ state, go, refused }: Panel) {
  const changes = useAnswer<Changes>("changes", state.revision, refused);
  if (!changes) {
    return <p role="status">{words.loading}</p>;
  }
  if (!changes.begun) {
    return <p>{words.notBegun}</p>;
  }
  if (changes.things.length === 0) {
    return <p>{words.notChanged}</p>;
  }
  return (
    <>
      <p role="status">{changes.summary}</p>
      <ul class="panel">
        {changes.things.map((t) => (
          <li key={t.id}>
            <strong>{words.op[t.op] ?? t.op}</strong> {t.type} <bdi>{t.name || t.id}</bdi>
            <ul class="lines">
              {t.lines.map((l) => (
                <li key={l}>{l}</li>
              ))}
            </ul>
            <Places places={t.places} go={go} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the sources differ on. */
export function DisputedPanel({ state, go, refused }: Panel) {
  const disputed = useAnswer<Disputed[]>("disputed", state.revision, refused);
  if (!disputed) {
    return <p role="status">{words.loading}</p>;
  }
  if (disputed.length === 0) {
    return <p>{words.notDisputed}</p>;
  }
  return (
    <ul class="panel">
      {disputed.map((t) => (
        <li key={t.id}>
          {t.type} <strong><bdi>{t.name}</bdi></strong> {t.open.length > 0 ? <span class="doubt">{words.openFields(t.open.join(", "))}</span> : null}
          <ul class="lines">
            {t.accounts.map((a, i) => (
              <li key={i}>
                {a.property}: {a.denies ? <strong>{words.not} </strong> : null}
                <bdi>{a.value}</bdi> <span class="flag">{standing[a.standing] ?? a.standing}</span>
                <Places places={a.places} go={go} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The errors and the warnings of the dossier. */
export function ProblemsPanel({ state, go }: { state: State; go: (place: Place) => void }) {
  if (state.failure) {
    return <p role="alert">{state.failure}</p>;
  }
  if (state.problems.length === 0) {
    return <p>{words.noProblems}</p>;
  }
  return (
    <ul class="problems">
      {state.problems.map((p) => (
        <li key={`${p.file} ${p.line} ${p.column} ${p.message}`}>
          <button type="button" class="quote" onClick={() => go({ file: p.file, line: p.line, source: "", quote: "", start: -1 })}>
            {words.place(p.file, p.line)}
          </button>{" "}
          {p.severity === "error" ? <strong>{words.error}</strong> : words.warning}: {p.message}
        </li>
      ))}
    </ul>
  );
}

function Places({ places, go }: { places: Place[]; go: (place: Place) => void }) {
  return places.length === 0 ? null : (
    <ul class="places">
      {places.map((p, i) => (
        <li key={i}>
          <button type="button" class="quote" onClick={() => go(p)}>
            {p.quote ? <q>{p.quote}</q> : words.place(p.file, p.line)}
          </button>{" "}
          <span class="told">{p.quote ? words.place(p.file, p.line) : ""}</span>
        </li>
      ))}
    </ul>
  );
}
