/** @file The time slider: a histogram, two handles, exact dates, a window that plays. */

import { prepared } from "./canvas.js";
import { make, newId, oncePerFrame } from "./dom.js";
import { onPalette, palette } from "./theme.js";
import { dayNumber, isoDay } from "./words.js";

/** Widths of the window that can be chosen, in days; 0 is all of the time. */
const WINDOWS = [0, 30, 91, 365, 1826];
const STEPS_A_SECOND = 12;

/**
 * Count days into bins of equal length.
 * @param {Float64Array} day - NaN where there is no date
 * @param {ArrayLike<number> | null} rows - which to count; null is all
 * @param {number} first
 * @param {number} last
 * @param {number} bins
 */
export function histogram(day, rows, first, last, bins) {
  const counts = new Uint32Array(bins);
  const perDay = bins / (last - first + 1);
  const count = rows ? rows.length : day.length;
  for (let i = 0; i < count; i++) {
    const at = Math.floor((day[rows ? rows[i] : i] - first) * perDay);
    if (at >= 0 && at < bins) counts[at] += 1; // NaN is neither
  }
  return counts;
}

/** Chooses a span of time. */
export class Timeline {
  /**
   * @param {import("./filter.js").Filter} filter
   * @param {import("./words.js").Words} words
   * @param {(span: { since?: string, until?: string, undated?: boolean }) => void} changed
   */
  constructor(filter, words, changed) {
    this.filter = filter;
    this.words = words;
    this.changed = changed;
    this.first = filter.firstDay;
    this.last = filter.lastDay;
    this.since = this.first;
    this.until = this.last;
    this.timer = 0;
    /** The histogram of all incidents, by number of bins. @type {Map<number, Uint32Array>} */
    this.total = new Map();
    this.element = this.build();
    this.draw = oncePerFrame(() => this.paint());
    onPalette(this.draw);
    new ResizeObserver(this.draw).observe(this.canvas);
    this.show();
  }

  build() {
    const { words } = this;
    if (Number.isNaN(this.first)) {
      this.canvas = make("canvas", { hidden: true });
      return make("section", { class: "panj-timeline" }, make("p", {}, words.say("no_dates")), this.canvas);
    }
    this.canvas = make("canvas", { class: "panj-histogram", "aria-hidden": "true" });
    this.low = this.handle("since");
    this.high = this.handle("until");
    this.from = this.dateInput("since");
    this.to = this.dateInput("until");
    this.play = make(
      "button",
      { type: "button", class: "panj-play", "aria-pressed": "false", onclick: () => this.toggle() },
      words.say("play"),
    );
    this.row = make("div", { class: "panj-time-row" }, this.play, this.from.label, this.to.label, this.widths(), this.undated());
    return make(
      "section",
      { class: "panj-timeline", "aria-label": words.say("time") },
      this.row,
      make("div", { class: "panj-track" }, this.canvas, this.low, this.high),
    );
  }

  /** @param {"since" | "until"} edge */
  handle(edge) {
    return make("input", {
      type: "range",
      min: this.first,
      max: Math.max(this.last, this.first + 1),
      step: 1,
      "aria-label": this.words.say(edge),
      oninput: (/** @type {any} */ event) => this.dragged(edge, Number(event.target.value)),
    });
  }

  /** @param {"since" | "until"} edge */
  dateInput(edge) {
    const id = newId(edge);
    const input = make("input", {
      id,
      type: "date",
      min: isoDay(this.first),
      max: isoDay(this.last),
      onchange: () => {
        const day = dayNumber(input.value);
        if (!Number.isNaN(day)) this.dragged(edge, day);
        else this.show();
      },
    });
    return { input, label: make("label", { for: id }, `${this.words.say(edge)} `, input) };
  }

  widths() {
    const select = make("select", { onchange: () => this.setWidth(Number(select.value)) });
    for (const days of WINDOWS) {
      if (days < this.last - this.first) select.append(make("option", { value: days }, this.words.say(`window_${days}`)));
    }
    this.width = select;
    if (select.length < 2) return null; // the incidents are of one day, or nearly
    return make("label", {}, `${this.words.say("window")} `, select);
  }

  undated() {
    if (this.filter.undated === 0) return null;
    this.withUndated = make("input", { type: "checkbox", onchange: () => this.tell() });
    this.withUndated.checked = true;
    const text = this.words.say("undated", { n: this.words.number(this.filter.undated) });
    return make("label", { class: "panj-undated" }, this.withUndated, ` ${text}`);
  }

  /**
   * @param {"since" | "until"} edge
   * @param {number} day
   */
  dragged(edge, day) {
    const inside = Math.min(Math.max(day, this.first), this.last);
    if (edge === "since") [this.since, this.until] = [inside, Math.max(inside, this.until)];
    else [this.since, this.until] = [Math.min(inside, this.since), inside];
    this.width.value = "0";
    this.tell();
  }

