// The token that a server can ask for. The record keeps it under the same name, so a reader
// types the token once for each tab of the browser.
const key = "parley-token";

/** Keeps a token until the tab is closed. */
export function keepToken(token: string) {
  sessionStorage.setItem(key, token);
}

/** The headers that show the token to the server. */
export function authorization(): Record<string, string> {
  const token = sessionStorage.getItem(key);
  return token ? { Authorization: `Bearer ${token}` } : {};
}
