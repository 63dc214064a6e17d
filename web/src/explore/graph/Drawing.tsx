/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { words } from "../words";
import { manyThings } from "./figure";
import { type DrawingProps, Svg, whole } from "./Svg";
import type { WebGL } from "./webgl";

/** Draws a figure: as SVG if it is small, and else with WebGL. Where the browser refuses WebGL, the page says so: the table has the same things. */
export function Drawing(props: DrawingProps) {
  return props.figure.dots.length < manyThings ? <Svg {...props} /> : <Large {...props} />;
}

function Large(props: DrawingProps) {
  const [refused, setRefused] = useState(() => !document.createElement("canvas").getContext("webgl2"));
  return refused ? <p role="status">{words.graph.refused}</p> : <Canvas {...props} onRefused={() => setRefused(true)} />;
}

function Canvas({ figure, lit, selected, label, camera, onCamera, onSelect, onHover, onMove, onRefused }: DrawingProps & { onRefused: () => void }) {
  const room = useRef<HTMLDivElement>(null);
  const drawing = useRef<WebGL | null>(null);
  const [ready, setReady] = useState(false);
  const seen = useRef(camera);
  // The drawing lives longer than one set of handlers.
  const handlers = useRef({ onCamera, onSelect, onHover, onMove });
  handlers.current = { onCamera, onSelect, onHover, onMove };
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
        drawing.current.look(camera ?? whole(figure));
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
      drawing.current?.look(camera ?? whole(figure));
    }
  }, [camera, ready]);
  return <div ref={room} class="graph canvas" role="img" aria-label={label} data-ready={ready} />;
}
