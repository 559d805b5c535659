// Pictures of every screen, to be looked at: node shots.mjs [part of a name …], on the dist/ that is there.
// The sample shop and an empty one, phone and desk, 简体 and English, light and dark; into target/browser/shots.
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChromium } from "./harness/browser.mjs";
import { csvFile } from "./harness/files.mjs";
import { SIZES, makeFixture } from "./harness/fixture.mjs";
import { serveFolder } from "./harness/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../../dist");
const folder = join(here, "../../target/browser/shots");
const parts = process.argv.slice(2);

const LANGUAGES = { "zh-Hans": "zh-CN", en: "en-GB" };
const ROUTES = {
  today: "#/",
  customers: "#/customers",
  customer: "#/customers/3",
  sell: "#/sell",
  "sell-chosen": "#/sell/3",
  groups: "#/groups",
  insights: "#/insights",
  classes: "#/insights/classes",
  returning: "#/insights/returning",
  ahead: "#/insights/forecast",
  goods: "#/insights/products",
  worth: "#/insights/worth",
  "what-if": "#/insights/what-if",
  watch: "#/insights/watch",
  owed: "#/insights/debts",
  month: "#/insights/month",
  watching: "#/insights/watch",
  debts: "#/insights/debts",
  keys: "#/insights/keys",
  week: "#/week",
  prospects: "#/prospects",
  review: "#/review",
  files: "#/files",
  settings: "#/settings",
  products: "#/products",
  history: "#/history",
  trash: "#/trash",
};
const TABLE = [
  ["交易时间", "付款人", "手机号", "商品", "金额(元)"],
  ["2026-03-09 10:02:11", "新来的", "13300001111", "龙井", "12,345,678.90"],
  ["2026-03-10 11:12:00", "只有号码", "1.33E+10", "普洱", "66"],
  ["2026-03-11 12:00:00", "没有金额", "13300002222", "白茶", ""],
];

await mkdir(folder, { recursive: true });
const server = await serveFolder(dist);
const browser = await startChromium();
let count = 0;
for (const size of Object.keys(SIZES)) {
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const shop of ["sample", "empty"]) {
        const name = [shop, size, language, colorScheme].join("-");
        if (parts.length === 0 || parts.every((part) => name.includes(part))) await takeAll(name, shop, size, { locale, colorScheme, reducedMotion: "reduce" });
      }
    }
  }
}
await browser.close();
await server.stop();
console.log(`${count} pictures in ${folder}`);

async function takeAll(name, shop, size, context) {
  const fixture = await makeFixture({ browser, address: server.address, dist, size, options: { context } });
  const { page } = fixture;
  const take = async (screen) => {
    await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
    await page.screenshot({ path: join(folder, `${screen}-${name}.png`) });
    count += 1;
  };
  await fixture.openHosted();
  await page.locator("h1").first().waitFor();
  await take("start");
  if (shop === "sample") {
    await page.locator(".start-offer").nth(2).click();
    await page.locator(".today-name").first().waitFor();
  }
  for (const [screen, route] of Object.entries(ROUTES)) {
    // An empty shop has nobody to show.
    if (shop === "empty" && /\d$/.test(route)) continue;
    await page.evaluate((hash) => (location.hash = hash), route);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.locator("main h1:visible").first().waitFor();
    await take(screen);
  }
  if (shop === "sample") await takeWhatOpens(page, take);
  for (const trouble of fixture.troubles.unexpected()) console.log(`${name}: ${trouble}`);
  await fixture.context.close();
}

async function takeWhatOpens(page, take) {
  await page.evaluate(() => (location.hash = "#/"));
  const first = page.locator(".today-name").first();
  await first.click();
  await page.locator(".today-row .button-primary").first().click();
  await take("today-open");
  await page.keyboard.press("Escape");
  await page.locator("h1").first().click();
  for (const [key, screen] of [["n", "new-customer"], ["?", "shortcuts"], ["Control+k", "palette"]]) {
    await page.keyboard.press(key);
    await page.locator("dialog[open]").waitFor();
    await take(screen);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
  await page.evaluate(() => (location.hash = "#/files"));
  await page.locator("input[type=file]").first().setInputFiles(csvFile("账单.csv", TABLE));
  await page.locator(".understood").waitFor();
  await take("import-understood");
  await page.locator(".understood .button-primary").click();
  await page.locator(".checked").waitFor();
  await take("import-checked");
}
