// Reads the generator's sales.csv (UTF-8, Chinese or English header, clean identity) into typed columns: the input of plain_classify.js.
// Works on bytes; makes no string and no object a row.

const COMMA = 44;
const QUOTE = 34;
const NEWLINE = 10;
const MINUS = 45;
const ZERO = 48;

/** Marks a walk-in in the customer column. */
export const NOBODY = 0xffffffff;

/** The columns of all rows and the number of customers. Cells: order, date, name, phone, card, product, quantity, amount. */
export function readColumns(bytes) {
  let capacity = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) capacity += 1;
  const columns = {
    receipt: new Uint32Array(capacity),
    customer: new Uint32Array(capacity),
    day: new Int32Array(capacity),
    amountMinor: new Float64Array(capacity),
    rows: 0,
    customers: 0,
  };
  const indexOfCard = new Map();
  const starts = new Int32Array(9);
  let at = bytes.indexOf(NEWLINE) + 1;
  let row = 0;
  let receipt = -1;
  let orderStart = 0;
  let orderLength = -1;
  let day = 0;
  let dateStart = -1;
  while (at < bytes.length) {
    let cell = 0;
    let quoted = false;
    starts[0] = at;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === COMMA && !quoted) starts[(cell += 1)] = at + 1;
      else if (byte === NEWLINE && !quoted) break;
    }
    at += 1;
    if (cell < 7) continue;
    const length = starts[1] - starts[0];
    if (length !== orderLength || !equal(bytes, orderStart, starts[0], length)) {
      receipt += 1;
      orderStart = starts[0];
      orderLength = length;
    }
    if (dateStart < 0 || !equal(bytes, dateStart, starts[1], 10)) {
      dateStart = starts[1];
      day = dayAt(bytes, dateStart);
    }
    columns.receipt[row] = receipt;
    columns.day[row] = day;
    columns.customer[row] = customerAt(bytes, starts[4], starts[5] - 1, indexOfCard);
    columns.amountMinor[row] = minorAt(bytes, starts[7]);
    row += 1;
  }
  columns.rows = row;
  columns.customers = indexOfCard.size;
  return columns;
}

function equal(bytes, left, right, length) {
  for (let at = 0; at < length; at += 1) if (bytes[left + at] !== bytes[right + at]) return false;
  return true;
}

function digits(bytes, start, count) {
  let value = 0;
  for (let at = start; at < start + count; at += 1) value = value * 10 + bytes[at] - ZERO;
  return value;
}

/** Days since 1970-01-01. */
function dayAt(bytes, start) {
  return Date.UTC(digits(bytes, start, 4), digits(bytes, start + 5, 2) - 1, digits(bytes, start + 8, 2)) / 86_400_000;
}

/** Cards are a letter and figures. */
function customerAt(bytes, start, end, indexOfCard) {
  if (end <= start) return NOBODY;
  const card = digits(bytes, start + 1, end - start - 1);
  let index = indexOfCard.get(card);
  if (index === undefined) indexOfCard.set(card, (index = indexOfCard.size));
  return index;
}

/** Amounts have two decimals. */
function minorAt(bytes, start) {
  const isNegative = bytes[start] === MINUS;
  let value = 0;
  for (let at = isNegative ? start + 1 : start; at < bytes.length; at += 1) {
    const digit = bytes[at] - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[at] !== 46) break;
  }
  return isNegative ? -value : value;
}
