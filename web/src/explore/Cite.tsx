/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { ask } from "./api";
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

const aboutQuery = `query About($claim: ID!) { claim(id: $claim) { property subject { id } } }`;
const citations = `query Citations($of: ID!, $property: String, $asOf: DateOrDateTime) { citations(of: $of, property: $property, asOf: $asOf, first: 1000) { text claim { id } } }`;

interface CitationsData {
  citations: { text: string; claim: { id: string } }[];
}

/** Copies the citation of one report. */
export function CiteReport({ claim }: { claim: string }) {
  return (
    <Copy
      label={words.cite}
      text={async () => {
        const { claim: about } = await ask<{ claim: { property: string; subject: { id: string } } }>(aboutQuery, { claim });
        // The API cites what a thing has on record, so the citations of the same property have the citation of this report.
        const all = await ask<CitationsData>(citations, { of: about.subject.id, property: about.property.split(".")[0], asOf: null });
        const citation = all.citations.find((c) => c.claim.id === claim);
        if (!citation) {
          throw new Error(words.notCited);
        }
        return citation.text;
      }}
    />
  );
}

/** Copies the citations of all reports about a thing. */
export function CiteAll({ of, asOf }: { of: string; asOf: string }) {
  return (
    <Copy
      label={words.citeAll}
      text={async () => {
        const all = await ask<CitationsData>(citations, { of, asOf: asOf || null });
        return all.citations.map((c) => c.text).join("\n");
      }}
    />
  );
}

/** Copies what brings a view back: what it shows, as reported by when, and its address. */
export function CiteView() {
  return <Copy label={words.citeView} text={() => words.viewCitation(document.querySelector("main h2")?.textContent ?? words.title, new Date().toISOString().slice(0, 10), location.href)} />;
}
