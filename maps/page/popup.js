/** @file What is said of one incident, and of several at one place. All text is set as text. */

import { apart, link, make, newId, webAddress } from "./dom.js";

/** Fields that a heading or a sentence of the popup has already said as they are, in this order at its top. */
const LEADING = ["event_date", "location", "place_name"];
/** Fields whose value is a list of addresses or one. */
const ADDRESSES = /(^|_)(url|urls|link|sources)$/;

/**
 * Return the content of an incident's popup.
 * @param {import("./store.js").Store} store - all columns loaded
 * @param {number} row
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement}
 */
export function incidentCard(store, row, words) {
  const { table } = store;
  const heading = newId("heading");
  const type = table.text("event_type", row);
  const card = make(
    "article",
    { class: "panj-card", "aria-labelledby": heading, tabindex: "-1", "data-incident": store.idOf(row) },
    make("h2", { id: heading, dir: "auto" }, type ? words.say(type) : words.say("no_type")),
    make("p", { class: "panj-when", dir: "auto" }, ...apart([when(table, row, words), where(store, row, words)], " · ")),
    ...sentences(store, row, words),
    allFields(table, row, words),
  );
  return card;
}

/**
 * Return the place as it was reported, else its name, else its coordinates; nothing if none of them is known.
 * @param {import("./store.js").Store} store
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
export function where(store, row, words) {
  const { table, lat, lon } = store;
  const told = table.text("location", row) || table.text("place_name", row);
  return told || (store.isPlaced(row) ? words.point(lat[row], lon[row]) : "");
}

/**
 * Return the date, to the precision that it is known to.
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
export function when(table, row, words) {
  const start = table.text("event_date", row);
  if (!start) return words.say("no_date");
  const end = table.text("event_date_end", row);
  const span = end && end !== start ? `${words.date(start)} – ${words.date(end)}` : words.date(start);
  const precision = table.text("time_precision", row);
  if (precision === "2") return `${span} (${words.say("to_the_week")})`;
  if (precision === "3") return `${span} (${words.say("to_the_month")})`;
  return span;
}

/**
 * Return what the figures mean, one paragraph each.
 * @param {import("./store.js").Store} store
 * @param {number} row
 * @param {import("./words.js").Words} words
 * @returns {(HTMLElement | null)[]}
 */
function sentences(store, row, words) {
  const { table } = store;
  const line = (/** @type {string | null} */ text, /** @type {string} */ kind) =>
    text ? make("p", { class: `panj-${kind}`, dir: "auto" }, text) : null;
  const parted = (/** @type {string[]} */ parts, /** @type {string} */ separator, /** @type {string} */ kind) =>
    parts.length ? make("p", { class: `panj-${kind}`, dir: "auto" }, ...apart(parts, separator)) : null;
  const notes = table.text("notes", row);
  const disputed = table.text("disputed", row);
  const doubts = table.text("doubts", row);
  return [
    line(notes, "notes"),
    parted(dead(table, row, words), "; ", "dead"),
    line(placing(store, row, words), "placing"),
    parted(distance(table, row, words), ", ", "distance"),
    probabilities(table, row, words),
    parted(disputed ? [words.say("sources_disagree"), disputed] : [], " ", "disputed"),
    parted(doubts ? [words.say("in_doubt"), doubts] : [], " ", "disputed"),
    line(sourceCount(table, row, words), "source-count"),
    source(table, row, words),
  ];
}

/**
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
function dead(table, row, words) {
  const best = table.cell("fatalities", row);
  const [low, high] = [table.cell("fatalities_low", row), table.cell("fatalities_high", row)];
  const injured = table.cell("injured", row);
  const parts = [];
  if (best !== "") parts.push(`${words.say("fatalities")}: ${shown(best, words)}`);
  if (low !== "" && high !== "" && low !== high) {
    parts.push(words.say("reports_between", { low: shown(low, words), high: shown(high, words) }));
  }
  if (injured !== "") parts.push(`${words.say("injured")}: ${shown(injured, words)}`);
  return parts;
}

/**
 * @param {string | number} value
 * @param {import("./words.js").Words} words
 */
function shown(value, words) {
  return typeof value === "number" ? words.number(value) : value;
}

/**
 * Return a number to three figures.
 * @param {number} value
 * @param {import("./words.js").Words} words
 */
function round(value, words) {
  return words.number(Number(value.toPrecision(3)));
}

