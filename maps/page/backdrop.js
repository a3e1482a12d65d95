/** @file The vector backdrop: land, provinces, water, towns, with labels that keep off each other. */

import { canvasLayer, GROUND } from "./canvas.js";
import { haloText } from "./lettering.js";
import { traceArea, traceLine } from "./paths.js";
import { toWorld, unpackLine } from "./mercator.js";
import { onPalette, palette } from "./theme.js";

/** Boxes on the canvas that are taken, so that no label covers another. */
export class Occupied {
  /** @param {number[][]} [boxes] - that are taken from the start: left, top, right, bottom */
  constructor(boxes = []) {
    this.boxes = [...boxes];
  }

  /**
   * Take a box if it is free.
   * @param {number} x - left
   * @param {number} y - top
   * @param {number} width
   * @param {number} height
   */
  take(x, y, width, height) {
    const [right, bottom] = [x + width, y + height];
    for (const box of this.boxes) {
      if (x < box[2] && right > box[0] && y < box[3] && bottom > box[1]) return false;
    }
    this.boxes.push([x, y, right, bottom]);
    return true;
  }
}

/**
 * Return what names keep off on a canvas: buttons, the symbols of incidents, and the names that stand already.
 * @param {import("./canvas.js").View} view
 * @returns {Occupied}
 */
export function takenOn(view) {
  if (!view.taken) {
    const { zoom, boxes } = view.obstacles;
    const symbols = zoom === view.zoom ? boxes : [];
    const { left, top } = view;
    view.taken = new Occupied([
      ...view.controls,
      ...symbols.map((box) => [box[0] - left, box[1] - top, box[2] - left, box[3] - top]),
    ]);
  }
  return view.taken;
}

/** Who made the shapes; shown in the corner of every map that has them. */
export const ATTRIBUTION = '<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap contributors</a> (ODbL), Natural Earth, GeoNames';

/** The zoom from which a town of each rank is shown: capitals, provincial seats, district seats, other places. */
const TOWN_ZOOM = [0, 4, 6.5, 8, 9.5];
const FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', sans-serif";

/**
 * Make the backdrop: shapes below the zones and the border, names above them.
 * @param {any} data - as maps/elements.py packs it
 * @returns {any} a Leaflet layer group
 */
export function backdropLayer(data) {
  const shapes = unpacked(data);
  const ground = canvasLayer(
    GROUND,
    { order: 0, draw: (context, view) => drawGround(context, view, shapes, palette(data.themes)) },
    ATTRIBUTION,
  );
  const labels = canvasLayer(GROUND, {
    order: 3,
    draw: (context, view) => drawLabels(context, view, shapes, palette(data.themes)),
  });
  onPalette(() => ground.redraw());
  return /** @type {any} */ (globalThis).L.layerGroup([ground, labels]);
}

/** @param {any} data */
function unpacked(data) {
  const lines = (/** @type {number[][]} */ packed) => packed.map((steps) => unpackLine(steps, data.units));
  const named = (/** @type {any} */ one) => ({ ...one, lines: lines(one.lines ?? []), label: placed(one.label) });
  const placed = (/** @type {number[] | null} */ point) => point && toWorld(point[0], point[1]);
  return {
    countries: data.countries.map(named),
    provinces: data.provinces.map(named),
    frontiers: data.countries.flatMap((/** @type {any} */ country) =>
      country.lines.flatMap((/** @type {number[]} */ ring) => lines(withoutEdges(ring, data.window))),
    ),
    window: [...toWorld(data.window[0] / data.units, data.window[1] / data.units), ...toWorld(data.window[2] / data.units, data.window[3] / data.units)],
    provinceLines: lines(data.province_lines),
    rivers: data.rivers.map(named),
    lakes: lines(data.lakes),
    towns: data.towns.map((/** @type {any} */ town) => ({ ...town, point: toWorld(town.lon, town.lat) })),
  };
}

/**
 * Return the stretches of a ring that are no edge of the window in which the shapes were cut out.
 * @param {number[]} steps - first point, then differences
 * @param {number[]} window - west, south, east, north in the same units
 * @returns {number[][]} lines in the same form
 */
