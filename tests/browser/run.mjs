// Runs tests/browser/*.test.mjs on the packed page: node run.mjs [part of a name or file …] [--size phone] [--headed]
// Each test once, no retries: a test that passes the second time is a failing test.
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startChromium } from "./harness/browser.mjs";
import { makeFixture, takeScreenshots } from "./harness/fixture.mjs";
import { RoundTrips } from "./harness/roundtrip.mjs";
import { serveFolder } from "./harness/server.mjs";
import { registered } from "./harness/test.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../../dist");
const pictures = join(here, "../../target/browser/failed");
const TIMEOUT_MS = 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: "string" }, headed: { type: "boolean", default: false } },
});

for (const file of (await readdir(here)).filter((name) => name.endsWith(".test.mjs")).sort()) {
  const before = registered.length;
  await import(pathToFileURL(join(here, file)).href);
  for (const test of registered.slice(before)) test.file = file;
}
const chosen = registered.filter(
  (test) =>
    (!values.size || test.size === values.size) &&
    (positionals.length === 0 || positionals.some((part) => `${test.file} ${test.name}`.includes(part))),
);
if (chosen.length === 0) {
  console.log("no test has that name\n0 passed, 0 failed");
  process.exit(1);
}

await rm(pictures, { recursive: true, force: true });
const server = await serveFolder(dist);
const browser = await startChromium({ headed: values.headed });
const roundTrips = new RoundTrips(browser);
const failed = [];
for (const test of chosen) {
  const begin = performance.now();
  const trouble = await runOne(test);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const told = `${trouble ? "fail" : "ok  "} ${test.file}: ${test.name} (${seconds} s)`;
  console.log(told);
  if (trouble) {
    const reason = trouble.replace(/^/gm, "     ");
    failed.push(`${told}\n${reason}`);
    console.log(reason);
  }
}
await browser.close();
await server.stop();
console.log(roundTrips.told());
// Once more at the end: of a long log often only the end is kept.
for (const told of failed) console.log(told);
console.log(`${chosen.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Gives null, or what went wrong. */
async function runOne({ name, size, options, body }) {
  const fixture = await makeFixture({ browser, address: server.address, dist, size, options });
  const { context } = fixture;
  try {
    await withTimeout(body(fixture), options.timeoutMs ?? TIMEOUT_MS);
    await withTimeout(roundTrips.take(fixture, body), TIMEOUT_MS);
    const troubles = fixture.troubles.unexpected();
    if (troubles.length === 0) return null;
    throw new Error(`the page reports:\n  ${troubles.join("\n  ")}`);
  } catch (error) {
    const files = await takeScreenshots(context, pictures, name);
    const troubles = fixture.troubles.unexpected().filter((trouble) => !String(error).includes(trouble));
    return [error.stack ?? String(error), ...troubles, ...files].join("\n");
  } finally {
    await context.close();
  }
}

async function withTimeout(work, timeoutMs) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${timeoutMs / 1000} s`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
