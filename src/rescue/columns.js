// Sale rows as they are stored: blocks of columns, each in the narrowest of a few widths (book/snapshot/columns.rs).
import { Unreadable } from "./postcard.js";

/** The columns in their order, each with the bits and the sign of its cells. */
export const COLUMNS = [
  ["receipt", 32, false],
  ["customer", 32, false],
  ["day", 32, true],
  ["amount_minor", 64, true],
  ["product", 32, false],
  ["quantity_milli", 64, true],
  ["fingerprint", 64, false],
  ["void", 8, false],
];
const MAX_BLOCK_ROWS = 1 << 20;
const STEPS = 16;

/** In the columns of customers and products: nobody, nothing. */
export const NONE = 0xffffffff;

export const emptyColumns = () => Object.fromEntries(COLUMNS.map(([name]) => [name, []]));

export function readColumns(blocks) {
  const columns = emptyColumns();
  blocks.forEach((block) => readBlock(block, columns));
  return columns;
}

/** Adds the rows of one block. */
export function readBlock(bytes, columns) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const need = (at, length) => {
    if (at + length > bytes.length) throw new Unreadable("a block of sales ends too early");
  };
  need(0, 4);
  const rows = view.getUint32(0, true);
  if (rows > MAX_BLOCK_ROWS) throw new Unreadable("a block of sales is too long");
  let at = 4;
  for (const [name, bits, isSigned] of COLUMNS) {
    need(at, 9);
    const form = bytes[at];
    const base = view.getBigInt64(at + 1, true);
    at += 9;
    const width = form === STEPS ? 1 : form;
    if (![0, 1, 2, 4, 8].includes(width)) throw new Unreadable("a column of sales has no known form");
    need(at, rows * width);
    const cells = columns[name];
    const cast = caster(bits, isSigned);
    let sum = base;
    for (let row = 0; row < rows; row += 1) {
      if (form === STEPS) sum += BigInt(bytes[at + row]);
      else if (width > 0) sum = base + offset(view, at + row * width, width);
      cells.push(cast(sum));
    }
    at += rows * width;
  }
  if (at !== bytes.length) throw new Unreadable("a block of sales is longer than its columns");
}

function offset(view, at, width) {
  if (width === 1) return BigInt(view.getUint8(at));
  if (width === 2) return BigInt(view.getUint16(at, true));
  return width === 4 ? BigInt(view.getUint32(at, true)) : view.getBigInt64(at, true);
}

function caster(bits, isSigned) {
  const wrap = isSigned ? BigInt.asIntN : BigInt.asUintN;
  return (value) => {
    const wrapped = wrap(bits, value);
    const number = Number(wrapped);
    return Number.isSafeInteger(number) ? number : wrapped;
  };
}
