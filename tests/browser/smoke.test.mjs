// The packed page starts, hosted and as one file, says so when it cannot, and leaves the network alone.
import { copyFile, mkdtemp, readFile, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expectEqual, test } from "./harness/test.mjs";

test("the hosted page starts from its own folder and then asks for nothing", async (t) => {
  await t.openHosted();
  const foreign = t.requests.since(0).filter((line) => !line.startsWith(`GET ${t.address}`));
  expectEqual(foreign, [], "requests to other hosts");
  const mark = t.mark();
  await t.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  t.expectNoRequestsSince(mark);
  expectEqual(await t.page.evaluate(() => document.documentElement.dataset.pack), "hosted");
});

test("the single file starts from disk and asks for nothing but itself", { sizes: ["desktop", "phone"] }, async (t) => {
  await t.openSingleFile();
  expectEqual(t.requests.since(0), [`GET ${t.single}`], "requests");
  expectEqual(await t.page.evaluate(() => document.documentElement.dataset.pack), "single-file");
});

test("the policy refuses a connection", async (t) => {
  t.troubles.allow(/Content Security Policy|Refused to connect/);
  for (const open of [t.openHosted, t.openSingleFile]) {
    await open();
    const answer = await t.page.evaluate(() => fetch("https://example.org/").then(() => "let through", () => "refused"));
    expectEqual(answer, "refused");
  }
});

test("a single file cut short says what to do", async (t) => {
  t.troubles.allow(/./);
  const folder = await mkdtemp(join(tmpdir(), "yushui-"));
  try {
    const cut = join(folder, "cut.html");
    const whole = fileURLToPath(t.single);
    await copyFile(whole, cut);
    await truncate(cut, Math.floor((await readFile(whole)).length * 0.9));
    await t.page.goto(pathToFileURL(cut).href);
    await t.page.locator("#opening-failed").waitFor({ state: "visible" });
    expectEqual(await t.page.locator("#opening-wait").isVisible(), false, "opening lines visible");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a hosted folder that lacks a file says what to do", async (t) => {
  t.troubles.allow(/./);
  await t.context.route("**/*_bg.wasm", (route) => route.abort());
  await t.page.goto(t.address);
  await t.page.locator("#opening-failed").waitFor({ state: "visible" });
});
