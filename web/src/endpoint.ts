/** Where the API listens: on the origin that served this page, at its root. */
export const endpoint = "/graphql";

/** The same for WebSocket, whose addresses older browsers want whole. */
export const socketEndpoint = new URL(
  endpoint,
  window.location.href.replace(/^http/, "ws"),
).href;

/** Where the server has the texts of articles. The id of a source follows. */
export const textsEndpoint = "/texts/";
