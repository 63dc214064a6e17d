/** @jsxImportSource preact */
import { useMemo, useState } from "preact/hooks";

import { type Address, type More, embedded, go, href } from "./address";
import { type Answer, TooLarge, useAnswer } from "./api";
import { Day } from "./Day";
import { write } from "./graph/address";
import { Drawing } from "./graph/Drawing";
import { type Figure, type Outline, colors, groupColors, radii } from "./graph/figure";
import { Choice, type Choices, choicesQuery } from "./graph/Filters";
import { apartAsSeen, onPlane } from "./graph/place";
import { savePng, saveSvg } from "./graph/save";
import { type Camera, empty } from "./graph/state";
import { NoRecord } from "./NoRecord";
import { Grid, Link, type Named, Shown, ShowQuery, nameOf } from "./parts";
import { dayLength, dayOf } from "./timeline/period";
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

/** The rows with which the table begins: those of the actors who link the most others. */
const mostRows = 500;

/** Which meetings the network counts. All of it is in the address. */
interface Chosen {
  from: string;
  until: string;
  place: string;
  topic: string;
}

/** Who met whom, as a drawing and as a table. The server gives the positions, so the drawing is the same tomorrow. */
export function Network({ address }: { address: Address }) {
  const { asOf, more } = address;
  const chosen: Chosen = { from: more.from ?? "", until: more.until ?? "", place: more.place ?? "", topic: more.topic ?? "" };
  const answer = useNetwork(chosen, asOf);
  const controls = <Controls chosen={chosen} address={address} />;
  return (
    <>
      <h2>{words.network}</h2>
      {embedded ? null : controls}
      {answer.error instanceof TooLarge ? <TooLargeToDraw chosen={chosen} address={address} /> : <Shown answer={answer}>{(data) => <Drawn data={data} chosen={chosen} asOf={asOf} />}</Shown>}
      <p>
        <a href={href("graph", write({ ...empty, filter: { ...empty.filter, ...chosen } }, true), asOf)}>{words.graph.openAll}</a>
      </p>
      {embedded ? controls : null}
      <ShowQuery query={query} variables={variablesOf(chosen, asOf)} />
    </>
  );
}

const variablesOf = (chosen: Chosen, asOf: string) => ({ where: Object.fromEntries(Object.entries(chosen).filter(([, value]) => value)), asOf: asOf || null });

const useNetwork = (chosen: Chosen, asOf: string): Answer<NetworkData> => useAnswer<NetworkData>(query, variablesOf(chosen, asOf));

/** Chooses the meetings, and says which are chosen. */
function Controls({ chosen, address }: { chosen: Chosen; address: Address }) {
  const { data } = useAnswer<Choices>(choicesQuery, { asOf: address.asOf || null });
  const to = (more: More) => href("network", address.id, address.asOf, { ...address.more, ...more });
  const groups = { place: data?.places.nodes ?? [], topic: data?.topics.nodes ?? [] };
  const name = (kind: "place" | "topic") => groups[kind].find((g) => g.key === chosen[kind])?.node?.name ?? nameOf({ id: chosen[kind] });
  return (
    <>
      <p class="controls">
        <Day label={words.from} value={chosen.from} to={(from) => to({ from })} />
        <Day label={words.until} value={chosen.until} to={(until) => to({ until })} />
        <Choice label={words.graph.place} name="place" value={chosen.place} groups={groups.place} onChoose={(place) => go(to({ place }))} />
        <Choice label={words.graph.topic} name="topic" value={chosen.topic} groups={groups.topic} onChoose={(topic) => go(to({ topic }))} />
      </p>
      {chosen.place ? (
        <p>
          {words.onlyPlace(name("place"))} <a href={to({ place: "" })}>{words.allPlaces}</a>
        </p>
      ) : null}
      {chosen.topic ? (
        <p>
          {words.onlyTopic(name("topic"))} <a href={to({ topic: "" })}>{words.allTopics}</a>
        </p>
      ) : null}
    </>
  );
}

interface LatestData {
  meetings: { nodes: { when: { earliest: string | null; latest: string | null } | null }[] };
}

const latestQuery = `query LatestMeeting($where: MeetingFilter, $asOf: DateOrDateTime) {
  meetings(first: 1, orderBy: [WHEN_DESC], where: $where, asOf: $asOf) { nodes { when { earliest latest } } }
}`;

/** The last day of the year that begins on a day, or the first day of the year that ends on a day. */
const aYearFrom = (day: string, years: 1 | -1) => {
  const date = new Date(day);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return dayOf(date.getTime() - years * dayLength);
};

