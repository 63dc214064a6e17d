/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { words } from "../words";
import { manyThings } from "./figure";
import { type DrawingProps, Svg, usualSize, whole } from "./Svg";
import type { WebGL } from "./webgl";
import { afterKey, nearer, usePinch, useSize } from "./zoom";

/** A drawing that has the size of its place. */
type Sized = DrawingProps & Required<Pick<DrawingProps, "size">>;

/**
 * Draws a figure: as SVG if it is small, and else with WebGL. Where the browser refuses WebGL, the page says so: the table has the same
 * things. Buttons, the keys + and −, and two fingers zoom.
 */
export function Drawing(props: DrawingProps) {
  const { figure, camera, onCamera } = props;
  const plane = useRef<HTMLDivElement>(null);
  const size = useSize(plane, usualSize);
  const seen = camera ?? whole(figure, size);
  usePinch(plane, seen, size, onCamera);
  const zoom = (factor: number) => onCamera({ ...seen, width: seen.width * factor });
  const keys = (e: KeyboardEvent) => {
    // In an SVG drawing, the arrow keys go from thing to thing, and the button that has the focus needs no arrow.
    const to = e.defaultPrevented || e.target instanceof HTMLButtonElement ? null : afterKey(e, seen);
    if (to) {
      e.preventDefault();
      onCamera(to);
    }
  };
  return (
    <div ref={plane} class="plane" onKeyDown={keys}>
      {figure.dots.length < manyThings ? <Svg {...props} size={size} /> : <Large {...props} size={size} />}
      <p class="zoom">
        <button type="button" aria-label={words.graph.closer} title={words.graph.closer} onClick={() => zoom(nearer)}>
          +
        </button>
        <button type="button" aria-label={words.graph.wider} title={words.graph.wider} onClick={() => zoom(1 / nearer)}>
          −
        </button>
        <button type="button" disabled={camera === null} onClick={() => onCamera(null)}>
          {words.graph.whole}
        </button>
      </p>
    </div>
  );
}

function Large(props: Sized) {
  const [refused, setRefused] = useState(() => !document.createElement("canvas").getContext("webgl2"));
  return refused ? <p role="status">{words.graph.refused}</p> : <Canvas {...props} onRefused={() => setRefused(true)} />;
}

function Canvas({ figure, lit, selected, label, camera, size, onCamera, onSelect, onHover, onMove, onRefused }: Sized & { onRefused: () => void }) {
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<WebGL | null>(null);
  const [ready, setReady] = useState(false);
  const seen = useRef(camera);
  // The drawing lives longer than one set of handlers.
  const handlers = useRef({ onCamera, onSelect, onHover, onMove });
  handlers.current = { onCamera, onSelect, onHover, onMove };
  const all = useRef(() => whole(figure, size));
  all.current = () => whole(figure, size);
  useEffect(() => {
    let gone = false;
    const start = import("./webgl").then(({ WebGL }) => {
      if (room.current && !gone) {
        drawing.current = new WebGL(room.current, figure, {
          onSelect: (id) => handlers.current.onSelect(id),
          onHover: (id) => handlers.current.onHover(id),
          onCamera: (at) => {
            seen.current = at;
            handlers.current.onCamera(at);
          },
          ...(onMove && { onMove: (id: string, x: number, y: number) => handlers.current.onMove?.(id, x, y) }),
        });
        drawing.current.look(camera ?? all.current());
        setReady(true);
      }
    });
    start.catch(onRefused);
    return () => {
      gone = true;
      drawing.current?.kill();
      drawing.current = null;
    };
  }, []);
  useEffect(() => drawing.current?.update(figure), [figure, ready]);
  useEffect(() => drawing.current?.light(lit, selected), [lit, selected, ready]);
  useEffect(() => {
    // A camera that the drawing itself has reported is where it already is.
    if (camera !== seen.current) {
      seen.current = camera;
      drawing.current?.look(camera ?? all.current());
    }
  }, [camera, ready]);
  return <div ref={room} class="graph canvas" role="img" tabIndex={0} aria-label={label} data-ready={ready} />;
}
