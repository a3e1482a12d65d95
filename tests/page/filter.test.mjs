import assert from "node:assert/strict";
import test from "node:test";

import { Filter, folded } from "../../maps/page/filter.js";
import { Store } from "../../maps/page/store.js";
import { SYMBOLS, tableOf } from "./table.mjs";

const COLUMNS = {
  event_id: ["a", "b", "c", "d"],
  event_type: ["Battles", "Battles", "Riots", ""],
  event_date: ["2001-09-08", "2001-09-09", "", "2026-01-31"],
  actor1: ["Guards", "Rebels", "", "Guards"],
  actor2: ["Rebels", "Guards", "", ""],
  reach: ["Panj", "Pamir", "Panj", ""],
  zone: [5, 10, 5, ""],
  latitude: [37, 37, 37, ""],
  longitude: [70, 70, 71, ""],
  radius_km: [1, 9, "", ""],
  fatalities: [0, 3, 10, ""],
  notes: ["Shots near Хоруғ", "drone", "Market", ""],
};
const filterOf = async () => new Filter(new Store(await tableOf(COLUMNS, { symbols: SYMBOLS })));
const shown = (filter, choice) => {
  filter.apply(choice);
  return [...filter.store.visible].map((row) => COLUMNS.event_id[row]).join("");
};

test("each condition narrows, and all of them together", async () => {
  const filter = await filterOf();

  assert.equal(shown(filter, {}), "abcd");
  assert.equal(shown(filter, { type: ["Battles"] }), "ab");
  assert.equal(shown(filter, { type: ["Battles", ""] }), "abd");
  assert.equal(shown(filter, { actor: ["Rebels"] }), "ab");
  assert.equal(shown(filter, { actor: [""] }), "c");
  assert.equal(shown(filter, { zone: ["5"] }), "ac");
  assert.equal(shown(filter, { precision: ["imprecise"] }), "b");
  assert.equal(shown(filter, { precision: ["unplaced"] }), "d");
  assert.equal(shown(filter, { fatalities: 3 }), "bc");
  assert.equal(shown(filter, { type: ["Battles"], zone: ["5"], actor: ["Guards"] }), "a");
  assert.equal(shown(filter, {}), "abcd");
});

test("both ends of a span of time belong to it; what has no date stays unless it is sent away", async () => {
  const filter = await filterOf();

  assert.equal(shown(filter, { since: "2001-09-09" }), "bcd");
  assert.equal(shown(filter, { until: "2001-09-08" }), "ac");
  assert.equal(shown(filter, { since: "2001-09-08", until: "2001-09-09", undated: false }), "ab");
  assert.equal(shown(filter, { undated: false }), "abd");
});

test("search takes every word, whatever its case and marks", async () => {
  const filter = await filterOf();

  assert.equal(shown(filter, { search: "SHOTS хоруғ" }), "a");
  assert.equal(shown(filter, { search: "shots drone" }), "");
  assert.equal(folded("Ḩiṣār ӢÉ"), "hisar иe");
});

test("counts say what each further choice would give", async () => {
  const filter = await filterOf();
  filter.apply({ type: ["Battles"] });
  const counts = filter.counts();

  assert.deepEqual(Object.fromEntries(counts.type), { "": 1, Battles: 2, Riots: 1 });
  assert.deepEqual(Object.fromEntries(counts.reach), { "": 0, Panj: 1, Pamir: 1 });
  assert.deepEqual(Object.fromEntries(counts.actor), { "": 0, Guards: 2, Rebels: 2 });
});
