/** @file The base of all layers: one canvas that follows the map, drawn again when the map has moved. */

import { oncePerFrame } from "./dom.js";

/**
 * What a layer needs to know to draw: world coordinates times `scale`, less the origin, are pixels of the canvas.
 * @typedef {object} View
 * @property {number} zoom
 * @property {number} scale - pixels of the whole world
 * @property {number} left - world pixels of the canvas's left edge
 * @property {number} top
 * @property {number} width - of the canvas, in CSS pixels
 * @property {number} height
 * @property {number} marginX - how far the canvas reaches beyond the map, left and right
 * @property {number} marginY - above and below
 */

/** How far a canvas reaches beyond the map, as a share of it, so that small moves need no drawing. */
const MARGIN = 0.2;

/**
 * Make a Leaflet layer that draws on a canvas of its own.
 * @param {string} pane - name of the pane, made when it is not there
 * @param {number} zIndex - of the pane
 * @param {(context: CanvasRenderingContext2D, view: View) => void} draw
 * @param {string} [attribution] - fixed markup for the corner of the map
 * @returns {any} a Leaflet layer with `redraw()`; `view` is that of the last drawing
 */
export function canvasLayer(pane, zIndex, draw, attribution = "") {
  const L = /** @type {any} */ (globalThis).L;
  const Layer = L.Layer.extend({
    options: { pane, attribution },

    initialize() {
      this.redraw = oncePerFrame(() => this.paint());
    },

    onAdd(/** @type {any} */ map) {
      if (!map.getPane(pane)) {
        const made = map.createPane(pane);
        made.style.zIndex = String(zIndex);
        made.style.pointerEvents = "none";
      }
      this.canvas = L.DomUtil.create("canvas", "panj-canvas leaflet-zoom-animated", map.getPane(pane));
      this.canvas.setAttribute("aria-hidden", "true");
      this.paint();
    },

    onRemove() {
      this.canvas.remove();
      this.canvas = null;
    },

    getEvents() {
      return {
        moveend: this.redraw,
        resize: this.redraw,
        move: () => this.paintIfNear(),
        zoom: () => this.stretch(this._map.getCenter(), this._map.getZoom()),
        zoomanim: (/** @type {any} */ event) => this.stretch(event.center, event.zoom),
      };
    },

    /** While the map is dragged, draw only when its edge comes near the canvas's. */
    paintIfNear() {
      const view = this.view;
      if (!view || view.zoom !== this._map.getZoom()) return;
      const corner = this._map.getPixelBounds().min;
      const away = Math.max(Math.abs(corner.x - view.left - view.marginX), 0);
      const up = Math.max(Math.abs(corner.y - view.top - view.marginY), 0);
      if (away > view.marginX * 0.9 || up > view.marginY * 0.9) this.redraw();
    },

    /** Show the last drawing at another zoom until there is a new one. */
    stretch(/** @type {any} */ center, /** @type {number} */ zoom) {
      if (!this.view) return;
      const map = this._map;
      const scale = map.getZoomScale(zoom, this.view.zoom);
      const origin = L.point(this.view.left, this.view.top).multiplyBy(scale);
      const offset = origin.subtract(map._getNewPixelOrigin(center, zoom));
      L.DomUtil.setTransform(this.canvas, offset, scale);
    },

    paint() {
      if (!this.canvas || !this._map) return;
      const size = this._map.getSize();
      const bounds = this._map.getPixelBounds();
      const marginX = Math.round(size.x * MARGIN);
      const marginY = Math.round(size.y * MARGIN);
      const zoom = this._map.getZoom();
      this.view = {
        zoom,
        scale: 256 * 2 ** zoom,
        left: bounds.min.x - marginX,
        top: bounds.min.y - marginY,
        width: size.x + 2 * marginX,
        height: size.y + 2 * marginY,
        marginX,
        marginY,
      };
      const context = prepared(this.canvas, this.view);
      const corner = L.point(this.view.left, this.view.top).subtract(this._map.getPixelOrigin());
      L.DomUtil.setTransform(this.canvas, corner, 1);
      draw(context, this.view);
    },
  });
  return new Layer();
}

/**
 * Size a canvas for the screen and clear it.
 * @param {HTMLCanvasElement} canvas
 * @param {{ width: number, height: number }} view
 * @returns {CanvasRenderingContext2D}
 */
export function prepared(canvas, view) {
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
  const width = Math.round(view.width * ratio);
  const height = Math.round(view.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  return context;
}

/**
 * Add a line to the current path.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Float64Array} points - world x and y, alternating
 * @param {boolean} closed
 */
export function tracePath(context, view, points, closed) {
  const { scale, left, top } = view;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] * scale - left;
    const y = points[i + 1] * scale - top;
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (closed) context.closePath();
}
