import assert from "node:assert/strict";
import test from "node:test";

import { arrange } from "../../maps/page/incidents.js";
import { clipped, traceArea, traceLine } from "../../maps/page/paths.js";
import { Occupied, withoutEdges } from "../../maps/page/backdrop.js";
import { Store } from "../../maps/page/store.js";
import { SYMBOLS, tableOf } from "./table.mjs";

const world = (left, top, size = 1000) => ({ zoom: 0, scale: 1000, left, top, width: size, height: size, marginX: 0, marginY: 0, obstacles: { zoom: NaN, boxes: [] } });
const storeOf = async (lon, lat, more = {}) => new Store(await tableOf({ longitude: lon, latitude: lat, ...more }, { symbols: SYMBOLS }));

/** Stands for a canvas and keeps what is drawn. */
class Pen {
  steps = [];
  moveTo(x, y) { this.steps.push(["M", x, y]); }
  lineTo(x, y) { this.steps.push(["L", x, y]); }
  closePath() { this.steps.push(["Z"]); }
}

test("a few incidents are all drawn, a crowd becomes a cluster that holds every one of them", async () => {
  const few = await storeOf([10, 20, ""], [0, 0, ""]);
  const many = await storeOf(Array(1000).fill(10.5), Array(1000).fill(0));

  assert.deepEqual(arrange(few, world(0, 0)).singles.sort(), [0, 1]);
  const { singles, clusters } = arrange(many, world(0, 0));
  assert.equal(singles.length, 0);
  assert.deepEqual(clusters.map((cluster) => [cluster.count, cluster.rows().length, cluster.shares[0]]), [[1000, 1000, 1000]]);
});

test("what is out of sight, filtered out or too vague is not drawn", async () => {
  const store = await storeOf([10, 170, 10, 10], [0, 0, 0, 0], { radius_km: [1, 1, 1, 500] });
  store.visible = Uint32Array.of(0, 1, 3);

  assert.deepEqual(arrange(store, world(400, 400, 200)).singles, [0]);
});

test("incidents at one place stand apart, no two on one spot", async () => {
  const store = await storeOf(Array(40).fill(70), Array(40).fill(37));
  const spots = Array.from({ length: 40 }, (_, row) => store.spread(row));

  for (let a = 0; a < 40; a++) {
    for (let b = 0; b < a; b++) assert.ok(Math.hypot(spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]) > 10);
  }
});

test("an incident alone at its place stands on it", async () => {
  const store = await storeOf([70, 71], [37, 37]);

  assert.deepEqual(store.spread(0), [0, 0]);
});

test("the area of a symbol is in proportion to the fatalities", async () => {
  const store = await storeOf([1, 2, 3, 4], [0, 0, 0, 0], { fatalities: [20, 10, 0, ""] });

  assert.ok(Math.abs(store.size[0] ** 2 / store.size[1] ** 2 - 2) < 1e-5);
  assert.deepEqual([store.size[2], store.size[3]], [4, 4]);
});

test("a ring is cut at the edge of the canvas", () => {
  const square = clipped([-100, -100, 50, -100, 50, 50, -100, 50], 100, 100);
  const corners = new Set();
  for (let i = 0; i < square.length; i += 2) corners.add(`${square[i]},${square[i + 1]}`);

  assert.deepEqual(corners, new Set(["-8,-8", "50,-8", "50,50", "-8,50"]));
  assert.deepEqual(clipped([200, 200, 300, 200, 300, 300], 100, 100), []);
});

test("lines out of sight are left out, and points finer than a pixel", () => {
  const [pen, view] = [new Pen(), world(0, 0)];
  traceLine(pen, view, Float64Array.of(2, 2, 3, 3));
  assert.deepEqual(pen.steps, []);

  traceLine(pen, view, Float64Array.of(0.1, 0.1, 0.1001, 0.1, 0.2, 0.1));
  assert.deepEqual(pen.steps, [["M", 100, 100], ["L", 200, 100]]);
});

test("an area within the canvas is drawn as it is", () => {
  const pen = new Pen();
  traceArea(pen, world(0, 0), Float64Array.of(0.1, 0.1, 0.2, 0.1, 0.2, 0.2));

  assert.deepEqual(pen.steps.map(([what]) => what).join(""), "MLLZ");
});

test("a box is taken once", () => {
  const taken = new Occupied();

  assert.ok(taken.take(0, 0, 10, 10));
  assert.ok(!taken.take(5, 5, 10, 10));
  assert.ok(taken.take(10, 0, 10, 10));
});

test("the edge of the window in which a country was cut is no frontier", () => {
  const square = [0, 0, 10, 0, 0, 4, 0, 6, -10, 0, 0, -10]; // a ring around a window from 0 to 10

  assert.deepEqual(withoutEdges(square, [0, 0, 10, 10]), []);
  assert.deepEqual(withoutEdges(square, [0, 0, 20, 20]), [[10, 0, 0, 4, 0, 6, -10, 0]]);
});