/**
 * Say how well the place is known, and why the symbol may stand beside it.
 * @param {import("./store.js").Store} store
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
function placing(store, row, words) {
  if (!store.isPlaced(row)) return words.say("not_placed");
  const parts = [];
  const radius = store.radiusKm[row];
  const shape = store.shapeOf(row);
  if (store.hollow[row] && shape?.area !== false) {
    parts.push(
      Number.isNaN(radius) ? words.say("place_imprecise") : words.say("place_within", { km: round(radius, words) }),
    );
  }
  if (shape) parts.push(words.say(shape.area ? "place_area" : "place_line"));
  if (store.vague[row]) parts.push(words.say("vague"));
  const others = store.stack[row] - 1;
  if (others > 0) parts.push(words.say("spread_why", { n: words.number(others) }));
  return parts.join(" ");
}

/**
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
function distance(table, row, words) {
  const km = table.cell("border_km", row);
  if (typeof km !== "number") return [];
  const [low, high] = [table.cell("border_km_low", row), table.cell("border_km_high", row)];
  let text = words.say("km_from_border", { km: round(km, words) });
  if (typeof low === "number" && typeof high === "number" && low !== high) {
    text += ` (95 %: ${round(low, words)}–${round(high, words)})`;
  }
  const reach = table.text("reach", row);
  const chainage = table.cell("chainage_km", row);
  const along = typeof chainage === "number" ? words.say("at_chainage", { km: words.number(Math.round(chainage)) }) : "";
  return [text, reach && words.reach(reach), along].filter(Boolean);
}

/**
 * Return the probability of each zone, as a bar and a figure.
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement | null}
 */
function probabilities(table, row, words) {
  const list = make("dl", { class: "panj-within" });
  for (const name of table.names) {
    const km = /^within_(.+)_km$/.exec(name)?.[1];
    const share = table.cell(name, row);
    if (km === undefined || typeof share !== "number") continue;
    const meter = make("meter", { min: 0, max: 1, value: share, "aria-hidden": "true" });
    const distanceKm = Number(km.replace("_", "."));
    list.append(
      make("dt", {}, words.say("within_km", { km: Number.isNaN(distanceKm) ? km : words.number(distanceKm) })),
      make("dd", {}, meter, words.percent.format(share)),
    );
  }
  return list.childElementCount ? list : null;
}

/**
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
function sourceCount(table, row, words) {
  const sources = table.cell("sources", row);
  if (typeof sources === "number") return words.say("source_count", { n: words.number(sources) });
  const list = String(sources || table.cell("source", row));
  const count = list.split(";").filter((part) => part.trim()).length;
  return count > 1 ? words.say("source_count", { n: words.number(count) }) : null;
}

/**
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
function source(table, row, words) {
  const address = table.text("source_url", row);
  const name = table.text("source", row);
  if (webAddress(address)) return make("p", { class: "panj-source", dir: "auto" }, link(address, name || words.say("open_source")));
  return name ? make("p", { class: "panj-source", dir: "auto" }, ...apart([words.say("field:source"), name], ": ")) : null;
}

/**
 * Return every field of the row that has a value, as it is in the data.
 * @param {import("./decode.js").Table} table
 * @param {number} row
 * @param {import("./words.js").Words} words
 */
function allFields(table, row, words) {
  const list = make("dl", { class: "panj-fields" });
  const names = [...LEADING.filter((name) => table.has(name)), ...table.names.filter((name) => !LEADING.includes(name))];
  for (const name of names) {
    const text = table.text(name, row);
    if (text === "") continue;
    const value = make("dd", { dir: "auto", "data-field": name });
    if (ADDRESSES.test(name)) value.append(...linked(text));
    else value.append(text);
    list.append(make("dt", { dir: "auto" }, words.say(`field:${name}`).replace(/^field:/, "")), value);
  }
  return list;
}

/**
 * Return text with the addresses in it made links, and every character as it was.
 * @param {string} text
 * @returns {Node[]}
 */
function linked(text) {
  return text.split(/(https?:\/\/[^\s;]+)/).filter(Boolean).map((part) => link(part));
}

/**
 * Return the content of a cluster's popup: a button for each incident, or for the first of many.
 * @param {import("./store.js").Store} store
 * @param {number[]} rows
 * @param {import("./words.js").Words} words
 * @param {(row: number) => void} open
 * @returns {HTMLElement}
 */
export function clusterCard(store, rows, words, open) {
  const heading = newId("heading");
  const most = 100;
  const list = make("ul", { class: "panj-members" });
  for (const row of rows.slice(0, most)) {
    const type = words.say(store.table.text("event_type", row) || "no_type");
    const text = apart([when(store.table, row, words), type], " · ");
    list.append(make("li", {}, make("button", { type: "button", dir: "auto", onclick: () => open(row) }, ...text)));
  }
  return make(
    "article",
    { class: "panj-card", "aria-labelledby": heading, tabindex: "-1" },
    make("h2", { id: heading }, words.say("incidents_here", { n: words.number(rows.length) })),
    list,
    rows.length > most ? make("p", {}, words.say("first_of", { n: words.number(most) })) : null,
  );
}
