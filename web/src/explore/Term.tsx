/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useState } from "preact/hooks";

import { glossary } from "./words";

/**
 * A word of the record with its meaning one hover or one focus away. The keyboard reaches the word, and a screen reader reads the meaning
 * after it. Escape hides the meaning.
 */
export function Term({ of, children }: { of: keyof typeof glossary; children: ComponentChildren }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  // What a hand has opened closes with Escape, too, wherever the focus is.
  useLayoutEffect(() => {
    if (!shown) {
      return;
    }
    const close = (e: KeyboardEvent) => e.key === "Escape" && setShown(false);
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [shown]);
  return (
    <span class="term" onMouseEnter={() => setShown(true)} onMouseLeave={() => setShown(false)}>
      <button type="button" aria-describedby={id} onFocus={() => setShown(true)} onBlur={() => setShown(false)}>
        {children}
      </button>
      <span id={id} role="tooltip" hidden={!shown}>
        {glossary[of]}
      </span>
    </span>
  );
}
