/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { citeClaims, citeThing } from "./citation";
import { words } from "./words";

/** Copies a text. Where a browser does not let the page copy, the text stands there to be copied by hand: in a frame, and over plain HTTP from another machine. */
export function Copy({ label, text }: { label: string; text: () => Promise<string> | string }) {
  const [done, setDone] = useState<{ label: string; text?: string }>({ label });
  const copy = async () => {
    try {
      const copied = await text();
      const isCopied = await written(copied);
      setDone(isCopied ? { label: words.cited } : { label, text: copied });
    } catch (error) {
      setDone({ label: words.failed((error as Error).message) });
    }
  };
  return (
    <>
      <button type="button" class="cite" onClick={() => void copy()}>
        {done.label}
      </button>
      {done.text ? <textarea readOnly aria-label={words.citation} value={done.text} onFocus={(e) => e.currentTarget.select()} /> : null}
    </>
  );
}

/** Writes a text to the clipboard, and says whether the browser let it. Over plain HTTP from another machine, a page has no clipboard. */
async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies the citation of the passage on which reports rest. */
export function CiteReport({ claims, asOf }: { claims: string[]; asOf: string }) {
  return <Copy label={words.cite} text={() => citeClaims(claims, asOf)} />;
}

/** Copies the citations of all passages about a thing. */
export function CiteAll({ of, asOf }: { of: string; asOf: string }) {
  return <Copy label={words.citeAll} text={() => citeThing(of, asOf)} />;
}

/** Copies what brings a view back: what it shows, as reported by when, and its address. */
export function CiteView() {
  return <Copy label={words.citeView} text={() => words.viewCitation(document.querySelector("main h2")?.textContent ?? words.title, new Date().toISOString().slice(0, 10), location.href)} />;
}
