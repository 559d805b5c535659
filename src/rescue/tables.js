// The tables of a shop as files: one JSON with everything, and a CSV for each table.
import { SMALL } from "./book.js";
import { COLUMNS, NONE } from "./columns.js";
import { isoDay } from "./days.js";
import { ROWS_PER_PART, customersTable, genericTable, salesTable } from "./csv.js";

/** Rows that count, by the names of their files. */
export function countRows(book) {
  const live = (table) => table.reduce((count, slot) => count + (slot.live ? 1 : 0), 0);
  const counts = { customers: live(book.customers), sales: book.sales.void.reduce((count, gone) => count + (gone === 0 ? 1 : 0), 0) };
  for (const name of ["products", "interactions", "reminders"]) counts[name] = live(book[name]);
  for (const { row, name } of SMALL) counts[name] = live(book.small[row]);
  return counts;
}

/** All files, each with its name and a way to write its parts. */
export function filesOf({ book, acts, problems, isWhole }, language) {
  const counts = countRows(book);
  const files = [
    { name: "everything.json", rows: null, type: "application/json", parts: () => jsonParts(book, acts, problems, isWhole, counts) },
    { name: "customers.csv", rows: counts.customers, parts: () => customersTable(book, language) },
    { name: "sales.csv", rows: counts.sales, parts: () => salesTable(book, language) },
  ];
  const others = ["products", "interactions", "reminders"].map((name) => [name, book[name]]);
  others.push(...SMALL.map(({ row, name }) => [name, book.small[row]]));
  for (const [name, slots] of others.filter(([name]) => counts[name] > 0)) {
    files.push({ name: `${name}.csv`, rows: counts[name], parts: () => genericTable(book, slots) });
  }
  return files.map((file) => ({ type: "text/csv", ...file }));
}

/** Numbers beyond 2^53 are written as text: only fingerprints and keys are that long. A replacer would be asked for each of millions of fields. */
BigInt.prototype.toJSON = function () {
  return String(this);
};
const written = (value) => JSON.stringify(value);

/** Everything, rows that were taken back and the acts included, in parts that no memory minds. */
function* jsonParts(book, acts, problems, isWhole, counts) {
  const about = { program: "Yushui", written_at: new Date().toISOString(), is_whole: isWhole, amounts: "in the smallest unit of the currency", quantities: "in thousandths" };
  yield `{\n"about":${written(about)},\n"problems":${written(problems)},\n"counts":${written(counts)},\n"settings":${written(book.settings)}`;
  const slots = (table) => table.map(({ live, value }, id) => ({ id, live, ...value }));
  yield* listParts("customers", slots(book.customers));
  yield* listParts("products", slots(book.products));
  yield* listParts("sales", saleRows(book));
  yield* listParts("receipts", [...book.facts].map(([receipt, facts]) => ({ receipt, ...facts })));
  yield* listParts("interactions", slots(book.interactions));
  yield* listParts("reminders", slots(book.reminders));
  for (const { row, name } of SMALL) yield* listParts(name, slots(book.small[row]));
  yield* listParts("history", acts.map(toldAct));
  yield "\n}\n";
}

function* listParts(name, rows) {
  yield `,\n"${name}":[`;
  let part = [];
  let isFirst = true;
  const join = () => `${isFirst ? "\n" : ",\n"}${part.join(",\n")}`;
  for (const row of rows) {
    if (row === undefined) continue;
    part.push(written(row));
    if (part.length === ROWS_PER_PART) {
      yield join();
      [part, isFirst] = [[], false];
    }
  }
  if (part.length > 0) yield join();
  yield "]";
}

function* saleRows(book) {
  const { sales } = book;
  for (let row = 0; row < sales.day.length; row += 1) {
    if (sales.day[row] === undefined) continue;
    const told = { row };
    for (const [name] of COLUMNS) told[name] = sales[name][row];
    told.customer = told.customer === NONE ? null : told.customer;
    told.product = told.product === NONE ? null : told.product;
    told.day = isoDay(told.day);
    yield told;
  }
}

/** An act with what it changed; sale rows stand among the sales. */
function toldAct(act) {
  const told = (op) => (op.SalesAdded ? { SalesAdded: { first_row: op.SalesAdded.first_row, rows: op.SalesAdded.rows.day.length } } : op);
  return { ...act, at: new Date(act.stamp.millis).toISOString(), ops: act.ops.map(told) };
}
