/** @file The layer of incidents: symbols, clusters that say their count, what the pointer is on. */

import { canvasLayer, INCIDENTS, SELECTION } from "./canvas.js";
import { groundCircle } from "./mercator.js";
import { traceArea, traceLine } from "./paths.js";
import { Sprites, traceShape } from "./symbols.js";
import { onPalette, palette } from "./theme.js";

/**
 * A symbol or a cluster as it was drawn last.
 * @typedef {object} Mark
 * @property {number} x - on the canvas
 * @property {number} y
 * @property {number} radius
 * @property {number} row - of the incident; -1 for a cluster
 * @property {Cluster | null} cluster
 */

/** Up to so many incidents in view are all drawn; beyond that, crowded cells become clusters. */
const MOST_SINGLES = 300;
/** Side of a cell in pixels, and the number of incidents from which it becomes a cluster. */
const CELL = 64;
const CROWD = 5;

/**
 * A cell so full that its incidents are drawn as one.
 * @typedef {object} Cluster
 * @property {number} count
 * @property {number} x - mean place in the world of side 1
 * @property {number} y
 * @property {number} column - of the cell, from the left of the canvas
 * @property {number} line - from its top
 * @property {Uint32Array} shares - how many incidents of each style
 * @property {() => number[]} rows - looks them up
 */

/**
 * Choose what to draw: rows one by one, and clusters.
 * @param {import("./store.js").Store} store
 * @param {import("./canvas.js").View} view
 * @returns {{ singles: number[], clusters: Cluster[] }}
 */
export function arrange(store, view) {
  const { visible } = store;
  const cellOf = cellsOf(store, view);
  const columns = Math.ceil(view.width / CELL) + 2;
  const counts = new Uint32Array(columns * (Math.ceil(view.height / CELL) + 2));
  let inView = 0;
  for (let i = 0; i < visible.length; i++) {
    if (cellOf[i] < 0) continue;
    counts[cellOf[i]] += 1;
    inView += 1;
  }
  const crowd = inView <= MOST_SINGLES ? Infinity : CROWD;
  /** @type {number[]} */
  const singles = [];
  /** @type {Map<number, Cluster>} */
  const clusters = new Map();
  for (let i = 0; i < visible.length; i++) {
    const cell = cellOf[i];
    if (cell < 0) continue;
    const row = visible[i];
    if (counts[cell] < crowd) {
      singles.push(row);
      continue;
    }
    let cluster = clusters.get(cell);
    if (!cluster) {
      const rows = () => Array.from(visible).filter((_, place) => cellOf[place] === cell);
      const [column, line] = [cell % columns, Math.floor(cell / columns)];
      cluster = { count: counts[cell], x: 0, y: 0, column, line, shares: new Uint32Array(store.styles), rows };
      clusters.set(cell, cluster);
    }
    cluster.x += store.x[row] / cluster.count;
    cluster.y += store.y[row] / cluster.count;
    cluster.shares[store.style[row]] += 1;
  }
  singles.sort((a, b) => store.size[b] - store.size[a] || a - b);
  return { singles, clusters: [...clusters.values()] };
}

/**
 * Return the cell of each visible row, -1 for those that are not to be drawn. Cells are fixed to the ground, not to the screen: a
 * cluster stays what it is while the map is dragged.
 * @param {import("./store.js").Store} store
 * @param {import("./canvas.js").View} view
 * @returns {Int32Array}
 */
function cellsOf(store, view) {
  const { scale, left, top, width, height } = view;
  const { x, y, visible, vague } = store;
  const columns = Math.ceil(width / CELL) + 2;
  const [firstColumn, firstLine] = [Math.floor(left / CELL), Math.floor(top / CELL)];
  const cells = new Int32Array(visible.length);
  for (let i = 0; i < visible.length; i++) {
    const row = visible[i];
    const worldX = x[row] * scale;
    const worldY = y[row] * scale;
    // NaN, without a place, is inside nothing.
    const inside = worldX > left && worldX < left + width && worldY > top && worldY < top + height;
    const place = (Math.floor(worldY / CELL) - firstLine) * columns + Math.floor(worldX / CELL) - firstColumn;
    cells[i] = inside && !vague[row] ? place : -1;
  }
  return cells;
}

/** Draws the incidents of a store and answers what is under a point. */
export class IncidentMarks {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./words.js").Words} words
   */
  constructor(store, words) {
    this.store = store;
    this.words = words;
    this.themes = store.table.header.themes;
    this.sprites = new Sprites(store.table.header.symbols.styles);
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {number} the incident that is open, -1 if none */
    this.selected = -1;
    /** @type {number} the incident that the pointer or the focus is on, -1 if none */
    this.hovered = -1;
    this.layer = canvasLayer(INCIDENTS, { order: 0, draw: (context, view) => this.draw(context, view) });
    this.under = canvasLayer(SELECTION, {
      order: 0,
      draw: (context, view) => this.drawSelection(context, view),
      isEmpty: () => this.selected < 0 && this.hovered < 0,
    });
    this.group = /** @type {any} */ (globalThis).L.layerGroup([this.under, this.layer]);
    onPalette(() => {
      this.sprites.clear();
      this.redraw();
    });
  }

  redraw() {
    this.layer.redraw();
    this.under.redraw();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("./canvas.js").View} view
   */
  draw(context, view) {
    const { singles, clusters } = arrange(this.store, view);
    const colours = palette(this.themes);
    this.marks = [];
    for (const cluster of clusters) this.drawCluster(context, view, cluster, colours);
    for (const row of singles) this.place(view, row);
    view.obstacles.zoom = view.zoom;
    view.obstacles.boxes = this.marks.map(({ x, y, radius }) => [
      x + view.left - radius, y + view.top - radius, x + view.left + radius, y + view.top + radius,
    ]);
    this.drawLeaders(context, view, colours);
    const { style, hollow } = this.store;
    for (const mark of this.marks) {
      if (mark.row < 0) continue;
      this.sprites.put(context, style[mark.row], hollow[mark.row] === 1, mark.x, mark.y, mark.radius, colours);
    }
  }

