import assert from "node:assert/strict";
import test from "node:test";

import { csvCell, mayBePassedOn, toCsv, toGeoJson } from "../../maps/page/download.js";
import { histogram } from "../../maps/page/timeline.js";
import { readState, writeState } from "../../maps/page/permalink.js";
import { webAddress } from "../../maps/page/dom.js";
import { tableOf } from "./table.mjs";

test("only http and https are addresses", () => {
  assert.equal(webAddress("https://news.example/a b"), "https://news.example/a%20b");
  assert.equal(webAddress("HTTP://news.example"), "http://news.example/");
  for (const text of ["javascript:alert(1)", "data:text/html,x", "//news.example", "file:///etc/passwd", "https://", "news.example", " java\nscript:x"]) {
    assert.equal(webAddress(text), null, text);
  }
});

test("no cell of a CSV file is a formula", () => {
  assert.equal(csvCell("=1+1"), "'=1+1");
  assert.equal(csvCell("@x"), "'@x");
  assert.equal(csvCell("\t=x"), "'\t=x");
  assert.equal(csvCell("-5"), "-5");
  assert.equal(csvCell(-5.5), "-5.5");
  assert.equal(csvCell('say "x", y'), '"say ""x"", y"');
  assert.equal(csvCell("two\nlines"), '"two\nlines"');
});

test("GeoJSON has longitude first and null where there is no place", async () => {
  const table = await tableOf({ event_id: ["a", "b"], latitude: [37.5, ""], longitude: [71.25, ""] });
  const { features } = JSON.parse(toGeoJson(table, [0, 1]));

  assert.deepEqual(features[0].geometry, { type: "Point", coordinates: [71.25, 37.5] });
  assert.equal(features[1].geometry, null);
  assert.deepEqual(features[1].properties, { event_id: "b" });
});

test("rows whose licence forbids it are not passed on", async () => {
  const table = await tableOf({ event_id: ["a", "b", "c"], source_licence: ["ACLED terms", "CC BY", ""] }, { forbidden_licences: ["ACLED terms"] });

  assert.deepEqual(mayBePassedOn(table, [0, 1, 2]), [1, 2]);
  assert.equal(toCsv(table, [1]), "event_id,source_licence\r\nb,CC BY\r\n");
});

test("a link gives back the state that it was made from", () => {
  const state = {
    view: [37.2, 71.3, 7.25],
    choice: { type: ["Battles", "a&b=c"], fatalities: 3, since: "2001-09-09", undated: false, search: "Хоруғ + x" },
    open: "id #1",
  };

  assert.deepEqual(readState(`#${writeState(state)}`), state);
});

test("a link that was tampered with is passed over where it makes no sense", () => {
  assert.deepEqual(readState("#view=91,0,3&since=never&fatalities=-1&undated=maybe&x=y"), { view: null, choice: {}, open: null });
  assert.deepEqual(readState("#view=1,2"), { view: null, choice: {}, open: null });
  assert.deepEqual(readState("#view=NaN,1,1&%"), { view: null, choice: {}, open: null });
});

test("a histogram counts every dated row once", () => {
  const day = Float64Array.of(0, 1, 9, NaN);

  assert.deepEqual([...histogram(day, null, 0, 9, 5)], [2, 0, 0, 0, 1]);
  assert.deepEqual([...histogram(day, [2, 3], 0, 9, 5)], [0, 0, 0, 0, 1]);
});