/** Says that there is too much to draw. Without a period, the latest year is drawn instead. */
function TooLargeToDraw({ chosen, address }: { chosen: Chosen; address: Address }) {
  const answer = useAnswer<LatestData>(latestQuery, variablesOf(chosen, address.asOf));
  if (chosen.from || chosen.until) {
    const from = chosen.from || aYearFrom(chosen.until, -1);
    const until = aYearFrom(from, 1);
    return (
      <p role="status">
        {words.periodTooLarge} {chosen.until && chosen.until <= until ? null : <a href={href("network", address.id, address.asOf, { ...address.more, from, until })}>{words.oneYear(from, until)}</a>}
      </p>
    );
  }
  return (
    <Shown answer={answer}>
      {({ meetings }) => {
        const when = meetings.nodes[0]?.when;
        const last = (when?.latest ?? when?.earliest)?.slice(0, 10);
        return last ? <LatestYear chosen={{ ...chosen, from: aYearFrom(last, -1), until: last }} address={address} /> : <p role="status">{words.periodTooLarge}</p>;
      }}
    </Shown>
  );
}

function LatestYear({ chosen, address }: { chosen: Chosen; address: Address }) {
  const answer = useNetwork(chosen, address.asOf);
  return (
    <>
      <p role="status">{words.networkTooLarge(chosen.from, chosen.until)}</p>
      {answer.error instanceof TooLarge ? <p>{words.periodTooLarge}</p> : <Shown answer={answer}>{(data) => <Drawn data={data} chosen={chosen} asOf={address.asOf} />}</Shown>}
    </>
  );
}

/** The drawing, and the same people as a table. */
function Drawn({ data: { network }, chosen, asOf }: { data: NetworkData; chosen: Chosen; asOf: string }) {
  const size = (
    <>
      {network.nodeCount === 0 ? <NoRecord asOf={asOf} /> : <p>{words.networkSize(network.nodeCount, network.edgeCount)}</p>}
      {network.edgeCount > mostPairs ? <p>{words.strongestPairs(mostPairs)}</p> : null}
    </>
  );
  // Another network is another drawing, which is seen as a whole at first.
  const picture = network.nodeCount > 0 ? <Picture key={JSON.stringify(chosen)} nodes={network.nodes} edges={network.edges} asOf={asOf} /> : null;
  return (
    <>
      {embedded ? [picture, size] : [size, picture]}
      {network.nodeCount > 0 ? <Twin nodes={network.nodes} asOf={asOf} /> : null}
    </>
  );
}

/** The drawing. Lines are thicker if two actors met more often. A number after each name says the community: there are more communities than shapes. */
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
            go(href("actor", id, asOf));
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

function figureOf(nodes: Node[], edges: Edge[]): Figure {
  // Who met the most others stands in front.
  const sorted = [...nodes].sort((a, b) => b.degree - a.degree || (a.actor.id < b.actor.id ? -1 : 1));
  const sizes = radii(sorted.map((n) => ({ links: n.degree, meeting: false })));
  const at = apartAsSeen([...onPlane(new Map(sorted.map((n) => [n.actor.id, n])), nodes.length).values()], sizes);
  const group = new Map(nodes.map((n) => [n.actor.id, n.community]));
  const most = Math.max(...edges.map((e) => e.count));
  return {
    dots: sorted.map((n, i) => {
      // The shapes mean what they mean in the graph.
      const outline: Outline = n.actor.__typename === "Person" ? "circle" : "diamond";
      const name = words.inGroup(n.actor.name, n.community);
      return { id: n.actor.id, ...(at[i] ?? { x: 0, y: 0 }), size: sizes[i] ?? 0, outline, fill: "full", color: colorOf(n.community), change: "", label: name, told: name };
    }),
    lines: edges.map((e) => ({
      id: `${e.from.id} ${e.to.id}`,
      from: e.from.id,
      to: e.to.id,
      width: 0.5 + Math.min(most - 1, 5.5) * (most > 1 ? (e.count - 1) / (most - 1) : 0),
      color: group.get(e.from.id) === group.get(e.to.id) ? colorOf(group.get(e.from.id) ?? 0) : colors.line,
      dashed: false,
      change: "",
    })),
  };
}

const colorOf = (community: number) => groupColors[community - 1] ?? colors.line;

/** The same network as a table, for large networks and for screen readers. */
function Twin({ nodes, asOf }: { nodes: Node[]; asOf: string }) {
  const [all, setAll] = useState(false);
  const sorted = [...nodes].sort((a, b) => b.betweenness - a.betweenness || b.degree - a.degree);
  return (
    <>
      {sorted.length > mostRows && !all ? (
        <p>
          {words.rows(mostRows, sorted.length)}{" "}
          <button type="button" onClick={() => setAll(true)}>
            {words.allRows}
          </button>
        </p>
      ) : null}
      <Grid label={words.network} head={[words.actor, words.degree, words.betweenness, words.community]}>
        {sorted.slice(0, all ? sorted.length : mostRows).map((n) => (
          <tr key={n.actor.id}>
            <th scope="row">
              <Link to={n.actor} asOf={asOf} />
            </th>
            <td>{n.degree}</td>
            <td>{n.betweenness.toFixed(3)}</td>
            <td>{n.community}</td>
          </tr>
        ))}
      </Grid>
    </>
  );
}
