/** @jsxImportSource preact */
import { useRef } from "preact/hooks";

import { href } from "../address";
import { nameOf } from "../parts";
import { Term } from "../Term";
import { flag, mark, status as statusWords, when, words } from "../words";
import { Axis, axisHeight, scaleFor, useWidth, walk } from "./Axis";
import { type LaneKind, type TimedMeeting, overtaken, sidesOf, spanOf } from "./data";
import { type Lane, type Placed, lanesOf, markRadius, place, shortName } from "./lanes";
import { dayLength } from "./period";

/** The height of a row of marks, and of the name of a lane. */
const [rowHeight, nameHeight] = [24, 20];

interface MarksProps {
  meetings: TimedMeeting[];
  singles: Set<string>;
  begin: number;
  end: number;
  lanes: LaneKind;
  near: string;
  onNear: (id: string) => void;
  asOf: string;
}

/** Meetings one by one: a shape for the status, a bar for a time that is not a day, and a ghost for a time that was overtaken. */
export function Marks({ meetings, singles, begin, end, lanes: kind, near, onNear, asOf }: MarksProps) {
  const { holder, width } = useWidth();
  const scale = scaleFor(begin, end, width);
  // Names beside the shapes need room.
  const named = meetings.length <= 40 && width >= 600;
  const lanes = (width === 0 ? [] : lanesOf(meetings, kind)).map((lane) => ({ lane, ...place(lane.meetings, scale, named) }));
  let bottom = axisHeight;
  const tops = lanes.map(({ rows }) => {
    const top = bottom;
    bottom += nameHeight + rows * rowHeight;
    return top;
  });
  return (
    <div class="drawing" ref={holder}>
      <svg width={width} height={bottom} role="group" aria-label={words.timelineDrawing} onKeyDown={walk}>
        <Softness />
        <Axis scale={scale} height={bottom} />
        {lanes.map(({ lane, placed }, i) => (
          <LaneOf key={lane.id} lane={lane} placed={placed} top={tops[i] ?? 0} width={width} first={i === 0} named={named} singles={singles} near={near} onNear={onNear} asOf={asOf} />
        ))}
      </svg>
    </div>
  );
}

interface LaneProps extends Pick<MarksProps, "singles" | "near" | "onNear" | "asOf"> {
  lane: Lane;
  placed: Placed[];
  top: number;
  width: number;
  first: boolean;
  named: boolean;
}

function LaneOf({ lane, placed, top, width, first, named, singles, near, onNear, asOf }: LaneProps) {
  return (
    <g role="group" aria-label={lane.name}>
      <line class="grid" x1={0} x2={width} y1={top} y2={top} />
      <text class="lane" x={2} y={top + 14} aria-hidden="true">
        {lane.name}
      </text>
      {placed.map((p, i) => (
        <Mark key={p.of.id} placed={p} y={top + nameHeight + p.row * rowHeight + rowHeight / 2} tab={first && i === 0} named={named} single={singles.has(p.of.id)} lit={near === p.of.id} onNear={onNear} asOf={asOf} />
      ))}
    </g>
  );
}

interface MarkProps extends Pick<MarksProps, "onNear" | "asOf"> {
  placed: Placed;
  y: number;
  tab: boolean;
  named: boolean;
  single: boolean;
  lit: boolean;
}

