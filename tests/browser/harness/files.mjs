// Files that a test brings along: tables, their bytes in GBK, and the invented shop of the journeys.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rename, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The Monday on which the journeys take place: the invented shop ends on it, whatever the day of the run. */
export const MONDAY = "2026-03-16";

/** A moment of the journeys, so many days after that Monday, at nine in the morning in Shanghai. */
export const morning = (days = 0) => new Date(Date.parse(`${MONDAY}T09:00:00+08:00`) + days * 86_400_000);

let shop = null;

/** 600 customers and 5,000 sales; the same bytes in every run. */
export async function journeyShop() {
  shop ??= readShop(join(root, "target/journeys", MONDAY));
  return shop;
}

async function readShop(folder) {
  await mkdir(folder, { recursive: true });
  // Anew in each run, so that the files are those of the generator as it is; moved there whole, since another run may be reading them.
  const fresh = await mkdtemp(`${folder}-`);
  const options = ["--size", "J", "--days-end", MONDAY, "--identity", "clean", "--out", fresh];
  execFileSync("cargo", ["run", "--quiet", "--example", "generate", "--", ...options], { cwd: root, stdio: "inherit" });
  for (const name of await readdir(fresh)) await rename(join(fresh, name), join(folder, name));
  await rmdir(fresh);
  const table = async (name) => parseCsv(await readFile(join(folder, name), "utf8"));
  return { customers: await table("customers.csv"), sales: await table("sales.csv") };
}

/** A file as the page's picker takes it. */
export function csvFile(name, rows, encode = (text) => Buffer.from(text, "utf8")) {
  return { name, mimeType: "text/csv", buffer: encode(writeCsv(rows)) };
}

export function writeCsv(rows) {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return rows.map((row) => row.map(String).map(cell).join(",")).join("\r\n") + "\r\n";
}

export function parseCsv(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows;
}

let gbkOfSign = null;

/** The text in GBK. Node only decodes it, so the table is turned round. */
export function encodeGbk(text) {
  gbkOfSign ??= turnRound(new TextDecoder("gbk", { fatal: false }));
  return Buffer.concat(
    [...text].map((sign) => {
      const bytes = sign <= "\x7f" ? Buffer.from(sign) : gbkOfSign.get(sign);
      if (!bytes) throw new Error(`GBK has no ${sign}`);
      return bytes;
    }),
  );
}

function turnRound(decoder) {
  const table = new Map();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const bytes = Buffer.from([high, low]);
      const sign = decoder.decode(bytes);
      if ([...sign].length === 1 && sign !== "\ufffd" && !table.has(sign)) table.set(sign, bytes);
    }
  }
  return table;
}
