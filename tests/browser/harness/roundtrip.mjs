// backup_roundtrip: the shop at the end of a journey is backed up, put back on a second machine, in the place of whatever is there, and backed up
// again. Both copies must be of the same state: equal hash of the book, equal counts, and the same acts byte for byte.
import { unlock, unseal } from "./sealing.mjs";
import { download, goTo } from "./walk.mjs";

const BACK_UP = /^(现在备份|現在備份|Back up now)$/;
const REPLACE = /^(替换|取代|Replace)$/;

/** The shop of each journey goes round; one second machine for all of them. */
export class RoundTrips {
  #browser;
  #second = null;
  #taken = new Set();
  /** Shops that came back the same. */
  equal = 0;
  /** Journeys that end without a shop. */
  empty = 0;
  /** Sealed shops among them, unsealed first: two sealed copies never hold equal bytes. */
  sealed = 0;
  #milliseconds = 0;

  constructor(browser) {
    this.#browser = browser;
  }

  /** Takes the shop of a fixture round, once for all sizes of a journey. */
  async take(t, journey) {
    if (this.#taken.has(journey)) return;
    this.#taken.add(journey);
    const begin = performance.now();
    // The journey is over, and so is what it did to the network.
    await t.context.setOffline(false);
    await t.context.unrouteAll();
    const shop = await findShop(t);
    if (shop === null) {
      this.empty += 1;
    } else {
      const first = await backUpIn(t, shop);
      compare(first, await this.#bringBack(t, first));
      this.equal += 1;
      this.sealed += shop.isSealed ? 1 : 0;
    }
    this.#milliseconds += performance.now() - begin;
  }

  async #bringBack(t, copy) {
    this.#second ??= await this.#openSecond(t);
    const page = this.#second;
    // The page draws itself anew for the restored shop.
    await page.locator(".files").evaluate((files) => (files.dataset.isFormer = "true"));
    const file = { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes };
    await page.locator('.files input[type="file"][accept=".yushui"]').setInputFiles(file);
    await page.getByRole("dialog").getByRole("button", { name: REPLACE }).click();
    await page.locator(".files:not([data-is-former])").waitFor();
    return copyOf(page);
  }

  async #openSecond(t) {
    const context = await this.#browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", serviceWorkers: "block" });
    const page = await context.newPage();
    return t.openHosted("#/files", page);
  }

  /** What was done, in one line. */
  told() {
    const parts = [`${this.equal} shops came back the same, ${this.sealed} of them sealed`, `${this.empty} journeys end without one`];
    return `backup_roundtrip: ${parts.join("; ")} (${(this.#milliseconds / 1000).toFixed(1)} s)`;
  }
}

/** The address of a page of the app with a shop in its browser, and whether that is sealed; `null` where there is none. */
async function findShop(t) {
  for (const page of t.context.pages()) {
    const address = page.url().replace(/#.*$/, "");
    if (address !== t.address && address !== t.single) continue;
    const shop = await page.evaluate(async () => {
      // A new tab opens what this browser had open last: the shop's own book, or the sample. The owner does it, not the counter.
      localStorage.removeItem("yushui.counter");
      const kind = localStorage["yushui.sample"] === "true" ? "yushui-sample" : "yushui";
      if (!(await indexedDB.databases()).some(({ name }) => name === kind)) return null;
      const answer = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      const database = await answer(indexedDB.open(kind));
      const acts = await answer(database.transaction("journal").objectStore("journal").count());
      const seal = await answer(database.transaction("meta").objectStore("meta").count(2));
      database.close();
      return acts > 0 ? { isSealed: seal > 0 } : null;
    });
    if (shop) return { ...shop, address };
  }
  return null;
}

/** Backs up in a new tab of the journey's browser: the page that the journey left may stand anywhere. */
async function backUpIn(t, { address, isSealed }) {
  const page = await t.context.newPage();
  await page.goto(`${address}#/files`);
  await t.waitUntilStarted(page);
  if (isSealed) {
    await unlock(page);
    await unseal(t, page);
    await goTo(t, "#/files", page);
  }
  return copyOf(page);
}

/** The page hands a copy out only after it has read it back and found it equal to the shop. */
function copyOf(page) {
  return download(page, page.locator(".files").getByRole("button", { name: BACK_UP }));
}

function compare(first, second) {
  const [one, two] = [readCopy(first.bytes), readCopy(second.bytes)];
  for (const what of Object.keys(one)) {
    if (one[what] !== two[what]) throw new Error(`backup_roundtrip: ${what} before ${one[what]}, after ${two[what]}`);
  }
}

/** What a plain backup says of the shop: acts, customers, rows, state, and its records. The layout stands in src/vault/backup.rs. */
function readCopy(bytes) {
  const end = 32 + bytes.readUInt32LE(28);
  let at = 32;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value.toString();
    }
  };
  const [, acts, customers, rows] = [varint(), varint(), varint(), varint()];
  return { acts, customers, rows, state: bytes.toString("hex", at, at + 32), records: bytes.toString("base64", end, bytes.length - 32) };
}
