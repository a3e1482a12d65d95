/** @file The view and the choice in the address, so that a link shows what its sender saw. */

import { dayNumber } from "./words.js";

const LISTS = ["type", "actor", "reach", "zone", "precision"];

/**
 * What a link holds.
 * @typedef {object} State
 * @property {[number, number, number] | null} view - latitude, longitude, zoom
 * @property {import("./filter.js").Choice} choice
 * @property {string | null} open - id of the incident that is open
 */

/**
 * Return the part of an address after the #.
 * @param {State} state
 */
export function writeState({ view, choice, open }) {
  const parts = new URLSearchParams();
  if (view) parts.append("view", `${view[0].toFixed(4)},${view[1].toFixed(4)},${Number(view[2].toFixed(2))}`);
  for (const [name, value] of Object.entries(choice)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) value.forEach((one) => parts.append(name, one));
    else parts.append(name, String(value));
  }
  if (open) parts.append("open", open);
  return parts.toString().replaceAll("%2C", ",");
}

/**
 * Read what is after the # of an address; what is not understood is passed over.
 * @param {string} hash - with or without the #
 * @returns {State}
 */
export function readState(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const numbers = (parts.get("view") ?? "").split(",").map(Number);
  const [lat, lon, zoom] = numbers;
  const good = numbers.length === 3 && Math.abs(lat) <= 85.06 && Math.abs(lon) <= 540 && zoom >= 0 && zoom <= 24;
  /** @type {import("./filter.js").Choice} */
  const choice = {};
  for (const name of LISTS) {
    const values = parts.getAll(name);
    if (values.length) /** @type {any} */ (choice)[name] = values;
  }
  const fatalities = Number(parts.get("fatalities"));
  if (fatalities > 0 && Number.isFinite(fatalities)) choice.fatalities = fatalities;
  for (const name of /** @type {("since" | "until")[]} */ (["since", "until"])) {
    const date = parts.get(name) ?? "";
    if (!Number.isNaN(dayNumber(date))) choice[name] = date;
  }
  if (parts.get("undated") === "false") choice.undated = false;
  const search = parts.get("search");
  if (search) choice.search = search.slice(0, 200);
  return { view: good ? [lat, lon, zoom] : null, choice, open: parts.get("open") };
}