export function withoutEdges(steps, [west, south, east, north]) {
  /** @type {number[][]} */
  const lines = [];
  let [lon, lat] = [0, 0];
  /** @type {number[] | null} */
  let line = null;
  for (let i = 0; i < steps.length; i += 2) {
    const [nextLon, nextLat] = [lon + steps[i], lat + steps[i + 1]];
    const meridian = lon === nextLon && (lon === west || lon === east);
    const parallel = lat === nextLat && (lat === south || lat === north);
    if (i === 0 || meridian || parallel) {
      line = [nextLon, nextLat];
      lines.push(line);
    } else line?.push(steps[i], steps[i + 1]);
    [lon, lat] = [nextLon, nextLat];
  }
  return lines.filter((one) => one.length > 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} shapes
 * @param {any} colours
 */
function drawGround(context, view, shapes, colours) {
  const [x, y] = [(view.left + view.width / 2) / view.scale, (view.top + view.height / 2) / view.scale];
  const [west, south, east, north] = shapes.window;
  // Where there are no shapes, meridians and parallels tell where one is.
  if (x < west || x > east || y < north || y > south) drawGraticule(context, view, colours);
  for (const country of shapes.countries) {
    fill(context, view, country.lines, country.home ? colours.land : colours.neighbour);
  }
  fill(context, view, shapes.lakes, colours.water);
  context.lineJoin = "round";
  for (const river of shapes.rivers) {
    stroke(context, view, river.lines, colours.river, Math.min(0.6 + Math.max(view.zoom - 6, 0) * 0.3, 2));
  }
  stroke(context, view, shapes.provinceLines, colours.province, 0.8);
  stroke(context, view, shapes.frontiers, colours.frontier, 1.2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {Float64Array[]} rings
 * @param {string} colour
 */
function fill(context, view, rings, colour) {
  context.beginPath();
  for (const ring of rings) traceArea(context, view, ring);
  context.fillStyle = colour;
  context.fill("evenodd");
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {Float64Array[]} lines
 * @param {string} colour
 * @param {number} width
 */
function stroke(context, view, lines, colour, width) {
  context.beginPath();
  for (const line of lines) traceLine(context, view, line);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/**
 * Draw meridians and parallels, so that a view beyond the backdrop is no blank sheet.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} colours
 */
function drawGraticule(context, view, colours) {
  const step = [30, 20, 10, 10, 5, 5, 2, 1, 1, 0.5][Math.min(Math.floor(view.zoom), 9)];
  context.beginPath();
  for (let lon = -180; lon <= 180; lon += step) {
    const x = (lon / 360 + 0.5) * view.scale - view.left;
    if (x < 0 || x > view.width) continue;
    context.moveTo(x, 0);
    context.lineTo(x, view.height);
  }
  for (let lat = -80; lat <= 80; lat += step) {
    const y = toWorld(0, lat)[1] * view.scale - view.top;
    if (y < 0 || y > view.height) continue;
    context.moveTo(0, y);
    context.lineTo(view.width, y);
  }
  context.strokeStyle = colours.graticule;
  context.lineWidth = 0.5;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} shapes
 * @param {any} colours
 */
function drawLabels(context, view, shapes, colours) {
  const taken = takenOn(view);
  context.textBaseline = "middle";
  for (const town of shapes.towns) {
    if (view.zoom >= TOWN_ZOOM[Math.min(town.rank, 4)]) drawTown(context, view, town, colours, taken);
  }
  context.textAlign = "center";
  context.font = `600 13px ${FONT}`;
  for (const country of shapes.countries) {
    centred(context, view, country, taken, (x, y) =>
      haloText(context, country.name, x, y, colours.faint_text, colours.halo),
    );
  }
  context.font = `italic 11px ${FONT}`;
  if (view.zoom >= 6.5) {
    for (const province of shapes.provinces) {
      centred(context, view, province, taken, (x, y) =>
        haloText(context, province.name, x, y, colours.province_text, colours.halo),
      );
    }
  }
  if (view.zoom >= 7.5) {
    for (const river of shapes.rivers) {
      centred(context, view, river, taken, (x, y) =>
        haloText(context, river.name, x, y, colours.river_text, colours.halo),
      );
    }
  }
}

/**
 * Write a name centred on its point if there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} shape
 * @param {Occupied} taken
 * @param {(x: number, y: number) => void} write
 */
function centred(context, view, shape, taken, write) {
  if (!shape.name || !shape.label) return;
  const x = shape.label[0] * view.scale - view.left;
  const y = shape.label[1] * view.scale - view.top;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return;
  const width = context.measureText(shape.name).width + 8;
  if (taken.take(x - width / 2, y - 9, width, 18)) write(x, y);
}

/**
 * Return where a name may stand so far from a point, the best first.
 * @param {number} x
 * @param {number} y
 * @param {number} gap - pixels
 * @returns {[number, number, CanvasTextAlign][]}
 */
function spotsAround(x, y, gap) {
  const up = Math.max(9, gap * 0.7);
  return [
    [x + gap, y, "left"],
    [x - gap, y, "right"],
    [x, y - gap - 6, "center"],
    [x, y + gap + 6, "center"],
    [x + gap, y - up, "left"],
    [x + gap, y + up, "left"],
    [x - gap, y - up, "right"],
    [x - gap, y + up, "right"],
  ];
}

/**
 * Draw a town's dot and its name beside it, on the first side where there is room; that of a capital or
 * a provincial seat farther off if it must be.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./canvas.js").View} view
 * @param {any} town
 * @param {any} colours
 * @param {Occupied} taken
 */
function drawTown(context, view, town, colours, taken) {
  const x = town.point[0] * view.scale - view.left;
  const y = town.point[1] * view.scale - view.top;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return;
  const size = town.rank <= 1 ? 3.5 : town.rank === 2 ? 2.8 : 2;
  taken.take(x - size, y - size, 2 * size, 2 * size);
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fillStyle = colours.town;
  context.fill();
  context.font = `${town.rank <= 1 ? 600 : 400} ${town.rank <= 2 ? 12 : 11}px ${FONT}`;
  const width = context.measureText(town.name).width + 2;
  const gap = size + 3;
  const rings = town.rank <= 2 ? [0, 8, 16, 24, 32, 42] : [0];
  for (const [textX, textY, align] of rings.flatMap((away) => spotsAround(x, y, gap + away))) {
    const left = align === "left" ? textX : align === "right" ? textX - width : textX - width / 2;
    if (!taken.take(left - 1, textY - 7, width + 2, 14)) continue;
    context.textAlign = align;
    haloText(context, town.name, textX, textY, colours.text, colours.halo);
    return;
  }
  if (town.rank > 2) return;
  context.textAlign = "left"; // symbols on all sides: a capital or a provincial seat keeps its name all the same
  haloText(context, town.name, x + gap, y, colours.text, colours.halo);
}
