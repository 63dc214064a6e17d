/** @jsxImportSource preact */
import { Unknown } from "./api";
import { Shown } from "./parts";
import { words } from "./words";

/** Says why the server refuses a choice of meetings, so that the reader can choose anew. */
export function Refused({ error, from, until }: { error: Error; from: string; until: string }) {
  if (from && until && until < from) {
    return <p role="alert">{words.endsEarly(from, until)}</p>;
  }
  return error instanceof Unknown ? <p role="alert">{words.unknownChoice}</p> : <Shown answer={{ error }}>{() => null}</Shown>;
}
