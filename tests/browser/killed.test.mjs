// Death under load. kill_browser: SIGKILL of every process of the browser; kill_tab: the crash of a tab; two_tabs: four tabs sell at once and
// some of them crash. Nothing that the page called saved is missing, nothing is there twice, and the shop opens as ever.
// YUSHUI_KILLS=200 kills so often (50 unless told), YUSHUI_SEED repeats the moments of a former run.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvFile, journeyShop } from "./harness/files.mjs";
import { countActs, dice, openCounter, seedOf, sellUntilDeath, soldAmounts, waitForActs } from "./harness/load.mjs";
import { startMortal } from "./harness/mortal.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, download, goTo } from "./harness/walk.mjs";

const KILLS = Number(process.env.YUSHUI_KILLS ?? 50);
const TIMEOUT_MS = 120_000 + KILLS * 8_000;
/** A life under load lasts at most so long: some dozens of sales, and pages that are written meanwhile. */
const LIFE_MS = 500;
/** Acts before the first sale: the imported file. */
const ACTS_BEFORE = 1;

const afterwards = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What was acknowledged in all lives so far, and what the shop must say of it. */
class Ledger {
  acknowledged = 0;
  /** Sales that were written although nobody heard of it. */
  unheard = 0;
  /** The last sale that is on disk. */
  last = 0;

  /** From the next amount on, without end. */
  *amounts() {
    for (let amount = this.last + 1; ; amount += 1) yield amount;
  }

  saved(amount) {
    expectEqual(amount, this.last + 1, "the next sale");
    this.last = amount;
    this.acknowledged += 1;
  }

  /** Compares the shop with what was acknowledged: all of it, at most one sale more, each once and in its order. */
  async compare(t, page, all = false) {
    const told = await soldAmounts(t, page, { all });
    const newest = told[0] ?? 0;
    if (newest !== this.last && newest !== this.last + 1) throw new Error(`${this.last} sales were acknowledged, the shop has ${newest}`);
    this.unheard += newest - this.last;
    this.last = newest;
    const wanted = Array.from({ length: all ? newest : told.length }, (_, at) => newest - at);
    expectEqual(told, wanted, "the sales, newest first");
    expectEqual(await countActs(page), ACTS_BEFORE + newest, "acts on disk");
  }

  tell(what, deaths, seed) {
    console.log(`     ${what}: ${deaths} deaths (seed ${seed}), ${this.acknowledged} sales acknowledged, 0 lost, 0 torn; ${this.unheard} written unheard`);
    if (this.acknowledged < deaths) throw new Error(`only ${this.acknowledged} sales in ${deaths} lives: that is no load`);
  }
}

/** Sells until the page dies, at a random moment. */
async function sellAndDie(page, ledger, lasts, die) {
  let isDying = false;
  const death = afterwards(lasts).then(() => {
    isDying = true;
    return die();
  });
  await sellUntilDeath(page, ledger.amounts(), () => isDying, (amount) => ledger.saved(amount));
  await death;
}

async function bringInSales(t, page) {
  await bringIn(t, csvFile("销售.csv", (await journeyShop()).sales.slice(0, 1_001)), page);
}

/** The whole shop is sound: every act is told, and a backup of it is read back and equal. */
async function expectWhole(t, page, ledger) {
  await ledger.compare(t, page, true);
  await goTo(t, "#/files", page);
  await download(page, button(page, "现在备份"));
  const rows = (1_000 + ledger.last).toLocaleString("en-US");
  await page.getByText(new RegExp(`已读回核对.*${rows}行销售`)).waitFor();
}

