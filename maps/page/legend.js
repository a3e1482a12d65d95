/** @file The legend, the switches of the layers, and what is said about the data. */

import { link, make } from "./dom.js";
import { picture } from "./list.js";

/**
 * Return the legend of what is on the map.
 * @param {import("./store.js").Store} store
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement}
 */
export function legend(store, words) {
  const header = store.table.header;
  const { styles, smallest, largest, most } = header.symbols;
  const used = new Set(store.style);
  const types = make("ul", { class: "panj-legend" });
  styles.forEach((/** @type {any} */ style, /** @type {number} */ i) => {
    if (used.has(i)) types.append(make("li", {}, picture(header, i, false), words.say(style.label)));
  });
  const any = styles.length - 1;
  const sizes = [Math.round(most / 10), Math.round(most / 2), most].filter((n, i, all) => n > 0 && all.indexOf(n) === i);
  const dead = make("ul", { class: "panj-legend panj-sizes" }, make("li", {}, picture(header, any, false, smallest), words.say("fatalities_few")));
  for (const n of sizes) {
    const radius = Math.max(largest * Math.sqrt(n / most), smallest);
    dead.append(make("li", {}, picture(header, any, false, radius), words.number(n)));
  }
  const place = make(
    "ul",
    { class: "panj-legend" },
    make("li", {}, picture(header, any, false), words.say("exact")),
    make("li", {}, picture(header, any, true), words.say("imprecise_hint")),
  );
  const part = (/** @type {string} */ title, /** @type {Node} */ body) => [make("h3", {}, words.say(title)), body];
  return make(
    "section",
    { class: "panj-legend-panel" },
    ...part("type", types),
    ...part("fatalities", dead),
    ...part("place", place),
  );
}

/**
 * Return the switches of the layers.
 * @param {any} map
 * @param {{ key: string, layer: any, colour?: string, words: string }[]} layers
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement}
 */
export function switches(map, layers, words) {
  const list = make("fieldset", { class: "panj-layers" }, make("legend", {}, words.say("layers")));
  for (const { layer, colour, words: name } of layers) {
    const box = make("input", {
      type: "checkbox",
      onchange: () => (box.checked ? map.addLayer(layer) : map.removeLayer(layer)),
    });
    box.checked = map.hasLayer(layer);
    layer.on("add remove", () => (box.checked = map.hasLayer(layer)));
    const swatch = colour ? make("span", { class: "panj-swatch", "aria-hidden": "true" }) : null;
    if (swatch) swatch.style.background = colour;
    list.append(make("label", { class: "panj-value" }, box, swatch, make("span", { class: "panj-value-name" }, name)));
  }
  return list;
}

/**
 * Return what is said about the data: notes, cut-off, sources with their licences.
 * @param {any} about - as maps/interactive.py writes it
 * @param {import("./store.js").Store} store
 * @param {import("./words.js").Words} words
 * @returns {HTMLElement}
 */
export function aboutPanel(about, store, words) {
  const unplaced = store.lon.reduce((count, lon) => count + Number(Number.isNaN(lon)), 0);
  const vague = store.vague.reduce((count, one) => count + one, 0);
  const lines = [
    about.first && words.say("incidents_cutoff", { first: words.date(about.first), last: words.date(about.last) }),
    unplaced > 0 && words.say("unplaced", { n: words.number(unplaced) }),
    vague > 0 && words.say("vague_count", { n: words.number(vague) }),
    about.no_strip,
    about.outside > 0 && words.say("outside_zone", { n: words.number(about.outside) }),
    about.perhaps_outside > 0 && words.say("perhaps_outside", { n: words.number(about.perhaps_outside) }),
    about.replaced > 0 && words.say("replaced", { n: words.number(about.replaced) }),
    words.say("radius_note"),
    words.say("zones_note"),
    words.say("note"),
  ];
  const sources = make("ul", { class: "panj-sources" });
  for (const data of about.datasets) {
    sources.append(
      make(
        "li",
        {},
        make("b", {}, data.title),
        [data.attribution, data.vintage].filter(Boolean).map((part) => `. ${part}`).join(""),
        ". ",
        data.licence_url ? link(data.licence_url, data.licence) : data.licence,
      ),
    );
  }
  return make(
    "section",
    { class: "panj-about" },
    ...lines.filter(Boolean).map((line) => make("p", { dir: "auto" }, /** @type {string} */ (line))),
    make("h3", {}, words.say("sources")),
    sources,
    make("p", {}, words.say("made_with")),
  );
}
