/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";

import { href, type More } from "./address";
import { words } from "./words";

/** A passage by its position in the text, in Unicode code points. */
export interface Passage {
  quote: string | null;
  start: number | null;
  end: number | null;
}

/** The key of a passage in the address of a page. */
export const keyOf = (passage: Passage) => `${passage.start}-${passage.end}`;

/** What the address of a source's page says of a passage. A passage in a table has no position in the text. */
export const passageOf = (passage: Passage): More => (passage.start === null ? {} : { passage: keyOf(passage) });

/** The text of an article. The passages of the record are lit, and each leads to what it says. The passage of the address is in view. */
export function Article({ source, text, passages, chosen, asOf }: { source: string; text: string; passages: Passage[]; chosen: string; asOf: string }) {
  const lit = useRef<HTMLElement>(null);
  useEffect(() => lit.current?.scrollIntoView({ block: "nearest" }), [chosen, text]);
  return (
    <div class="article" role="region" tabIndex={0} aria-label={words.article} dir="auto">
      {cut(text, passages).map(({ from, words: part, in: inside }) => {
        const passage = inside.find((p) => keyOf(p) === chosen) ?? inside[0];
        if (!passage) {
          return part;
        }
        const isChosen = keyOf(passage) === chosen;
        return (
          <mark key={from} ref={isChosen && from === passage.start ? lit : undefined} class={isChosen ? "chosen" : undefined}>
            <a href={href("source", source, asOf, passageOf(passage))} aria-current={isChosen ? "true" : undefined}>
              {part}
            </a>
          </mark>
        );
      })}
    </div>
  );
}

/** A part of the text, with the passages in which it stands: the shortest comes first. */
interface Part {
  from: number;
  words: string;
  in: Passage[];
}

/** The text in parts: a part begins where a passage begins or ends. A passage whose words do not stand at its position is left out: the text has changed since. */
function cut(text: string, passages: Passage[]): Part[] {
  const points = [...text];
  const plain = (words: string) => words.replace(/\s+/g, " ").trim();
  const standing = passages
    .filter((p) => p.start !== null && p.end !== null && plain(points.slice(p.start, p.end).join("")) === plain(p.quote ?? ""))
    .sort((a, b) => length(a) - length(b));
  const borders = [...new Set([0, points.length, ...standing.flatMap((p) => [p.start ?? 0, p.end ?? 0])])].sort((a, b) => a - b);
  return borders.slice(1).map((to, i) => {
    const from = borders[i] ?? 0;
    return { from, words: points.slice(from, to).join(""), in: standing.filter((p) => (p.start ?? 0) <= from && to <= (p.end ?? 0)) };
  });
}

const length = (p: Passage) => (p.end ?? 0) - (p.start ?? 0);