test(`kill_browser: ${KILLS} deaths of the browser under load`, { timeoutMs: TIMEOUT_MS }, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "yushui-killed-"));
  const seed = seedOf();
  const [random, ledger] = [dice(seed), new Ledger()];
  let life = null;
  try {
    life = await startMortal(profile, t);
    await bringInSales(t, life.page);
    for (let deaths = 0; deaths < KILLS; deaths += 1) {
      const { page, kill } = life;
      await ledger.compare(t, page);
      await openCounter(t, page);
      await sellAndDie(page, ledger, random.below(LIFE_MS), kill);
      life = await startMortal(profile, t, "#/history");
    }
    await expectWhole(t, life.page, ledger);
    ledger.tell("kill_browser", KILLS, seed);
  } finally {
    await life?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

/** Crashes a tab; ends when it is gone. */
async function crash(t, page) {
  const debug = await t.context.newCDPSession(page);
  const gone = page.waitForEvent("crash");
  // A crashed tab does not answer any more.
  debug.send("Page.crash").catch(() => {});
  await gone;
  await page.close();
}

test(`kill_tab: ${KILLS} crashes of the tab under load`, { timeoutMs: TIMEOUT_MS }, async (t) => {
  t.troubles.allow(/^crashed: /);
  const seed = seedOf();
  const [random, ledger] = [dice(seed), new Ledger()];
  let page = await t.openHosted();
  await bringInSales(t, page);
  for (let deaths = 0; deaths < KILLS; deaths += 1) {
    await ledger.compare(t, page);
    await openCounter(t, page);
    const dying = page;
    await sellAndDie(dying, ledger, random.below(LIFE_MS), () => crash(t, dying));
    page = await t.openHosted("#/history", await t.context.newPage());
  }
  await expectWhole(t, page, ledger);
  ledger.tell("kill_tab", KILLS, seed);
});

const TABS = 4;
const ROUNDS = Math.ceil(KILLS / 10);
const SALES_A_ROUND = 12;

test(`two_tabs: four tabs sell at once in ${ROUNDS} rounds, two crash in each`, { timeoutMs: TIMEOUT_MS }, async (t) => {
  t.troubles.allow(/^crashed: /);
  const seed = seedOf();
  const random = dice(seed);
  const tabs = [];
  // What each sale was: acknowledged, or offered by a tab that died before it heard.
  const acknowledged = new Set();
  const unheard = new Set();
  let deaths = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    while (tabs.length < TABS) tabs.push(await t.openHosted("#/sell", tabs.length === 0 && round === 0 ? t.page : await t.context.newPage()));
    await Promise.all(tabs.map((page) => openCounter(t, page)));
    const first = random.below(TABS);
    const doomed = new Set([first, (first + 1 + random.below(TABS - 1)) % TABS]);
    const work = tabs.map(async (page, tab) => {
      // Amounts of their own, so that each sale can be told from all others.
      const amounts = Array.from({ length: SALES_A_ROUND }, (_, at) => 1 + (round * TABS + tab) * SALES_A_ROUND + at);
      let isDying = false;
      const saved = (amount) => acknowledged.add(amount);
      const death = doomed.has(tab) ? afterwards(random.below(LIFE_MS / 2)).then(() => ((isDying = true), crash(t, page))) : null;
      await sellUntilDeath(page, amounts, () => isDying, saved);
      await death;
      const next = amounts.find((amount) => !acknowledged.has(amount));
      if (doomed.has(tab) && next) unheard.add(next);
    });
    await Promise.all(work);
    deaths += doomed.size;
    const living = tabs.filter((_, tab) => !doomed.has(tab));
    const acts = await countActs(living[0]);
    const tell = async (page) => {
      await waitForActs(t, page, acts);
      return soldAmounts(t, page);
    };
    const told = await Promise.all(living.map(tell));
    for (const amounts of told) {
      expectEqual(amounts, told[0], "the sales as another tab tells them");
      expectEqual(amounts.length, acts, "sales told of those on disk");
      expectEqual(new Set(amounts).size, amounts.length, "sales that are there once");
      const present = new Set(amounts);
      expectEqual([...acknowledged].filter((amount) => !present.has(amount)), [], "acknowledged sales that are missing");
      expectEqual(amounts.filter((amount) => !acknowledged.has(amount) && !unheard.has(amount)), [], "sales that nobody offered");
    }
    tabs.splice(0, tabs.length, ...living);
  }
  console.log(`     two_tabs: ${ROUNDS} rounds of ${TABS} tabs, ${deaths} deaths (seed ${seed}), ${acknowledged.size} sales acknowledged, 0 lost, 0 doubled`);
});
