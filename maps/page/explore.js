/** @file Joins incidents with the map they are on: pointing, opening, moving there; and tells who listens. */

import { clusterCard, incidentCard } from "./popup.js";
import { oncePerFrame } from "./dom.js";

/** Opens incidents on a map. */
export class Explorer {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./incidents.js").IncidentMarks} marks
   * @param {import("./words.js").Words} words
   */
  constructor(store, marks, words) {
    this.store = store;
    this.marks = marks;
    this.words = words;
    /** @type {any} */
    this.map = null;
    /** @type {any} */
    this.popup = null;
    /** @type {Element | null} where the focus was before an incident was opened */
    this.cameFrom = null;
    /** @type {Map<string, Set<(detail: any) => void>>} */
    this.listeners = new Map();
    this.onClick = (/** @type {any} */ event) => this.clicked(event);
    this.onMove = oncePerFrame((/** @type {any} */ event) => this.pointed(event));
    this.onOut = () => this.hover(-1);
    this.onKey = (/** @type {KeyboardEvent} */ event) => {
      const typing = event.target instanceof HTMLInputElement;
      if (event.key === "Escape" && !typing) this.deselect();
    };
    this.onClosed = (/** @type {any} */ event) => event.popup === this.popup && this.closed();
  }

  /** @param {any} map */
  attach(map) {
    this.map = map;
    document.addEventListener("keydown", this.onKey);
    map.on({ click: this.onClick, mousemove: this.onMove, mouseout: this.onOut, popupclose: this.onClosed });
  }

  detach() {
    this.popup?.remove();
    document.removeEventListener("keydown", this.onKey);
    this.map?.off({ click: this.onClick, mousemove: this.onMove, mouseout: this.onOut, popupclose: this.onClosed });
    this.map = null;
  }

  /**
   * Call a function at an event: "select", "hover" or "filter".
   * @param {string} name
   * @param {(detail: any) => void} listener
   * @returns {() => void} stops it
   */
  on(name, listener) {
    const group = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, group.add(listener));
    return () => group.delete(listener);
  }

  /**
   * @param {string} name
   * @param {any} detail
   */
  tell(name, detail) {
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  /** @param {any} event */
  clicked(event) {
    const mark = this.marks.pick(event.containerPoint);
    if (!mark) return;
    if (mark.cluster) this.openCluster(mark.cluster);
    else this.select(mark.row);
  }

  /** @param {any} event */
  pointed(event) {
    if (!this.map) return;
    const mark = this.marks.pick(event.containerPoint);
    this.map.getContainer().classList.toggle("panj-pointing", mark !== null);
    this.map.getContainer().title = mark ? this.hint(mark) : "";
    this.hover(mark ? mark.row : -1);
  }

  /** @param {import("./incidents.js").Mark} mark */
  hint(mark) {
    const { store, words } = this;
    if (mark.cluster) return words.say("incidents_here", { n: words.number(mark.cluster.count) });
    const type = store.table.text("event_type", mark.row);
    const date = store.table.text("event_date", mark.row);
    return [type && words.say(type), date && words.date(date)].filter(Boolean).join(" · ");
  }

  /**
   * Mark an incident as pointed at.
   * @param {number} row - -1 for none
   */
  hover(row) {
    if (row === this.marks.hovered) return;
    this.marks.hovered = row;
    this.marks.under.redraw();
    this.tell("hover", row);
  }

  /**
   * Open an incident: the map goes there if it must, and its popup is shown; without a place, the popup stands in the middle.
   * @param {number} row
   * @param {{ focus?: boolean }} [how] - whether the keyboard goes into the popup
   */
  async select(row, { focus = false } = {}) {
    await this.store.table.load(this.store.table.names);
    if (!this.map) return;
    if (focus) this.cameFrom = document.activeElement;
    this.marks.selected = row;
    const placed = this.store.isPlaced(row);
    const spot = placed ? this.spot(row) : this.map.getCenter();
    if (placed && !this.map.getBounds().pad(-0.05).contains(spot)) this.map.setView(spot, this.map.getZoom(), { animate: false });
    const card = incidentCard(this.store, row, this.words);
    this.show(card, spot, placed ? -Math.max(this.store.size[row] - 2, 0) : 0);
    this.marks.redraw();
    if (focus) card.focus({ preventScroll: true });
    this.tell("select", row);
  }

  /**
   * Return where the symbol of a row stands on the map at its present zoom.
   * @param {number} row
   */
  spot(row) {
    const map = this.map;
    const place = map.project([this.store.lat[row], this.store.lon[row]]);
    return map.unproject(place.add(this.store.spread(row)));
  }

  /**
   * @param {HTMLElement} card
   * @param {any} spot
   * @param {number} lift - of the popup's tip, in pixels below the spot: above it if negative
   */
  show(card, spot, lift) {
    const L = /** @type {any} */ (globalThis).L;
    const size = this.map.getSize();
    // The symbol stays in sight, above the credits in the corner.
    const below = (this.map.attributionControl?.getContainer().offsetHeight ?? 0) + 8 - 2 * lift;
    const old = this.popup;
    this.popup = L.popup({
      maxWidth: Math.min(360, size.x - 84),
      minWidth: Math.min(260, size.x - 84),
      // A good half of the map, of a low one nearly all.
      maxHeight: Math.max(120, Math.min(380, Math.max(size.y * 0.52, Math.min(300, size.y - below - 54)))),
      offset: [0, lift],
      className: "panj-popup",
      autoPanPaddingTopLeft: [size.x > 500 ? 50 : 46, 10],
      autoPanPaddingBottomRight: [10, below],
      closeOnEscapeKey: true,
    });
    old?.remove();
    this.popup.setLatLng(spot).setContent(card).openOn(this.map);
    const close = this.popup.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", this.words.say("close"));
    const content = this.popup.getElement().querySelector(".leaflet-popup-content");
    content?.setAttribute("dir", this.words.language === "fa" ? "rtl" : "ltr");
    // Axe: what can be scrolled must be reachable with the keyboard.
    content?.setAttribute("tabindex", "0");
  }

  /**
   * Zoom to a cluster's incidents; where zooming cannot part them, list them.
   * @param {import("./incidents.js").Cluster} cluster
   */
  openCluster(cluster) {
    const L = /** @type {any} */ (globalThis).L;
    const rows = cluster.rows();
    const bounds = L.latLngBounds(rows.map((row) => [this.store.lat[row], this.store.lon[row]]));
    const zoom = this.map.getBoundsZoom(bounds.pad(0.2));
    if (zoom > this.map.getZoom() && bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 20) {
      this.map.fitBounds(bounds.pad(0.2));
      return;
    }
    this.store.table.load(this.store.table.names).then(() => {
      if (!this.map) return;
      const card = clusterCard(this.store, rows, this.words, (row) => this.select(row, { focus: true }));
      this.show(card, bounds.getCenter(), 0);
      card.focus({ preventScroll: true });
    });
  }

  /** Close what is open. */
  deselect() {
    this.popup?.remove();
  }

  /** The popup was closed: give the keyboard back to where it came from. */
  closed() {
    this.popup = null;
    this.marks.selected = -1;
    this.marks.redraw();
    const back = this.cameFrom;
    this.cameFrom = null;
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    this.tell("select", -1);
  }
}
