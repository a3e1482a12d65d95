/** @file The shown incidents as CSV or GeoJSON, made in the page. */

import { make } from "./dom.js";

/**
 * Return a cell of a CSV file: quoted where it must be, and never a formula for a spreadsheet. A number may start with a minus; any
 * other text that starts as a formula does gets an apostrophe in front.
 * @param {string | number} value
 */
export function csvCell(value) {
  let text = String(value);
  if (typeof value !== "number" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {import("./decode.js").Table} table - all columns loaded
 * @param {Iterable<number>} rows
 */
export function toCsv(table, rows) {
  const lines = [table.names.map(csvCell).join(",")];
  for (const row of rows) lines.push(table.names.map((name) => csvCell(table.cell(name, row))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/**
 * Return a FeatureCollection as RFC 7946 has it: longitude first, no more than seven decimals.
 * @param {import("./decode.js").Table} table - all columns loaded
 * @param {Iterable<number>} rows
 */
export function toGeoJson(table, rows) {
  const features = [];
  for (const row of rows) {
    const [lon, lat] = [table.cell("longitude", row), table.cell("latitude", row)];
    const placed = typeof lon === "number" && typeof lat === "number";
    const geometry = placed ? { type: "Point", coordinates: [lon, lat].map((degrees) => Number(degrees.toFixed(7))) } : null;
    const properties = Object.fromEntries(
      table.names.map((name) => [name, table.cell(name, row)]).filter(([, value]) => value !== ""),
    );
    features.push({ type: "Feature", geometry, properties });
  }
  return JSON.stringify({ type: "FeatureCollection", features });
}

/**
 * Return the rows that may be passed on: not those whose licence forbids it.
 * @param {import("./decode.js").Table} table - with "source_licence" loaded
 * @param {ArrayLike<number>} rows
 * @returns {number[]}
 */
export function mayBePassedOn(table, rows) {
  const forbidden = new Set(table.header.forbidden_licences);
  return Array.from(rows).filter((row) => !forbidden.has(table.text("source_licence", row)));
}

/**
 * Hand a text to the reader as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function offer(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
