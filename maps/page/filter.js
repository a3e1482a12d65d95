/** @file Which incidents are shown: choices combined, and the counts of what each further choice would give. */

import { dayNumber } from "./words.js";

/**
 * What can be asked for; what is left out does not narrow.
 * @typedef {object} Choice
 * @property {string[]} [type]
 * @property {string[]} [actor]
 * @property {string[]} [reach]
 * @property {string[]} [zone]
 * @property {string[]} [precision] - "exact", "imprecise", "unplaced"
 * @property {number} [fatalities] - at least so many
 * @property {string} [since] - ISO date, inclusive
 * @property {string} [until] - ISO date, inclusive
 * @property {boolean} [undated] - whether incidents without a date are shown; true if left out
 * @property {string} [search] - words that must all be in the incident's texts
 */

/** The columns behind the facets; the table must have them loaded. */
export const FILTER_COLUMNS = ["event_type", "actor1", "actor2", "reach", "zone"];

/** Columns whose text is searched. */
export const SEARCH_COLUMNS = [
  "event_id",
  "location",
  "place_name",
  "notes",
  "actor1",
  "actor2",
  "event_type",
  "sub_event_type",
  "admin1",
  "admin2",
  "source",
];

const FACETS = ["type", "actor", "reach", "zone", "precision"];
const BIT = { type: 1, actor: 2, reach: 4, zone: 8, precision: 16, fatalities: 32, time: 64, search: 128 };
/** What is shown for a missing value. */
export const NONE = "";

/** Narrows the rows of a store. */
export class Filter {
  /** @param {import("./store.js").Store} store - with FILTER_COLUMNS loaded */
  constructor(store) {
    this.store = store;
    /** One bit for each condition that a row fails. */
    this.fails = new Uint16Array(store.rows);
    /** @type {Choice} */
    this.choice = {};
    this.facets = this.readFacets(store.table);
    const [first, last] = extent(store.day);
    /** The first and the last day of the data, NaN if nothing has a date. */
    this.firstDay = first;
    this.lastDay = last;
    this.undated = store.day.reduce((count, day) => count + Number(Number.isNaN(day)), 0);
    /** @type {string[] | null} */
    this.haystack = null;
  }

  /**
   * @param {import("./decode.js").Table} table
   * @returns {Record<string, { values: string[], columns: ArrayLike<number>[] }>}
   */
  readFacets(table) {
    const one = (/** @type {string} */ name) => {
      const { codes, values } = table.coded(name);
      return { values: [NONE, ...values.map(String)], columns: [codes] };
    };
    return {
      type: one("event_type"),
      actor: merged(table, ["actor1", "actor2"]),
      reach: one("reach"),
      zone: one("zone"),
      precision: { values: ["unplaced", "exact", "imprecise"], columns: [this.precision()] },
    };
  }

  precision() {
    const { store } = this;
    return store.hollow.map((hollow, row) => (store.isPlaced(row) ? 1 + hollow : 0));
  }

  /**
   * Narrow by a choice, which replaces the one before it. The rows that pass are then in `store.visible`.
   * @param {Choice} choice
   */
  apply(choice) {
    const before = this.choice;
    this.choice = choice;
    for (const name of FACETS) {
      const wanted = /** @type {any} */ (choice)[name];
      if (!same(wanted, /** @type {any} */ (before)[name])) this.mark(name, this.facetTest(name, wanted));
    }
    if (choice.fatalities !== before.fatalities) this.mark("fatalities", this.fatalitiesTest(choice.fatalities));
    if (!["since", "until", "undated"].every((key) => same(/** @type {any} */ (choice)[key], /** @type {any} */ (before)[key]))) {
      this.mark("time", this.timeTest(choice));
    }
    if (choice.search !== before.search) this.mark("search", this.searchTest(choice.search));
    const passing = new Uint32Array(this.store.rows);
    let count = 0;
    for (let row = 0; row < this.fails.length; row++) if (this.fails[row] === 0) passing[count++] = row;
    this.store.visible = passing.subarray(0, count);
  }

