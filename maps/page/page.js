/** @file The whole page around a map: title, search, list, filters, legend, timeline, strip; and their common state. */

import { Facets } from "./facets.js";
import { Filter, FILTER_COLUMNS, SEARCH_COLUMNS } from "./filter.js";
import { aboutPanel, legend, switches } from "./legend.js";
import { IncidentList, LIST_COLUMNS } from "./list.js";
import { make, newId } from "./dom.js";
import { mayBePassedOn, offer, toCsv, toGeoJson } from "./download.js";
import { folded } from "./filter.js";
import { readState, writeState } from "./permalink.js";
import { Strip, STRIP_COLUMNS } from "./strip.js";
import { paintAll } from "./canvas.js";
import { drawForPaper, onPalette, palette } from "./theme.js";
import { Timeline } from "./timeline.js";

/** On a map narrower than this, in pixels, the whole border would be too small to begin with. */
const NARROW = 440;
const TABS = ["list", "filters", "legend", "about"];

/** The parts of the page and the choice that they share. */
export class Page {
  /**
   * @param {any} data - as maps/interactive.py packs it
   * @param {import("./explore.js").Explorer} explorer
   * @param {any} map
   * @param {{ zones: any, border: any, backdrop: any, hotspots: any }} layers
   */
  constructor(data, explorer, map, layers) {
    this.data = data;
    this.explorer = explorer;
    this.store = explorer.store;
    this.words = explorer.words;
    this.map = map;
    this.layers = layers;
    this.choice = {};
    /** The open tab, and the tabs that show an older choice. */
    this.tab = "list";
    /** @type {Set<string>} */
    this.stale = new Set();
    this.address = 0;
    this.counting = 0;
  }

  /** Load what the parts need, build them around the map, and take up what the address asks for. */
  async open() {
    const { store, explorer, words } = this;
    await store.table.load([...FILTER_COLUMNS, ...LIST_COLUMNS, ...STRIP_COLUMNS]);
    this.filter = new Filter(store);
    this.list = new IncidentList(explorer);
    this.facets = new Facets(this.filter, words, (part) => this.narrow(part));
    this.timeline = new Timeline(this.filter, words, (part) => this.narrow(part));
    this.strip = this.data.border
      ? new Strip(explorer, { ...this.data.border, hotspots: this.data.hotspots }, [this.filter.firstDay, this.filter.lastDay])
      : null;
    this.build();
    explorer.on("select", () => this.remember());
    this.map.on("moveend", () => this.remember());
    await this.restore(readState(location.hash));
    window.addEventListener("hashchange", () => {
      if (location.hash !== this.written) this.restore(readState(location.hash));
    });
  }

  build() {
    const { words, data } = this;
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.language === "fa" ? "rtl" : "ltr";
    document.title = data.title;
    const container = this.map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", words.say("map"));
    container.dir = "ltr";
    this.empty = make("p", { class: "panj-empty", role: "status" });
    const stage = make("main", { class: "panj-stage" }, container, this.empty);
    const bottom = make("footer", { class: "panj-bottom" }, ...this.stripPart(), this.timeline?.element);
    const L = /** @type {any} */ (globalThis).L;
    L.control.scale({ imperial: false }).addTo(this.map);
    this.map.attributionControl?.setPrefix("Leaflet");
    this.root = make("div", { class: "panj-page" }, this.header(), stage, this.side(), bottom);
    document.body.prepend(this.root);
    document.body.classList.add("panj-body");
    new ResizeObserver(() => this.fitStage()).observe(stage);
    this.fitStage();
    window.addEventListener("afterprint", () => this.forPaper(false));
    this.map.fitBounds(this.map.getSize().x < NARROW ? data.near_bounds : data.bounds, { animate: false });
  }

  /** Take up the size of the stage; where scale and credits have no room beside each other, the scale stands above. */
  fitStage() {
    this.map.invalidateSize({ animate: false });
    const credits = this.map.attributionControl?.getContainer();
    const corner = this.map.getContainer().querySelector(".leaflet-bottom.leaflet-left");
    if (!credits || !corner) return;
    const crowded = credits.offsetWidth + corner.offsetWidth > this.map.getSize().x;
    corner.style.marginBottom = crowded ? `${credits.offsetHeight}px` : "";
  }

  /**
   * Draw the map in the size and the colours of paper, or of the screen again; it shows the same ground.
   * @param {boolean} yes
   */
  forPaper(yes) {
    if (yes === this.root.classList.contains("panj-paper")) return;
    if (yes) this.onScreen = /** @type {[any, number]} */ ([this.map.getCenter(), this.map.getZoom()]);
    const bounds = this.map.getBounds();
    drawForPaper(yes);
    this.root.classList.toggle("panj-paper", yes);
    this.fitStage();
    if (yes) this.map.fitBounds(bounds, { animate: false });
    else if (this.onScreen) this.map.setView(...this.onScreen, { animate: false });
    paintAll();
  }

