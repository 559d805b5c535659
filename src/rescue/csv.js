// Tables of RFC 4180 in UTF-8 with a byte order mark. Customers and sales have the titles of the app's own export, so that the app
// takes them in again.
import { NONE } from "./columns.js";
import { isoDay } from "./days.js";
import { parted } from "./postcard.js";
import { SOURCES, TITLES, YES_NO } from "./words.js";

/** Rows written at once, in any file. */
export const ROWS_PER_PART = 2_000;
const CHANNELS = [
  ["email", "Email"],
  ["weChat", "WeChat"],
  ["address", "Address"],
  ["qq", "Qq"],
  ["whatsApp", "WhatsApp"],
  ["line", "Line"],
  ["otherContact", "Other"],
];
const NOTHING = ["null", "\\n", "nan", "none", "n/a", "#n/a", "-", "--", "/"];
const WHOLE_CURRENCIES = ["Jpy", "Krw", "Vnd"];

/** What a spreadsheet would compute gets an apostrophe, which the import of the app takes off again. */
function guarded(text) {
  return /^[=+\-@\t\r\0'`]/.test(text) || NOTHING.includes(text.toLowerCase()) ? `'${text}` : text;
}

const quoted = (text, guardedText) => (/[,"\n\r;\t|]/.test(text) || text.trim() !== text ? `"${guardedText.replaceAll('"', '""')}"` : guardedText);
const cell = (text) => quoted(text, guarded(text));
const line = (cells) => `${cells.join(",")}\r\n`;

function* inParts(lines) {
  let part = "\ufeff";
  let count = 0;
  for (const one of lines) {
    part += one;
    count += 1;
    if (count % ROWS_PER_PART === 0) {
      yield part;
      part = "";
    }
  }
  yield part;
}

/** An exact decimal without separators. */
export function decimal(units, digits) {
  const sign = units < 0 ? "-" : "";
  const whole = String(units < 0 ? -BigInt(units) : BigInt(units)).padStart(digits + 1, "0");
  return digits === 0 ? sign + whole : `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

/** The same without zeros at its end. */
const shortDecimal = (units, digits) => decimal(units, digits).replace(/\.?0+$/, "");

/** Customers that are there and not in the trash. */
export function customersTable(book, language) {
  const titles = TITLES[language];
  const known = book.customers.filter((slot) => slot.live && slot.value.trashed === null).map((slot) => slot.value);
  const most = (count) => known.reduce((largest, customer) => Math.max(largest, count(customer)), 0);
  const repeated = (title, count) => Array.from({ length: count }, (_, at) => cell(at === 0 ? title : `${title} ${at + 1}`));
  const phones = Math.max(1, most((customer) => customer.phones.length));
  const handles = (customer, kind) => customer.channels.filter((channel) => channel.kind === kind).map((channel) => channel.handle);
  const channels = CHANNELS.map(([title, kind]) => ({ title, kind, count: most((customer) => handles(customer, kind).length) }));
  const own = (book.settings.CustomFields ?? []).map((field, at) => ({ ...field, at })).filter((field) => field.live);
  const upTo = (texts, count) => Array.from({ length: count }, (_, at) => cell(texts[at] ?? ""));
  function* lines() {
    yield line([
      cell(titles.name),
      ...repeated(titles.phone, phones),
      cell(titles.card),
      ...channels.flatMap(({ title, count }) => repeated(titles[title], count)),
      ...["tag", "birthday", "preference", "note", "origin", "source", "archived", "created"].map((title) => cell(titles[title])),
      ...own.map((field) => cell(field.name)),
    ]);
    for (const customer of known) {
      yield line([
        cell(customer.name),
        ...upTo(customer.phones.map((phone) => phone.raw), phones),
        cell(customer.card),
        ...channels.flatMap(({ kind, count }) => upTo(handles(customer, kind), count)),
        cell(tags(customer.tags)),
        cell(customer.birthday ? birthday(customer.birthday) : ""),
        cell(customer.preference),
        cell(customer.note),
        cell(customer.origin === "External" ? titles.external : ""),
        cell(customer.source === null ? "" : SOURCES[language][customer.source]),
        cell(customer.archived ? YES_NO[language][0] : ""),
        cell(customer.created ?? ""),
        ...own.map((field) => ownValue(field, customer.custom.find((entry) => entry.field === field.at)?.value, language)),
      ]);
    }
  }
  return inParts(lines());
}

function tags(list) {
  const joined = list.join("; ");
  return list.length === 1 && /[、，,|｜\n]/.test(joined) ? `${joined};` : joined;
}

function birthday({ calendar, year, month, day, leap_month: isLeap }) {
  const two = (number) => String(number).padStart(2, "0");
  if (calendar === "Lunar") return `农历${year === null ? "" : `${year}年`}${isLeap ? "闰" : ""}${month}月${day}日`;
  return year === null ? `${month}月${day}日` : `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function ownValue(field, value, language) {
  if (value === undefined) return "";
  const [kind, inside] = parted(value);
  if (kind === "YesNo") return cell(YES_NO[language][inside ? 0 : 1]);
  if (kind === "Number") return shortDecimal(inside.milli, 3);
  return cell(kind === "Choice" ? (field.choices[inside] ?? "") : inside);
}

/** Every sale that stands, one row a line. */
export function salesTable(book, language) {
  const titles = TITLES[language];
  const digits = WHOLE_CURRENCIES.includes(book.settings.Currency) ? 0 : 2;
  const order = (receipt) => `Y${receipt + 1}`;
  const find = (table, at) => (at !== NONE && table[at]?.live ? table[at].value : undefined);
  function* lines() {
    yield line(["date", "orderNumber", "name", "phone", "card", "product", "productCode", "quantity", "amount", "receiptNote", "takesBack"].map((title) => cell(titles[title])));
    const { sales } = book;
    for (let row = 0; row < sales.day.length; row += 1) {
      if (sales.void[row] !== 0) continue;
      const customer = find(book.customers, sales.customer[row]);
      const product = find(book.products, sales.product[row]);
      const facts = book.facts.get(sales.receipt[row]);
      yield line([
        cell(isoDay(sales.day[row])),
        cell(order(sales.receipt[row])),
        cell(customer?.name ?? ""),
        cell(customer?.phones[0]?.raw ?? ""),
        cell(customer?.card ?? ""),
        cell(product?.name ?? ""),
        cell(product?.code ?? ""),
        sales.quantity_milli[row] === 0 ? "" : decimal(sales.quantity_milli[row], 3),
        decimal(sales.amount_minor[row], digits),
        cell(facts?.note ?? ""),
        cell(facts && facts.reverses !== null ? order(facts.reverses) : ""),
      ]);
    }
  }
  return inParts(lines());
}

/** Any other table, with a column a field: what has parts of its own is written as JSON, customers and products by name as well. */
export function genericTable(book, slots) {
  const rows = slots.map((slot, id) => ({ id, slot })).filter(({ slot }) => slot.live);
  const fields = Object.keys(rows[0]?.slot.value ?? {});
  const named = { customer: book.customers, referrer: book.customers, product: book.products };
  function* lines() {
    yield line(["id", ...fields.flatMap((field) => (named[field] ? [field, `${field}_name`] : [field]))].map(cell));
    for (const { id, slot } of rows) {
      const cells = fields.flatMap((field) => {
        const value = slot.value[field];
        return named[field] ? [plain(value), cell(value === null ? "" : (named[field][value]?.value.name ?? ""))] : [plain(value)];
      });
      yield line([String(id), ...cells]);
    }
  }
  return inParts(lines());
}

function plain(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return cell(typeof value === "object" ? JSON.stringify(value) : String(value));
}
