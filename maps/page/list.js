/** @file The list of incidents: only the rows in sight are in the document, so that 100,000 scroll as 10 do. */

import { prepared } from "./canvas.js";
import { apart, make, newId, oncePerFrame } from "./dom.js";
import { when, where } from "./popup.js";
import { drawSymbol } from "./symbols.js";
import { palette } from "./theme.js";

/** Height of an item in pixels; the style sheet has the same. */
const ITEM = 58;
/** The columns that the list needs. */
export const LIST_COLUMNS = ["event_id", "location", "place_name", "border_km", "event_date_end", "time_precision"];
const ORDERS = ["newest", "oldest", "deadliest", "nearest"];

/** Shows the visible rows of a store, sorted, and keeps step with the map. */
export class IncidentList {
  /**
   * @param {import("./explore.js").Explorer} explorer
   */
  constructor(explorer) {
    this.explorer = explorer;
    this.store = explorer.store;
    this.words = explorer.words;
    /** Place in the list → row. */
    this.rows = new Uint32Array(0);
    this.active = -1;
    this.order = "newest";
    this.id = newId("list");
    /** @type {Map<string, Uint32Array>} */
    this.sorted = new Map();
    /** The items in the document, by their place in the list. @type {Map<number, { row: number, item: HTMLElement }>} */
    this.shown = new Map();
    this.draw = oncePerFrame(() => this.paint());
    this.element = this.build();
    explorer.on("select", (row) => this.follow(row));
    explorer.on("hover", () => this.draw());
    new ResizeObserver(this.draw).observe(this.box);
  }

  build() {
    const { words } = this;
    const order = make("select", { onchange: () => this.sort(order.value) });
    for (const name of ORDERS) order.append(make("option", { value: name }, words.say(`order_${name}`)));
    this.count = make("p", { class: "panj-count", role: "status" });
    this.items = make("div", { class: "panj-items", role: "presentation" });
    this.box = make(
      "div",
      {
        class: "panj-list",
        role: "listbox",
        tabindex: "0",
        id: this.id,
        "aria-label": words.say("incidents"),
        onscroll: this.draw,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.pressed(event),
        // Only for the keyboard: a pointer that comes in is on its own item, and the list must not scroll under it.
        onfocus: () => this.box.matches(":focus-visible") && this.active < 0 && this.rows.length && this.activate(0),
      },
      this.items,
    );
    return make(
      "div",
      { class: "panj-list-panel" },
      make("div", { class: "panj-list-head" }, this.count, make("label", {}, `${words.say("order")} `, order)),
      this.box,
    );
  }

  /** @param {string} order */
  sort(order) {
    this.order = order;
    this.box.scrollTop = 0;
    this.refresh();
  }

  /** Take over the rows that are visible now. */
  refresh() {
    const passing = new Uint8Array(this.store.rows);
    for (const row of this.store.visible) passing[row] = 1;
    this.rows = this.inOrder().filter((row) => passing[row] === 1);
    this.active = -1;
    this.count.textContent = this.words.say(this.rows.length === this.store.rows ? "count_all" : "count_some", {
      n: this.words.number(this.rows.length),
      all: this.words.number(this.store.rows),
    });
    this.draw();
  }

