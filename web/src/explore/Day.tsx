/** @jsxImportSource preact */
import { useRef } from "preact/hooks";

import { go } from "./address";

interface Props {
  label: string;
  value: string;
  /** Takes a day. A day that corrects the day before it is the same step of the reader. */
  onDay: (day: string, corrects: boolean) => void;
  name?: string;
}

/** A field for a day. A day that is typed is several days until it is complete: they are one step. */
export function DayField({ label, value, onDay, name }: Props) {
  const typing = useRef(false);
  return (
    <label>
      {label}{" "}
      <input
        type="date"
        name={name}
        value={value}
        onChange={(e) => {
          const day = e.currentTarget.value;
          // The first digits of a year are a year, too: 0002, 0020 and 0202.
          if (!day.startsWith("0")) {
            onDay(day, typing.current);
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

/** A field for a day that is in the address. */
export function Day({ to, ...field }: Pick<Props, "label" | "value"> & { to: (day: string) => string }) {
  return <DayField {...field} onDay={(day, corrects) => go(to(day), corrects)} />;
}