  /**
   * Set or clear a condition's bit on every row.
   * @param {string} name
   * @param {((row: number) => boolean) | null} test - null lets everything pass
   */
  mark(name, test) {
    const bit = /** @type {any} */ (BIT)[name];
    const { fails } = this;
    for (let row = 0; row < fails.length; row++) {
      if (test && !test(row)) fails[row] |= bit;
      else fails[row] &= ~bit;
    }
  }

  /**
   * @param {string} name
   * @param {string[] | undefined} wanted
   */
  facetTest(name, wanted) {
    if (!wanted) return null;
    const { values, columns } = this.facets[name];
    const allowed = Uint8Array.from(values, (value) => Number(wanted.includes(value)));
    if (columns.length === 1) return (/** @type {number} */ row) => allowed[columns[0][row]] === 1;
    return (/** @type {number} */ row) => columns.some((codes) => codes[row] > 0 && allowed[codes[row]] === 1)
      || (allowed[0] === 1 && columns.every((codes) => codes[row] === 0));
  }

  /** @param {number | undefined} least */
  fatalitiesTest(least) {
    if (!least || !(least > 0)) return null;
    const { fatalities } = this.store;
    return (/** @type {number} */ row) => fatalities[row] >= least;
  }

  /** @param {Choice} choice */
  timeTest({ since, until, undated = true }) {
    if (since === undefined && until === undefined && undated) return null;
    const first = since === undefined ? -Infinity : dayNumber(since);
    const last = until === undefined ? Infinity : dayNumber(until);
    const { day } = this.store;
    return (/** @type {number} */ row) => {
      const when = day[row];
      return Number.isNaN(when) ? undated : when >= first && when <= last;
    };
  }

  /** @param {string | undefined} search */
  searchTest(search) {
    const words = folded(search ?? "").split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    const texts = this.texts();
    return (/** @type {number} */ row) => words.every((word) => texts[row].includes(word));
  }

  /** Return the searched text of each row, put together when it is first asked for. */
  texts() {
    if (!this.haystack) {
      const { table, rows } = this.store;
      const columns = SEARCH_COLUMNS.filter((name) => table.columns.has(name));
      this.haystack = Array.from({ length: rows }, (_, row) =>
        folded(columns.map((name) => table.text(name, row)).join("\n")),
      );
    }
    return this.haystack;
  }

  /**
   * Count, for each value of a facet, the rows that would be shown if that value were chosen and all other conditions stayed.
   * @returns {Record<string, Map<string, number>>}
   */
  counts() {
    /** @type {Record<string, Map<string, number>>} */
    const counts = {};
    for (const name of FACETS) {
      const { values, columns } = this.facets[name];
      const tally = new Uint32Array(values.length);
      const others = ~(/** @type {any} */ (BIT)[name]);
      for (let row = 0; row < this.fails.length; row++) {
        if ((this.fails[row] & others) !== 0) continue;
        const first = columns[0][row];
        const second = columns.length > 1 ? columns[1][row] : first;
        if (first > 0 || second === 0 || columns.length === 1) tally[first] += 1;
        if (second !== first && second > 0) tally[second] += 1;
      }
      counts[name] = new Map(values.map((value, code) => [value, tally[code]]));
    }
    return counts;
  }
}

/**
 * Return two columns coded by one list of values.
 * @param {import("./decode.js").Table} table
 * @param {string[]} names
 */
function merged(table, names) {
  /** @type {Map<string, number>} */
  const codeOf = new Map([[NONE, 0]]);
  const columns = names.map((name) => {
    const { codes, values } = table.coded(name);
    const newCode = [0, ...values.map((value) => {
      const text = String(value);
      if (!codeOf.has(text)) codeOf.set(text, codeOf.size);
      return /** @type {number} */ (codeOf.get(text));
    })];
    const merged = new Uint32Array(table.rows);
    for (let row = 0; row < merged.length; row++) merged[row] = newCode[codes[row]];
    return merged;
  });
  return { values: [...codeOf.keys()], columns };
}

/**
 * Return text without case and without marks above and below letters.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @param {Float64Array} numbers */
function extent(numbers) {
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return least <= most ? [least, most] : [NaN, NaN];
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => v === b[i]));
}