  /** Return all rows in the order that was chosen; rows without the value come last. */
  inOrder() {
    let rows = this.sorted.get(this.order);
    if (!rows) {
      const { store, order } = this;
      const values = order === "deadliest" ? store.fatalities
        : order === "nearest" ? store.table.numbers("border_km") : store.day;
      const sign = order === "oldest" || order === "nearest" ? 1 : -1;
      const key = values.map((value) => (Number.isNaN(value) ? Infinity : sign * value));
      rows = new Uint32Array(store.rows).map((_, row) => row).sort((a, b) => key[a] - key[b] || a - b);
      this.sorted.set(order, rows);
    }
    return rows;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const page = Math.max(Math.floor(this.box.clientHeight / ITEM) - 1, 1);
    const last = this.rows.length - 1;
    /** @type {Record<string, number>} */
    const targets = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: last,
    };
    if (event.key in targets && last >= 0) {
      event.preventDefault();
      this.activate(Math.min(Math.max(targets[event.key], 0), last));
    } else if ((event.key === "Enter" || event.key === " ") && this.active >= 0) {
      event.preventDefault();
      this.explorer.select(this.rows[this.active], { focus: true });
    }
  }

  /** @param {number} place - in the list */
  activate(place) {
    this.active = place;
    const top = place * ITEM;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    const over = top + ITEM - this.box.scrollTop - this.box.clientHeight;
    if (over > 0) this.box.scrollTop += over;
    this.explorer.hover(this.rows[place]);
    this.paint();
  }

  /**
   * Scroll to the row that was opened.
   * @param {number} row
   */
  follow(row) {
    const place = row < 0 ? -1 : this.rows.indexOf(row);
    if (place >= 0) {
      const top = place * ITEM;
      const seen = top >= this.box.scrollTop && top + ITEM <= this.box.scrollTop + this.box.clientHeight;
      if (!seen) this.box.scrollTop = top - this.box.clientHeight / 2 + ITEM / 2;
      this.active = place;
    }
    this.draw();
  }

  paint() {
    const first = Math.max(Math.floor(this.box.scrollTop / ITEM) - 2, 0);
    const last = Math.min(first + Math.ceil(this.box.clientHeight / ITEM) + 4, this.rows.length);
    this.items.style.height = `${this.rows.length * ITEM}px`;
    // Items that stay are not moved: a click on one that is taken out between press and release is lost.
    for (const [place, { row, item }] of this.shown) {
      if (place >= first && place < last && row === this.rows[place]) continue;
      item.remove();
      this.shown.delete(place);
    }
    let next = this.items.firstChild;
    for (let place = first; place < last; place++) {
      const row = this.rows[place];
      const kept = this.shown.get(place);
      const item = kept ? kept.item : this.item(place);
      if (kept) next = item.nextSibling;
      else this.items.insertBefore(item, next);
      this.shown.set(place, { row, item });
      this.mark(place, row, item);
    }
    if (this.active >= first && this.active < last) {
      this.box.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    } else this.box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} place - in the list */
  item(place) {
    const { store, words, explorer } = this;
    const row = this.rows[place];
    const { table } = store;
    const type = table.text("event_type", row);
    const dead = store.fatalities[row];
    const item = make(
      "div",
      {
        role: "option",
        id: `${this.id}-${place}`,
        "aria-posinset": place + 1,
        onclick: () => this.clicked(place),
        onmouseenter: () => explorer.hover(row),
        onmouseleave: () => explorer.hover(-1),
      },
      symbol(store, row),
      make("div", { class: "panj-item-text" },
        make("p", { class: "panj-item-title", dir: "auto" }, where(store, row, words) || words.say("not_placed")),
        make("p", { class: "panj-item-more", dir: "auto" }, ...apart([when(table, row, words), type && words.say(type)], " · ")),
      ),
      dead > 0 ? make("span", { class: "panj-item-dead" }, words.say("dead_short", { n: words.number(dead) })) : null,
    );
    item.style.top = `${place * ITEM}px`;
    return item;
  }

  /**
   * Show on an item what changes while it stands: where the keyboard and the pointer are, and what is open.
   * @param {number} place - in the list
   * @param {number} row
   * @param {HTMLElement} item
   */
  mark(place, row, item) {
    const { marks } = this.explorer;
    item.className = "panj-item";
    item.classList.toggle("panj-active", place === this.active);
    item.classList.toggle("panj-hovered", row === marks.hovered);
    item.setAttribute("aria-selected", String(row === marks.selected));
    item.setAttribute("aria-setsize", String(this.rows.length));
  }

  /** @param {number} place - in the list */
  clicked(place) {
    this.active = place;
    this.explorer.select(this.rows[place], { focus: true });
  }
}

/**
 * Return the symbol of an incident as a small picture.
 * @param {import("./store.js").Store} store
 * @param {number} row
 */
export function symbol(store, row) {
  return picture(store.table.header, store.style[row], store.hollow[row] === 1);
}

/**
 * Return a symbol as a small picture.
 * @param {any} header - of the table
 * @param {number} style - index
 * @param {boolean} hollow
 * @param {number} [radius]
 */
export function picture(header, style, hollow, radius = 6) {
  const canvas = make("canvas", { class: "panj-symbol", "aria-hidden": "true" });
  const side = Math.max(2 * radius + 10, 22);
  const context = prepared(canvas, { width: side, height: side });
  drawSymbol(context, header.symbols.styles[style], hollow, side / 2, side / 2, radius, palette(header.themes));
  return canvas;
}
