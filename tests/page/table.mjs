// Packs a table as maps/payload.py does, by Node's own zlib.
import { deflateSync } from "node:zlib";

import { Table } from "../../maps/page/decode.js";

const packed = (bytes) => deflateSync(bytes).toString("base64");
const json = (value) => packed(Buffer.from(JSON.stringify(value), "utf8"));

/** Returns a table whose columns hold these texts and numbers; "" is missing. */
export async function tableOf(columns, extra = {}) {
  const lines = [];
  const heads = Object.entries(columns).map(([name, cells]) => {
    lines.push(json(cells));
    return { name, kind: "plain", values: lines.length - 1 };
  });
  const rows = Object.values(columns)[0].length;
  const table = await Table.open([json({ ...extra, rows, columns: heads }), ...lines].join("\n"));
  await table.load(table.names);
  return table;
}

/** What a header says of symbols: one style, for all. */
export const SYMBOLS = { styles: [{}], types: { "": 0 }, smallest: 4, largest: 17, most: 20, exact_km: 5, vague_km: 160 };

export { json, packed };
