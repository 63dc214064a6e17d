/** @jsxImportSource preact */
import "./graph.css";

import { useMemo, useRef, useState } from "preact/hooks";

import { embedded } from "../address";
import { DayField } from "../Day";
import { Shown, ShowQuery } from "../parts";
import { Refused } from "../Refused";
import { Evidence } from "../timeline/Evidence";
import { status as statusWords, words } from "../words";
import type { Wanted } from "./address";
import { ChainList } from "./ChainList";
import { type Composed, compose, figureAt, nothingComposed } from "./compose";
import { Drawing } from "./Drawing";
import { colors, fillOf, manyThings } from "./figure";
import { type Filter, isFiltered } from "./filter";
import { Filters } from "./Filters";
import { useKnown, useMatching } from "./hooks";
import { arrangeAnew } from "./layout";
import { type Known, kindOf, page, shownQuery } from "./record";
import { savePng, saveSvg } from "./save";
import { type Actions, Selected } from "./Selected";
import { start, startWhole } from "./start";
import { type State, arrange, collapse, expand, move, pin, remove } from "./state";
import { useSteps } from "./steps";
import { Shape } from "./Svg";
import { Twin } from "./Twin";

const nothingLit: ReadonlySet<string> = new Set();

/** The graph view: actors and meetings as a network that the reader expands step by step. */
export function Graph({ id, asOf }: { id: string; asOf: string }) {
  const types = useRef(new Map<string, string>()).current;
  const caches = useRef(new Map<string, Known>()).current;
  const [busy, setBusy] = useState("");
  const [left, setLeft] = useState("");
  const [error, setError] = useState<Error | null>(null);
  const work = (what: string, job: Promise<void>) => {
    setBusy(what);
    setError(null);
    job.catch(setError).finally(() => setBusy(""));
  };
  const whole = useRef(false);
  const begin = (wanted: Wanted) => {
    whole.current = wanted.everything;
    const progress = (read: number, of: number) => {
      setBusy(words.graph.reading(read, of));
      setLeft(read < of ? words.graph.onlyMeetings(read, of) : "");
    };
    const job = wanted.everything
      ? startWhole(wanted.state, types, (known) => caches.set(wanted.state.asOf, known), progress, () => setBusy(words.graph.arranging))
      : start(wanted, types);
    // The first drawing is where the reader begins: there is no step back from it.
    work(words.loading, job.then((first) => (walk.steps.now.places.size > 0 ? walk.go : walk.see)(() => first)));
  };
  const walk = useSteps(id, asOf, begin);
  const { now: state } = walk.steps;
  const ids = useIds(state.places);
  const now = useKnown(caches, types, ids, state.asOf);
  const before = useKnown(caches, types, ids, state.since || null);
  const meetings = useMemo(() => ids.filter((i) => types.get(i) === "Meeting"), [ids, now.known]);
  const { shown, error: refused } = useMatching(meetings, state.filter, state.asOf);
  const compared = state.since !== "";
  const composed = useComposed(now.known && (!compared || before.known) ? { ids, now: now.known, before: compared ? before.known : null, shown } : null);
  const figure = useMemo(() => figureAt(composed, state.places), [composed, state.places]);
  const [lit, setLit] = useState(nothingLit);
  const [near, setNear] = useState("");
  const hover = (id: string) => {
    // What was said of the last meeting stays, so that the reader can go there.
    if (types.get(id) === "Meeting") {
      setNear(id);
    }
    setLit(id ? new Set([id, ...figure.lines.flatMap((l) => (l.from === id ? [l.to] : l.to === id ? [l.from] : []))]) : nothingLit);
  };
  const choose = (filter: Filter, corrects = false) => {
    if (whole.current && ids.length === 0) {
      // The first choice brought no meeting, so there is nothing to choose from yet.
      walk.see((s) => ({ ...s, filter }));
      begin({ state: { ...state, filter }, start: "", everything: true });
    } else {
      walk.go((s) => ({ ...s, filter }), corrects);
    }
  };
  const actions: Actions = {
    expand: (by, more) => walk.go((s) => expand(s, by, more)),
    collapse: (i) => walk.go((s) => collapse(s, i)),
    pin: (i, pinned) => walk.go((s) => pin(s, i, pinned)),
    remove: (i) => walk.go((s) => remove(s, i)),
  };
  const selected = composed.rows.find((r) => r.thing.id === state.selected);
  const problem = error ?? now.error ?? before.error ?? refused;
  const actors = useMemo(() => composed.rows.map((r) => r.thing).filter((t) => kindOf(t.type) === "actor").sort((a, b) => a.name.localeCompare(b.name)), [composed.rows]);
  const select = (i: string) => walk.see((s) => ({ ...s, selected: i }));
  const label = words.graph.label(figure.dots.length);
  // A camera that moves changes neither the lists nor the table, which are long.
  const chains = useMemo(
    () => (
      <ChainList
        actors={actors}
        from={state.from}
        to={state.to}
        anyOrder={state.anyOrder}
        filter={state.filter}
        asOf={state.asOf}
        onEnds={(from, to) => walk.go((s) => ({ ...s, from, to }))}
        onAnyOrder={(anyOrder) => walk.go((s) => ({ ...s, anyOrder }))}
        onLight={(chain) => setLit(new Set(chain))}
        onAdd={(chain) => walk.go((s) => expand(s, s.from, chain.filter((i) => !s.places.has(i))))}
      />
    ),
    [actors, state.from, state.to, state.anyOrder, state.filter, state.asOf],
  );
  const table = useMemo(
    () => <Twin rows={composed.rows} isPinned={(i) => state.places.get(i)?.pinned ?? false} asOf={state.asOf} compared={compared} selected={state.selected} onSelect={select} onHover={hover} actions={actions} />,
    [composed, state.places, compared, state.asOf, state.selected],
  );
  const controls = (
    <>
      <p class="buttons">
        <button type="button" disabled={walk.steps.past.length === 0} onClick={walk.undo}>
          {words.graph.undo}
        </button>
        <button type="button" disabled={walk.steps.future.length === 0} onClick={walk.redo}>
          {words.graph.redo}
        </button>
        <button type="button" disabled={busy !== "" || ids.length === 0} onClick={() => work(words.graph.arranging, arrangeAnew(state, figure).then((to) => walk.go((s) => arrange({ ...s, camera: null }, to))))}>
          {words.graph.arrange}
        </button>
        <button type="button" onClick={() => saveSvg("graph", figure, state.camera, label)}>
          {words.saveSVG}
        </button>
        <button type="button" onClick={() => void savePng("graph", figure, state.camera, label).catch(setError)}>
          {words.graph.savePNG}
        </button>
        <DayField label={words.graph.since} name="since" value={state.since} onDay={(since, corrects) => walk.go((s) => ({ ...s, since }), corrects)} />
      </p>
      <Filters filter={state.filter} asOf={state.asOf} onFilter={choose} />
      <p role="status">{busy || words.graph.size(composed.rows.length, figure.lines.length, composed.hidden, composed.missing)}</p>
      {left ? <p>{left}</p> : null}
    </>
  );
  return (
    <>
      <h2>{words.graph.title}</h2>
      {ids.length === 0 && !busy && !problem ? <p>{words.graph.empty}</p> : null}
      {embedded ? null : controls}
      {!problem ? null : isFiltered(state.filter) ? <Refused error={problem} from={state.filter.from} until={state.filter.until} /> : <Shown answer={{ error: problem }}>{() => null}</Shown>}
      <div class="beside">
        <figure>
          <Drawing
            figure={figure}
            lit={lit}
            selected={state.selected}
            label={label}
            camera={state.camera}
            onCamera={(camera) => walk.see((s) => ({ ...s, camera }))}
            onSelect={select}
            onHover={hover}
            onMove={(i, x, y) => walk.go((s) => move(s, i, x, y))}
          />
          <Evidence of={near} asOf={state.asOf} />
          <Legend compared={compared} large={figure.dots.length >= manyThings} />
        </figure>
        <aside aria-label={words.graph.aside}>
          {selected ? <Selected key={selected.thing.id} row={selected} state={state} types={types} actions={actions} /> : <p>{words.graph.selectHint}</p>}
          {chains}
        </aside>
      </div>
      {/* A frame in another page can be low: the drawing comes first there. */}
      {embedded ? controls : null}
      {table}
      {meetings.length > page ? <p>{words.graph.queryHas(page, meetings.length)}</p> : null}
      <ShowQuery query={shownQuery} variables={{ ids: meetings.slice(0, page), asOf: state.asOf || null }} />
    </>
  );
}

