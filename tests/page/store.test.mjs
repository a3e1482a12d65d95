import assert from "node:assert/strict";
import test from "node:test";

import { toWorld } from "../../maps/page/mercator.js";
import { Store } from "../../maps/page/store.js";
import { SYMBOLS, tableOf } from "./table.mjs";

const SHAPES = {
  district: { area: true, km: 20, lines: [[700000, 370000, 1000, 0, 0, 1000]] },
  river: { area: false, lines: [[700000, 370000, 1000, 0]] },
};
const storeOf = async (places, radii) => {
  const columns = { longitude: places.map(() => 70), latitude: places.map(() => 37), place_id: places, radius_km: radii };
  return new Store(await tableOf(columns, { symbols: SYMBOLS, shapes: SHAPES, units: 10000 }));
};

test("a roughly known place has the ground that is known of it, in the world's coordinates", async () => {
  const store = await storeOf(["district", "river"], [20, 300]);

  assert.deepEqual([0, 1].map((row) => store.shapeOf(row).area), [true, false]);
  assert.deepEqual([...store.shapeOf(0).lines[0].slice(2, 4)], toWorld(70.1, 37));
  assert.equal(store.shapeOf(0), store.shapeOf(0));
});

test("an exact place, a widened one, and one of which nothing is known have a disc only", async () => {
  const store = await storeOf(["district", "district", "village", "", "constructor"], [1, 30, 20, 20, 20]);

  assert.deepEqual([0, 1, 2, 3, 4].map((row) => store.shapeOf(row)), [null, null, null, null, null]);
});
