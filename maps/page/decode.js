/** @file Unpacks the blocks that maps/payload.py packs: base64 → inflate → columns. */

/**
 * One column as the header of a block describes it.
 * @typedef {object} ColumnHead
 * @property {string} name
 * @property {"coded" | "follows" | "number" | "plain"} kind
 * @property {string} [parent] - of "follows": the column whose codes lead to this one's
 * @property {number} [values] - stream of the different values, or of all texts when plain
 * @property {number} [stream] - stream of integers
 * @property {number} [width] - bytes of each integer
 * @property {number} [base] - of "number": the integer that 1 stands for
 * @property {number} [decimals] - of "number"
 */

/** Texts, or codes into values (0 is missing), or integers above a base; whichever the column came as.
 * @typedef {object} Column
 * @property {any[]} values
 * @property {Uint8Array | Uint16Array | Uint32Array | null} codes
 * @property {number} base
 * @property {number} decimals
 */

/**
 * Return the bytes that base64 stands for.
 * @param {string} text
 * @returns {Uint8Array}
 */
export function fromBase64(text) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Return the bytes of a line of a block.
 * @param {string} line
 * @returns {Promise<Uint8Array>}
 */
export async function inflate(line) {
  const packed = new Blob([/** @type {BlobPart} */ (fromBase64(line))]).stream();
  const plain = packed.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/**
 * Return the JSON of a line of a block.
 * @param {string} line
 * @returns {Promise<any>}
 */
export async function inflateJson(line) {
  return JSON.parse(new TextDecoder().decode(await inflate(line)));
}

/**
 * Put planes of bytes together into integers.
 * @param {Uint8Array} planes - all lowest bytes first
 * @param {number} width - bytes of each integer: 1, 2 or 4
 * @returns {Uint8Array | Uint16Array | Uint32Array}
 */
export function joinPlanes(planes, width) {
  if (width === 1) return planes;
  const count = planes.length / width;
  const integers = width === 2 ? new Uint16Array(count) : new Uint32Array(count);
  for (let plane = 0, at = 0; plane < width; plane++) {
    const shift = 8 * plane;
    for (let i = 0; i < count; i++, at++) integers[i] |= planes[at] << shift;
  }
  return integers;
}

/** A table whose columns are unpacked when they are asked for. */
export class Table {
  /**
   * @param {any} header
   * @param {string[]} lines - of the block, without the header's
   */
  constructor(header, lines) {
    /** @type {any} */
    this.header = header;
    /** @type {number} */
    this.rows = header.rows;
    /** @type {ColumnHead[]} */
    this.heads = header.columns;
    /** @type {string[]} */
    this.names = this.heads.map((head) => head.name);
    this.lines = lines;
    /** @type {Map<string, Column>} */
    this.columns = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.pending = new Map();
  }

  /**
   * Open a block.
   * @param {string} block
   * @returns {Promise<Table>}
   */
  static async open(block) {
    const lines = block.trim().split("\n");
    return new Table(await inflateJson(lines[0]), lines.slice(1));
  }

  /** @param {string} name */
  has(name) {
    return this.names.includes(name);
  }

  /**
   * Unpack columns; names of columns that are not there are passed over.
   * @param {string[]} names
   */
  async load(names) {
    await Promise.all(names.map((name) => this.loadOne(name)));
  }

  /**
   * @param {string} name
   * @returns {Promise<void>}
   */
  loadOne(name) {
    let wait = this.pending.get(name);
    if (!wait) {
      const head = this.heads.find((one) => one.name === name);
      wait = head ? this.unpack(head) : Promise.resolve();
      this.pending.set(name, wait);
    }
    return wait;
  }

  /** @param {ColumnHead} head */
  async unpack(head) {
    const values = head.values === undefined ? [] : await inflateJson(this.lines[head.values]);
    /** @type {Column} */
    const column = { values, codes: null, base: head.base ?? 0, decimals: head.decimals ?? -1 };
    if (head.stream !== undefined) {
      column.codes = joinPlanes(await inflate(this.lines[head.stream]), head.width ?? 1);
    }
    if (head.kind === "follows") {
      await this.loadOne(/** @type {string} */ (head.parent));
      const parent = /** @type {any} */ (this.columns.get(/** @type {string} */ (head.parent)));
      const childOf = /** @type {any} */ (column.codes);
      column.codes = /** @type {any} */ (parent.codes).map((/** @type {number} */ code) => childOf[code]);
      if (childOf.BYTES_PER_ELEMENT > parent.codes.BYTES_PER_ELEMENT) {
        const wide = new childOf.constructor(this.rows);
        for (let i = 0; i < this.rows; i++) wide[i] = childOf[parent.codes[i]];
        column.codes = wide;
      }
    }
    this.columns.set(head.name, column);
    if (head.values !== undefined) this.lines[head.values] = "";
  }

  /**
   * Return a cell as it is in the data; empty when missing. The column must be loaded.
   * @param {string} name
   * @param {number} row
   * @returns {string | number}
   */
  cell(name, row) {
    const column = this.columns.get(name);
    if (!column) return "";
    if (!column.codes) return column.values[row] ?? "";
    const code = column.codes[row];
    if (code === 0) return "";
    if (column.decimals < 0) return column.values[code - 1];
    return (column.base + code - 1) / 10 ** column.decimals;
  }

  /**
   * @param {string} name
   * @param {number} row
   * @returns {string}
   */
  text(name, row) {
    return String(this.cell(name, row));
  }

  /**
   * Return a whole column as numbers, NaN where missing or no number.
   * @param {string} name
   * @returns {Float64Array}
   */
  numbers(name) {
    const numbers = new Float64Array(this.rows).fill(NaN);
    const column = this.columns.get(name);
    if (!column) return numbers;
    const { values, codes, base, decimals } = column;
    const power = 10 ** decimals;
    const known = decimals < 0 ? values.map((value) => (value === "" ? NaN : Number(value))) : [];
    for (let i = 0; i < this.rows; i++) {
      if (!codes) numbers[i] = known[i];
      else if (codes[i] > 0) numbers[i] = decimals < 0 ? known[codes[i] - 1] : (base + codes[i] - 1) / power;
    }
    return numbers;
  }

  /**
   * Return a whole column as codes into its different values; 0 is missing.
   * @param {string} name
   * @returns {{ codes: Uint8Array | Uint16Array | Uint32Array, values: any[] }}
   */
  coded(name) {
    const column = this.columns.get(name);
    if (!column) return { codes: new Uint8Array(this.rows), values: [] };
    if (column.codes && column.decimals < 0) return { codes: column.codes, values: column.values };
    const codes = new Uint32Array(this.rows);
    /** @type {Map<string | number, number>} */
    const codeOf = new Map([["", 0]]);
    for (let i = 0; i < this.rows; i++) {
      const value = this.cell(name, i);
      let code = codeOf.get(value);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(value, code);
      }
      codes[i] = code;
    }
    return { codes, values: [...codeOf.keys()].slice(1) };
  }
}
