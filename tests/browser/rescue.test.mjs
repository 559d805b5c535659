// The page that rescues without the app: the same counts and fields as the app's own export, and what is damaged stops nothing else.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { GOLDEN_PASSPHRASE, golden, restore } from "./harness/copies.mjs";
import { csvFile } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, download, goTo, openOnMonday, setDay, title } from "./harness/walk.mjs";

/** Stored kinds that may grow at their end. */
const ROWS = ["Customer", "Product", "ReceiptFacts", "Interaction"];
const secret = (page) => page.getByLabel("密码或恢复码", { exact: true });

/** What the app itself exports. */
async function exported(t, page) {
  await goTo(t, "#/files", page);
  await title(page).filter({ hasText: "文件" }).waitFor();
  const customers = await download(page, button(page, "导出客户"));
  const sales = await download(page, button(page, "导出销售"));
  return { customers: customers.bytes.toString("utf8"), sales: sales.bytes.toString("utf8") };
}

async function openRescue(t, page = t.page, address = t.address) {
  await page.goto(`${address}rescue.html`);
  await page.getByRole("heading", { level: 1, name: "抢救资料" }).waitFor();
}

/** Reads the shop that is offered first; gives its tables. */
async function taken(page, passphrase = null) {
  if (passphrase) await secret(page).fill(passphrase);
  await button(page, "取出资料").click();
  return saved(page);
}

async function saved(page) {
  await button(page, "全部存成一个压缩包").waitFor();
  const file = async (name) => (await download(page, page.getByRole("button", { name: new RegExp(`^${name}`) }))).bytes.toString("utf8");
  return { everything: JSON.parse(await file("everything.json")), customers: await file("customers.csv"), sales: await file("sales.csv") };
}

/** Changes one byte of a record in the browser's database. */
const alter = (page, area, key, at) =>
  page.evaluate(
    ([area, key, at]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("yushui");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction(area, "readwrite").objectStore(area);
          const asked = store.get(key);
          asked.onsuccess = () => {
            asked.result[at] ^= 1;
            store.put(asked.result, key);
          };
          store.transaction.oncomplete = () => resolve(opening.result.close());
        };
      }),
    [area, key, at],
  );

for (const version of ["v2", "v3"]) {
  test(`what the rescue page writes is what the app exports, for the shop of ${version}`, async (t) => {
    const page = await openOnMonday(t);
    await restore(t, page, await golden(version));
    const wanted = await exported(t, page);
    await openRescue(t);
    const mark = t.mark();
    const found = await taken(page);
    await page.getByText("全部读出来了，一处也没有损坏。").waitFor();
    expectEqual(found.customers, wanted.customers, "customers");
    expectEqual(found.sales, wanted.sales, "sales");
    expectEqual([found.everything.history.length, found.everything.about.is_whole], [151, true], "history");
    const standing = found.everything.sales.filter((row) => row.void === 0).length;
    expectEqual(standing, wanted.sales.trimEnd().split("\r\n").length - 1, "sales in JSON");
    const packed = await download(page, button(page, "全部存成一个压缩包"));
    expectEqual([packed.bytes.subarray(0, 2).toString(), packed.name.endsWith(".zip")], ["PK", true], "the ZIP file");
    t.expectNoRequestsSince(mark);
  });
}

test("a sealed shop asks for its passphrase or recovery key, and says which of three things is wrong", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  await restore(t, page, await golden("v4_sealed"), GOLDEN_PASSPHRASE);
  const wanted = await exported(t, page);
  await openRescue(t);
  await page.getByText("这份资料加了密。").waitFor();
  await secret(page).fill("别的密码别的密码");
  await button(page, "取出资料").click();
  await page.getByRole("alert").getByText(/密码不对/).waitFor();
  await t.expectAccessible(page);
  const found = await taken(page, GOLDEN_PASSPHRASE);
  expectEqual(found.customers, wanted.customers, "customers");
  expectEqual(found.sales, wanted.sales, "sales");

  // An altered record is left out and named; what the pages hold of it comes back.
  await alter(page, "journal", 60 * 4_096, 90);
  await openRescue(t);
  const partly = await taken(page, GOLDEN_PASSPHRASE);
  await page.getByText("损坏的操作：第60步").waitFor();
  expectEqual(partly.everything.problems.damaged, [60], "damaged acts");
  expectEqual(partly.sales, wanted.sales, "sales beside the damage");

  // Without its header nothing opens, and no passphrase is blamed.
  await alter(page, "meta", 2, 80);
  await openRescue(t);
  await button(page, "取出资料").click();
  await page.getByRole("alert").getByText(/记着密码的那一小块损坏了/).waitFor();
});