/** The things of the drawing. The list stays the same while things only move. */
function useIds(places: State["places"]): readonly string[] {
  const latest = useRef<readonly string[]>([]);
  return useMemo(() => {
    const ids = [...places.keys()];
    if (ids.length !== latest.current.length || ids.some((id, i) => id !== latest.current[i])) {
      latest.current = ids;
    }
    return latest.current;
  }, [places]);
}

interface ToCompose {
  ids: readonly string[];
  now: Known;
  before: Known | null;
  shown: ReadonlySet<string> | null;
}

/** What is seen of the things. While an answer is on its way, what was seen before stays. */
function useComposed(given: ToCompose | null): Composed {
  const latest = useRef(nothingComposed);
  const composed = useMemo(() => (given ? compose(given.ids, given.now, given.before, given.shown) : null), [given?.ids, given?.now, given?.before, given?.shown]);
  if (composed) {
    latest.current = composed;
  }
  return latest.current;
}

/** What the shapes, the borders and the marks mean. */
function Legend({ compared, large }: { compared: boolean; large: boolean }) {
  return (
    <figcaption>
      {words.graph.shapes}{" "}
      {Object.entries(statusWords).map(([value, word]) => (
        <span key={value} class="status">
          <svg class="sign" viewBox="-8 -8 16 16" aria-hidden="true">
            <Shape of={{ x: 0, y: 0, size: 5, outline: "square", fill: fillOf(value), color: colors.square, change: "" }} unit={1} lit={false} />
          </svg>{" "}
          {word}
        </span>
      ))}
      {compared ? words.graph.changeLegend : null} {large ? words.graph.keysLarge : words.graph.keys} {words.graph.zoom}
    </figcaption>
  );
}
