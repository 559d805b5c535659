// Measures the packed page in Chromium and prints one JSON document: node bench.mjs [--runs N] [--customers N] [--only NAME,…]
// Figures are named with their unit; where a figure has a bound, the bound stands beside it. A customer has ten lines of sales.
// Parts: size, open_empty, shop (import, open, classify, refresh, save, today, search, scroll, recount, tabs, fits, sealed), half (the same at half the
// size), rival, cdnow (the fits on the 2,357 customers of the corpus, where it is there).
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { localToday, makeShop } from "./bench/data.mjs";
import { LOCALE, TABS, WINDOWS, at, classCounts } from "./bench/labels.mjs";
import { runRival } from "./bench/rival.mjs";
import { measureSealed } from "./bench/sealed.mjs";
import * as timing from "./bench/timing.mjs";
import { startChromium } from "./harness/browser.mjs";
import { serveFolder } from "./harness/server.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const { values } = parseArgs({
  options: { runs: { type: "string", default: "7" }, customers: { type: "string", default: "100000" }, only: { type: "string" } },
});
const runs = Number(values.runs);
const customers = Number(values.customers);
const lines = 10 * customers;
const IMPORT_TIMEOUT_MS = 120_000;
const MEGABYTE = 1_000_000;
const parts = values.only?.split(",");
const wants = (part) => !parts || parts.includes(part);

const server = await serveFolder(dist);
const report = {
  machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? "" },
  shop: { customers, lines },
  failures: [],
};
if (wants("size")) report.size = await measureSize();
if (wants("open_empty")) await part("open_empty", () => withProfile((context) => measureOpening(context)));
if (wants("shop")) await part("shop_figures", (found) => measureShop(found, customers, lines, true));
if (wants("cdnow")) await part("cdnow", () => measureCdnow());
if (wants("half")) await part("half", (found) => measureShop(found, customers / 2, lines / 2, false));
compare();
await server.stop();
console.log(JSON.stringify(report, null, 2));
process.exitCode = report.failures.length > 0 ? 1 : 0;

/** A part that fails says why, keeps what it has, and leaves the others alone. */
async function part(name, measure) {
  const found = {};
  report[name] = found;
  try {
    Object.assign(found, await measure(found));
  } catch (error) {
    report.failures.push(`${name}: ${String(error.stack ?? error)}`);
  }
}

/** What a first visit downloads, compressed as a web server would. */
async function measureSize() {
  const files = {};
  for (const name of (await readdir(dist)).sort()) {
    const bytes = await readFile(join(dist, name));
    files[name] = { bytes: bytes.length, brotli_bytes: brotliCompressSync(bytes).length };
  }
  const brotliOf = (isMeant) =>
    Object.entries(files).reduce((sum, [name, file]) => sum + (name.endsWith(".wasm") && isMeant(name) ? file.brotli_bytes : 0), 0);
  const isPage = (name) => /^yushui-[0-9a-f]+_bg\.wasm$/.test(name);
  const isWorker = (name) => name.includes("worker");
  return {
    files,
    page_wasm_brotli_bytes: brotliOf(isPage),
    parts_brotli_bytes: brotliOf((name) => !isPage(name) && !isWorker(name)),
    worker_brotli_bytes: brotliOf(isWorker),
    bound_brotli_bytes: 450_000,
  };
}

