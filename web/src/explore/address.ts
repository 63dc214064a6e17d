import { useEffect, useState } from "preact/hooks";

/** What the address says: which view, of which thing, and as reported by when. */
export interface Address {
  view: "home" | "meeting" | "actor" | "search" | "plan" | "network" | "graph" | "timeline" | "source" | "topic";
  id: string;
  asOf: string;
}

const views = ["meeting", "actor", "search", "plan", "network", "graph", "timeline", "source", "topic"] as const;

/** Whether another page shows this page in a frame: then it has no header. */
export const embedded = new URLSearchParams(location.search).has("embed");

/** Reads an address such as #/meeting/moscow-2025-12-02?asOf=2025-12-01. */
export function parse(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view = "", ...rest] = path.split("/");
  const known = views.find((v) => v === view);
  return {
    view: known ?? "home",
    id: known ? decodeURIComponent(rest.join("/")) : "",
    asOf: new URLSearchParams(query).get("asOf") ?? "",
  };
}

/** Writes an address. */
export function href(view: Address["view"], id: string, asOf: string): string {
  const path = view === "home" ? "" : `${view}/${encodeURIComponent(id)}`;
  return `#/${path}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`;
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
