/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { type Address, href } from "../address";
import { words } from "../words";
import { Axis, type Scale, axisHeight, scaleFor, useWidth, walk } from "./Axis";
import { type CountsData, type LaneKind, laneName } from "./data";
import { sortLanes } from "./lanes";
import { periodOf, spanOfKey } from "./period";

/** The height of a lane, with the name of the lane at its top. */
const [laneHeight, nameHeight] = [46, 18];

/** The most lanes that are drawn. The table has all of them. */
const mostLanes = 12;

interface Row {
  id: string;
  name: string;
  cells: { key: string; count: number }[];
}

const highest = (lane: Row) => Math.max(...lane.cells.map((c) => c.count));

const sizeOf = (lane: Row) => lane.cells.reduce((sum, c) => sum + c.count, 0);

/** The lanes of a table of numbers. */
export function rowsOf({ table }: CountsData, kind: LaneKind): Row[] {
  const lanes = new Map<string, Row>();
  for (const c of table) {
    const lane = lanes.get(c.column) ?? { id: c.column, name: laneName(c), cells: [] };
    lane.cells.push({ key: c.row, count: c.meetingCount });
    lanes.set(c.column, lane);
  }
  return sortLanes([...lanes.values()], kind, sizeOf);
}

/** The bars of a lane. A meeting whose time reaches over the end of the period is also counted outside of the period: there, nothing is drawn. */
const barsOf = (lane: Row, scale: Scale, width: number) =>
  lane.cells
    .map(({ key, count }) => {
      const span = spanOfKey(key);
      return { key, count, span, x0: Math.max(scale(span.begin), 0), x1: Math.min(scale(span.end), width) };
    })
    .filter(({ x0, x1 }) => x1 > x0);

/** The numbers of meetings by day, week, month or year. Each bar opens the timeline of its days. */
export function Counts({ data, begin, end, lanes: kind, address }: { data: CountsData; begin: number; end: number; lanes: LaneKind; address: Address }) {
  const { holder, width } = useWidth();
  const [near, setNear] = useState("");
  const scale = scaleFor(begin, end, width);
  const rows = rowsOf(data, kind);
  const lanes: Row[] = [{ id: "", name: words.allMeetings, cells: data.all.nodes.map((g) => ({ key: g.key, count: g.meetingCount })) }, ...rows.slice(0, mostLanes)];
  const height = axisHeight + lanes.length * laneHeight;
  return (
    <>
      <div class="drawing" ref={holder}>
        {width === 0 ? null : (
          <svg width={width} height={height} role="group" aria-label={words.countsDrawing} onKeyDown={walk}>
            <Axis scale={scale} height={height} />
            {lanes.map((lane, i) => {
              const top = axisHeight + i * laneHeight;
              // The lanes have one scale, so that they can be compared. All meetings together are more, and have their own.
              const most = i === 0 ? highest(lane) : Math.max(...rows.map(highest));
              return (
                <g key={lane.id} role="group" aria-label={lane.name}>
                  <line class="grid" x1={0} x2={width} y1={top} y2={top} />
                  {barsOf(lane, scale, width).map(({ key, count, span, x0, x1 }, j) => {
                    const bar = Math.max((count / most) * (laneHeight - nameHeight - 2), 2);
                    const label = words.count(key, lane.name, count);
                    return (
                      <a
                        key={key}
                        href={href("timeline", "all", address.asOf, { ...address.more, ...periodOf(span.begin, span.end) })}
                        class="count"
                        tabindex={i === 0 && j === 0 ? 0 : -1}
                        aria-label={label}
                        onMouseEnter={() => setNear(label)}
                        onFocus={() => setNear(label)}
                      >
                        <rect class="reach" x={x0} y={top + nameHeight} width={x1 - x0} height={laneHeight - nameHeight} />
                        <rect x={x0} y={top + laneHeight - bar} width={Math.max(x1 - x0 - 1, 1)} height={bar} />
                      </a>
                    );
                  })}
                  <text class="lane" x={2} y={top + 14} aria-hidden="true">
                    {lane.name}
                  </text>
                </g>
              );
            })}
          </svg>
        )}
      </div>
      <p class="evidence">{near || words.countsHint}</p>
      {rows.length > mostLanes ? <p>{words.moreLanes(mostLanes, rows.length)}</p> : null}
      {data.all.ungrouped > 0 ? <p>{words.ungrouped(data.all.ungrouped)}</p> : null}
    </>
  );
}
