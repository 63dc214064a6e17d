/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import type { Address } from "./address";
import { Copy } from "./Cite";
import { words } from "./words";

/** The element of each view, and the attribute that has its id. See public/embed.js, which defines the elements. */
const elements: Record<Address["view"], [string, string?]> = {
  network: ["parley-network"],
  graph: ["parley-graph", "thing"],
  timeline: ["parley-timeline"],
  map: ["parley-map"],
  actor: ["parley-encounters", "actor"],
  meeting: ["parley-meeting", "meeting"],
  plan: ["parley-plan"],
  topic: ["parley-issue", "topic"],
  source: ["parley-source", "source"],
  search: ["parley-search", "text"],
  list: ["parley-list", "list"],
  home: ["parley-record"],
};

const escaped = (text: string) => text.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The lines of HTML that show what an address shows. */
export function linesFor({ view, id, asOf, more }: Address): string {
  const [element, attribute] = elements[view];
  const told = Object.entries({ ...(attribute && { [attribute]: id }), "as-of": asOf, ...more }).filter(([, value]) => value);
  const attributes = told.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  return `<script src="${location.origin}/playground/embed.js"></script>\n<${element}${attributes}></${element}>`;
}

/** Shows the lines that put this view into a page of the reader. */
export function Embed({ address }: { address: Address }) {
  const [open, setOpen] = useState(false);
  const lines = linesFor(address);
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.embed}
      </button>
      {open ? (
        <section class="lines" aria-label={words.embed}>
          <p>{words.embedHow}</p>
          <textarea readOnly aria-label={words.embedLines} rows={3} value={lines} onFocus={(e) => e.currentTarget.select()} />
          <Copy key={lines} label={words.embedCopy} text={() => lines} /> <span class="told">{words.embedAllow}</span>
        </section>
      ) : null}
    </>
  );
}
