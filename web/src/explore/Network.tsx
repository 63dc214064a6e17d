/** @jsxImportSource preact */
import { useMemo, useState } from "preact/hooks";

import { href } from "./address";
import { useAnswer } from "./api";
import { write } from "./graph/address";
import { Drawing } from "./graph/Drawing";
import { type Figure, type Outline, colors } from "./graph/figure";
import { onPlane } from "./graph/place";
import { savePng, saveSvg } from "./graph/save";
import { type Camera, empty } from "./graph/state";
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
    edges(ranked: true, first: 20000) { from { id } to { id } count }
  }
}`;

/** The most pairs that are drawn: those that met most often. */
const mostPairs = 20_000;

/** The rows of the table: those of the actors who link the most others. */
const mostRows = 500;

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
            {network.edgeCount > mostPairs ? <p>{words.strongestPairs(mostPairs)}</p> : null}
            {network.nodeCount > 0 ? <Picture nodes={network.nodes} edges={network.edges} asOf={asOf} /> : null}
            <p>
              <a href={href("graph", write({ ...empty, filter: { ...empty.filter, from, until } }, true), asOf)}>{words.graph.openAll}</a>
            </p>
            <Twin nodes={network.nodes} asOf={asOf} />
            <ShowQuery query={query} variables={variables} />
          </>
        )}
      </Shown>
    </>
  );
}

/** The drawing. Lines are thicker if two actors met more often. The shape says the community, so that colour alone says nothing. */
function Picture({ nodes, edges, asOf }: { nodes: Node[]; edges: Edge[]; asOf: string }) {
  const [near, setNear] = useState("");
  const [camera, setCamera] = useState<Camera | null>(null);
  const figure = useMemo(() => figureOf(nodes, edges), [nodes, edges]);
  const lit = useMemo(() => new Set(near ? [near, ...edges.flatMap((e) => (e.from.id === near ? [e.to.id] : e.to.id === near ? [e.from.id] : []))] : []), [near, edges]);
  return (
    <figure>
      <Drawing
        figure={figure}
        lit={lit}
        selected=""
        label={words.networkDrawing}
        camera={camera}
        onCamera={setCamera}
        onHover={setNear}
        onSelect={(id) => {
          if (id) {
            location.hash = href("actor", id, asOf);
          }
        }}
      />
      <figcaption>
        {words.networkLegend}{" "}
        <button type="button" onClick={() => saveSvg("network", figure, camera, words.networkDrawing)}>
          {words.saveSVG}
        </button>{" "}
        <button type="button" onClick={() => void savePng("network", figure, camera, words.networkDrawing)}>
          {words.graph.savePNG}
        </button>
      </figcaption>
    </figure>
  );
}

/** A diamond, a circle or a square: the communities in turn. */
const outlines: Outline[] = ["diamond", "circle", "square"];

function figureOf(nodes: Node[], edges: Edge[]): Figure {
  const at = onPlane(new Map(nodes.map((n) => [n.actor.id, n])), nodes.length);
  const small = nodes.length > 1000;
  return {
    dots: nodes.map((n) => {
      const outline = outlines[n.community % outlines.length] ?? "circle";
      const size = small ? 2.5 + Math.log2(1 + n.degree) / 2 : 6 + Math.sqrt(n.degree);
      return { id: n.actor.id, ...(at.get(n.actor.id) ?? { x: 0, y: 0 }), size, outline, fill: "hollow", color: colors[outline], change: "", label: n.actor.name, told: n.actor.name };
    }),
    lines: edges.map((e) => ({ id: `${e.from.id} ${e.to.id}`, from: e.from.id, to: e.to.id, width: small ? 0.5 + Math.min(e.count, 8) / 8 : Math.min(e.count, 8), dashed: false, change: "" })),
  };
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
          {sorted.slice(0, mostRows).map((n) => (
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
