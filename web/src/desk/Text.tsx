/** @jsxImportSource preact */
import { useEffect, useMemo, useRef } from "preact/hooks";

import type { Source, Span } from "./api";
import { type Cursor, cut, isEmpty, moved, selectionOf, wordsOf } from "./text";
import { words } from "./words";

/** The article: sentences without a fact are dimmed, passages of facts are marked, and words can be selected by mouse and by keys. */
export function Text({
  source,
  chosen,
  selection,
  cursor,
  move,
  select,
  choose,
}: {
  source: Source;
  chosen: number | null;
  selection: Span | null;
  cursor: Cursor;
  move: (cursor: Cursor, selection: Span | null) => void;
  select: (selection: Span) => void;
  choose: (fact: number) => void;
}) {
  const points = useMemo(() => [...source.text], [source.text]);
  const all = useMemo(() => wordsOf(points), [points]);
  const empty = useMemo(() => source.sentences.map((s) => isEmpty(s, source.facts)), [source]);
  const lit = chosen === null ? undefined : source.facts[chosen];
  const at = all[cursor.head];
  const parts = cut(points, source.sentences, source.facts, [...(selection ? [selection] : []), ...(at ? [at] : [])]);
  const sentence = lit ? source.sentences.findIndex((s) => s.start <= lit.start && lit.start < s.end) : -1;
  const region = useRef<HTMLDivElement>(null);
  const key = lit ? `${source.file} ${lit.start}` : "";
  useEffect(() => region.current?.querySelector(".lit")?.scrollIntoView({ block: "nearest" }), [key]);
  useEffect(() => region.current?.querySelector(".cursor")?.scrollIntoView({ block: "nearest" }), [cursor.head]);

  const onKeyDown = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    const next = moved(e.key, e.shiftKey, all, source.sentences, cursor);
    if (next) {
      e.preventDefault();
      move(next, next.on ? selectionOf(points, all, next) : null);
    }
  };

  const onMouseUp = () => {
    const range = getSelection();
    if (!range || range.isCollapsed || !region.current?.contains(range.anchorNode) || !region.current.contains(range.focusNode)) {
      return;
    }
    const ends = [position(range.anchorNode, range.anchorOffset), position(range.focusNode, range.focusOffset)].sort((a, b) => a - b);
    range.removeAllRanges();
    let [start, end] = [ends[0] ?? 0, ends[1] ?? 0];
    while (start < end && /\s/u.test(points[start] ?? "")) {
      start++;
    }
    while (start < end && /\s/u.test(points[end - 1] ?? "")) {
      end--;
    }
    if (start < end) {
      select({ start, end });
    }
  };

  return (
    <div ref={region} id="text" class="text" role="application" tabIndex={0} aria-label={words.text} aria-describedby="textHint" dir="auto" onKeyDown={onKeyDown} onMouseUp={onMouseUp}>
      {parts.map((p) => {
        const inside = (s: Span | null | undefined) => Boolean(s && s.start <= p.start && p.end <= s.end);
        const classes = [
          p.facts.length > 0 ? "said" : "",
          empty[p.sentence] ? "dim" : "",
          p.sentence >= 0 && p.sentence === sentence ? "sentence" : "",
          inside(lit) ? "lit" : "",
          inside(selection) ? "selected" : "",
          inside(at) ? "cursor" : "",
        ].filter(Boolean);
        return (
          <span
            key={p.start}
            data-from={p.start}
            class={classes.join(" ") || undefined}
            onClick={() => {
              const first = p.facts[0];
              if (first !== undefined && !selection) {
                choose(first);
              }
            }}
          >
            {p.words}
          </span>
        );
      })}
    </div>
  );
}

/** The position in the article of a place in the page, in code points. */
function position(node: Node | null, offset: number): number {
  const part = (node instanceof Element ? node : node?.parentElement)?.closest("[data-from]");
  if (!part) {
    const before = node?.childNodes[offset];
    return before instanceof HTMLElement && before.dataset["from"] ? Number(before.dataset["from"]) : Number.MAX_SAFE_INTEGER;
  }
  const from = Number((part as HTMLElement).dataset["from"]);
  return from + [...(part.textContent ?? "").slice(0, node instanceof Element ? (offset > 0 ? undefined : 0) : offset)].length;
}
