// Draws a figure with WebGL, by sigma. The page loads this file only when a drawing is large enough to need it.

import Graph from "graphology";
import Sigma from "sigma";

import { type Dot, type Figure, colors, frame, opacityOf } from "./figure";
import { ShapeProgram } from "./shapes";
import { above, named, shortened } from "./labels";
import type { Camera } from "./state";

export interface Handlers {
  onSelect: (id: string) => void;
  onHover: (id: string) => void;
  onCamera: (camera: Camera) => void;
  onMove?: (id: string, x: number, y: number) => void;
}

/** How many things and lines are drawn anew in one turn. */
const atOnce = 4000;

export class WebGL {
  private readonly sigma: Sigma;
  private figure: Figure;
  private lit: ReadonlySet<string> = new Set();
  private selected = "";
  private held = "";
  /** The things whose names are drawn. */
  private named: ReadonlySet<string> = new Set();
  /** What is drawn anew in the next turns. */
  private stale = { nodes: new Set<string>(), edges: new Set<string>() };
  private turn = 0;
  private readonly style: CSSStyleDeclaration;
  /** The square of the plane that sigma sees as a whole. */
  private square: { x: number; y: number; side: number };

  constructor(
    container: HTMLElement,
    figure: Figure,
    private readonly handlers: Handlers,
  ) {
    this.figure = figure;
    this.square = squareAround(figure);
    this.style = getComputedStyle(container);
    this.sigma = new Sigma(graphOf(figure), container, {
      defaultNodeType: "shape",
      nodeProgramClasses: { shape: ShapeProgram },
      hideEdgesOnMove: true,
      hideLabelsOnMove: true,
      // The names that are drawn are chosen in labels.ts, as in a small drawing.
      labelRenderedSizeThreshold: Infinity,
      defaultDrawNodeLabel: (pen, data) => this.drawName(pen, data),
      defaultDrawNodeHover: (pen, data) => this.drawName(pen, data),
      stagePadding: 0,
      minCameraRatio: 0.001,
      maxCameraRatio: 4,
      nodeReducer: (id, data) => ({ ...data, forceLabel: this.named.has(id) || this.isLit(id), ...(this.isLit(id) && { color: colors.lit, zIndex: 1 }) }),
      edgeReducer: (_, data) => (this.lit.has(String(data.from)) && this.lit.has(String(data.to)) ? { ...data, color: colors.lit, size: 3, zIndex: 1 } : data),
    });
    // To find the thing under the pointer, sigma reads a pixel back from the graphics card at every move. Without a card of its own, a
    // machine takes a third of a second for it. The distances to all things take less than a millisecond.
    Object.assign(this.sigma, { getNodeAtPosition: (at: { x: number; y: number }) => this.thingAt(at) });
    // A finger scrolls the page, and two fingers zoom as they do in every drawing: see zoom.ts.
    this.sigma.getTouchCaptor().enabled = false;
    this.fix();
    this.listen();
    this.choose();
  }

  /** Chooses the names anew, for what is seen. */
  private choose() {
    const { width, height } = this.sigma.getDimensions();
    const seen = this.seen();
    const unit = seen.width / width;
    const inView = this.figure.dots.filter((d) => Math.abs(d.x - seen.x) < seen.width / 2 && Math.abs(d.y - seen.y) < (unit * height) / 2);
    const before = this.named;
    this.named = named(inView.map((d) => ({ ...d, size: this.sigma.scaleSize(d.size) })), unit, seen);
    this.refresh([...before, ...this.named].filter((id) => before.has(id) !== this.named.has(id)), false);
  }

  /** Writes a name above its thing, on a border of the color of the page, as a small drawing does. */
  private drawName(pen: CanvasRenderingContext2D, { x, y, size, label }: { x: number; y: number; size: number; label: string | null }) {
    Object.assign(pen, { font: "12px system-ui, sans-serif", textAlign: "center", lineJoin: "round", lineWidth: 3, strokeStyle: getComputedStyle(document.body).backgroundColor, fillStyle: this.style.color });
    const text = shortened(label ?? "");
    pen.strokeText(text, x, y - size - above);
    pen.fillText(text, x, y - size - above);
  }

  /** Draws another figure. If things have only moved or have other marks, only they are drawn anew. */
  update(figure: Figure) {
    const before = this.figure;
    this.figure = figure;
    const same = figure.lines === before.lines && figure.dots.length === before.dots.length && figure.dots.every((d, i) => d.id === before.dots[i]?.id);
    if (!same) {
      const seen = this.seen();
      this.square = squareAround(figure);
      this.fix();
      this.stale = { nodes: new Set(), edges: new Set() };
      this.sigma.setGraph(graphOf(figure));
      this.look(seen);
      this.choose();
      return;
    }
    const graph = this.sigma.getGraph();
    const changed = figure.dots.filter((d, i) => !alike(d, before.dots[i]));
    // Set without an event: sigma would answer each event with work on the whole graph.
    changed.forEach((d) => Object.assign(graph.getNodeAttributes(d.id), attributesOf(d)));
    this.refresh(changed.map((d) => d.id));
    this.choose();
  }

  light(lit: ReadonlySet<string>, selected: string) {
    const touched = new Set([...this.lit, ...lit, this.selected, selected]);
    [this.lit, this.selected] = [lit, selected];
    this.refresh([...touched]);
  }

  /** Looks at a part of the plane. */
  look({ x, y, width }: Camera) {
    const { x: left, y: top, side } = this.square;
    this.sigma.getCamera().setState({ x: (x - left) / side, y: 1 - (y - top) / side, ratio: (width / side) * this.share() });
  }

  private seen(): Camera {
    const { x: left, y: top, side } = this.square;
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return { x: left + x * side, y: top + (1 - y) * side, width: (ratio / this.share()) * side };
  }

