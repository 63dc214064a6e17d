/** @jsxImportSource preact */
import { useRef } from "preact/hooks";

import { go } from "./address";

/** A field for a day that is in the address. A day that is typed is several days until it is complete: they are one step of the history. */
export function Day({ label, value, to }: { label: string; value: string; to: (day: string) => string }) {
  const typing = useRef(false);
  return (
    <label>
      {label}{" "}
      <input
        type="date"
        value={value}
        onChange={(e) => {
          const day = e.currentTarget.value;
          // The first digits of a year are a year, too: 0002, 0020 and 0202.
          if (!day.startsWith("0")) {
            go(to(day), typing.current);
            typing.current = true;
          }
        }}
        onBlur={() => {
          typing.current = false;
        }}
      />
    </label>
  );
}
