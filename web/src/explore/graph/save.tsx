/** @jsxImportSource preact */
import { render } from "preact";

import type { Figure } from "./figure";
import { type DrawingProps, Svg, usualSize } from "./Svg";

/** How many pixels of a picture stand for one pixel of the drawing. */
const sharpness = 2;

/** The drawing as an SVG file, whatever draws it on the page. */
function asSvg(figure: Figure, camera: DrawingProps["camera"], label: string): string {
  const room = document.createElement("div");
  const nothing = () => undefined;
  render(<Svg figure={figure} camera={camera} label={label} lit={new Set()} selected="" onCamera={nothing} onSelect={nothing} onHover={nothing} />, room);
  const svg = room.querySelector("svg");
  svg?.setAttribute("width", String(usualSize.width));
  svg?.setAttribute("height", String(usualSize.height));
  const text = svg ? new XMLSerializer().serializeToString(svg) : "";
  render(null, room);
  return text;
}

export function saveSvg(name: string, figure: Figure, camera: DrawingProps["camera"], label: string) {
  download(`${name}.svg`, new Blob([asSvg(figure, camera, label)], { type: "image/svg+xml" }));
}

export async function savePng(name: string, figure: Figure, camera: DrawingProps["camera"], label: string) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asSvg(figure, camera, label))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [usualSize.width * sharpness, usualSize.height * sharpness];
  const pen = canvas.getContext("2d");
  if (pen) {
    // Without paper, a dark page would show black names on black.
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) {
    download(`${name}.png`, blob);
  }
}

function download(name: string, blob: Blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
