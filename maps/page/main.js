/** @file What the page offers to its own elements and to others: window.panj. */

import { backdropLayer } from "./backdrop.js";
import { borderLayer, hotspotLayer, zoneLayer } from "./border.js";
import { holdPainting } from "./canvas.js";
import { Explorer } from "./explore.js";
import { Filter, FILTER_COLUMNS, SEARCH_COLUMNS } from "./filter.js";
import { FIRST_COLUMNS, Store } from "./store.js";
import { IncidentMarks } from "./incidents.js";
import { inflateJson, Table } from "./decode.js";
import { make } from "./dom.js";
import { Page } from "./page.js";
import { Timeline } from "./timeline.js";
import { Words } from "./words.js";

/** @type {Promise<any>[]} */
const waiting = [];
/** The explorer that window.panj speaks for: that of the last incident layer. @type {any} */
let current = null;
/** @type {any} */
let page = null;

/** @param {string} id */
function blockOf(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id)).textContent ?? "";
}

/**
 * Keep a promise that `ready` waits for; if it fails, say so on the page.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function awaited(promise) {
  waiting.push(promise);
  promise.catch((error) => {
    const old = typeof DecompressionStream === "undefined";
    const text = old ? "This browser is too old to show this map: it has no DecompressionStream." : `The map cannot be shown: ${error}`;
    document.body.prepend(make("p", { role: "alert", class: "panj-failure" }, text));
  });
  return promise;
}

/**
 * Make a Leaflet layer of a data block; it fills itself when the block is unpacked.
 * @param {"backdrop" | "border" | "zones" | "hotspots" | "incidents"} kind
 * @param {string} id - of the data block
 * @returns {any} a Leaflet layer group with `ready`, a promise of what is in it
 */
function layer(kind, id) {
  const group = /** @type {any} */ (globalThis).L.layerGroup();
  if (kind === "incidents") {
    group.ready = awaited(openIncidents(group, id));
    return group;
  }
  const maker = { backdrop: backdropLayer, border: borderLayer, hotspots: hotspotLayer, zones: zoneLayer }[kind];
  group.ready = awaited(
    inflateJson(blockOf(id).trim()).then((data) => {
      const made = maker(data);
      group.addLayer(made);
      return made;
    }),
  );
  return group;
}

/**
 * @param {any} group
 * @param {string} id
 */
async function openIncidents(group, id) {
  const table = await Table.open(blockOf(id));
  await table.load(FIRST_COLUMNS);
  const store = new Store(table);
  const words = new Words(table.header.words, table.header.language);
  await table.load(["event_id", "place_id"]);
  const marks = new IncidentMarks(store, words);
  const explorer = new Explorer(store, marks, words);
  group.addLayer(marks.group);
  if (group._map) explorer.attach(group._map);
  group.on("add", () => explorer.attach(group._map));
  group.on("remove", () => explorer.detach());
  current = explorer;
  return explorer;
}

/**
 * Put a time slider on a map.
 * @param {any} map
 * @param {any} incidents - a layer of incidents
 */
function timeSlider(map, incidents) {
  awaited(
    incidents.ready.then(async (/** @type {Explorer} */ explorer) => {
      const { store } = explorer;
      await store.table.load(FILTER_COLUMNS);
      const filter = new Filter(store);
      const timeline = new Timeline(filter, explorer.words, (span) => {
        filter.apply(span);
        explorer.marks.redraw();
        timeline.draw();
        explorer.tell("filter", store.visible.length);
      });
      const L = /** @type {any} */ (globalThis).L;
      const control = L.control({ position: "bottomleft" });
      control.onAdd = () => {
        const box = make("div", { class: "panj-control leaflet-bar" }, timeline.element);
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      };
      control.addTo(map);
    }),
  );
}

/**
 * Build the whole page around a map.
 * @param {any} map
 * @param {string} id - of the data block
 * @param {{ incidents: any, zones?: any, border?: any, backdrop?: any, hotspots?: any }} layers
 */
function buildPage(map, id, layers) {
  const opened = Promise.all([
    inflateJson(blockOf(id).trim()),
    layers.incidents.ready,
    layers.zones?.ready,
    layers.border?.ready,
    layers.backdrop?.ready,
    layers.hotspots?.ready,
  ]);
  const built = opened.then(async ([data, explorer, zones, border, backdrop, hotspots]) => {
    page = new Page(data, explorer, map, { zones, border, backdrop, hotspots });
    await page.open();
  });
  awaited(holdPainting(built));
}

/** Wait until the document is read to its end, and everything that it asked for is there. */
async function everything() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  }
  await Promise.all(waiting);
}

async function explorerReady() {
  if (current) return current;
  await everything();
  if (!current) throw new Error("there are no incidents on this page");
  return current;
}

/** What a host page or an automated reader may use; docs/interactive.md describes it. */
const api = {
  layer,
  timeSlider,
  page: buildPage,

  /** Resolves when everything on the page can be used. */
  get ready() {
    return everything();
  },

  /**
   * Open an incident.
   * @param {string} eventId
   * @returns {Promise<boolean>} whether there is such an incident
   */
  async select(eventId) {
    const explorer = await explorerReady();
    const row = explorer.store.find(String(eventId));
    if (row < 0) return false;
    await explorer.select(row);
    return true;
  },

  /** Close the incident that is open. */
  close() {
    current?.deselect();
  },

  /**
   * Narrow the incidents; an empty choice shows all.
   * @param {import("./filter.js").Choice} [choice]
   * @returns {Promise<number>} how many are shown now
   */
  async filter(choice = {}) {
    // Without a wait where none is needed: who asks for visible() next is answered rightly.
    const explorer = current ?? (await explorerReady());
    const { store } = explorer;
    if (choice.search) await store.table.load(SEARCH_COLUMNS);
    if (page) {
      page.timeline.take(choice);
      page.search.value = choice.search ?? "";
      page.choose(choice);
    } else {
      if (!explorer.filter) await store.table.load(FILTER_COLUMNS);
      explorer.filter ??= new Filter(store);
      explorer.filter.apply(choice);
      explorer.marks.redraw();
      explorer.tell("filter", store.visible.length);
    }
    return store.visible.length;
  },

  /**
   * Return the ids of the incidents that are shown; none before `ready`.
   * @returns {string[]}
   */
  visible() {
    const store = current?.store;
    return store ? Array.from(store.visible, (/** @type {number} */ row) => store.idOf(row)) : [];
  },

  /**
   * Return an incident with all its fields.
   * @param {string} eventId
   * @returns {Promise<Record<string, string | number> | null>}
   */
  async incident(eventId) {
    const { store } = await explorerReady();
    await store.table.load(store.table.names);
    const row = store.find(String(eventId));
    if (row < 0) return null;
    const { table } = store;
    return Object.fromEntries(table.names.map((/** @type {string} */ name) => [name, table.cell(name, row)]));
  },

  /**
   * Listen to "select" (id of the incident, null when closed), "hover" (the same) or "filter" (how many are shown).
   * @param {"select" | "hover" | "filter"} name
   * @param {(detail: string | number | null) => void} listener
   * @returns {Promise<() => void>} stops it
   */
  async on(name, listener) {
    const explorer = await explorerReady();
    return explorer.on(name, (/** @type {number} */ detail) => {
      if (name === "filter") listener(detail);
      else listener(detail < 0 ? null : explorer.store.idOf(detail));
    });
  },
};

/** @type {any} */ (globalThis).panj = api;
