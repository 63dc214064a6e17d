import { useEffect, useState } from "preact/hooks";

const views = ["meeting", "actor", "search", "plan", "network", "graph", "timeline", "map", "source", "topic", "list"] as const;

/** What the address says: which view, of which thing, as reported by when, and what else the view was told, such as a period. */
export interface Address {
  view: (typeof views)[number] | "home";
  id: string;
  asOf: string;
  more: More;
}

/** What only some views can be told. */
export type More = Record<string, string>;

/** Whether another page shows this page in a frame: then it has no header. */
export const embedded = new URLSearchParams(location.search).has("embed");

/** Reads an address such as #/meeting/moscow-2025-12-02?asOf=2025-12-01. */
export function parse(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view = "", ...rest] = path.split("/");
  const known = views.find((v) => v === view);
  const { asOf = "", ...more } = Object.fromEntries(new URLSearchParams(query));
  return { view: known ?? "home", id: known ? decoded(rest.join("/")) : "", asOf, more };
}

/** A part of an address without its escapes. An address that somebody typed can have a % that escapes nothing: then it stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Writes an address. What is empty is left out. */
export function href(view: Address["view"], id: string, asOf: string, more: More = {}): string {
  const path = view === "home" ? "" : `${view}/${encodeURIComponent(id)}`;
  const query = new URLSearchParams(Object.entries({ asOf, ...more }).filter(([, value]) => value !== "")).toString();
  return `#/${path}${query ? `?${query}` : ""}`;
}

/** Goes to an address. A correction of the step before takes the place of that step, so that Back does not go through each letter. */
export function go(to: string, corrects = false) {
  if (corrects) {
    history.replaceState(history.state, "", to);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = to;
  }
}

/** The address of the page, which changes with every step. */
export function useAddress(): Address {
  const [address, setAddress] = useState(() => parse(location.hash));
  useEffect(() => {
    const follow = () => setAddress(parse(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return address;
}