test("a damaged act of a plain shop is named, everything else is read", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openOnMonday(t);
  const people = ["马燕", "佟杰", "=1+1"];
  for (const name of people) await bringIn(t, csvFile(`${name.length}${name.charCodeAt(0)}.csv`, [["姓名", "手机"], [name, `1381111${name.charCodeAt(0) % 10000}`.padEnd(11, "0")]]));
  await alter(page, "journal", 2 * 4_096, 70);
  await openRescue(t);
  const { everything, customers } = await taken(page);
  await page.getByText(/损坏的操作：第2步|丢失的操作/).waitFor();
  expectEqual(everything.about.is_whole, false, "whole");
  expectEqual(everything.customers.filter(Boolean).map(({ name }) => name).includes("马燕"), true, "the first customer");
  expectEqual(customers.includes("'=1+1"), true, "a guard before what a spreadsheet would compute");
  await t.expectAccessible(page);
  await button(page, "English").click();
  await page.getByRole("heading", { level: 1, name: "Rescue the data" }).waitFor();
  expectEqual(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
});

test("backups of every former version are read from the file", { timeoutMs: 120_000, context: { colorScheme: "dark" } }, async (t) => {
  const { page } = t;
  await setDay(t);
  await openRescue(t);
  await page.getByText(/这个浏览器里没有找到店/).waitFor();
  expectEqual(await page.evaluate(async () => (await indexedDB.databases()).length), 0, "databases made by looking");
  await t.expectAccessible(page);
  for (const [version, customers, rows] of [["v1", 78, 1279], ["v2", 85, 1560], ["v3", 113, 1551]]) {
    await openRescue(t);
    await page.getByLabel(/或者选一份备份/).setInputFiles(await golden(version));
    const { everything } = await saved(page);
    expectEqual([everything.counts.customers, everything.sales.length], [customers, rows], version);
  }
  const cut = await golden("v3");
  await openRescue(t);
  await page.getByLabel(/或者选一份备份/).setInputFiles({ ...cut, buffer: cut.buffer.subarray(0, cut.buffer.length - 5_000) });
  const { everything } = await saved(page);
  await page.getByText("文件后面缺了一段").waitFor();
  expectEqual(everything.about.is_whole, false, "a file cut short");
});

test("every stored kind of every version is read to its last byte", async () => {
  const { build } = await import("../../src/rescue/node_modules/esbuild/lib/main.js");
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const [table, outfile] = ["formats.json", "postcard.mjs"].map((name) => join(root, "target/rescue", name));
  await build({ entryPoints: [join(root, "src/rescue/postcard.js")], bundle: true, format: "esm", alias: { formats: table }, outfile });
  const { Reader, read } = await import(pathToFileURL(outfile).href);
  const lines = (await readFile(join(root, "tests/golden/schema_v1.txt"), "utf8")).trim().split("\n");
  for (const line of lines) {
    const [, name, hex] = line.match(/^(.*) ([0-9a-f]+)$/);
    // Currencies stand there by their codes.
    const kind = /^[A-Z]{3}$/.test(name) ? "Currency" : name.match(/^[A-Za-z]+/)[0];
    const reader = new Reader(Buffer.from(hex, "hex"));
    read(kind, reader);
    // Rows of former versions end earlier; what they did not know is read as zeros.
    const at = ROWS.includes(kind) ? Math.min(reader.at, hex.length / 2) : reader.at;
    expectEqual(at, hex.length / 2, `bytes of ${name}`);
  }
  expectEqual(lines.length > 200, true, `${lines.length} lines`);
  // What is read is also carried out.
  const { types } = JSON.parse(await readFile(table, "utf8"));
  const book = await readFile(join(root, "src/rescue/book.js"), "utf8");
  expectEqual(types.Op.variants.map(([name]) => name).filter((name) => !book.includes(`case "${name}":`)), [], "changes that the page does not know");
});

test("beside the single file the rescue page opens by double click and reads the same shop", async (t) => {
  await setDay(t);
  await t.openSingleFile();
  await restore(t, t.page, await golden("v3"));
  const wanted = await exported(t, t.page);
  await openRescue(t, t.page, pathToFileURL(join(t.dist, "/")).href);
  const found = await taken(t.page);
  expectEqual(found.customers, wanted.customers, "customers");
  expectEqual(found.sales, wanted.sales, "sales");
  expectEqual([...new Set(t.requests.since(0))].every((request) => request.startsWith("GET file:")), true, "requests");
});
