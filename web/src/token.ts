// The token that a server can ask for. The record and the playground share it, so a reader
// types the token once for each tab of the browser.
const key = "parley-token";

/** Thrown if the server asks for a token. */
export class Unauthenticated extends Error {}

/** Keeps a token until the tab is closed. */
export function keepToken(token: string) {
  sessionStorage.setItem(key, token);
}

/** The headers that show the token to the server. */
export function authorization(): Record<string, string> {
  const token = sessionStorage.getItem(key);
  return token ? { Authorization: `Bearer ${token}` } : {};
}
