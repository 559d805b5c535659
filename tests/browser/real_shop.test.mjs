// Every row of the numbers on the screen: all insights, a customer's card and the groups, in the sample shop and in a shop made of the
// sales of a real web shop (read from the corpus when the test runs; without it the test says so and does nothing).
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "./harness/test.mjs";
import { bringIn, goTo } from "./harness/walk.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const corpus = process.env.YUSHUI_CORPUS ?? join(root, "../shared/data");
const ONLINE_RETAIL = join(corpus, "transactions/online_retail_2010-12.csv");

/** The tabs with what stands on each of them in every shop with sales. */
const TABS = [
  ["", /A类[\d,]+位/],
  ["classes", /金额高·忠诚度高/],
  ["returning", /回头|再来/],
  ["forecast", /未来12个月/],
  ["products", /[\d,]+/],
  ["worth", /真正留下/],
  ["what-if", /[\d,]+/],
  ["watch", /./],
  ["debts", /./],
  ["month", /月/],
];

/** The sales of a third of its customers, each of them whole. */
async function onlineRetail() {
  const [header, ...rows] = (await readFile(ONLINE_RETAIL, "utf8")).split(/\r?\n/);
  const isIn = (row) => Number(row.match(/,(\d+)(?:\.0)?,[^,]*$/)?.[1] ?? 1) % 3 === 0;
  return { name: "online_retail.csv", mimeType: "text/csv", buffer: Buffer.from([header, ...rows.filter(isIn)].join("\n")) };
}

/** Waits until nothing is on its way any more, and reads the page. */
async function read(page, wanted) {
  const main = page.getByRole("main");
  await main.getByText(wanted).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".skeleton").length === 0);
  const text = await main.innerText();
  const wrong = text.match(/NaN|undefined|Infinity|\binf\b/);
  if (wrong) throw new Error(`${await page.evaluate(() => location.hash)}: ${wrong[0]} in ${text.slice(0, 400)}`);
  return text;
}

async function visitEverything(t) {
  const { page } = t;
  for (const [tab, wanted] of TABS) {
    await goTo(t, `#/insights${tab && `/${tab}`}`);
    await page.locator("[aria-current=page]").first().waitFor();
    const text = await read(page, wanted);
    const figures = text.match(/\d[\d,.]*/g) ?? [];
    if (figures.length < 3 && !["watch", "debts"].includes(tab)) throw new Error(`${tab}: no figures in ${text.slice(0, 400)}`);
  }
  // Somebody of whom something is expected.
  await goTo(t, "#/insights/forecast");
  const top = page.getByRole("heading", { level: 2, name: /预计带来\d+%/ });
  await page.locator("section", { has: top }).getByRole("listitem").first().getByRole("link").click();
  const year = page.getByRole("article").locator(".figure-face").filter({ hasText: "未来12个月" });
  await year.filter({ hasText: "¥" }).waitFor();
  await read(page, /购买周期/);
  await year.click();
  await page.getByRole("dialog").getByText(/合起来约/).waitFor();
  await page.keyboard.press("Escape");
  await goTo(t, "#/groups");
  await page.getByRole("button", { name: /^重点客户/ }).click();
  await read(page, /[\d,]+位客户/);
}

test("the sample shop answers on every screen of the numbers", { timeoutMs: 120_000 }, async (t) => {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await visitEverything(t);
});

test("a shop of Online Retail answers on every screen of the numbers", { timeoutMs: 240_000 }, async (t) => {
  if (!existsSync(ONLINE_RETAIL)) {
    console.log(`     skipped: no corpus (${ONLINE_RETAIL})`);
    return;
  }
  await t.openHosted();
  await bringIn(t, await onlineRetail());
  await visitEverything(t);
});