/** A browser with a profile on disk, as an owner has; gone afterwards. */
async function withProfile(measure) {
  const profile = await mkdtemp(join(tmpdir(), "yushui-bench-"));
  // The figures are the page's own, not those of what keeps it for days without a network.
  const settings = { locale: LOCALE, viewport: { width: 1280, height: 800 }, serviceWorkers: "block" };
  const context = await startChromium({ profile, context: settings });
  report.machine.browser ??= context.browser()?.version();
  try {
    await timing.watchTimeline(context);
    return await measure(context, context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** From navigation until the first page is on the screen: today's, or the first start of an empty shop; the first visit warms the cache and does not count. */
async function measureOpening(context) {
  const opened = [];
  for (let run = 0; run <= runs; run += 1) {
    const page = await context.newPage();
    await page.goto(`${server.address}#/`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForFunction(() => performance.getEntriesByName("yushui:open").length > 0);
    const [durationMs] = await timing.markDurations(page, "yushui:open");
    if (run > 0) opened.push(durationMs);
    await page.close();
  }
  return { ...timing.spread(opened), unit: "ms", bound_median: 1000 };
}

async function measureShop(found, customers, lines, isWhole) {
  const folder = await makeShop(customers, lines);
  const today = localToday();
  return withProfile(async (context, page) => {
    Object.assign(found, { customers, lines });
    await page.goto(`${server.address}#/files`);
    found.import = await measureImport(page, join(folder, "sales.csv"));
    found.class_counts = await classCounts(page, server.address);
    found.classify = await measureClassify(page);
    if (isWhole) {
      found.save = await measureSave(page);
      found.refresh = await measureRefresh(page);
      found.today = await measureToday(page);
      found.search = await measureSearch(page);
      found.scroll = await measureScroll(page);
      found.recount = await measureRecount(page);
      found.tabs = await measureTabs(page);
      found.fits = await measureFits(page, { bg: 500, mbg: 500, pareto: 3000 });
      await page.goto("about:blank");
      found.open = await measureOpening(context);
    }
    found.wasm = await measureMemory(context);
    if (isWhole || wants("rival")) {
      const rival = await runRival(context, folder, today.day, runs);
      found.rival = { read_ms: Math.round(rival.readMs), first_ms: Math.round(rival.firstMs), ...timing.spread(rival.times), unit: "ms" };
      found.rival_counts = rival.counts;
      const same = JSON.stringify(rival.counts.classes) === JSON.stringify(found.class_counts);
      if (!same) report.failures.push(`classes differ: page ${JSON.stringify(found.class_counts)}, rival ${JSON.stringify(rival.counts.classes)}`);
    }
    if (isWhole) found.sealed = await measureSealed(context, server.address, runs, timing.spread);
    return found;
  });
}

/** From the file in the field to the sentence that it is in; the longest task tells whether the page kept answering. */
async function measureImport(page, file) {
  await at.heading(page, "文件").waitFor();
  const beginMs = await timing.now(page);
  await at.fileInput(page).setInputFiles(file);
  await at.checkRows(page).click({ timeout: IMPORT_TIMEOUT_MS });
  const understoodMs = await timing.now(page);
  await at.doImport(page).waitFor({ timeout: IMPORT_TIMEOUT_MS });
  const checkedMs = await timing.now(page);
  await at.doImport(page).click();
  await at.undoImport(page).waitFor({ timeout: IMPORT_TIMEOUT_MS });
  const doneMs = await timing.now(page);
  return {
    total_ms: Math.round(doneMs - beginMs),
    read_ms: Math.round(understoodMs - beginMs),
    check_ms: Math.round(checkedMs - understoodMs),
    write_ms: Math.round(doneMs - checkedMs),
    longest_task_ms: Math.round(await timing.longestTask(page, beginMs)),
    bound_total_ms: 10_000,
  };
}

/** Changing the window of money classifies everybody anew. */
async function measureClassify(page) {
  const [atOpenMs] = (await timing.markDurations(page, "yushui:classify")).slice(-1);
  await page.goto(`${server.address}#/settings`);
  const times = [];
  // The twelve months are what the rival counts; the first half warms up, as there.
  for (let run = 0; run < 4 * runs; run += 1) {
    const choose = () => at.windowSelect(page).selectOption({ label: WINDOWS[run % 2] });
    const durationMs = await timing.nextMark(page, "yushui:classify", choose);
    if (run % 2 === 1) times.push(durationMs);
  }
  return { after_import_ms: Math.round(atOpenMs), ...timing.spread(times.slice(runs)), unit: "ms", bound_median: 80 };
}

/** A sale over the counter, until it is on disk and every figure of the customer is fresh. */
async function measureSave(page) {
  const times = [];
  for (let run = 0; run <= runs; run += 1) {
    await page.goto(`${server.address}#/sell`);
    await at.counterSearch(page).fill(String(run % 10).repeat(2) + String(run));
    await at.firstOption(page).click();
    await at.amount(page).fill(String(20 + run));
    times.push(await timing.nextMark(page, "yushui:save", () => at.save(page).click()));
    await page.goto(`${server.address}#/`);
  }
  return { ...timing.spread(times.slice(1)), unit: "ms", bound_median: 20 };
}

/** The part of a save that brings every figure up to date: all figures of the customer, the lists and the counts of the shop. */
async function measureRefresh(page) {
  const times = await timing.markDurations(page, "yushui:refresh");
  return { ...timing.spread(times.slice(1)), unit: "ms", bound_median: 5 };
}

/** Whom to call today, planned anew on each visit of the page between two sales. */
async function measureToday(page) {
  const times = await timing.markDurations(page, "yushui:today");
  return { ...timing.spread(times.slice(1)), unit: "ms", bound_median: 100 };
}

/** A bound of a condition, typed: from each key until the count of the group stands. */
async function measureRecount(page) {
  await page.goto(`${server.address}#/groups/new`);
  await at.ruleNumber(page).waitFor();
  // The first count gathers what the condition looks at.
  await timing.timeKeystrokes(page, at.ruleNumber(page), "6", at.groupCounted);
  const strokes = [];
  for (const text of ["60", "120", "365"]) strokes.push(...(await timing.timeKeystrokes(page, at.ruleNumber(page), text, at.groupCounted)));
  return { ...keySpread(strokes), unit: "ms a key", bound_max: 30 };
}

/** From the click on a tab until its first picture stands; a tab is looked at from the first one, after the shop has been read anew. */
async function measureTabs(page) {
  const measured = {};
  for (const [name, tab] of Object.entries(TABS)) {
    const [shown, longest] = [[], []];
    for (let run = 0; run < Math.min(runs, 5); run += 1) {
      await page.goto("about:blank");
      await page.goto(`${server.address}#/insights`);
      await at.tab(page, tab.label).waitFor();
      // What idle time prepares is there by now for an owner too.
      await timing.quiet(page);
      const beginMs = await timing.now(page);
      shown.push(await timing.clickUntil(page, at.tab(page, tab.label), tab.first));
      await timing.quiet(page);
      longest.push(await timing.longestTask(page, beginMs));
    }
    measured[name] = { ...timing.spread(shown), longest_task_ms: Math.round(Math.max(...longest)), unit: "ms", bound_median: tab.bound };
  }
  return measured;
}

/** The worker's own marks of each model; the page keeps answering meanwhile. */
async function measureFits(page, bounds) {
  await page.goto("about:blank");
  await page.goto(`${server.address}#/insights/forecast`);
  const beginMs = await timing.now(page);
  await page.waitForFunction(() => performance.getEntriesByName("yushui:forecast", "measure").length > 0, null, { timeout: 120_000 });
  const [answered] = await timing.markDurations(page, "yushui:forecast");
  const found = { answered_ms: Math.round(answered), longest_task_ms: Math.round(await timing.longestTask(page, beginMs)) };
  const marks = await timing.workerMarks(page, "yushui:fit-");
  for (const [name, durationMs] of Object.entries(marks)) found[`${name}_ms`] = Math.round(10 * durationMs) / 10;
  for (const [name, bound] of Object.entries(bounds)) found[`bound_${name}_ms`] = bound;
  return found;
}

/** The fits on the customers of CDNOW. */
async function measureCdnow() {
  const file = join(process.env.YUSHUI_CORPUS ?? join(dist, "../../shared/data"), "transactions/cdnow_sample.txt");
  if (!existsSync(file)) return { skipped: `no corpus (${file})` };
  return withProfile(async (_, page) => {
    await page.goto(`${server.address}#/files`);
    await measureImport(page, file);
    return measureFits(page, { bg: 40, mbg: 40 });
  });
}

/** By name, pinyin and part of a phone, on the list of everybody. */
async function measureSearch(page) {
  await page.goto(`${server.address}#/customers`);
  await at.search(page).waitFor();
  // The first search builds its index.
  await timing.timeKeystrokes(page, at.search(page), "a", at.customersFound);
  const strokes = [];
  // A hundred keys, so that the 95th percentile is not the worst of them.
  for (let round = 0; round < 5; round += 1) {
    for (const text of ["wangwei", "8821", "王", "13", "garcia"]) strokes.push(...(await timing.timeKeystrokes(page, at.search(page), text, at.customersFound)));
  }
  return { ...keySpread(strokes), unit: "ms", bound_p95: 16 };
}

/** How long keys took until their results were laid out, and until the frame with them was drawn. */
function keySpread(strokes) {
  const { median, p95 } = timing.spread(strokes.map((stroke) => stroke.drawn));
  return { ...timing.spread(strokes.map((stroke) => stroke.laidOut)), frame_drawn: { median, p95 } };
}

async function measureScroll(page) {
  await page.goto(`${server.address}#/customers`);
  const frames = await timing.timeScrolling(page, at.customerList(page));
  return { ...timing.spread(frames), unit: "ms a frame", bound_max: 50 };
}

/** The page's wasm memory once today's page stands, in a page of its own. */
async function measureMemory(context) {
  const page = await context.newPage();
  await page.goto(`${server.address}#/`);
  await at.today(page).waitFor();
  const bytes = await timing.wasmBytes(context, page);
  await page.close();
  return { after_opening_mb: Math.round(bytes / MEGABYTE), bound_mb: 200 };
}

/** What the parts say together: how cost grows with size, and who is faster. */
function compare() {
  const [whole, half] = [report.shop_figures, report.half];
  const ratio = (large, small) => Math.round((100 * large) / small) / 100;
  if (whole?.classify && half?.classify) {
    report.scaling = {
      // The two are minutes apart and a shared machine only ever adds to a time: the quickest runs are compared.
      classify: ratio(whole.classify.min, half.classify.min),
      import: ratio(whole.import.total_ms, half.import.total_ms),
      bound: 2.2,
    };
  }
  if (whole?.classify && whole.rival) report.classify_against_plain_javascript = ratio(whole.classify.median, whole.rival.median);
}
