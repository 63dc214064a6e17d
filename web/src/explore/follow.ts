// A page with ?follow in its address follows the record: it asks its questions again after each change of the graph. `parley serve --watch` prints
// such an address.

import { socketEndpoint } from "../endpoint";
import { authorization } from "../token";

const changes = new EventTarget();

/** Calls a function after each change of the graph, if the page follows the record. Returns a function that ends this. */
export function onChange(call: () => void): () => void {
  changes.addEventListener("change", call);
  return () => changes.removeEventListener("change", call);
}

/** The pause before a lost connection is made again, in milliseconds. */
const pause = 2000;

/** Begins to follow the record, in the protocol graphql-transport-ws. If the page has lost a connection, it asks again: it can have missed a change. */
export function follow(missed = false) {
  const socket = new WebSocket(socketEndpoint, "graphql-transport-ws");
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.onopen = () => send({ type: "connection_init", payload: authorization() });
  socket.onclose = () => setTimeout(() => follow(true), pause);
  socket.onmessage = (event) => {
    const message = JSON.parse(event.data as string) as { type: string };
    switch (message.type) {
      case "connection_ack":
        send({ type: "subscribe", id: "1", payload: { query: "subscription { graphChanged { revision } }" } });
        if (missed) {
          changes.dispatchEvent(new Event("change"));
        }
        break;
      case "next":
        changes.dispatchEvent(new Event("change"));
        break;
      case "ping":
        send({ type: "pong" });
    }
  };
}
