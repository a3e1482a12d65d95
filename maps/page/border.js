/** @file The border line by its reaches, and the zones beside it. */

import { ATTRIBUTION, takenOn } from "./backdrop.js";
import { canvasLayer, GROUND } from "./canvas.js";
import { haloText } from "./lettering.js";
import { unpackLine } from "./mercator.js";
import { traceArea, traceLine } from "./paths.js";
import { onPalette, palette } from "./theme.js";

/**
 * Make the layer of the border: its reaches, where one ends and the next begins, and their names.
 * @param {any} data - as maps/elements.py packs it
 * @returns {any} a Leaflet layer
 */
export function borderLayer(data) {
  const reaches = data.reaches.map((/** @type {any} */ reach) => ({
    ...reach,
    points: unpackLine(reach.line, data.units),
  }));
  const draw = (/** @type {CanvasRenderingContext2D} */ context, /** @type {import("./canvas.js").View} */ view) => {
    const colours = palette(data.themes);
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const reach of reaches) drawReach(context, view, reach, colours);
    if (view.zoom >= 6) for (const reach of reaches) nameReach(context, view, reach, colours, takenOn(view));
  };
  const layer = canvasLayer(GROUND, { order: 2, draw }, ATTRIBUTION);
  onPalette(() => layer.redraw());
  return layer;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} reach
 * @param {any} colours
 */
function drawReach(context, view, reach, colours) {
  for (const [width, colour] of /** @type {[number, string][]} */ ([
    [5.5, colours.halo],
    [2.6, colours.reaches[reach.key] ?? colours.border],
  ])) {
    context.beginPath();
    traceLine(context, view, reach.points);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** Where along a reach its name may stand, the best first; and how far off it, in pixels. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
const ASIDE = [14, -14, 28, -28];

/**
 * Write the name of a reach beside it, as near its middle as there is room in sight; nowhere if there is none.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} reach
 * @param {any} colours
 * @param {import("./backdrop.js").Occupied} taken
 */
function nameReach(context, view, reach, colours, taken) {
  context.font = "italic 600 12px system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(reach.name).width;
  const { points } = reach;
  for (const share of ALONG) {
    const at = 2 * Math.round((points.length / 2 - 1) * share);
    const x = points[at] * view.scale - view.left;
    const y = points[at + 1] * view.scale - view.top;
    const [left, right] = [x - width / 2, x + width / 2];
    const seen = left > view.marginX && right < view.width - view.marginX && y > view.marginY && y < view.height - view.marginY;
    const down = seen && ASIDE.find((away) => taken.take(x - width / 2, y + away - 7, width, 14));
    if (!down) continue;
    haloText(context, reach.name, x, y + down, colours.reaches[reach.key] ?? colours.border, colours.halo);
    return;
  }
}

/**
 * Make the layer of the stretches where incidents are more frequent than chance.
 * @param {any} data - as maps/elements.py packs it
 * @returns {any} a Leaflet layer
 */
export function hotspotLayer(data) {
  const stretches = data.stretches.map((/** @type {any} */ stretch) => ({
    ...stretch,
    lines: stretch.lines.map((/** @type {number[]} */ steps) => unpackLine(steps, data.units)),
  }));
  const draw = (/** @type {CanvasRenderingContext2D} */ context, /** @type {import("./canvas.js").View} */ view) => {
    const colours = palette(data.themes);
    context.beginPath();
    for (const { lines } of stretches) for (const line of lines) traceLine(context, view, line);
    context.lineJoin = "round";
    context.lineCap = "round";
    context.lineWidth = 13;
    context.globalAlpha = 0.55;
    context.strokeStyle = colours.hotspot;
    context.stroke();
    context.globalAlpha = 1;
  };
  const layer = canvasLayer(GROUND, { order: 1.5, draw });
  onPalette(() => layer.redraw());
  return layer;
}

/**
 * Make the layer of one zone: the band between its own edge and that of the next smaller zone.
 * @param {any} zone - as maps/elements.py packs it
 * @param {any} data - the whole packed layer
 * @returns {any} a Leaflet layer
 */
function bandLayer(zone, data) {
  const rings = [...zone.outer, ...zone.inner].map((steps) => unpackLine(steps, data.units));
  const edge = zone.outer.map((/** @type {number[]} */ steps) => unpackLine(steps, data.units));
  const draw = (/** @type {CanvasRenderingContext2D} */ context, /** @type {import("./canvas.js").View} */ view) => {
    const colours = palette(data.themes);
    const colour = colours.zones[Math.min(zone.rank, colours.zones.length - 1)];
    context.beginPath();
    for (const ring of rings) traceArea(context, view, ring);
    context.globalAlpha = 0.62;
    context.fillStyle = colour;
    context.fill("evenodd");
    context.globalAlpha = 1;
    context.beginPath();
    for (const ring of edge) traceLine(context, view, ring);
    context.strokeStyle = colours.zone_edge;
    context.lineWidth = 0.8;
    context.stroke();
  };
  const layer = canvasLayer(GROUND, { order: 1, draw });
  layer.zoneKm = zone.km;
  onPalette(() => layer.redraw());
  return layer;
}

/**
 * Make the layer of all zones.
 * @param {any} data - as maps/elements.py packs it
 * @returns {any} a Leaflet layer group with `bands`, the layer of each zone, the nearest first
 */
export function zoneLayer(data) {
  const bands = data.zones.map((/** @type {any} */ zone) => bandLayer(zone, data));
  const group = /** @type {any} */ (globalThis).L.layerGroup(bands);
  group.bands = bands;
  return group;
}
