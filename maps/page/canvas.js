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
 * @property {Obstacles} obstacles - of the map
 * @property {number[][]} controls - left, top, right, bottom, on the canvas, of what stands over the map: buttons, scale, credits
 * @property {import("./backdrop.js").Occupied | null} taken - what names keep off, once the first are drawn
 */

/**
 * What names on the ground keep off: the symbols of incidents as they were drawn last.
 * @typedef {object} Obstacles
 * @property {number} zoom - that they were drawn at
 * @property {number[][]} boxes - left, top, right, bottom in world pixels of that zoom
 */

/** How far a canvas reaches beyond the map, as a share of it, so that small moves need no drawing. */
const MARGIN = 0.12;

/** The canvases of a map, from the lowest up; a part is drawn on one of them, after the parts with a lower order. */
export const GROUND = { pane: "panj-ground", zIndex: 210 };
export const SELECTION = { pane: "panj-selection", zIndex: 415 };
export const INCIDENTS = { pane: "panj-incidents", zIndex: 420 };

/**
 * Something that is drawn on a canvas that it may share with others.
 * @typedef {object} Part
 * @property {number} order
 * @property {(context: CanvasRenderingContext2D, view: View) => void} draw
 * @property {() => boolean} [isEmpty] - whether there is nothing to draw at the moment
 */

/** Scenes that wait to be painted. @type {Set<Scene>} */
const queue = new Set();

let held = 0;

/**
 * Paint nothing until a piece of work is done: what a page shows while it is put together would be painted for nothing.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function holdPainting(work) {
  held += 1;
  return work.finally(() => {
    held -= 1;
    paintNext();
  });
}

/** Paint one scene a frame, the topmost first, so that no frame has to wait for all of them. */
const paintNext = oncePerFrame(() => {
  if (held > 0) return;
  const [next] = [...queue].sort((a, b) => b.zIndex - a.zIndex);
  queue.delete(next);
  next?.paint();
  if (queue.size > 0) paintNext();
});

/** Paint now what waits for its turn: paper waits for no frame. */
export function paintAll() {
  for (const scene of [...queue].sort((a, b) => b.zIndex - a.zIndex)) scene.paint();
  queue.clear();
}

/** One canvas of a map. Few canvases, because a browser without a graphics card puts them all together for each frame. */
class Scene {
  /**
   * @param {any} map
   * @param {{ pane: string, zIndex: number }} place
   */
  constructor(map, { pane, zIndex }) {
    this.map = map;
    this.zIndex = zIndex;
    /** @type {Part[]} */
    this.parts = [];
    /** @type {View | null} that of the last drawing */
    this.view = null;
    if (!map.getPane(pane)) {
      const made = map.createPane(pane);
      made.style.zIndex = String(zIndex);
      made.style.pointerEvents = "none";
    }
    const { DomUtil } = /** @type {any} */ (globalThis).L;
    this.canvas = DomUtil.create("canvas", "panj-canvas leaflet-zoom-animated", map.getPane(pane));
    this.canvas.setAttribute("aria-hidden", "true");
    this.redraw = () => {
      queue.add(this);
      paintNext();
    };
    map.on({
      moveend: this.redraw,
      resize: this.redraw,
      move: () => this.paintIfNear(),
      zoom: () => this.stretch(map.getCenter(), map.getZoom()),
      zoomanim: (/** @type {any} */ event) => this.stretch(event.center, event.zoom),
    });
  }

  /** While the map is dragged, draw only when its edge comes near the canvas's. */
  paintIfNear() {
    const { view, map } = this;
    if (!view || view.zoom !== map.getZoom()) return;
    const corner = map.getPixelBounds().min;
    const away = Math.abs(corner.x - view.left - view.marginX);
    const up = Math.abs(corner.y - view.top - view.marginY);
    if (away > view.marginX * 0.8 || up > view.marginY * 0.8) this.redraw();
  }