/** One meeting in one lane. */
function Mark({ placed: { of: m, x, nameAt, before, bar, ghosts }, y, tab, named, single, lit, onNear, asOf }: MarkProps) {
  // Without names, a finger first asks what a mark is. Touched again, the mark leads to the meeting.
  const asks = useRef(false);
  const flags = [m.contested.length > 0 ? words.contested : "", single ? words.single : ""].filter(Boolean);
  return (
    <a
      href={href("meeting", m.id, asOf)}
      class={`mark ${m.status.toLowerCase()} ${lit ? "lit" : ""}`}
      tabindex={tab ? 0 : -1}
      aria-label={words.markLabel(nameOf(m), statusWords[m.status] ?? m.status, m.when ? when(m.when.text) : words.undated, [...sidesOf(m).values(), ...flags].join(", "))}
      onMouseEnter={() => onNear(m.id)}
      onFocus={() => onNear(m.id)}
      onPointerDown={(e) => {
        asks.current = e.pointerType === "touch" && !named && !lit;
      }}
      onClick={(e) => {
        if (asks.current) {
          e.preventDefault();
          onNear(m.id);
        }
      }}
    >
      {/* A finger needs some room. */}
      <circle cx={x} cy={y} r={rowHeight / 2} fill="transparent" />
      {ghosts.map((g) => (
        <g key={g.text} class="ghost">
          {x < g.x0 || x > g.x1 ? <line x1={x < g.x0 ? g.x0 : g.x1} x2={x} y1={y + 8} y2={y + 8} /> : null}
          <rect x={g.x0} y={y + 6} width={Math.max(g.x1 - g.x0, 4)} height={5} rx={2} />
        </g>
      ))}
      {bar ? <rect class="bar" x={bar.x0} y={y - 6} width={Math.max(bar.x1 - bar.x0, 4)} height={12} mask={bar.soft ? `url(#${bar.soft})` : undefined} /> : null}
      <circle class="near" cx={x} cy={y} r={markRadius - 1} />
      <text x={x} y={y + 6} text-anchor="middle" class="shape" aria-hidden="true">
        {mark[m.status] ?? "?"}
      </text>
      <text x={x + 6} y={y - 4} class="flagged" aria-hidden="true">
        {m.contested.length > 0 ? flag.contested : ""}
        {single ? flag.single : ""}
      </text>
      {named ? (
        <text x={nameAt} y={y + 4} text-anchor={before ? "end" : "start"} aria-hidden="true">
          {shortName(m)}
        </text>
      ) : null}
    </a>
  );
}

/** Bars whose beginning, end or both ends nobody knows exactly fade out there. */
function Softness() {
  const stops = { both: [0, 1, 1, 0], begin: [0, 1, 1, 1], end: [1, 1, 1, 0] };
  return (
    <defs>
      {Object.entries(stops).map(([name, shades]) => (
        <g key={name}>
          <linearGradient id={`shade-${name}`}>
            {shades.map((shade, i) => (
              <stop key={i} offset={[0, 0.35, 0.65, 1][i]} stop-color="white" stop-opacity={shade} />
            ))}
          </linearGradient>
          <mask id={`soft-${name}`} maskContentUnits="objectBoundingBox">
            <rect width="1" height="1" fill={`url(#shade-${name})`} />
          </mask>
        </g>
      ))}
    </defs>
  );
}

/** What the shapes mean, of those that are there. */
export function Legend({ of, singles }: { of: TimedMeeting[]; singles: Set<string> }) {
  const there = new Set(of.map((m) => m.status));
  return (
    <p class="legend">
      {Object.keys(mark)
        .filter((s) => there.has(s))
        .map((s) => (
          <span key={s} class={`mark ${s.toLowerCase()}`}>
            <span class="shape" aria-hidden="true">
              {mark[s]}
            </span>{" "}
            {statusWords[s]}
          </span>
        ))}
      {of.some((m) => m.contested.length > 0) ? (
        <span>
          {flag.contested} <Term of="contested">{words.contested}</Term>
        </span>
      ) : null}
      {singles.size > 0 ? (
        <span>
          {flag.single} <Term of="single">{words.single}</Term>
        </span>
      ) : null}
      {of.some((m) => m.when && (spanOf(m).end ?? Infinity) - (spanOf(m).begin ?? 0) > dayLength) ? (
        <span>
          <span class="sample bar" aria-hidden="true" /> {words.softBar}
        </span>
      ) : null}
      {of.some((m) => overtaken(m).length > 0) ? (
        <span>
          <span class="sample ghost" aria-hidden="true" /> {words.ghost}
        </span>
      ) : null}
    </p>
  );
}
