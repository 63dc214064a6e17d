/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import type { Drafted, Fact, Source } from "./api";
import { isEmpty } from "./text";
import { decisions, words } from "./words";

/** The facts of an article: the chosen fact with its keys, and all facts in the order of the file. */
export function Facts({
  source,
  chosen,
  editing,
  why,
  decide,
  choose,
  save,
  cancel,
}: {
  source: Source;
  chosen: number | null;
  editing: boolean;
  why: Drafted["why"]; // how the facts of this article were found, if it was drafted here
  decide: (decision: string) => void;
  choose: (fact: number) => void;
  save: (lines: string) => void;
  cancel: () => void;
}) {
  const fact = chosen === null ? undefined : source.facts[chosen];
  const doubtful = source.facts.filter((f) => f.doubt).length;
  const empty = source.sentences.filter((s) => isEmpty(s, source.facts)).length;
  return (
    <>
      <p role="status">
        {source.facts.length === 0 ? words.noFacts : source.order.length > 0 ? words.factsLeft(source.order.length, doubtful) : words.reviewed} {words.empty(empty)}
      </p>
      {fact ? (
        <section aria-label={words.thisFact} class="card">
          {editing ? <Edit lines={fact.lines} save={save} cancel={cancel} /> : <Card fact={fact} why={why.find((w) => w.start === fact.start && w.quote === fact.quote)?.why ?? []} />}
          {editing ? null : (
            <p class="buttons">
              {decisions.map((d) => (
                <button key={d.key} type="button" disabled={!fact.waits && (d.decision === "accept" || d.decision === "later")} onClick={() => decide(d.decision)}>
                  {d.words} <kbd>{d.key}</kbd>
                </button>
              ))}
            </p>
          )}
        </section>
      ) : null}
      <details open={source.order.length === 0}>
        <summary>
          {words.allFacts}: {source.facts.length}
        </summary>
        <ol class="facts">
          {source.facts.map((f, i) => (
            <li key={`${f.from} ${f.quote}`} class={i === chosen ? "chosen" : undefined}>
              <button type="button" class="quote" onClick={() => choose(i)}>
                <q>{f.quote}</q>
              </button>
              <Says fact={f} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Card({ fact, why }: { fact: Fact; why: string[] }) {
  return (
    <>
      {fact.doubt ? <p class="doubt">{words.doubtful(fact.doubt)}</p> : null}
      <blockquote>{fact.quote}</blockquote>
      <Says fact={fact} />
      {why.length > 0 ? <p class="told">{words.found([...new Set(why)].join("; "))}</p> : null}
    </>
  );
}

/** What a fact says. */
function Says({ fact }: { fact: Fact }) {
  return (
    <ul class="says">
      {fact.says.map((s, i) => (
        <li key={i}>
          {fact.denies ? <strong>{words.denies} </strong> : null}
          <span class="told">{s.type}</span> <bdi>{s.name || s.id}</bdi>
          {s.fields.map(([key, value]) => (
            <span key={key}>
              ; <span class="told">{key}</span> <bdi>{value}</bdi>
            </span>
          ))}
        </li>
      ))}
      {fact.via ? <li class="told">{words.viaShort(fact.via)}</li> : null}
      {fact.waits && !fact.doubt ? <li class="told">{words.waits}</li> : null}
    </ul>
  );
}

/** The lines of a fact, to change them. */
function Edit({ lines, save, cancel }: { lines: string; save: (lines: string) => void; cancel: () => void }) {
  const [text, setText] = useState(lines);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  return (
    <>
      <label class="field">
        {words.editFact}
        <textarea
          ref={area}
          rows={Math.min(24, lines.split("\n").length + 2)}
          spellcheck={false}
          value={text}
          onInput={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === "Escape") {
              cancel();
            }
            if (e.key === "Enter" && e.ctrlKey) {
              save(text);
            }
          }}
        />
      </label>
      <p class="buttons">
        <button type="button" onClick={() => save(text)}>
          {words.save} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" onClick={cancel}>
          {words.cancel} <kbd>Esc</kbd>
        </button>
      </p>
    </>
  );
}
