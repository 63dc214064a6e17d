/** @jsxImportSource preact */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";

import { type Dot, type Figure, type Line, colors, frame, opacityOf } from "./figure";
import { above, nameAt, named, shortened } from "./labels";
import type { Camera } from "./state";
import { type Size, ways } from "./zoom";

/** The size of the drawing, where nothing else gives it. */
export const usualSize: Size = { width: 960, height: 640 };

/** The room for names at the sides of a drawing that is seen as a whole, in pixels. A narrow drawing has less room. */
const roomOf = ({ width }: Size) => Math.min(90, width / 7);

/** In a narrow drawing, things are smaller: down to half of their size. Names keep their size, so that they can be read. */
const shrunk = ({ width }: Size) => Math.min(Math.max(width / usualSize.width, 0.5), 1);

export interface DrawingProps {
  figure: Figure;
  /** The things that are lit, with the lines between them. */
  lit: ReadonlySet<string>;
  selected: string;
  label: string;
  /** Null if the whole drawing is seen. */
  camera: Camera | null;
  /** The size of the drawing, if it is not the usual size. */
  size?: Size;
  onCamera: (camera: Camera | null) => void;
  onSelect: (id: string) => void;
  onHover: (id: string) => void;
  /** Absent if things cannot be moved. */
  onMove?: (id: string, x: number, y: number) => void;
}

/** The camera that sees the whole figure. */
export function whole(figure: Figure, size: Size): Camera {
  const box = frame(figure.dots);
  const room = roomOf(size);
  const scale = Math.max(box.width / (size.width - 2 * room), box.height / (size.height - room), 0.8);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: scale * size.width };
}

/** What a pointer holds: a thing, or the plane behind all things. */
interface Held {
  id: string;
  x: number;
  y: number;
  moved: boolean;
  /** Whether it stays where it is: a finger scrolls the page, and moves only what is selected. */
  fixed: boolean;
}

