/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

import { glossary } from "./words";

/** The room between a meaning and the edge of the window, in pixels. */
const edge = 8;

/**
 * A word of the record with its meaning one hover or one focus away. The keyboard reaches the word, and a screen reader reads the meaning
 * after it. Escape hides the meaning.
 */
export function Term({ of, children }: { of: keyof typeof glossary; children: ComponentChildren }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  const meaning = useRef<HTMLSpanElement>(null);
  // The meaning stands in the window, and not in the page: so it makes no page wider, and no table cuts it.
  useLayoutEffect(() => {
    const stand = () => {
      if (shown && word.current && meaning.current) {
        const [at, box] = [word.current.getBoundingClientRect(), meaning.current.getBoundingClientRect()];
        const below = at.bottom + box.height <= innerHeight || at.top < box.height;
        meaning.current.style.left = `${Math.max(Math.min(at.left, document.documentElement.clientWidth - box.width - edge), edge)}px`;
        meaning.current.style.top = `${below ? at.bottom : at.top - box.height}px`;
      }
    };
    stand();
    // Also a table scrolls.
    addEventListener("scroll", stand, true);
    return () => removeEventListener("scroll", stand, true);
  }, [shown]);
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
      <button ref={word} type="button" aria-describedby={id} onFocus={() => setShown(true)} onBlur={() => setShown(false)}>
        {children}
      </button>
      <span ref={meaning} id={id} role="tooltip" hidden={!shown}>
        {glossary[of]}
      </span>
    </span>
  );
}
