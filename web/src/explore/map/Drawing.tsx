/** @jsxImportSource preact */
import { type GeoProjection, geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import { useMemo } from "preact/hooks";

import { useWidth, walk } from "../timeline/Axis";
import { status as statusWords, words } from "../words";
import { countries } from "./countries";
import type { Spot } from "./spots";

/** How much larger than the whole world the map becomes, at the most: the shapes are coarse. */
const mostZoom = 12;

/** The circles of places that share a place on the map, such as the middle of a country, as one circle. */
interface Circle {
  key: string;
  spots: Spot[];
  x: number;
  y: number;
  /** 0 if no meeting took place there. */
  r: number;
}

/** How far the corners of a diamond are from its middle, in pixels. */
const diamond = 6;

/**
 * The map: countries, and a circle for each place. The size of a circle says how many meetings took place there. A place at which no meeting
 * took place has a diamond.
 */
export function Drawing({ spots, world, open }: { spots: Spot[]; world: boolean; open: (id: string) => string }) {
  const { holder, width } = useWidth();
  const height = Math.round(width * 0.52);
  const projection = useMemo(() => project(spots, world, width, height), [spots, world, width, height]);
  const shapes = useMemo(() => {
    const path = geoPath(projection);
    return { land: countries.features.map((f) => path(f) ?? ""), grid: path(geoGraticule10()) ?? "" };
  }, [projection]);
  const circles = width === 0 ? [] : circlesOf(spots, projection);
  return (
    <div class="drawing" ref={holder}>
      <svg width={width} height={height} role="group" aria-label={words.mapDrawing} onKeyDown={walk}>
        <path class="grid" d={shapes.grid} />
        {shapes.land.map((d, i) => (
          <path key={i} class="country" d={d} />
        ))}
        {circles.map(({ key, spots: [spot, ...others], x, y, r }, i) =>
          spot ? (
            <a key={key} href={open(spot.id)} class={`spot ${r > 0 ? "" : "other"} ${spot.exact ? "" : "vague"}`} tabindex={i === 0 ? 0 : -1} aria-label={[spot, ...others].map(told).join("; ")}>
              <title>{[spot, ...others].map(told).join("; ")}</title>
              {r > 0 ? <circle cx={x} cy={y} r={r} /> : <path d={`M${x} ${y - diamond}l${diamond} ${diamond}l${-diamond} ${diamond}l${-diamond} ${-diamond}z`} />}
            </a>
          ) : null,
        )}
        {circles.map(({ key, spots: [spot], x, y, r }) => (
          <text key={key} x={x} y={y - (r || diamond) - 3} text-anchor="middle" aria-hidden="true">
            {spot?.name}
          </text>
        ))}
      </svg>
    </div>
  );
}

/**
 * The whole world, or the part of it around the places. One place has no extent, and places can lie so near to each other that nothing around
 * them would be seen: so the part has a least size.
 */
function project(spots: Spot[], world: boolean, width: number, height: number): GeoProjection {
  const whole = geoNaturalEarth1().fitSize([Math.max(width, 1), Math.max(height, 1)], { type: "Sphere" });
  const points = spots.flatMap((s) => {
    const at = s.at && whole(s.at);
    return at ? [at] : [];
  });
  if (world || points.length === 0) {
    return whole;
  }
  const room = Math.min(width, height) / 6;
  const [left, right] = extent(points.map(([x]) => x));
  const [top, bottom] = extent(points.map(([, y]) => y));
  const zoom = Math.max(Math.min((width - 2 * room) / (right - left), (height - 2 * room) / (bottom - top), mostZoom), 1);
  const [x, y] = whole.translate();
  return geoNaturalEarth1()
    .scale(whole.scale() * zoom)
    .translate([width / 2 - zoom * ((left + right) / 2 - x), height / 2 - zoom * ((top + bottom) / 2 - y)]);
}

const extent = (numbers: number[]): [number, number] => [Math.min(...numbers), Math.max(...numbers)];

function circlesOf(spots: Spot[], projection: GeoProjection): Circle[] {
  const circles = new globalThis.Map<string, Circle>();
  for (const spot of spots) {
    const at = spot.at && projection(spot.at);
    if (at) {
      const key = at.map(Math.round).join(" ");
      const circle = circles.get(key) ?? { key, spots: [], x: at[0], y: at[1], r: 0 };
      circle.spots.push(spot);
      circles.set(key, circle);
    }
  }
  const size = (c: Circle) => c.spots.reduce((sum, s) => sum + s.count, 0);
  const most = Math.max(...[...circles.values()].map(size));
  return [...circles.values()].map((c) => ({ ...c, r: size(c) > 0 ? 5 + 13 * Math.sqrt(size(c) / most) : 0 }));
}

/** A place with all its meetings, in words. */
const told = ({ name, count, others }: Spot) => words.placeCount(name, count, others.map((o) => [o.count, statusWords[o.status] ?? o.status]));
