// The heading of a view names the page, and has the focus after a step to the view.
import { useEffect, useRef } from "preact/hooks";

import type { Address } from "./address";
import { words } from "./words";

/** Which view of which thing an address names. The graph writes what it draws into its address: that is the same view. */
const viewOf = ({ view, id }: Address) => (view === "graph" ? view : `${view}/${id}`);

/** The name of the page. A heading such as "Found" says nothing without the words of the search. */
function titleOf({ view, id }: Address, heading: string): string {
  return view === "home" ? words.pageTitle : words.titleOf(view === "search" ? words.searchTitle(id) : heading);
}

/**
 * Names the page after the first heading, which comes with an answer, and moves the focus there after a step to another view. So a screen
 * reader says where the reader is. Returns a reference for the element that holds the view.
 */
export function useHeading(address: Address) {
  const main = useRef<HTMLElement>(null);
  const latest = useRef(address);
  const moved = useRef(false);
  const seen = useRef<Element | null>(null);
  // The view draws itself before any effect runs, so the step is noted here.
  moved.current ||= viewOf(latest.current) !== viewOf(address);
  latest.current = address;
  const look = useRef(() => {
    const heading = main.current?.querySelector<HTMLElement>("h2") ?? null;
    document.title = heading ? titleOf(latest.current, heading.textContent ?? "") : words.pageTitle;
    if (heading && heading !== seen.current) {
      // The first page that a reader opens begins at its top. Who types in a field stays there.
      if (moved.current && !document.activeElement?.matches("input, select, textarea")) {
        heading.tabIndex = -1;
        heading.focus();
      }
      moved.current = false;
    }
    seen.current = heading;
  }).current;
  useEffect(() => {
    const element = main.current;
    if (!element) {
      return;
    }
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, []);
  useEffect(look, [address]);
  return main;
}
