// The tables of a shop in memory, and the acts that make them (book/apply.rs). An act that is lost leaves a hole, no more.
import formats from "formats";
import { COLUMNS, emptyColumns } from "./columns.js";
import { parted } from "./postcard.js";

/** The small tables: variant of the change, stored name, name in the files. */
export const SMALL = formats.tables.map(([row, table, name]) => ({ row, table, name }));

/** A change of one field names a field of the row, or that name before `_minor`. */
const fieldNames = Object.fromEntries(
  [
    ["CustomerField", "Customer"],
    ["ProductField", "Product"],
    ["ReminderField", "Reminder"],
  ].map(([change, row]) => {
    const names = formats.types[row].fields.map(([name]) => name);
    const find = (variant) => {
      const wanted = variant.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
      return names.find((name) => name === wanted || name === `${wanted}_minor`);
    };
    return [change, Object.fromEntries(formats.types[change].variants.map(([variant]) => [variant, find(variant)]))];
  }),
);

export class Unfit extends Error {}

export class Book {
  customers = [];
  products = [];
  interactions = [];
  reminders = [];
  sales = emptyColumns();
  facts = new Map();
  settings = {};
  small = Object.fromEntries(SMALL.map(({ row }) => [row, []]));

  /** Carries out an act. One that adds rows where rows are is none of this shop's, as the shop itself has it. */
  apply(act) {
    const adds = act.ops.map((op) => this.#addition(op)).filter((found) => found !== null);
    if (adds.some(([table, at]) => at < table.length && table[at] !== undefined)) throw new Unfit("it adds what is there");
    act.ops.forEach((op) => this.#applyOp(op));
  }

  /** The table that an operation adds to, and the position; null for other operations. */
  #addition(op) {
    const [name, inside] = parted(op);
    if (name === "CustomerAdded") return [this.customers, inside.id];
    if (name === "ProductAdded") return [this.products, inside.id];
    if (name === "InteractionAdded") return [this.interactions, inside.at];
    if (name === "ReminderAdded") return [this.reminders, inside.at];
    if (name === "SalesAdded") return [this.sales.day, inside.first_row];
    if (name !== "Table") return null;
    const [row, change] = parted(inside);
    return change.Added ? [this.small[row], change.Added.at] : null;
  }

  #applyOp(op) {
    const [name, inside] = parted(op);
    const add = (table, at, value) => void (table[at] = { live: true, value });
    const live = (table, { first, count, live: isLive }) => {
      for (let at = first; at < first + count; at += 1) if (table[at]) table[at].live = isLive;
    };
    const set = (table, at, change, kind) => {
      const [variant, value] = parted(change);
      if (table[at]) table[at].value[fieldNames[kind][variant]] = value;
    };
    switch (name) {
      case "CustomerAdded":
        return add(this.customers, inside.id, inside.customer);
      case "CustomersLive":
        return live(this.customers, inside);
      case "CustomerSet":
        return set(this.customers, inside.id, inside.new, "CustomerField");
      case "ProductAdded":
        return add(this.products, inside.id, inside.product);
      case "ProductsLive":
        return live(this.products, inside);
      case "ProductSet":
        return set(this.products, inside.id, inside.new, "ProductField");
      case "InteractionAdded":
        return add(this.interactions, inside.at, inside.interaction);
      case "InteractionsLive":
        return live(this.interactions, inside);
      case "ReminderAdded":
        return add(this.reminders, inside.at, inside.reminder);
      case "RemindersLive":
        return live(this.reminders, inside);
      case "ReminderSet":
        return set(this.reminders, inside.at, inside.new, "ReminderField");
      case "SalesAdded":
        for (const [column] of COLUMNS) {
          inside.rows[column].forEach((cell, at) => (this.sales[column][inside.first_row + at] = cell));
        }
        return undefined;
      case "SalesLive":
        for (let at = inside.first_row; at < inside.first_row + inside.count; at += 1) {
          if (this.sales.day[at] !== undefined) this.sales.void[at] = inside.live ? 0 : 1;
        }
        return undefined;
      case "ReceiptSet":
        return isUsual(inside.new) ? void this.facts.delete(inside.receipt) : void this.facts.set(inside.receipt, inside.new);
      case "SettingSet":
        return void Object.assign(this.settings, inside.new);
      case "Table":
        return this.#applyRow(inside, add, live);
      case "RowsMoved": {
        const { to, rows } = inside;
        for (const row of rows.sales) if (this.sales.day[row] !== undefined) this.sales.customer[row] = to;
        for (const at of rows.interactions) if (this.interactions[at]) this.interactions[at].value.customer = to;
        for (const at of rows.reminders) if (this.reminders[at]) this.reminders[at].value.customer = to;
        return undefined;
      }
      default:
        throw new Unfit(`unknown change ${name}`);
    }
  }

  #applyRow(op, add, live) {
    const [row, change] = parted(op);
    const table = this.small[row];
    if (change.Added) add(table, change.Added.at, change.Added.row);
    else if (change.Live) live(table, change.Live);
    else if (table[change.Set.at]) table[change.Set.at].value = change.Set.new;
  }

  /** Takes from another book what this one lacks. */
  fillFrom(other) {
    const tables = ["customers", "products", "interactions", "reminders"];
    for (const name of tables) fill(this[name], other[name]);
    for (const { row } of SMALL) fill(this.small[row], other.small[row]);
    for (let at = 0; at < other.sales.day.length; at += 1) {
      if (this.sales.day[at] !== undefined || other.sales.day[at] === undefined) continue;
      for (const [column] of COLUMNS) this.sales[column][at] = other.sales[column][at];
    }
    for (const [receipt, facts] of other.facts) if (!this.facts.has(receipt)) this.facts.set(receipt, facts);
    this.settings = { ...other.settings, ...this.settings };
  }

  /** Rows of a table that no act and no page gave. */
  countHoles() {
    const slots = [this.customers, this.products, this.interactions, this.reminders, ...Object.values(this.small), this.sales.day];
    return slots.reduce((sum, table) => sum + table.length - table.reduce((count) => count + 1, 0), 0);
  }
}

function fill(table, other) {
  other.forEach((slot, at) => (table[at] ??= slot));
}

function isUsual(facts) {
  return facts.reverses === null && facts.note === "" && facts.discount_minor === 0 && !facts.is_promotion;
}