/** Draws a figure as SVG. The wheel zooms, the pointer moves things and the plane, and arrow keys go from thing to thing. */
export function Svg({ figure, lit, selected, label, camera, size = usualSize, onCamera, onSelect, onHover, onMove }: DrawingProps) {
  const svg = useRef<SVGSVGElement>(null);
  // A finger can be lifted before the drawing is drawn anew: what it holds is known at once.
  const holds = useRef<Held | null>(null);
  const [shifted, setShifted] = useState<{ id: string; x: number; y: number } | null>(null);
  const seen = camera ?? whole(figure, size);
  const unit = seen.width / size.width;
  const height = unit * size.height;
  const toPlane = (e: { clientX: number; clientY: number }) => {
    const box = svg.current?.getBoundingClientRect() ?? new DOMRect();
    return { x: seen.x + ((e.clientX - box.left) / box.width - 0.5) * seen.width, y: seen.y + ((e.clientY - box.top) / box.height - 0.5) * height };
  };
  // The browser lets only a listener that is not passive stop the page from scrolling.
  useEffect(() => {
    const element = svg.current;
    const zoom = (e: WheelEvent) => {
      e.preventDefault();
      const at = toPlane(e);
      const factor = Math.exp(e.deltaY / 500);
      onCamera({ x: at.x + (seen.x - at.x) * factor, y: at.y + (seen.y - at.y) * factor, width: seen.width * factor });
    };
    element?.addEventListener("wheel", zoom, { passive: false });
    return () => element?.removeEventListener("wheel", zoom);
  });
  const down = (e: PointerEvent, id: string) => {
    e.stopPropagation();
    svg.current?.setPointerCapture(e.pointerId);
    holds.current = { id, ...toPlane(e), moved: false, fixed: e.pointerType === "touch" && (id === "" || id !== selected) };
  };
  const drag = (e: PointerEvent) => {
    const held = holds.current;
    if (!held) {
      return;
    }
    const at = toPlane(e);
    const by = { x: at.x - held.x, y: at.y - held.y };
    held.moved ||= Math.hypot(by.x, by.y) > 4 * unit;
    if (held.moved && !held.fixed && held.id) {
      setShifted({ id: held.id, ...by });
    } else if (held.moved && !held.fixed) {
      onCamera({ ...seen, x: seen.x - by.x, y: seen.y - by.y });
    }
  };
  const up = () => {
    const held = holds.current;
    const dot = figure.dots.find((d) => d.id === held?.id);
    if (held && !held.moved) {
      onSelect(held.id);
    } else if (dot && shifted) {
      onMove?.(dot.id, dot.x + shifted.x, dot.y + shifted.y);
    }
    drop();
  };
  const drop = () => {
    holds.current = null;
    setShifted(null);
  };
  const keys = (e: KeyboardEvent, dot: Dot) => {
    const way = ways[e.key];
    if (way && e.shiftKey) {
      onMove?.(dot.id, dot.x + way.x * 20 * unit, dot.y + way.y * 20 * unit);
    } else if (way) {
      const next = nextTo(dot, figure.dots, way);
      const outside = Math.abs(next.x - seen.x) > seen.width / 2 || Math.abs(next.y - seen.y) > height / 2;
      if (outside) {
        onCamera({ ...seen, x: next.x, y: next.y });
      }
      // The camera brings the thing into view. The page need not scroll to it, too.
      svg.current?.querySelector<SVGElement>(`[data-id="${next.id}"]`)?.focus({ preventScroll: outside });
    } else if (e.key === "Enter" || e.key === " ") {
      onSelect(dot.id);
    }
    if (way || e.key === " ") {
      e.preventDefault();
    }
  };
  const dots = useMemo(() => figure.dots.map((d) => ({ ...d, size: d.size * shrunk(size) })), [figure, size]);
  const drawn = onMove && shifted ? dots.map((d) => (d.id === shifted.id ? { ...d, x: d.x + shifted.x, y: d.y + shifted.y } : d)) : dots;
  const names = useMemo(() => named(dots, unit, seen), [dots, unit, seen.x, seen.width]);
  const at = new Map(drawn.map((d) => [d.id, d]));
  // One thing is a stop of the Tab key. The arrow keys lead on from it.
  const stop = at.has(selected) ? selected : (figure.dots[0]?.id ?? "");
  return (
    <svg
      ref={svg}
      class="graph"
      viewBox={`${seen.x - seen.width / 2} ${seen.y - height / 2} ${seen.width} ${height}`}
      role="group"
      aria-label={label}
      xmlns="http://www.w3.org/2000/svg"
      font-family="system-ui, sans-serif"
      font-size={12 * unit}
      onPointerDown={(e) => down(e, "")}
      onPointerMove={drag}
      onPointerUp={up}
      onPointerCancel={drop}
    >
      <Lines lines={figure.lines} at={at} lit={lit} unit={unit} />
      {drawn.map((d) => (
        <g
          key={d.id}
          data-id={d.id}
          role="button"
          tabindex={d.id === stop ? 0 : -1}
          aria-label={d.told}
          aria-pressed={d.id === selected}
          opacity={lit.size > 0 && !lit.has(d.id) ? 0.35 : d.change === "gone" ? 0.6 : 1}
          onPointerDown={(e) => down(e, d.id)}
          onMouseEnter={() => onHover(d.id)}
          onMouseLeave={() => onHover("")}
          onFocus={() => onHover(d.id)}
          onBlur={() => onHover("")}
          onKeyDown={(e) => keys(e, d)}
        >
          {/* A finger, and a pointer between the thing and its name, need some room. */}
          <circle cx={d.x} cy={d.y} r={(d.size + above + 1) * unit} fill="transparent" />
          <Shape of={d} unit={unit} lit={d.id === selected || lit.has(d.id)} />
        </g>
      ))}
      {/* No thing covers a name. The things say their names themselves. */}
      <g aria-hidden="true" stroke="white" stroke-width={3 * unit} stroke-linejoin="round" paint-order="stroke" fill="currentColor" text-anchor="middle">
        {drawn
          .filter((d) => names.has(d.id) || lit.has(d.id) || d.id === selected)
          .map((d) => (
            <text key={d.id} x={nameAt(d, unit, seen)} y={d.y - (d.size + above) * unit} onPointerDown={(e) => down(e, d.id)} onMouseEnter={() => onHover(d.id)} onMouseLeave={() => onHover("")}>
              {shortened(d.label)}
            </text>
          ))}
      </g>
    </svg>
  );
}