  /** Print; the map is drawn and on the screen before, for what is drawn while a browser prints may be lost. */
  async print() {
    this.forPaper(true);
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    window.print();
  }

  header() {
    const { words, data } = this;
    const box = newId("search");
    this.search = make("input", {
      id: box,
      type: "search",
      placeholder: words.say("search"),
      autocomplete: "off",
      oninput: () => this.sought(),
    });
    this.found = make("div", { class: "panj-found" });
    const button = (/** @type {string} */ name, /** @type {() => void} */ onclick) =>
      make("button", { type: "button", onclick }, words.say(name));
    this.resetButton = button("reset", () => this.reset());
    return make(
      "header",
      { class: "panj-header" },
      make("h1", { dir: "auto", title: data.title.slice(0, 500) }, data.title),
      make(
        "div",
        { class: "panj-tools" },
        make("div", { role: "search" }, make("label", { for: box, class: "panj-hidden" }, words.say("search")), this.search, this.found),
        this.resetButton,
        button("print", () => this.print()),
        button("save_csv", () => this.save("csv")),
        button("save_geojson", () => this.save("geojson")),
      ),
    );
  }

  /** Build the panel beside the map: one tab is shown at a time; on a phone the panel is closed until a tab is chosen. */
  side() {
    const { words, data, store } = this;
    const panels = {
      list: this.list?.element,
      filters: this.facets?.element,
      legend: make("div", {}, switches(this.map, this.layerList(), words), this.legend()),
      about: aboutPanel(data.about, store, words),
    };
    const tablist = make("div", { class: "panj-tabs", role: "tablist", "aria-label": words.say("panel") });
    const aside = make("aside", { class: "panj-side", "aria-label": words.say("panel") }, tablist);
    this.tabs = TABS.map((name) => {
      const [tabId, panelId] = [newId("tab"), newId("panel")];
      const tab = make("button", { type: "button", role: "tab", id: tabId, "aria-controls": panelId, onclick: () => this.openTab(name, true) }, words.say(`tab_${name}`));
      const panel = make("div", { class: `panj-panel panj-panel-${name}`, role: "tabpanel", id: panelId, "aria-labelledby": tabId, tabindex: "0" }, panels[/** @type {"list"} */ (name)]);
      tab.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.tabKey(event, name));
      tablist.append(tab);
      aside.append(panel);
      return { name, tab, panel };
    });
    this.aside = aside;
    this.openTab("list", false);
    return aside;
  }

  /** Return the legend, which is made anew when the palette changes. */
  legend() {
    let shown = legend(this.store, this.words);
    onPalette(() => {
      const fresh = legend(this.store, this.words);
      shown.replaceWith(fresh);
      shown = fresh;
    });
    return shown;
  }

  layerList() {
    const { words, layers, data } = this;
    const list = [];
    const colours = layers.zones ? palette(this.store.table.header.themes).zones : [];
    for (const [rank, band] of (layers.zones?.bands ?? []).entries()) {
      const colour = colours[Math.min(rank, colours.length - 1)];
      list.push({ key: `zone-${band.zoneKm}`, layer: band, colour, words: words.say("within_km", { km: words.number(band.zoneKm) }) });
    }
    if (layers.hotspots) {
      const colour = palette(this.store.table.header.themes).hotspot;
      list.push({ key: "hotspots", layer: layers.hotspots, colour, words: words.say("hotspots") });
    }
    if (layers.border) list.push({ key: "border", layer: layers.border, colour: data.border_colour, words: words.say("border") });
    if (layers.backdrop) list.push({ key: "backdrop", layer: layers.backdrop, words: words.say("backdrop") });
    return list;
  }

  /**
   * @param {string} name
   * @param {boolean} asked - by the reader: asking for the open tab closes the panel of a phone
   */
  openTab(name, asked) {
    const close = asked && this.tab === name && this.aside.classList.contains("panj-open");
    this.tab = name;
    this.aside.classList.toggle("panj-open", asked && !close);
    for (const { name: other, tab, panel } of this.tabs ?? []) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      panel.hidden = other !== name;
    }
    this.refreshTab();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} name
   */
  tabKey(event, name) {
    const forward = document.documentElement.dir === "rtl" ? -1 : 1;
    const step = event.key === "ArrowRight" ? forward : event.key === "ArrowLeft" ? -forward : 0;
    if (!step) return;
    const next = TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length];
    this.openTab(next, this.aside.classList.contains("panj-open") ? true : false);
    this.tabs?.find((one) => one.name === next)?.tab.focus();
  }

  /** Return the strip, closed, and put the button that opens it beside the dates. */
  stripPart() {
    if (!this.strip) return [];
    const strip = this.strip.element;
    strip.hidden = true;
    const button = make("button", { type: "button", class: "panj-strip-button", "aria-expanded": "false", onclick: () => {
      strip.hidden = !strip.hidden;
      button.setAttribute("aria-expanded", String(!strip.hidden));
    } }, this.words.say("strip"));
    const { row, element } = /** @type {Timeline} */ (this.timeline);
    (row ?? element).append(button);
    return [strip];
  }

  /**
   * Change a part of the choice and leave the others.
   * @param {import("./filter.js").Choice} part
   */
  narrow(part) {
    this.choose({ ...this.choice, ...part });
  }

  /**
   * Show what a choice lets through, everywhere.
   * @param {import("./filter.js").Choice} choice
   */
  choose(choice) {
    this.choice = choice;
    this.filter?.apply(choice);
    const { store, words } = this;
    this.explorer.marks.redraw();
    this.strip?.draw();
    this.timeline?.draw();
    // The counts and the list follow when the hand rests, so that a dragged slider never waits for them.
    clearTimeout(this.counting);
    this.counting = window.setTimeout(() => this.settle(), store.rows > 20000 ? 120 : 0);
    const nothing = store.rows === 0 ? "no_incidents" : store.visible.length === 0 ? "none_match" : "";
    const nowhere = !nothing && !store.visible.some((row) => store.isPlaced(row)) ? "none_placed" : "";
    this.empty.textContent = words.say(nothing || nowhere);
    this.empty.hidden = !(nothing || nowhere);
    this.explorer.tell("filter", store.visible.length);
    this.remember();
  }

  settle() {
    this.stale = new Set(["list", "filters"]);
    this.refreshTab();
    const { since, until, ...others } = /** @type {any} */ (this.choice);
    this.resetButton.disabled = ![since, until, ...Object.values(others)].some((value) => value !== undefined);
  }

  /** Bring the open tab up to date; the others wait until they are opened. */
  refreshTab() {
    if (!this.stale?.delete(this.tab)) return;
    if (this.tab === "list") this.list?.refresh();
    else this.facets?.refresh();
  }

  reset() {
    this.search.value = "";
    this.found.replaceChildren();
    this.timeline?.take({});
    this.choose({});
  }

  /** What was typed is looked for among the incidents, and among the places to go to. */
  async sought() {
    await this.store.table.load(SEARCH_COLUMNS);
    const text = this.search.value;
    this.narrow({ search: text.trim() || undefined });
    const wanted = folded(text.trim());
    const places = wanted.length < 2 ? [] : this.data.places.filter((/** @type {any} */ place) =>
      place.names.some((/** @type {string} */ name) => folded(name).startsWith(wanted)),
    );
    this.found.replaceChildren(...places.slice(0, 6).map((/** @type {any} */ place) =>
      make("button", { type: "button", onclick: () => this.goTo(place) }, this.words.say("go_to", { place: place.names[0] })),
    ));
  }

  /** @param {any} place */
  goTo(place) {
    this.found.replaceChildren();
    this.search.value = "";
    this.narrow({ search: undefined });
    this.map.setView([place.lat, place.lon], place.zoom, { animate: false });
    this.map.getContainer().focus();
  }

  /** @param {"csv" | "geojson"} format */
  async save(format) {
    const { table } = this.store;
    await table.load(table.names);
    const rows = mayBePassedOn(table, this.store.visible);
    const withheld = this.store.visible.length - rows.length;
    if (format === "csv") offer(`\ufeff${toCsv(table, rows)}`, "incidents.csv", "text/csv");
    else offer(toGeoJson(table, rows), "incidents.geojson", "application/geo+json");
    if (withheld) {
      this.empty.textContent = this.words.say("withheld", { n: this.words.number(withheld) });
      this.empty.hidden = false;
    }
  }

  /** Write the state into the address, when it has rested for a moment. */
  remember() {
    clearTimeout(this.address);
    this.address = window.setTimeout(() => {
      const center = this.map.getCenter();
      const { selected } = this.explorer.marks;
      this.written = `#${writeState({
        view: [center.lat, center.lng, this.map.getZoom()],
        choice: this.choice,
        open: selected < 0 ? null : this.store.idOf(selected),
      })}`;
      try {
        history.replaceState(history.state, "", this.written);
      } catch {
        // A page inside another (a notebook's frame) has no address of its own.
      }
    }, 250);
  }

  /** @param {import("./permalink.js").State} state */
  async restore(state) {
    if (state.choice.search) await this.store.table.load(SEARCH_COLUMNS);
    this.search.value = state.choice.search ?? "";
    this.timeline?.take(state.choice);
    this.choose(state.choice);
    if (state.view) this.map.setView([state.view[0], state.view[1]], state.view[2], { animate: false });
    if (state.open !== null) {
      const row = this.store.find(state.open);
      if (row >= 0) await this.explorer.select(row);
    }
  }
}
