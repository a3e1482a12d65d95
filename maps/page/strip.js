/** @file The border unrolled: where along it, and when. */

import { prepared } from "./canvas.js";
import { make, oncePerFrame } from "./dom.js";
import { drawSymbol } from "./symbols.js";
import { onPalette, palette } from "./theme.js";
import { isoDay } from "./words.js";

/** The columns that the strip needs. */
export const STRIP_COLUMNS = ["chainage_km"];
const EDGE = { left: 44, right: 12, top: 8, bottom: 34 };

/** A second view of the visible incidents: chainage across, time upwards. */
export class Strip {
  /**
   * @param {import("./explore.js").Explorer} explorer
   * @param {{ length_km: number, reaches: { name: string, key: string, from_km: number, to_km: number }[],
   *   hotspots: { from_km: number, to_km: number, times: number }[] }} border
   * @param {[number, number]} span - first and last day
   */
  constructor(explorer, border, span) {
    this.explorer = explorer;
    this.store = explorer.store;
    this.border = border;
    this.span = span;
    this.chainage = this.store.table.numbers("chainage_km");
    /** @type {{ x: number, y: number, row: number }[]} */
    this.dots = [];
    this.draw = oncePerFrame(() => this.paint());
    this.canvas = make("canvas", {
      class: "panj-strip-canvas",
      role: "img",
      "aria-label": explorer.words.say("strip_label"),
      onmousemove: (/** @type {MouseEvent} */ event) => explorer.hover(this.pick(event)),
      onmouseleave: () => explorer.hover(-1),
      onclick: (/** @type {MouseEvent} */ event) => {
        const row = this.pick(event);
        if (row >= 0) explorer.select(row);
      },
    });
    this.element = make("div", { class: "panj-strip" }, this.canvas);
    explorer.on("hover", this.draw);
    explorer.on("select", this.draw);
    onPalette(this.draw);
    new ResizeObserver(this.draw).observe(this.canvas);
  }

  /** @param {MouseEvent} event */
  pick(event) {
    let [best, nearest] = [-1, 14 ** 2];
    for (const dot of this.dots) {
      const away = (dot.x - event.offsetX) ** 2 + (dot.y - event.offsetY) ** 2;
      if (away <= nearest) [best, nearest] = [dot.row, away];
    }
    return best;
  }

  paint() {
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (!width || !height) return;
    const colours = palette(this.store.table.header.themes);
    const context = prepared(this.canvas, { width, height });
    this.drawFrame(context, width, height, colours);
    this.place(width, height);
    const { styles } = this.store.table.header.symbols;
    const { selected, hovered } = this.explorer.marks;
    const crowded = this.dots.length > 2000;
    for (const { x, y, row } of this.dots) {
      const style = styles[this.store.style[row]];
      if (crowded) {
        context.fillStyle = style.colour;
        context.fillRect(x - 1, y - 1, 2, 2);
      } else drawSymbol(context, style, this.store.hollow[row] === 1, x, y, 3.5, colours);
    }
    for (const { x, y, row } of this.dots) {
      if (row !== selected && row !== hovered) continue;
      drawSymbol(context, styles[this.store.style[row]], this.store.hollow[row] === 1, x, y, 5, colours);
      context.beginPath();
      context.arc(x, y, 9, 0, 2 * Math.PI);
      context.strokeStyle = colours.focus;
      context.lineWidth = 2.5;
      context.stroke();
    }
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  place(width, height) {
    const [first, last] = this.span;
    const across = (width - EDGE.left - EDGE.right) / this.border.length_km;
    const up = (height - EDGE.top - EDGE.bottom) / Math.max(last - first, 1);
    this.dots = [];
    for (const row of this.store.visible) {
      const [km, day] = [this.chainage[row], this.store.day[row]];
      if (Number.isNaN(km) || Number.isNaN(day)) continue;
      this.dots.push({ x: EDGE.left + km * across, y: height - EDGE.bottom - (day - first) * up, row });
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} width
   * @param {number} height
   * @param {any} colours
   */
  drawFrame(context, width, height, colours) {
    const across = (width - EDGE.left - EDGE.right) / this.border.length_km;
    const bottom = height - EDGE.bottom;
    context.font = "11px system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif";
    context.textAlign = "center";
    context.textBaseline = "top";
    context.fillStyle = colours.hotspot;
    context.globalAlpha = 0.25;
    for (const { from_km: from, to_km: to } of this.border.hotspots) {
      context.fillRect(EDGE.left + from * across, EDGE.top, Math.max((to - from) * across, 2), bottom - EDGE.top);
    }
    context.globalAlpha = 1;
    for (const reach of this.border.reaches) {
      const [from, to] = [EDGE.left + reach.from_km * across, EDGE.left + reach.to_km * across];
      context.fillStyle = colours.reaches[reach.key] ?? colours.border;
      context.fillRect(from, bottom, to - from - 1, 4);
      context.fillStyle = colours.text;
      if (context.measureText(reach.name).width < to - from) context.fillText(reach.name, (from + to) / 2, bottom + 20);
    }
    context.fillStyle = colours.faint_text;
    for (let km = 0; km <= this.border.length_km; km += width < 600 ? 400 : 200) {
      context.fillText(this.explorer.words.number(km), EDGE.left + km * across, bottom + 6);
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
    const [first, last] = this.span;
    if (Number.isNaN(first)) return;
    const bottom = height - EDGE.bottom;
    const up = (bottom - EDGE.top) / Math.max(last - first, 1);
    const [firstYear, lastYear] = [first, last].map((day) => Number(isoDay(day).slice(0, 4)));
    const every = [1, 2, 5, 10, 20, 50].find((n) => ((lastYear - firstYear) / n) * 18 < bottom) ?? 100;
    const format = new Intl.NumberFormat(this.explorer.words.locale, { useGrouping: false });
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.strokeStyle = colours.graticule;
    context.lineWidth = 0.6;
    for (let year = Math.ceil(firstYear / every) * every; year <= lastYear; year += every) {
      const y = bottom - (Date.UTC(year, 0, 1) / 86400000 - first) * up;
      if (y > bottom || y < EDGE.top) continue;
      context.fillText(format.format(year), EDGE.left - 6, y);
      context.beginPath();
      context.moveTo(EDGE.left, y);
      context.lineTo(width - EDGE.right, y);
      context.stroke();
    }
  }
}