/** The nearest thing in a direction, or the thing itself. Things that lie straight ahead are preferred. */
function nextTo(from: Dot, dots: readonly Dot[], way: { x: number; y: number }): Dot {
  let [best, next] = [Infinity, from];
  for (const d of dots) {
    const ahead = (d.x - from.x) * way.x + (d.y - from.y) * way.y;
    const aside = Math.abs((d.x - from.x) * way.y) + Math.abs((d.y - from.y) * way.x);
    if (ahead > 0 && ahead + 2 * aside < best) {
      [best, next] = [ahead + 2 * aside, d];
    }
  }
  return next;
}

function Lines({ lines, at, lit, unit }: { lines: readonly Line[]; at: ReadonlyMap<string, Dot>; lit: ReadonlySet<string>; unit: number }) {
  const opacity = opacityOf(lines.length);
  return (
    <g>
      {lines.map((l) => {
        const [a, b] = [at.get(l.from), at.get(l.to)];
        const isLit = lit.has(l.from) && lit.has(l.to);
        return a && b ? (
          <line
            key={l.id}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            stroke={isLit ? colors.lit : (l.color ?? colors.line)}
            stroke-width={(isLit ? l.width + 1.5 : l.width) * unit}
            stroke-dasharray={l.dashed ? `${4 * unit} ${4 * unit}` : undefined}
            stroke-opacity={isLit ? 0.9 : lit.size > 0 ? Math.min(0.25, opacity) : opacity}
          />
        ) : null;
      })}
    </g>
  );
}

/** The outline of a thing with its fill. */
export function Shape({ of: d, unit, lit }: { of: Omit<Dot, "id" | "label" | "told">; unit: number; lit: boolean }) {
  const r = d.size * unit;
  const border = { stroke: lit ? colors.lit : d.color, "stroke-width": (lit ? 4 : 2) * unit, "stroke-dasharray": d.change === "gone" ? `${3 * unit} ${2 * unit}` : undefined };
  const fill = d.fill === "full" ? d.color : colors.paper;
  return (
    <>
      {d.change === "added" ? <circle cx={d.x} cy={d.y} r={r + 5 * unit} fill="none" stroke="currentColor" stroke-width={unit} /> : null}
      {d.change === "changed" ? <rect x={d.x - r - 5 * unit} y={d.y - r - 5 * unit} width={2 * r + 10 * unit} height={2 * r + 10 * unit} fill="none" stroke="currentColor" stroke-width={unit} /> : null}
      {d.outline === "circle" ? <circle cx={d.x} cy={d.y} r={r} fill={fill} {...border} /> : <rect x={d.x - r} y={d.y - r} width={2 * r} height={2 * r} transform={d.outline === "diamond" ? `rotate(45 ${d.x} ${d.y})` : undefined} fill={fill} {...border} />}
      <Inside of={d} r={r} unit={unit} />
    </>
  );
}

/** What the fill shows inside the outline. */
function Inside({ of: d, r, unit }: { of: Omit<Dot, "id" | "label" | "told">; r: number; unit: number }) {
  const line = { stroke: d.color, "stroke-width": 2 * unit };
  switch (d.fill) {
    case "left half":
      return <rect x={d.x - r} y={d.y - r} width={r} height={2 * r} fill={d.color} />;
    case "right half":
      return <rect x={d.x} y={d.y - r} width={r} height={2 * r} fill={d.color} />;
    case "lower half":
      return <rect x={d.x - r} y={d.y} width={2 * r} height={r} fill={d.color} />;
    case "barred":
      return <path d={`M${d.x - r} ${d.y}h${2 * r}`} {...line} />;
    case "crossed":
      return <path d={`M${d.x - r} ${d.y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`} {...line} />;
    case "struck":
      return <path d={`M${d.x - r} ${d.y + r}l${2 * r} ${-2 * r}`} {...line} />;
    case "dotted":
      return <circle cx={d.x} cy={d.y} r={r / 3} fill={d.color} />;
  }
  return null;
}
