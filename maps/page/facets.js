/** @file The controls that narrow the incidents, each choice with the number it would give. */

import { make, newId } from "./dom.js";
import { NONE } from "./filter.js";

/** A facet with more values than this shows the most frequent ones and a field to find the others. */
const MOST_SHOWN = 12;
const GROUPS = ["type", "precision", "zone", "reach", "actor"];

/** Shows and changes a choice. */
export class Facets {
  /**
   * @param {import("./filter.js").Filter} filter
   * @param {import("./words.js").Words} words
   * @param {(part: import("./filter.js").Choice) => void} changed
   */
  constructor(filter, words, changed) {
    this.filter = filter;
    this.words = words;
    this.changed = changed;
    /** @type {Record<string, string>} what was typed to find a value */
    this.sought = {};
    this.groups = Object.fromEntries(GROUPS.map((name) => [name, make("div", { class: "panj-values" })]));
    this.element = this.build();
  }

  build() {
    const { words } = this;
    const least = newId("least");
    this.least = make("input", {
      id: least,
      type: "number",
      min: 0,
      step: 1,
      value: 0,
      onchange: () => this.changed({ fatalities: Number(this.least.value) || undefined }),
    });
    const sections = GROUPS.filter((name) => this.filter.facets[name].values.length > 1).map((name) =>
      make("fieldset", { class: "panj-facet" }, make("legend", {}, words.say(`facet_${name}`)), this.finder(name), this.groups[name]),
    );
    sections.splice(2, 0, make("p", { class: "panj-least" }, make("label", { for: least }, words.say("at_least_fatalities")), " ", this.least));
    return make("div", { class: "panj-facets" }, ...sections);
  }

  /** @param {string} name */
  finder(name) {
    if (this.filter.facets[name].values.length <= MOST_SHOWN + 1) return null;
    const label = this.words.say("find_value");
    return make("input", {
      type: "search",
      class: "panj-finder",
      placeholder: label,
      "aria-label": `${label}: ${this.words.say(`facet_${name}`)}`,
      oninput: (/** @type {any} */ event) => {
        this.sought[name] = event.target.value.toLowerCase();
        this.refresh();
      },
    });
  }

  /** Show the choice and the counts of now. */
  refresh() {
    const counts = this.filter.counts();
    for (const name of GROUPS) this.fill(name, counts[name]);
    this.least.value = String(this.filter.choice.fatalities ?? 0);
  }

  /**
   * @param {string} name
   * @param {Map<string, number>} counts
   */
  fill(name, counts) {
    const chosen = /** @type {string[] | undefined} */ (/** @type {any} */ (this.filter.choice)[name]);
    const sought = this.sought[name] ?? "";
    const values = this.filter.facets[name].values
      .filter((value) => (counts.get(value) ?? 0) > 0 || chosen?.includes(value))
      .filter((value) => this.label(name, value).toLowerCase().includes(sought));
    if (name === "zone") values.sort((a, b) => (Number(a) || Infinity) - (Number(b) || Infinity));
    else if (name !== "precision") values.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    const isChosen = (/** @type {string} */ value) => chosen?.includes(value) ?? false;
    const shown = values.filter((value, place) => place < MOST_SHOWN || isChosen(value));
    const focused = document.activeElement?.getAttribute("data-value");
    const held = this.groups[name].contains(document.activeElement);
    this.groups[name].replaceChildren(...shown.map((value) => this.option(name, value, counts.get(value) ?? 0, isChosen(value))));
    if (held) {
      for (const box of this.groups[name].querySelectorAll("input")) {
        if (box.getAttribute("data-value") === focused) box.focus();
      }
    }
    const rest = values.length - shown.length;
    if (rest > 0) this.groups[name].append(make("p", { class: "panj-rest" }, this.words.say("and_more", { n: this.words.number(rest) })));
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {number} count
   * @param {boolean} chosen
   */
  option(name, value, count, chosen) {
    const box = make("input", {
      type: "checkbox",
      "data-value": value,
      onchange: () => this.toggle(name, value, box.checked),
    });
    box.checked = chosen;
    return make(
      "label",
      { class: "panj-value" },
      box,
      make("span", { dir: "auto", class: "panj-value-name" }, this.label(name, value)),
      make("span", { class: "panj-value-count" }, this.words.number(count)),
    );
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  label(name, value) {
    const { words } = this;
    if (name === "zone") {
      return value === NONE ? words.say("beyond_zones") : this.band(value);
    }
    if (value === NONE) return words.say("not_given");
    if (name === "reach") return words.reach(value);
    return name === "actor" ? value : words.say(name === "precision" ? `precision_${value}` : value);
  }

  /**
   * Return the distances of a zone: from the edge of the next smaller one to its own.
   * @param {string} value
   */
  band(value) {
    const km = Number(value);
    const smaller = this.filter.facets.zone.values.map(Number).filter((other) => other > 0 && other < km);
    if (Number.isNaN(km)) return value;
    const { words } = this;
    if (smaller.length === 0) return words.say("within_km", { km: words.number(km) });
    return `${words.number(Math.max(...smaller))}–${words.number(km)} ${words.say("km")}`;
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {boolean} on
   */
  toggle(name, value, on) {
    const before = /** @type {string[]} */ (/** @type {any} */ (this.filter.choice)[name] ?? []);
    const after = on ? [...before, value] : before.filter((one) => one !== value);
    this.changed({ [name]: after.length ? after : undefined });
  }
}