  /**
   * Show the last drawing at another zoom until there is a new one.
   * @param {any} center
   * @param {number} zoom
   */
  stretch(center, zoom) {
    const { view, map } = this;
    if (!view) return;
    const L = /** @type {any} */ (globalThis).L;
    const scale = map.getZoomScale(zoom, view.zoom);
    const origin = L.point(view.left, view.top).multiplyBy(scale);
    L.DomUtil.setTransform(this.canvas, origin.subtract(map._getNewPixelOrigin(center, zoom)), scale);
  }

  paint() {
    const L = /** @type {any} */ (globalThis).L;
    const { map } = this;
    if (!map.getContainer().isConnected) return;
    this.view = viewOf(map);
    const shown = this.parts.filter((part) => !part.isEmpty?.());
    this.canvas.style.display = shown.length ? "" : "none";
    if (shown.length === 0) return;
    const context = prepared(this.canvas, this.view);
    const corner = L.point(this.view.left, this.view.top).subtract(map.getPixelOrigin());
    L.DomUtil.setTransform(this.canvas, corner, 1);
    for (const part of shown) part.draw(context, this.view);
  }
}

/**
 * @param {any} map
 * @returns {View}
 */
function viewOf(map) {
  const size = map.getSize();
  const corner = map.getPixelBounds().min;
  const marginX = Math.round(size.x * MARGIN);
  const marginY = Math.round(size.y * MARGIN);
  const zoom = map.getZoom();
  return {
    zoom,
    scale: 256 * 2 ** zoom,
    left: corner.x - marginX,
    top: corner.y - marginY,
    width: size.x + 2 * marginX,
    height: size.y + 2 * marginY,
    marginX,
    marginY,
    obstacles: obstaclesOf(map),
    controls: controlsOf(map.getContainer(), marginX, marginY),
    taken: null,
  };
}

/**
 * @param {HTMLElement} container - of the map
 * @param {number} marginX
 * @param {number} marginY
 */
function controlsOf(container, marginX, marginY) {
  const { left, top } = container.getBoundingClientRect();
  return Array.from(container.querySelectorAll(".leaflet-control"), (control) => {
    const box = control.getBoundingClientRect();
    return [box.left - left + marginX, box.top - top + marginY, box.right - left + marginX, box.bottom - top + marginY];
  });
}

/** @type {WeakMap<any, Obstacles>} */
const obstacles = new WeakMap();

/** @param {any} map */
function obstaclesOf(map) {
  const known = obstacles.get(map) ?? { zoom: NaN, boxes: [] };
  obstacles.set(map, known);
  return known;
}

/** @type {WeakMap<any, Map<string, Scene>>} */
const scenes = new WeakMap();

/**
 * @param {any} map
 * @param {{ pane: string, zIndex: number }} place
 * @returns {Scene}
 */
function sceneOf(map, place) {
  const ofMap = scenes.get(map) ?? new Map();
  scenes.set(map, ofMap);
  if (!ofMap.has(place.pane)) ofMap.set(place.pane, new Scene(map, place));
  return ofMap.get(place.pane);
}

/**
 * Make a Leaflet layer that draws on one of the canvases of its map.
 * @param {{ pane: string, zIndex: number }} place
 * @param {Part} part
 * @param {string} [attribution] - fixed markup for the corner of the map
 * @returns {any} a Leaflet layer with `redraw()` and `scene`, which is null while it is on no map
 */
export function canvasLayer(place, part, attribution = "") {
  const L = /** @type {any} */ (globalThis).L;
  const Layer = L.Layer.extend({
    options: { attribution },
    scene: null,

    onAdd(/** @type {any} */ map) {
      this.scene = sceneOf(map, place);
      this.scene.parts.push(part);
      this.scene.parts.sort((/** @type {Part} */ a, /** @type {Part} */ b) => a.order - b.order);
      this.redraw();
    },

    onRemove() {
      this.scene.parts = this.scene.parts.filter((/** @type {Part} */ other) => other !== part);
      this.redraw();
      this.scene = null;
    },

    redraw() {
      this.scene?.redraw();
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
