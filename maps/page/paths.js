/** @file Lines and areas on a canvas: what is out of sight and what is finer than a pixel is left out. */

/** How far beyond the canvas, in pixels, lines are still drawn: more than any is wide. */
const BEYOND = 8;
/** Points nearer than this to the one before, in pixels, are passed over. */
const FINE = 0.6;

/** @type {WeakMap<Float64Array, number[]>} */
const boxes = new WeakMap();

/**
 * Return west, north, east, south of a line in the world of side 1.
 * @param {Float64Array} points - x and y, alternating
 */
function boxOf(points) {
  let box = boxes.get(points);
  if (!box) {
    box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      box[0] = Math.min(box[0], points[i]);
      box[1] = Math.min(box[1], points[i + 1]);
      box[2] = Math.max(box[2], points[i]);
      box[3] = Math.max(box[3], points[i + 1]);
    }
    boxes.set(points, box);
  }
  return box;
}

/**
 * Say how a line lies to the canvas: out of sight, within it, or across its edge.
 * @param {import("./canvas.js").View} view
 * @param {Float64Array} points
 * @returns {"out" | "in" | "across"}
 */
function lies(view, points) {
  const box = boxOf(points);
  const west = box[0] * view.scale - view.left;
  const north = box[1] * view.scale - view.top;
  const east = box[2] * view.scale - view.left;
  const south = box[3] * view.scale - view.top;
  if (east < -BEYOND || south < -BEYOND || west > view.width + BEYOND || north > view.height + BEYOND) return "out";
  const inside = west >= -BEYOND && north >= -BEYOND && east <= view.width + BEYOND && south <= view.height + BEYOND;
  return inside ? "in" : "across";
}

/**
 * Return a line in pixels of the canvas, without points finer than a pixel; the last one is kept.
 * @param {import("./canvas.js").View} view
 * @param {Float64Array} points
 * @returns {number[]}
 */
function inPixels(view, points) {
  const { scale, left, top } = view;
  const pixels = [];
  let [lastX, lastY] = [Infinity, Infinity];
  const end = points.length - 2;
  for (let i = 0; i <= end; i += 2) {
    const x = points[i] * scale - left;
    const y = points[i + 1] * scale - top;
    if (Math.abs(x - lastX) < FINE && Math.abs(y - lastY) < FINE && i < end) continue;
    pixels.push(x, y);
    lastX = x;
    lastY = y;
  }
  return pixels;
}

/**
 * Add an area to the current path, cut at the edge of the canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {Float64Array} ring - world x and y, alternating
 */
export function traceArea(context, view, ring) {
  const where = lies(view, ring);
  if (where === "out") return;
  let pixels = inPixels(view, ring);
  if (where === "across") pixels = clipped(pixels, view.width, view.height);
  for (let i = 0; i < pixels.length; i += 2) {
    if (i === 0) context.moveTo(pixels[0], pixels[1]);
    else context.lineTo(pixels[i], pixels[i + 1]);
  }
  context.closePath();
}

/**
 * Cut a ring at the edges of a canvas, one edge after the other (Sutherland and Hodgman 1974).
 * @param {number[]} ring - x and y, alternating
 * @param {number} width
 * @param {number} height
 * @returns {number[]}
 */
export function clipped(ring, width, height) {
  let rest = ring;
  for (const [axis, edge, sign] of [
    [0, -BEYOND, 1],
    [0, width + BEYOND, -1],
    [1, -BEYOND, 1],
    [1, height + BEYOND, -1],
  ]) {
    const kept = [];
    for (let i = 0; i < rest.length; i += 2) {
      const before = i === 0 ? rest.length - 2 : i - 2;
      const here = (rest[i + axis] - edge) * sign;
      const there = (rest[before + axis] - edge) * sign;
      if (here >= 0 !== there >= 0) {
        const share = there / (there - here);
        kept.push(rest[before] + share * (rest[i] - rest[before]));
        kept.push(rest[before + 1] + share * (rest[i + 1] - rest[before + 1]));
      }
      if (here >= 0) kept.push(rest[i], rest[i + 1]);
    }
    rest = kept;
  }
  return rest;
}

/**
 * Add a line to the current path, without the stretches that are out of sight.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {Float64Array} line - world x and y, alternating
 */
export function traceLine(context, view, line) {
  const where = lies(view, line);
  if (where === "out") return;
  const pixels = inPixels(view, line);
  const [right, bottom] = [view.width + BEYOND, view.height + BEYOND];
  let drawing = false;
  for (let i = 2; i < pixels.length; i += 2) {
    const [x, y, nextX, nextY] = [pixels[i - 2], pixels[i - 1], pixels[i], pixels[i + 1]];
    const seen =
      where === "in" ||
      (Math.max(x, nextX) >= -BEYOND && Math.min(x, nextX) <= right &&
        Math.max(y, nextY) >= -BEYOND && Math.min(y, nextY) <= bottom);
    if (seen && !drawing) context.moveTo(x, y);
    if (seen) context.lineTo(nextX, nextY);
    drawing = seen;
  }
}
