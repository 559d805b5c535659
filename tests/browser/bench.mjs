// Measures the packed page in Chromium and prints one JSON document: node bench.mjs [--runs N]
// Figures are named with their unit; where a figure has a bound, the bound stands beside it.
import { readFile, readdir } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { startChromium } from "./harness/browser.mjs";
import { serveFolder } from "./harness/server.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const { values } = parseArgs({ options: { runs: { type: "string", default: "7" } } });
const runCount = Number(values.runs);

const server = await serveFolder(dist);
const browser = await startChromium();
const report = {
  machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? "", browser: browser.version() },
  size: await measureSize(),
  open_empty: await measureOpening(),
};
await browser.close();
await server.stop();
console.log(JSON.stringify(report, null, 2));

/** What a first visit downloads, compressed as a web server would. */
async function measureSize() {
  const sizes = {};
  for (const name of (await readdir(dist)).sort()) {
    const bytes = await readFile(join(dist, name));
    sizes[name] = { bytes: bytes.length, brotli_bytes: brotliCompressSync(bytes).length };
  }
  return sizes;
}

/** From navigation until the wasm has started and one frame is drawn, empty shop, warm cache. */
async function measureOpening() {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener("TrunkApplicationStarted", () =>
      requestAnimationFrame(() => setTimeout(() => (globalThis.startedMs = performance.now()))),
    );
  });
  const startedMs = [];
  for (let run = 0; run <= runCount; run += 1) {
    await page.goto(server.address);
    await page.waitForFunction(() => globalThis.startedMs);
    // The first run warms the cache.
    if (run > 0) startedMs.push(await page.evaluate(() => globalThis.startedMs));
  }
  await context.close();
  return { started_ms: spread(startedMs), bound_ms: 1000 };
}

function spread(figures) {
  const sorted = figures.toSorted((left, right) => left - right);
  const at = (share) => Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]) / 10;
  return { runs: sorted.length, min: at(0), median: at(0.5), max: at(1) };
}
