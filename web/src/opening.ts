import { open } from "./saved";
import { Unauthenticated } from "./token";

/** What the address of the page opens. */
export interface Opening {
  query?: string;
  variables?: string;
  /** Whether the list of the saved queries is open, because it has the field for a token. */
  showsSaved: boolean;
}

/**
 * Reads the address: ?query= and ?variables= bring a query with them, as "show the query" of
 * the record does. ?saved= names a saved query, and its parameters can stand beside it.
 */
export async function opening(): Promise<Opening> {
  const given = new URLSearchParams(location.search);
  const name = given.get("saved");
  if (name === null) {
    return { query: given.get("query") ?? undefined, variables: given.get("variables") ?? undefined, showsSaved: false };
  }
  try {
    return { ...(await open(name, given)), showsSaved: false };
  } catch (e) {
    return { query: `# ${e instanceof Error ? e.message : String(e)}`, showsSaved: e instanceof Unauthenticated };
  }
}
