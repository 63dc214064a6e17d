// Draws things with WebGL: the outlines and fills of figure.ts, which sigma lacks.

import type { Attributes } from "graphology-types";
import type Sigma from "sigma";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

import type { Change, Fill, Outline } from "./figure";

const outlines: Outline[] = ["circle", "square", "diamond"];
const fills: Fill[] = ["full", "hollow", "left half", "right half", "crossed", "struck", "dotted", "lower half", "barred"];
const changes: Change[] = ["", "added", "gone", "changed"];

/** What this program needs of a thing, beside what sigma keeps. */
export interface Drawn extends NodeDisplayData {
  outline: Outline;
  fill: Fill;
  change: Change;
}

/** A thing is a square of two triangles around its middle. The corners go beyond the outline: there is room for the mark of a change. */
const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [-1, 1],
  [1, -1],
  [1, 1],
];

const vertex = /* glsl */ `
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
void main() {
  float pixels = a_size / u_sizeRatio;
  float radius = pixels * u_correctionRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * radius * 1.5, 1)).xy, 0, 1);
  v_at = a_corner * 1.5;
  v_pixel = 1.0 / pixels;
  v_shape = a_shape;
  v_color = vec4(a_color.rgb, a_color.a * 255.0 / 254.0);
}`;

const fragment = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
const vec4 nothing = vec4(0.0);
const vec4 paper = vec4(0.95, 0.96, 0.97, 1.0);
void main() {
  float outline = floor(mod(v_shape, 4.0));
  float fill = floor(mod(v_shape / 4.0, 16.0));
  float change = floor(v_shape / 64.0);
  // How far the point is from the middle, where the outline is at 1.
  float square = max(abs(v_at.x), abs(v_at.y));
  float round = length(v_at);
  float distance = outline < 0.5 ? round : outline < 1.5 ? square : (abs(v_at.x) + abs(v_at.y)) / 1.2;
  if (distance > 1.0) {
    // The mark of a change: a ring around what is new, a frame around what is different.
    float mark = change == 1.0 ? round : change == 3.0 ? square : 0.0;
    gl_FragColor = mark > 1.5 - 1.5 * v_pixel && mark < 1.5 ? v_color : nothing;
    return;
  }
  float border = max(0.2, 1.5 * v_pixel);
  bool inked = distance > 1.0 - border
    || fill == 0.0
    || (fill == 2.0 && v_at.x < 0.0)
    || (fill == 3.0 && v_at.x > 0.0)
    || ((fill == 4.0 || fill == 5.0) && abs(v_at.x - v_at.y) < border)
    || (fill == 4.0 && abs(v_at.x + v_at.y) < border)
    || (fill == 6.0 && round < 0.35)
    || (fill == 7.0 && v_at.y < 0.0)
    || (fill == 8.0 && abs(v_at.y) < border);
  // What is gone is a ghost: its border is broken, and one sees through it.
  bool ghost = change == 2.0;
  bool gap = ghost && distance > 1.0 - border && mod(atan(v_at.y, v_at.x) * 4.0, 2.0) < 1.0;
  vec4 color = inked && !gap ? v_color : paper;
  gl_FragColor = ghost ? color * 0.5 : color;
}`;

const uniforms = ["u_sizeRatio", "u_correctionRatio", "u_matrix"] as const;

export class ShapeProgram extends NodeProgram<(typeof uniforms)[number], Attributes, Attributes, Attributes> {
  /** There is no second drawing by which sigma finds the thing under the pointer: webgl.ts finds it. */
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }

  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: corners.length,
      VERTEX_SHADER_SOURCE: vertex,
      FRAGMENT_SHADER_SOURCE: fragment,
      METHOD: TRIANGLES,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: corners,
    };
  }

  processVisibleItem(_: number, start: number, data: NodeDisplayData) {
    const { x, y, size, color, outline, fill, change } = data as Drawn;
    const shape = outlines.indexOf(outline) + 4 * fills.indexOf(fill) + 64 * changes.indexOf(change);
    this.array.set([x, y, size, shape, floatColor(color)], start);
  }

  setUniforms({ sizeRatio, correctionRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof uniforms)[number]>) {
    gl.uniform1f(uniformLocations.u_correctionRatio, correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
  }
}
