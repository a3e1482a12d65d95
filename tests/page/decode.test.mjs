import assert from "node:assert/strict";
import test from "node:test";

import { fromBase64, joinPlanes, Table } from "../../maps/page/decode.js";
import { json, packed, tableOf } from "./table.mjs";

test("base64 gives back every byte", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);

  assert.deepEqual(fromBase64(Buffer.from(bytes).toString("base64")), bytes);
});

test("planes hold the lowest bytes of all integers first", () => {
  assert.deepEqual([...joinPlanes(Uint8Array.of(1, 2, 1, 0), 2)], [257, 2]);
  assert.deepEqual([...joinPlanes(Uint8Array.of(255, 255, 255, 255), 4)], [4294967295]);
});

test("each kind of column gives its cells back, and 0 is a missing one", async () => {
  const lines = [
    json(["east", "west"]),
    packed(Uint8Array.of(1, 0, 2)),
    json(["Khorugh", "Panj"]),
    packed(Uint8Array.of(0, 2, 1)), // missing → missing, east → Panj, west → Khorugh
    packed(Uint8Array.of(0, 1, 251)),
    json(["", "a", 0.1]),
  ];
  const columns = [
    { name: "side", kind: "coded", values: 0, stream: 1, width: 1 },
    { name: "town", kind: "follows", parent: "side", values: 2, stream: 3, width: 1 },
    { name: "km", kind: "number", stream: 4, width: 1, base: -5, decimals: 1 },
    { name: "note", kind: "plain", values: 5 },
  ];
  const table = await Table.open([json({ rows: 3, columns }), ...lines].join("\n"));
  await table.load(["town", "km", "note", "no such column"]);

  const cells = (name) => [0, 1, 2].map((row) => table.cell(name, row));
  assert.deepEqual(cells("side"), ["east", "", "west"]);
  assert.deepEqual(cells("town"), ["Panj", "", "Khorugh"]);
  assert.deepEqual(cells("km"), ["", -0.5, 24.5]);
  assert.deepEqual(cells("note"), ["", "a", 0.1]);
  assert.deepEqual([...table.numbers("km")], [NaN, -0.5, 24.5]);
  assert.deepEqual([...table.coded("note").codes], [0, 1, 2]);
});

test("texts come through as they were", async () => {
  const texts = ["\u0000", "</script>", "{{7*191}}", "🚨", "\u202e", "a\r\nb", "\ufffd"];
  const table = await tableOf({ text: texts });

  assert.deepEqual(texts.map((_, row) => table.text("text", row)), texts);
});
