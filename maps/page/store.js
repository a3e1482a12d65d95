/** @file The incidents as arrays that the layers and the lists read: places, sizes, symbols, days. */

import { toWorld, unpackLine } from "./mercator.js";
import { dayNumber } from "./words.js";

/** The columns that must be there before the map can be used; the others follow when there is time. */
export const FIRST_COLUMNS = [
  "latitude",
  "longitude",
  "radius_km",
  "geo_precision",
  "event_type",
  "event_date",
  "fatalities",
];

/** A radius this much wider than that of the place's own ground is that of somewhere about it; geo.incidents.units has the same. */
const WIDENED = 1.1;

/**
 * Ground that a place covers.
 * @typedef {object} Shape
 * @property {boolean} area - its lines are outlines; else they are the place itself
 * @property {Float64Array[]} lines - world x and y, alternating
 */

/** The golden angle: points set at multiples of it fill a disc evenly. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** What the layers read of each incident; all arrays have one element a row. */
export class Store {
  /** @param {import("./decode.js").Table} table - its FIRST_COLUMNS loaded */
  constructor(table) {
    this.table = table;
    this.rows = table.rows;
    /** @type {number} how many styles there are */
    this.styles = table.header.symbols.styles.length;
    this.lon = table.numbers("longitude");
    this.lat = table.numbers("latitude");
    this.x = new Float64Array(this.rows);
    this.y = new Float64Array(this.rows);
    for (let i = 0; i < this.rows; i++) {
      const [x, y] = toWorld(this.lon[i], this.lat[i]);
      this.x[i] = x;
      this.y[i] = y;
    }
    this.day = days(table, "event_date");
    this.fatalities = table.numbers("fatalities");
    this.radiusKm = table.numbers("radius_km");
    /** The index of the style, and the radius of the symbol in pixels. */
    this.style = new Uint8Array(this.rows);
    this.size = new Float32Array(this.rows);
    /** Whether the place is known only roughly; and whether so roughly that no symbol can stand for it. */
    this.hollow = new Uint8Array(this.rows);
    this.vague = new Uint8Array(this.rows);
    this.setSymbols(table);
    /** How many incidents share the place, and which of them this is. */
    this.stack = new Uint32Array(this.rows);
    this.turn = new Uint32Array(this.rows);
    this.setStacks();
    /** The ground of the places that are more than a radius, unpacked when it is first drawn. @type {Map<string, Shape>} */
    this.shapes = new Map();
    /** The rows that pass the filter, in the order of the table. */
    this.visible = new Uint32Array(this.rows).map((_, row) => row);
    /** @type {Map<string, number> | null} */
    this.rowOfId = null;
  }

  /** @param {import("./decode.js").Table} table */
  setSymbols(table) {
    const { types, smallest, largest, most, exact_km, vague_km } = table.header.symbols;
    const { codes, values } = table.coded("event_type");
    const styleOf = [types[""], ...values.map((/** @type {string} */ value) => types[String(value)])];
    for (let row = 0; row < this.rows; row++) this.style[row] = styleOf[codes[row]] ?? types[""];
    const precision = table.numbers("geo_precision");
    for (let i = 0; i < this.rows; i++) {
      const dead = Math.max(this.fatalities[i] || 0, 0);
      this.size[i] = Math.min(Math.max(largest * Math.sqrt(dead / most), smallest), largest);
      const known = !Number.isNaN(this.radiusKm[i]);
      this.hollow[i] = Number(known ? this.radiusKm[i] > exact_km : precision[i] > 1);
      if (this.radiusKm[i] > vague_km) this.vague[i] = 1;
    }
  }

  /** Find which incidents share one place, to about a metre, by a hash table of the first row of each place. */
  setStacks() {
    const { rows, stack, turn } = this;
    let slots = 1024;
    while (slots < 2 * rows) slots *= 2;
    const firstAt = new Int32Array(slots).fill(-1);
    const firstOf = new Int32Array(rows).fill(-1);
    const [east, north] = [new Int32Array(rows), new Int32Array(rows)];
    for (let row = 0; row < rows; row++) {
      east[row] = Math.round((this.lon[row] + 180) * 1e5);
      north[row] = Math.round((this.lat[row] + 90) * 1e5);
      if (!this.isDrawn(row)) continue;
      let slot = ((Math.imul(east[row], 0x9e3779b1) ^ Math.imul(north[row], 0x85ebca6b)) >>> 8) & (slots - 1);
      let first = firstAt[slot];
      while (first >= 0 && (east[first] !== east[row] || north[first] !== north[row])) {
        slot = (slot + 1) & (slots - 1);
        first = firstAt[slot];
      }
      if (first < 0) firstAt[slot] = first = row;
      firstOf[row] = first;
      turn[row] = stack[first];
      stack[first] += 1;
    }
    for (let row = 0; row < rows; row++) if (firstOf[row] >= 0) stack[row] = stack[firstOf[row]];
  }

  /**
   * Say whether a row has a symbol on the map.
   * @param {number} row
   */
  isDrawn(row) {
    return this.isPlaced(row) && this.vague[row] === 0;
  }

  /** @param {number} row */
  isPlaced(row) {
    return !Number.isNaN(this.x[row]);
  }

  /**
   * Return the ground that a roughly known place covers, null where nothing but its radius is known. The column place_id must be
   * loaded. A place whose radius is wider than that of its ground was widened: "near Khatlon" is not Khatlon.
   * @param {number} row
   * @returns {Shape | null}
   */
  shapeOf(row) {
    const { shapes = {}, units } = this.table.header;
    const place = this.table.text("place_id", row);
    if (!this.hollow[row] || !Object.hasOwn(shapes, place)) return null;
    const { area, km, lines } = shapes[place];
    if (area && this.radiusKm[row] > WIDENED * km) return null;
    let shape = this.shapes.get(place);
    if (!shape) {
      shape = { area, lines: lines.map((/** @type {number[]} */ line) => unpackLine(line, units)) };
      this.shapes.set(place, shape);
    }
    return shape;
  }

  /**
   * Return how far, in pixels, a symbol stands from its place so that none hides another of the same place.
   * @param {number} row
   * @returns {[number, number]}
   */
  spread(row) {
    if (this.stack[row] < 2) return [0, 0];
    const away = 11 * Math.sqrt(this.turn[row] + 0.6);
    const angle = this.turn[row] * GOLDEN_ANGLE;
    return [away * Math.cos(angle), away * Math.sin(angle)];
  }

  /**
   * Return the id of an incident: its event_id, or its row where it has none.
   * @param {number} row
   */
  idOf(row) {
    return this.table.text("event_id", row) || `row-${row + 1}`;
  }

  /**
   * Return the row of an id, -1 if there is none. The column event_id must be loaded.
   * @param {string} id
   */
  find(id) {
    if (!this.rowOfId) {
      this.rowOfId = new Map();
      for (let row = this.rows - 1; row >= 0; row--) this.rowOfId.set(this.idOf(row), row);
    }
    return this.rowOfId.get(id) ?? -1;
  }
}

/**
 * Return a column of dates as days since 1970, NaN where there is none.
 * @param {import("./decode.js").Table} table
 * @param {string} name
 */
function days(table, name) {
  const { codes, values } = table.coded(name);
  const dayOf = [NaN, ...values.map((value) => dayNumber(String(value)))];
  const rows = new Float64Array(table.rows);
  for (let row = 0; row < rows.length; row++) rows[row] = dayOf[codes[row]];
  return rows;
}