  /** Keeps the square: otherwise a thing that moves would move all others. */
  private fix() {
    const { x, y, side } = this.square;
    this.sigma.setCustomBBox({ x: [x, x + side], y: [-y - side, -y] });
  }

  kill() {
    cancelAnimationFrame(this.turn);
    this.sigma.kill();
  }

  /** How much of the width the shorter side is: a camera of sigma measures the shorter side. */
  private share(): number {
    const { width, height } = this.sigma.getDimensions();
    return Math.min(width, height) / width;
  }

  /** The thing that is nearest to a point of the screen, if the point is on it. */
  private thingAt(point: { x: number; y: number }): string | null {
    const { x, y } = this.sigma.viewportToGraph(point);
    const pixel = this.seen().width / this.sigma.getDimensions().width;
    let [nearest, id]: [number, string | null] = [Infinity, null];
    for (const d of this.figure.dots) {
      const distance = Math.hypot(d.x - x, d.y + y) - (this.sigma.scaleSize(d.size) + 2) * pixel;
      if (distance < 0 && distance < nearest) {
        [nearest, id] = [distance, d.id];
      }
    }
    return id;
  }

  private isLit(id: string): boolean {
    return id === this.selected || this.lit.has(id);
  }

  /** Draws some things anew, usually with their lines. If they are many, they take turns: no turn holds the page up. */
  private refresh(ids: string[], withLines = true) {
    const graph = this.sigma.getGraph();
    const nodes = ids.filter((id) => graph.hasNode(id));
    const edges = !withLines ? [] : nodes.length > graph.order / 2 ? graph.edges() : nodes.flatMap((id) => graph.edges(id));
    nodes.forEach((id) => this.stale.nodes.add(id));
    edges.forEach((id) => this.stale.edges.add(id));
    cancelAnimationFrame(this.turn);
    this.turn = requestAnimationFrame(() => this.takeTurn());
  }

  private takeTurn() {
    // The lines come after their ends.
    const nodes = takeSome(this.stale.nodes, atOnce);
    const edges = takeSome(this.stale.edges, atOnce - nodes.length);
    this.sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true });
    if (this.stale.nodes.size + this.stale.edges.size > 0) {
      this.turn = requestAnimationFrame(() => this.takeTurn());
    }
  }

  private listen() {
    const { onSelect, onHover, onCamera, onMove } = this.handlers;
    const mouse = this.sigma.getMouseCaptor();
    this.sigma.on("clickNode", ({ node }) => onSelect(node));
    this.sigma.on("clickStage", () => onSelect(""));
    // While the plane moves under the pointer, nothing is lit.
    this.sigma.on("enterNode", ({ node }) => mouse.isMouseDown || onHover(node));
    this.sigma.on("leaveNode", () => mouse.isMouseDown || onHover(""));
    if (onMove) {
      this.sigma.on("downNode", ({ node }) => {
        this.held = node;
      });
      mouse.on("mousemovebody", (e) => {
        if (this.held) {
          const { x, y } = this.sigma.viewportToGraph(e);
          Object.assign(this.sigma.getGraph().getNodeAttributes(this.held), { x, y });
          this.refresh([this.held]);
          e.preventSigmaDefault();
        }
      });
      mouse.on("mouseup", () => {
        const dot = this.figure.dots.find((d) => d.id === this.held);
        const at = dot && this.sigma.getGraph().getNodeAttributes(dot.id);
        this.held = "";
        if (dot && at && (at.x !== dot.x || at.y !== -dot.y)) {
          onMove(dot.id, Number(at.x), -Number(at.y));
        }
      });
    }
    // Only a camera that rests is reported: the page has more to do with it than to draw.
    let pause = 0;
    const report = () => {
      clearTimeout(pause);
      pause = window.setTimeout(() => {
        if (mouse.isMouseDown) {
          report();
        } else {
          this.choose();
          onCamera(this.seen());
        }
      }, 300);
    };
    this.sigma.getCamera().on("updated", report);
    this.sigma.on("kill", () => clearTimeout(pause));
  }
}

/** Takes up to count ids out of a set. */
function takeSome(from: Set<string>, count: number): string[] {
  const taken: string[] = [];
  for (const id of from) {
    if (taken.length === count) {
      break;
    }
    from.delete(id);
    taken.push(id);
  }
  return taken;
}

/** A square around all things. */
function squareAround({ dots }: Figure): { x: number; y: number; side: number } {
  const { x, y, width, height } = frame(dots);
  const side = Math.max(width, height, 1);
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, side };
}

function graphOf({ dots, lines }: Figure): Graph {
  const graph = new Graph({ type: "undirected", multi: true });
  dots.forEach((d) => graph.addNode(d.id, attributesOf(d)));
  const opacity = opacityOf(lines.length);
  lines.forEach((l) => graph.addEdgeWithKey(l.id, l.from, l.to, { size: l.width, color: translucent(l.color ?? colors.line, l.dashed ? opacity / 2 : opacity), from: l.from, to: l.to }));
  return graph;
}

/** A color of six hexadecimal digits that lets a part of what is below it through. The library expects red, green and blue to be multiplied with the opacity. */
function translucent(color: string, opacity: number): string {
  const parts = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16) * opacity);
  return `#${[...parts, 255 * opacity].map((n) => Math.round(n).toString(16).padStart(2, "0")).join("")}`;
}

/** On the page y goes down; in sigma it goes up. */
function attributesOf({ x, y, size, outline, fill, color, change, label }: Dot) {
  return { x, y: -y, size, outline, fill, color, change, label };
}

function alike(a: Dot, b: Dot | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y && a.size === b.size && a.fill === b.fill && a.change === b.change && a.label === b.label;
}
