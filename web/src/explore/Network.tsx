/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";

import { href } from "./address";
import { useAnswer } from "./api";
import { Link, type Named, Shown, ShowQuery } from "./parts";
import { words } from "./words";

interface NetworkData {
  network: { nodeCount: number; edgeCount: number; nodes: Node[]; edges: Edge[] };
}

interface Node {
  actor: Named;
  degree: number;
  betweenness: number;
  community: number;
  x: number;
  y: number;
}

interface Edge {
  from: { id: string };
  to: { id: string };
  count: number;
}

const query = `query Network($where: MeetingFilter, $asOf: DateOrDateTime) {
  network(where: $where, asOf: $asOf) {
    nodeCount edgeCount
    nodes { actor { __typename id name } degree betweenness community x y }
    edges { from { id } to { id } count }
  }
}`;

/** The largest network that is drawn. A larger network is shown as a table only. */
const mostDrawn = 500;

/** The width and the height of the drawing, and the room that names need at its sides. */
const [width, height, room] = [960, 640, 90];

/** Who met whom, as a drawing and as a table. The server gives the positions, so the drawing is the same tomorrow. */
export function Network({ asOf }: { asOf: string }) {
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const variables = { where: { ...(from && { from }), ...(until && { until }) }, asOf: asOf || null };
  const answer = useAnswer<NetworkData>(query, variables);
  return (
    <>
      <h2>{words.network}</h2>
      <p>
        <label>
          {words.from} <input type="date" value={from} onChange={(e) => setFrom(e.currentTarget.value)} />
        </label>{" "}
        <label>
          {words.until} <input type="date" value={until} onChange={(e) => setUntil(e.currentTarget.value)} />
        </label>
      </p>
      <Shown answer={answer}>
        {({ network }) => (
          <>
            <p>{network.nodeCount === 0 ? words.noRecord : words.networkSize(network.nodeCount, network.edgeCount)}</p>
            {network.nodeCount > mostDrawn ? <p>{words.tooLargeToDraw}</p> : null}
            {network.nodeCount > 0 && network.nodeCount <= mostDrawn ? <Drawing nodes={network.nodes} edges={network.edges} asOf={asOf} /> : null}
            <Twin nodes={network.nodes} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </>
        )}
      </Shown>
    </>
  );
}

/** The drawing. Lines are thicker if two actors met more often. The shape says the community, so that colour alone says nothing. */
function Drawing({ nodes, edges, asOf }: { nodes: Node[]; edges: Edge[]; asOf: string }) {
  const svg = useRef<SVGSVGElement>(null);
  const [near, setNear] = useState("");
  const at = new Map(nodes.map((n) => [n.actor.id, { x: room + ((n.x + 1) / 2) * (width - 2 * room), y: 30 + ((n.y + 1) / 2) * (height - 60) }]));
  const lit = (e: Edge) => near !== "" && (e.from.id === near || e.to.id === near);
  return (
    <figure>
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={words.networkDrawing} xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="13">
        {edges.map((e) => {
          const [a, b] = [at.get(e.from.id), at.get(e.to.id)];
          return a && b ? <line key={`${e.from.id} ${e.to.id}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} stroke={lit(e) ? "#0b57a4" : "#9aa3ad"} stroke-width={Math.min(e.count, 8)} stroke-opacity={near && !lit(e) ? 0.15 : 0.7} /> : null;
        })}
        {nodes.map((n) => {
          const p = at.get(n.actor.id) ?? { x: 0, y: 0 };
          return (
            <a key={n.actor.id} href={href("actor", n.actor.id, asOf)} onMouseEnter={() => setNear(n.actor.id)} onMouseLeave={() => setNear("")} onFocus={() => setNear(n.actor.id)} onBlur={() => setNear("")}>
              <Shape of={n.community} x={p.x} y={p.y} r={6 + Math.sqrt(n.degree)} />
              <text x={p.x} y={p.y - 12} text-anchor="middle" fill="currentColor">
                {n.actor.name}
              </text>
            </a>
          );
        })}
      </svg>
      <figcaption>
        {words.networkLegend}{" "}
        <button type="button" onClick={() => svg.current && save(svg.current)}>
          {words.saveSVG}
        </button>
      </figcaption>
    </figure>
  );
}

/** A circle, a square or a diamond: the communities in turn. */
function Shape({ of, x, y, r }: { of: number; x: number; y: number; r: number }) {
  switch (of % 3) {
    case 1:
      return <circle cx={x} cy={y} r={r} fill="#f2f4f7" stroke="#0b57a4" stroke-width="2" />;
    case 2:
      return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} fill="#f2f4f7" stroke="#8a4b08" stroke-width="2" />;
  }
  return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} transform={`rotate(45 ${x} ${y})`} fill="#f2f4f7" stroke="#2f6b3a" stroke-width="2" />;
}

/** Saves the drawing as a file. */
function save(svg: SVGSVGElement) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  link.download = "network.svg";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The same network as a table, for large networks and for screen readers. */
function Twin({ nodes, asOf }: { nodes: Node[]; asOf: string }) {
  const sorted = [...nodes].sort((a, b) => b.betweenness - a.betweenness || b.degree - a.degree);
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.actor}</th>
            <th scope="col">{words.degree}</th>
            <th scope="col">{words.betweenness}</th>
            <th scope="col">{words.community}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostDrawn).map((n) => (
            <tr key={n.actor.id}>
              <th scope="row">
                <Link to={n.actor} asOf={asOf} />
              </th>
              <td>{n.degree}</td>
              <td>{n.betweenness.toFixed(3)}</td>
              <td>{n.community}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
