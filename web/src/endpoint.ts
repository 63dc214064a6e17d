/** Where the API listens: on the origin that served this page, at its root. */
export const endpoint = "/graphql";