  /** @param {number} days - 0 for all of the time */
  setWidth(days) {
    if (days === 0) [this.since, this.until] = [this.first, this.last];
    else if (this.since + days - 1 <= this.last) this.until = this.since + days - 1;
    else [this.since, this.until] = [this.last - days + 1, this.last];
    this.tell();
  }

  toggle() {
    if (this.timer) this.stop();
    else this.start();
  }

  start() {
    if (this.since === this.first && this.until === this.last) {
      this.width.value = String(WINDOWS.filter((days) => days < (this.last - this.first) / 3).at(-1) ?? 0);
      this.since = this.first;
      this.until = this.first + Math.max(Number(this.width.value), 1) - 1;
    }
    if (this.until >= this.last) [this.since, this.until] = [this.first, this.first + this.until - this.since];
    // Who wants less motion sees window after window, one a second.
    const calm = globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const width = this.until - this.since + 1;
    const step = calm ? width : Math.max(1, Math.round(width / STEPS_A_SECOND));
    this.timer = window.setInterval(() => this.advance(step), calm ? 1000 : 1000 / STEPS_A_SECOND);
    this.play.setAttribute("aria-pressed", "true");
    this.play.textContent = this.words.say("pause");
    this.tell();
  }

  /** @param {number} step - days */
  advance(step) {
    const by = Math.min(step, this.last - this.until);
    if (by <= 0) {
      this.stop();
      return;
    }
    this.since += by;
    this.until += by;
    this.tell();
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.play.setAttribute("aria-pressed", "false");
    this.play.textContent = this.words.say("play");
  }

  tell() {
    this.show();
    this.changed({
      since: this.since === this.first ? undefined : isoDay(this.since),
      until: this.until === this.last ? undefined : isoDay(this.until),
      undated: !this.withUndated || this.withUndated.checked ? undefined : false,
    });
  }

  /**
   * Take over a span that was chosen elsewhere.
   * @param {import("./filter.js").Choice} choice
   */
  take({ since, until, undated }) {
    if (Number.isNaN(this.first)) return;
    const inside = (/** @type {number} */ day) => Math.min(Math.max(day, this.first), this.last);
    this.since = since === undefined ? this.first : inside(dayNumber(since));
    this.until = until === undefined ? this.last : inside(dayNumber(until));
    if (this.withUndated) this.withUndated.checked = undated !== false;
    this.show();
  }

  show() {
    if (Number.isNaN(this.first)) return;
    for (const [handle, date, day] of [
      [this.low, this.from, this.since],
      [this.high, this.to, this.until],
    ]) {
      handle.value = String(day);
      handle.setAttribute("aria-valuetext", this.words.dayName(day));
      date.input.value = isoDay(day);
    }
    // When both handles stand at the right end, the left one must be on top to be caught.
    this.low.style.zIndex = this.since > (this.first + this.last) / 2 ? "2" : "1";
    this.draw();
  }

  paint() {
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (!width || !height || Number.isNaN(this.first)) return;
    const { store } = this.filter;
    const colours = palette(store.table.header.themes);
    const context = prepared(this.canvas, { width, height });
    const bins = Math.max(Math.min(Math.floor(width / 5), this.last - this.first + 1), 1);
    const all = this.total.get(bins) ?? histogram(store.day, null, this.first, this.last, bins);
    this.total.set(bins, all);
    const shown = histogram(store.day, store.visible, this.first, this.last, bins);
    const most = all.reduce((/** @type {number} */ a, /** @type {number} */ b) => Math.max(a, b), 1);
    const room = height - 14;
    const bar = width / bins;
    for (const [counts, colour] of [[all, colours.bar], [shown, colours.bar_shown]]) {
      context.fillStyle = colour;
      counts.forEach((/** @type {number} */ count, /** @type {number} */ i) => {
        if (count) context.fillRect(i * bar, room - Math.max((count / most) * room, 1.5), Math.max(bar - 1, 0.8), Math.max((count / most) * room, 1.5));
      });
    }
    this.drawYears(context, width, height, colours);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   * @param {any} colours
   */
  drawYears(context, width, height, colours) {
    const firstYear = Number(isoDay(this.first).slice(0, 4));
    const lastYear = Number(isoDay(this.last).slice(0, 4));
    const every = [1, 2, 5, 10, 20, 50, 100].find((n) => ((lastYear - firstYear + 1) / n) * 38 < width) ?? 200;
    const format = new Intl.NumberFormat(this.words.locale, { useGrouping: false });
    context.fillStyle = colours.faint_text;
    context.font = "10px system-ui, sans-serif";
    context.textBaseline = "bottom";
    context.textAlign = "left";
    let right = -1;
    for (let year = Math.ceil(firstYear / every) * every; year <= lastYear; year += every) {
      const day = Math.max(dayNumber(`${String(year).padStart(4, "0")}-01-01`), this.first);
      const x = ((day - this.first) / (this.last - this.first + 1)) * width;
      const text = format.format(year);
      if (x > right && x + 26 < width) context.fillText(text, x, height);
      right = x + 30;
    }
  }
}
