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

/** How many days lie between two lines at least where each line has a month or a year of its own. */
const [month, year] = [28, 365];

/** The room for a letter of a label, in pixels. */
const letter = 7;

/** The labels of lines, as exact as the distance between the lines. Days of several years have their year. A label that would say the same as the label before it, or stand over it or over the edge, is left out. */
function labelsOf(ticks: Date[], scale: Scale, width: number): string[] {
  const [first, second, last] = [ticks[0], ticks[1], ticks.at(-1)];
  const step = first && second ? (Number(second) - Number(first)) / dayLength : 1;
  const isOneYear = first?.getUTCFullYear() === last?.getUTCFullYear();
  const format = utcFormat(step >= year ? "%Y" : step >= month ? "%b %Y" : isOneYear ? "%-d %b" : "%-d %b %Y");
  let [end, before] = [0, ""];
  return ticks.map((tick) => {
    const label = format(tick);
    const half = (label.length * letter) / 2;
    if (label === before || scale(tick) - half < end || scale(tick) + half > width) {
      return "";
    }
    [end, before] = [scale(tick) + half, label];
    return label;
  });
}

/** The days, months or years above the lanes, each with a line down through the lanes. */
export function Axis({ scale, height }: { scale: Scale; height: number }) {
  const [begin, end] = scale.domain().map(Number) as [number, number];
  const width = scale.range()[1] ?? 0;
  const days = (end - begin) / dayLength;
  // Less than a day between two lines would say the same day twice.
  const ticks = scale.ticks(Math.max(2, Math.min(Math.floor(width / 80), Math.ceil(days))));
  const labels = labelsOf(ticks, scale, width);
  return (
    <g class="axis" aria-hidden="true">
      {ticks.map((tick, i) => {
        const x = scale(tick);
        return (
          <g key={Number(tick)}>
            <line class="grid" x1={x} x2={x} y1={axisHeight - 6} y2={height} />
            {labels[i] ? (
              <text x={x} y={12} text-anchor="middle">
                {labels[i]}
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
