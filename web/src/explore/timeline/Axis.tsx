/** @jsxImportSource preact */
import { type ScaleTime, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { dayLength } from "./period";

/** The room above the lanes for the axis. */
export const axisHeight = 24;

/** From times to places in a drawing. */
export type Scale = ScaleTime<number, number>;

export const scaleFor = (begin: number, end: number, width: number): Scale => scaleUtc().domain([begin, end]).range([0, width]);

/** The width of the element that holds a drawing, or 0 before it is known: then nothing can be drawn in its place yet. The drawing has the size of its container, so that its words stay readable on a phone. */
export function useWidth() {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { holder, width };
}

/** The days, months or years above the lanes, each with a line down through the lanes. */
export function Axis({ scale, height }: { scale: Scale; height: number }) {
  const [begin, end] = scale.domain().map(Number) as [number, number];
  const width = scale.range()[1] ?? 0;
  const days = (end - begin) / dayLength;
  const format = utcFormat(days > 4 * 366 ? "%Y" : days > 120 ? "%b %Y" : "%-d %b");
  // Less than a day between two lines would say the same day twice.
  const ticks = scale.ticks(Math.max(2, Math.min(Math.floor(width / 80), Math.ceil(days))));
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => {
        const x = scale(tick);
        return (
          <g key={Number(tick)}>
            <line class="grid" x1={x} x2={x} y1={axisHeight - 6} y2={height} />
            {x > 16 && x < width - 16 ? (
              <text x={x} y={12} text-anchor="middle">
                {format(tick)}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

/**
 * The arrow keys go from mark to mark of a drawing, so that a drawing is one stop for the Tab key. The first mark is the stop. Elements of
 * SVG take only `tabindex` in small letters.
 */
export function walk(e: KeyboardEvent) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
  if (step === undefined || !(e.currentTarget instanceof SVGElement)) {
    return;
  }
  const marks = [...e.currentTarget.querySelectorAll<SVGAElement>("a")];
  const at = marks.indexOf(document.activeElement as SVGAElement);
  marks[(at + step + marks.length) % marks.length]?.focus();
  e.preventDefault();
}
