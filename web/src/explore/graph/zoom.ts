// Brings a drawing closer, by buttons, by keys and by two fingers. One finger scrolls the page, as everywhere on the page.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Camera } from "./state";

/** The size of a drawing in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How much closer one step comes. */
export const nearer = 0.7;

/** How far one step goes to a side, as a part of what is seen. */
const aside = 0.15;

/** The directions of the arrow keys. */
export const ways: Record<string, { x: number; y: number }> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

/** What a camera sees after a key: plus and minus zoom, and arrow keys go aside if they go nowhere else. Null for other keys. */
export function afterKey(e: KeyboardEvent, seen: Camera): Camera | null {
  const way = ways[e.key];
  if (e.ctrlKey || e.metaKey || e.altKey) {
    return null;
  }
  if (way) {
    return { ...seen, x: seen.x + way.x * seen.width * aside, y: seen.y + way.y * seen.width * aside };
  }
  switch (e.key) {
    case "+":
    case "=":
      return { ...seen, width: seen.width * nearer };
    case "-":
      return { ...seen, width: seen.width / nearer };
  }
  return null;
}

/** The size of an element, or a given size before it is known. */
export function useSize(of: RefObject<HTMLElement | null>, before: Size): Size {
  const [size, set] = useState(before);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) {
      return;
    }
    const measure = () => element.clientWidth > 0 && set({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return size;
}

/** Two fingers on an element: the point between them, from the middle of the element, and the distance between them. */
function fingers({ touches }: TouchEvent, element: HTMLElement) {
  const [a, b] = touches;
  const box = element.getBoundingClientRect();
  return a && b
    ? { x: (a.clientX + b.clientX) / 2 - box.left - box.width / 2, y: (a.clientY + b.clientY) / 2 - box.top - box.height / 2, apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) }
    : null;
}

/** Two fingers move and zoom what is seen: the point that was between the fingers stays between them. */
export function usePinch(of: RefObject<HTMLElement | null>, seen: Camera, size: Size, onCamera: (camera: Camera) => void) {
  const latest = useRef({ seen, size, onCamera });
  latest.current = { seen, size, onCamera };
  useEffect(() => {
    const element = of.current;
    if (!element) {
      return;
    }
    let held: { camera: Camera; x: number; y: number; apart: number } | null = null;
    const begin = (e: TouchEvent) => {
      const at = fingers(e, element);
      held = at && { camera: latest.current.seen, ...at };
      if (held) {
        e.preventDefault();
      }
    };
    const move = (e: TouchEvent) => {
      const at = held && fingers(e, element);
      if (held && at && e.cancelable) {
        e.preventDefault();
        const { camera } = held;
        const before = camera.width / latest.current.size.width;
        const unit = (before * held.apart) / Math.max(at.apart, 1);
        latest.current.onCamera({ x: camera.x + held.x * before - at.x * unit, y: camera.y + held.y * before - at.y * unit, width: unit * latest.current.size.width });
      }
    };
    // The browser lets only listeners that are not passive stop it from zooming the page.
    element.addEventListener("touchstart", begin, { passive: false });
    element.addEventListener("touchmove", move, { passive: false });
    element.addEventListener("touchend", begin);
    return () => {
      element.removeEventListener("touchstart", begin);
      element.removeEventListener("touchmove", move);
      element.removeEventListener("touchend", begin);
    };
  }, []);
}
