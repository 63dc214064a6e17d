// The token that a server can ask for. The record and the playground share it, so a reader
// types the token once for each tab of the browser.
const key = "parley-token";

/** Thrown if the server asks for a token. */
export class Unauthenticated extends Error {}

/** Whether there is a token, right or wrong. */
export const hasToken = () => sessionStorage.getItem(key) !== null;

const refusals = new EventTarget();

/** Says to the page that the server has refused a question for want of a token. */
export const refused = () => refusals.dispatchEvent(new Event("refused"));

/** Calls a function when the server refuses a question. Returns a function that ends this. */
export function onRefused(call: () => void): () => void {
  refusals.addEventListener("refused", call);
  return () => refusals.removeEventListener("refused", call);
}

/** Calls a function when another frame in the tab has got a token. Returns a function that ends this. */
export function onToken(call: () => void): () => void {
  const listen = (e: StorageEvent) => e.key === key && call();
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

/** Keeps a token until the tab is closed. */
export function keepToken(token: string) {
  sessionStorage.setItem(key, token);
}

/** The headers that show the token to the server. */
export function authorization(): Record<string, string> {
  const token = sessionStorage.getItem(key);
  return token ? { Authorization: `Bearer ${token}` } : {};
}
