// What a test is given: a fresh context with its page, ways to open the packed page, and the logs.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { axe, expectAccessible } from "./accessibility.mjs";
import { RequestLog, TroubleLog } from "./watch.mjs";

export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 800 } },
};

/** Builds the fixture on a fresh context. `options.context` goes to the browser as it is (locale, colorScheme …). */
export async function makeFixture({ browser, address, dist, size, options }) {
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Most tests ask what the page itself does; those about days without a network allow it.
    serviceWorkers: "block",
    ...SIZES[size],
    ...options.context,
  });
  const requests = new RequestLog(context);
  const troubles = new TroubleLog(context);
  const page = await context.newPage();
  const single = pathToFileURL(join(dist, "yushui.html")).href;
  return {
    browser,
    context,
    page,
    size,
    requests,
    troubles,
    /** Where the page is hosted, for addresses that a test builds itself. */
    address,
    /** The packed folder. */
    dist,
    /** The address of the single file. */
    single,
    openHosted: (route = "", where = page) => open(where, address + route),
    openSingleFile: (route = "", where = page) => open(where, single + route),
    /** Waits for a page that was opened or reloaded by other means. */
    waitUntilStarted,
    mark: () => requests.mark(),
    expectNoRequestsSince: (mark) => requests.expectNoRequestsSince(mark),
    axe: (where = page, given = {}) => axe(where, given),
    expectAccessible: (where = page, given = {}) => expectAccessible(where, given),
  };
}

/** Opens an address and waits until the wasm runs; the route is a hash such as `#/customers`. */
async function open(page, url) {
  await page.goto(url);
  await waitUntilStarted(page);
  return page;
}

/** The frame's opening lines leave when the wasm has started; when they turn into the sentence of failure, so does this. */
async function waitUntilStarted(page) {
  const failure = await page.waitForFunction(() => {
    const failed = document.getElementById("opening-failed");
    if (!failed) return { reason: null };
    return failed.hidden ? false : { reason: failed.innerText };
  });
  const { reason } = await failure.jsonValue();
  if (reason !== null) throw new Error(`the page did not start: ${reason}`);
}

/** Pictures of every open page of the context, for whoever reads the failure. */
export async function takeScreenshots(context, folder, name) {
  await mkdir(folder, { recursive: true });
  const files = [];
  for (const [index, page] of context.pages().entries()) {
    const file = join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}-${index}.png`);
    await page.screenshot({ path: file, timeout: 5000 }).then(
      () => files.push(file),
      () => {},
    );
  }
  return files;
}