  /**
   * @param {import("./canvas.js").View} view
   * @param {number} row
   */
  place(view, row) {
    const [x, y] = this.position(view, row);
    this.marks.push({ x, y, radius: this.store.size[row], row, cluster: null });
  }

  /**
   * Return where the symbol of a row stands on a canvas.
   * @param {import("./canvas.js").View} view
   * @param {number} row
   * @returns {[number, number]}
   */
  position(view, row) {
    const [aside, down] = this.store.spread(row);
    const { x, y } = this.store;
    return [x[row] * view.scale - view.left + aside, y[row] * view.scale - view.top + down];
  }

  /**
   * Join each symbol that was moved aside to its place.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./canvas.js").View} view
   * @param {any} colours
   */
  drawLeaders(context, view, colours) {
    context.beginPath();
    for (const { row, x, y } of this.marks) {
      if (row < 0 || this.store.stack[row] < 2) continue;
      context.moveTo(this.store.x[row] * view.scale - view.left, this.store.y[row] * view.scale - view.top);
      context.lineTo(x, y);
    }
    context.strokeStyle = colours.outline;
    context.globalAlpha = 0.45;
    context.lineWidth = 0.8;
    context.stroke();
    context.globalAlpha = 1;
  }

  /**
   * Draw a disc with the number of incidents, and around it a ring divided by their types.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./canvas.js").View} view
   * @param {Cluster} cluster
   * @param {any} colours
   */
  drawCluster(context, view, cluster, colours) {
    const { count, shares } = cluster;
    const radius = Math.min(11 + 4 * Math.log10(count), CELL / 2 - 3);
    // Near the middle of its incidents, but not so far off its cell that it would hide its neighbour's number.
    const near = (/** @type {number} */ mean, /** @type {number} */ edge, /** @type {number} */ cell) => {
      const middle = (Math.floor(edge / CELL) + cell + 0.5) * CELL;
      const slack = CELL / 2 - radius + 5;
      return Math.min(Math.max(mean * view.scale, middle - slack), middle + slack) - edge;
    };
    const x = near(cluster.x, view.left, cluster.column);
    const y = near(cluster.y, view.top, cluster.line);
    let angle = -Math.PI / 2;
    context.lineWidth = 4;
    shares.forEach((share, style) => {
      if (share === 0) return;
      const end = angle + (2 * Math.PI * share) / count;
      context.beginPath();
      context.arc(x, y, radius + 2, angle, end);
      context.strokeStyle = this.sprites.styles[style].colour;
      context.stroke();
      angle = end;
    });
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colours.paper;
    context.fill();
    context.fillStyle = colours.text;
    context.font = "600 11px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    const text = count < 10000 ? this.words.number(count) : this.words.compact.format(count);
    context.fillText(text, x, y + 0.5);
    this.marks.push({ x, y, radius: radius + 4, row: -1, cluster });
  }

  /**
   * Draw, under the symbols, the uncertainty discs of what is selected or pointed at and a ring around it.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./canvas.js").View} view
   */
  drawSelection(context, view) {
    const colours = palette(this.themes);
    for (const row of new Set([this.hovered, this.selected])) {
      if (row < 0 || !this.store.isPlaced(row)) continue;
      const style = this.sprites.styles[this.store.style[row]];
      if (this.store.hollow[row] && this.store.radiusKm[row] > 0) this.drawWhere(context, view, row, style);
      const [x, y] = this.position(view, row);
      context.beginPath();
      traceShape(context, style.corners, x, y, this.store.size[row] + 6);
      context.lineWidth = 5;
      context.strokeStyle = colours.paper;
      context.stroke();
      context.lineWidth = 3;
      context.strokeStyle = colours.focus;
      context.stroke();
    }
  }

  /**
   * Draw where the incident may have been, true to scale: on the ground of its place, or within its radius.
   * @param {CanvasRenderingContext2D} context
   * @param {import("./canvas.js").View} view
   * @param {number} row
   * @param {{ colour: string }} style
   */
  drawWhere(context, view, row, style) {
    const { lon, lat, radiusKm } = this.store;
    const { area, lines } = this.store.shapeOf(row) ?? { area: true, lines: [groundCircle(lon[row], lat[row], radiusKm[row])] };
    context.beginPath();
    for (const line of lines) (area ? traceArea : traceLine)(context, view, line);
    context.fillStyle = context.strokeStyle = style.colour;
    context.globalAlpha = area ? 0.16 : 0.35;
    context.lineWidth = 11;
    context.lineJoin = "round";
    if (area) context.fill("evenodd");
    else context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 1.5;
    context.setLineDash([5, 4]);
    context.stroke();
    context.setLineDash([]);
  }

  /**
   * Return the mark at a point of the map, the topmost if there are several; null if there is none.
   * @param {any} containerPoint - Leaflet point
   * @returns {Mark | null}
   */
  pick(containerPoint) {
    const { view, map } = this.layer.scene ?? {};
    if (!view || view.zoom !== map.getZoom()) return null;
    const corner = map.getPixelBounds().min;
    const x = containerPoint.x + corner.x - view.left;
    const y = containerPoint.y + corner.y - view.top;
    for (let i = this.marks.length - 1; i >= 0; i--) {
      const mark = this.marks[i];
      const reach = Math.max(mark.radius, 8) + 3;
      if ((mark.x - x) ** 2 + (mark.y - y) ** 2 <= reach ** 2) return mark;
    }
    return null;
  }
}
