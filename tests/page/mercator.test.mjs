import assert from "node:assert/strict";
import test from "node:test";

import { fromWorld, groundCircle, toWorld, unpackLine } from "../../maps/page/mercator.js";

const near = (actual, expected, tolerance) => assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test("the world is a square of side 1", () => {
  assert.deepEqual(toWorld(0, 0), [0.5, 0.5]);
  near(toWorld(0, 85.0511287798)[1], 0, 1e-9); // the northern edge of EPSG:3857
  near(toWorld(180, -85.0511287798)[0], 1, 1e-12);
});

test("the way back from the world ends where it began", () => {
  const [lon, lat] = fromWorld(...toWorld(71.5531, 37.4897));

  near(lon, 71.5531, 1e-10);
  near(lat, 37.4897, 1e-10);
});

test("a circle is as large on the ground as it says", () => {
  // On the WGS 84 meridian from 37° N, 60 km north is latitude 37.540625 (GeographicLib, geodesic direct problem).
  const [lon, lat] = fromWorld(...groundCircle(71, 37, 60).slice(0, 2));

  near(lon, 71, 1e-9);
  near(lat, 37.540625, 0.003 * 0.540625);
});

test("a line is put together from its steps", () => {
  const line = unpackLine([700000, 370000, 1, -1], 10000);
  const [lon, lat] = fromWorld(line[2], line[3]);

  near(lon, 70.0001, 1e-9);
  near(lat, 36.9999, 1e-9);
});
