/** @jsxImportSource preact */
import "./desk.css";

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { ask, type Drafted, type FileText, type Place, type Problem, type Ref, Refused, type Source, type Span, type State } from "./api";
import { Articles } from "./Articles";
import { Difference } from "./Difference";
import { Facts } from "./Facts";
import { Files } from "./Files";
import { ChangesPanel, DisputedPanel, ProblemsPanel } from "./Panels";
import { Statement } from "./Statement";
import { Text } from "./Text";
import { type Cursor, nextEmpty, wordsOf } from "./text";
import { Who } from "./Who";
import { decisions, kinds, type Tab, tabs, words } from "./words";

/** The time between two looks at the folder, in milliseconds. */
const pause = 1500;

/** What the desk says to the person. */
interface Message {
  text: string;
  alert: boolean;
  problems: Problem[];
  change?: { before: string; after: string };
  left?: Drafted["left"];
}

const start: Cursor = { anchor: 0, head: 0, on: false };

/** Tells the facts of a file apart, also after other facts have changed. */
const keyOf = (source: Source, fact: number) => source.facts[fact]?.lines ?? "";

function Desk() {
  const [state, setState] = useState<State | null>(null);
  const [gone, setGone] = useState("");
  const [file, setFile] = useState("");
  const [source, setSource] = useState<Source | null>(null);
  const [raw, setRaw] = useState<FileText | null>(null);
  const [tab, setTab] = useState<Tab>("articles");
  const [line, setLine] = useState(0);
  const [chosen, setChosen] = useState<number | null>(null);
  const [later, setLater] = useState<string[]>([]);
  const [editing, setEditing] = useState(false);
  const [cursor, setCursor] = useState<Cursor>(start);
  const [selection, setSelection] = useState<Span | null>(null);
  const [kind, setKind] = useState("");
  const [meeting, setMeeting] = useState<Ref | null>(null);
  const [why, setWhy] = useState<Drafted["why"]>([]);
  const [message, setMessage] = useState<Message | null>(null);
  const busy = useRef(false);
  const queue = useRef(Promise.resolve());
  const say = (text: string) => setMessage({ text, alert: false, problems: [] });

  const refresh = async (known: string) => {
    try {
      const now = await ask<State>("state", { known });
      setGone("");
      if (now.revision !== known) {
        setState(now);
      } else {
        setState((s) => (s && s.undo !== now.undo ? { ...s, undo: now.undo } : s));
      }
      return now;
    } catch (error) {
      setGone(error instanceof Refused ? error.message : words.gone);
      return null;
    }
  };
  // The page looks at the folder again and again, so that it takes up what others change.
  const revision = state?.revision ?? "";
  useEffect(() => {
    if (revision === "") {
      void refresh("");
    }
    const timer = setInterval(() => void refresh(revision), pause);
    return () => clearInterval(timer);
  }, [revision]);

  /** Reads a source file. The fact to choose is given by its line or its start, or it is the next fact that waits. */
  const load = async (name: string, choice: { line?: number; start?: number; quiet?: boolean } = {}, off: string[] = later): Promise<boolean> => {
    try {
      const [found, text] = await Promise.all([ask<Source>("source", { file: name }), ask<FileText>("file", { file: name })]);
      setFile(name);
      setSource(found);
      setRaw(text);
      setEditing(false);
      let fact = found.order.find((i) => !off.includes(keyOf(found, i))) ?? found.order[0] ?? null;
      if (choice.line !== undefined) {
        const at = found.facts.findIndex((f) => f.from <= (choice.line ?? 0) && (choice.line ?? 0) <= f.to);
        fact = at < 0 ? fact : at;
      }
      setChosen(fact);
      return true;
    } catch (error) {
      if (!choice.quiet) {
        refused(error as Error);
      }
      return false;
    }
  };

  /** Shows why something was not done. A file that others have changed is read again; before is what the person has seen of it. */
  const refused = (error: Error, before: FileText | null = raw) => {
    const why = error instanceof Refused ? error : new Refused(error instanceof TypeError ? words.gone : error.message, [], null);
    const changed = why.changed;
    setMessage({
      text: changed ? words.fileChanged(changed.name) : why.message,
      alert: true,
      problems: why.problems,
      change: changed ? { before: before?.name === changed.name ? before.text : "", after: changed.text } : undefined,
    });
    if (changed && changed.name === file) {
      void load(file, { quiet: true });
    }
    void refresh("");
  };

  // What an editor changes in the file on the page is taken up.
  const hash = state?.files[file];
  useEffect(() => {
    if (source && raw && hash !== undefined && hash !== source.hash && !busy.current) {
      void load(file, { quiet: true }).then((read) => read && setMessage({ text: words.fileTakenUp(file), alert: false, problems: [] }));
    }
  }, [hash]);

  const after = (text: string) => {
    say(text);
    void refresh("");
  };
  /** Does something that writes, one after the other. */
  const does = (what: () => Promise<void>) => {
    busy.current = true;
    const mine = queue.current
      .then(what)
      .catch((error: unknown) => refused(error as Error))
      .then(() => {
        if (queue.current === mine) {
          busy.current = false;
        }
      });
    queue.current = mine;
  };
  const decide = (decision: string, lines = "") => {
    // Nobody decides about a fact that is not on the page yet.
    if (!source || chosen === null || busy.current) {
      return;
    }
    if (decision === "edit" && lines === "") {
      setEditing(true);
      return;
    }
    if (decision === "later") {
      const waiting = source.order.filter((i) => i !== chosen && !later.includes(keyOf(source, i)));
      const off = waiting.length === 0 ? [] : [...later, keyOf(source, chosen)];
      setLater(off);
      setChosen(waiting[0] ?? source.order.find((i) => i !== chosen) ?? chosen);
      return;
    }
    does(async () => {
      const done = await ask<{ finished: boolean }>("review", { file, base: source.hash, fact: chosen, key: decision, lines });
      await load(file);
      after(done.finished ? words.reviewed : words.saved);
    });
  };
  const undo = () =>
    does(async () => {
      const files = await ask<string[]>("undo");
      await refresh("");
      if (file && !(await load(file, { quiet: true }))) {
        setSource(null);
        setFile("");
        setTab("articles");
      }
      say(words.undone(files.join(", ")));
    });
  const back = () => document.getElementById("text")?.focus();
  const saved = (of: Ref | null) => {
    setMeeting(of ?? meeting);
    setKind("");
    setSelection(null);
    setCursor({ ...cursor, anchor: cursor.head, on: false });
    does(async () => {
      await load(file);
      after(words.saved);
      back();
    });
  };
  const open = (name: string) => {
    setKind("");
    setSelection(null);
    setCursor(start);
    setLater([]);
    setMeeting(null);
    setMessage(null);
    setWhy([]);
    setTab("facts");
    void load(name, {}, []).then(() => setTimeout(back));
  };
  const go = (place: Place) => {
    setLine(place.line);
    setKind("");
    void load(place.file, { line: place.line, quiet: true }).then((read) => {
      setTab(read ? "facts" : "file");
      if (!read) {
        setFile(place.file);
        setSource(null);
      }
    });
  };

  useEffect(() => {
    const onKeyDown = (e: KeyboardEvent) => {
      const at = e.target as HTMLElement;
      if (e.ctrlKey || e.metaKey || e.altKey || at.matches("input, textarea, select")) {
        if (e.key === "Escape" && at.matches("input, textarea, select") && kind === "" && !editing) {
          at.blur();
          back();
        }
        return;
      }
      const other = tabs.find((t) => t.key === e.key);
      const decision = decisions.find((d) => d.key === e.key);
      const said = kinds.find((k) => k.key === e.key);
      if (other) {
        setKind("");
        setTab(other.tab);
      } else if (e.key === "u") {
        undo();
      } else if (e.key === "i") {
        back();
      } else if (e.key === "g" && source && kind === "" && !editing) {
        const word = nextEmpty(wordsOf([...source.text]), source.sentences, source.facts, cursor.head);
        if (word === null) {
          say(words.noneEmpty);
        } else {
          setCursor({ anchor: word, head: word, on: false });
          setSelection(null);
          back();
        }
      } else if (source && decision && tab === "facts" && kind === "" && !editing) {
        decide(decision.decision);
      } else if (source && said && kind === "") {
        if (!selection) {
          say(words.noSelection);
          return;
        }
        setTab("facts");
        setKind(said.kind);
      } else {
        return;
      }
      e.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });

  if (!state) {
    return (
      <main>
        <p role="status">{gone || words.loading}</p>
      </main>
    );
  }
  const problems = state.problems.length;
  const quote = selection && source ? [...source.text].slice(selection.start, selection.end).join("") : "";
  return (
    <>
      <header>
        <h1>{state.title || words.title}</h1>
        <nav aria-label={words.title}>
          {tabs.map((t) => (
            <button
              key={t.tab}
              type="button"
              aria-current={tab === t.tab ? "page" : undefined}
              onClick={() => {
                setKind("");
                setTab(t.tab);
              }}
            >
              {t.words}
              {t.tab === "problems" && problems > 0 ? ` (${problems})` : ""} <kbd>{t.key}</kbd>
            </button>
          ))}
          <button type="button" disabled={state.undo === 0} onClick={undo}>
            {words.undo} <kbd>u</kbd>
          </button>
        </nav>
      </header>
      <main>
        {gone ? <p role="alert">{gone}</p> : null}
        <div role={message?.alert ? "alert" : "status"} class="message">
          {message ? (
            <>
              <p>{message.text}</p>
              {message.problems.length > 0 ? (
                <ul class="problems">
                  {message.problems.map((p) => (
                    <li key={`${p.file} ${p.line} ${p.message}`}>
                      {words.place(p.file, p.line)}: {p.message}
                    </li>
                  ))}
                </ul>
              ) : null}
              {message.left && message.left.length > 0 ? (
                <details>
                  <summary>{words.left(message.left.length)}</summary>
                  <ul class="problems">
                    {message.left.map((l, i) => (
                      <li key={i}>
                        <q>{l.words}</q>: {l.reason}
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
              {message.change ? <Difference before={message.change.before} after={message.change.after} /> : null}
            </>
          ) : null}
        </div>
        <div class={source ? "withText" : undefined}>
          {source ? (
            <section aria-label={words.text}>
              <h2>{source.title || source.source}</h2>
              <p class="told">
                {source.publisher} {source.published} <span id="textHint">{words.textHint}</span>
              </p>
              {source.noText ? (
                <p>{words.noText}</p>
              ) : (
                <Text
                  source={source}
                  chosen={chosen}
                  selection={selection}
                  cursor={cursor}
                  move={(to, selected) => {
                    setCursor(to);
                    setSelection(selected);
                  }}
                  select={setSelection}
                  choose={(fact) => {
                    setChosen(fact);
                    setTab("facts");
                  }}
                />
              )}
              {quote ? (
                <div class="menu">
                  <p role="status">{words.selected(quote)}</p>
                  {kind === ""
                    ? kinds.map((k) => (
                        <button
                          key={k.kind}
                          type="button"
                          onClick={() => {
                            setTab("facts");
                            setKind(k.kind);
                          }}
                        >
                          {k.words} <kbd>{k.key}</kbd>
                        </button>
                      ))
                    : null}
                </div>
              ) : null}
            </section>
          ) : null}
          <section class="side" aria-label={tabs.find((t) => t.tab === tab)?.words}>
            {source && kind !== "" && selection ? (
              <Statement
                source={source}
                selection={selection}
                kind={kind}
                last={meeting}
                closed={state.closed}
                setKind={setKind}
                saved={saved}
                cancel={() => {
                  setKind("");
                  setTimeout(back);
                }}
                refused={refused}
              />
            ) : tab === "articles" ? (
              <Articles
                state={state}
                open={open}
                added={(drafted) => {
                  open(drafted.file);
                  setWhy(drafted.why);
                  const text = words.drafted(drafted.facts, drafted.doubtful, drafted.new.map((n) => n.name).join(", "));
                  void refresh("").then(() => setMessage({ text, alert: false, problems: [], left: drafted.left }));
                }}
                refused={refused}
              />
            ) : tab === "facts" && source ? (
              <Facts source={source} chosen={chosen} editing={editing} why={why} decide={decide} choose={setChosen} save={(lines) => decide("edit", lines)} cancel={() => setEditing(false)} />
            ) : tab === "file" ? (
              <Files
                state={state}
                file={file || (Object.keys(state.files)[0] ?? "")}
                line={line}
                problems={[...(message?.problems ?? []), ...state.problems]}
                open={(name) => {
                  setLine(0);
                  setFile(name);
                  setSource(null);
                  void load(name, { quiet: true });
                }}
                saved={() =>
                  does(async () => {
                    if (source) {
                      await load(file, { quiet: true });
                    }
                    after(words.saved);
                  })
                }
                refused={refused}
              />
            ) : tab === "changes" ? (
              <ChangesPanel state={state} go={go} refused={refused} />
            ) : tab === "disputed" ? (
              <DisputedPanel state={state} go={go} refused={refused} />
            ) : tab === "problems" ? (
              <ProblemsPanel state={state} go={go} />
            ) : tab === "who" ? (
              <Who revision={state.revision} saved={() => after(words.saved)} refused={refused} />
            ) : (
              <p>{words.noFacts}</p>
            )}
          </section>
        </div>
        <details class="keys">
          <summary>{words.keys}</summary>
          <p>{words.keysHint}</p>
          <dl>
            {[...words.keyList, ...decisions.map((d) => [d.key, d.words]), ...kinds.map((k) => [k.key, k.words])].map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </details>
      </main>
    </>
  );
}

const root = document.getElementById("desk");
if (!root) {
  throw new Error("desk.html has no #desk element to draw in");
}
render(<Desk />, root);
