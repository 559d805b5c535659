// The supply plan of a trade customer: from Today to the plan, edited together, kept, undone, printed.
import { expectEqual, test } from "./harness/test.mjs";
import { button, openOnMonday, reload, toast } from "./harness/walk.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

/** From the deviation on Today to the plan. */
async function openPlan(t) {
  const { page } = t;
  await openOnMonday(t);
  await page.getByRole("button", { name: "看看示例店铺" }).click();
  const row = page.getByRole("listitem").filter({ has: page.locator(".today-name") }).filter({ hasText: /打算\d+件，拿了\d/ });
  await row.first().getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "看供货计划" }).click();
  await page.getByRole("heading", { level: 1, name: /的供货计划/ }).waitFor();
}

const pieces = (page) => page.getByRole("textbox", { name: /年\d+月件数/ });
const amounts = (page) => page.getByRole("textbox", { name: /年\d+月金额/ });

test("who took much less than planned stands on Today, and the plan is changed together as one act", SIZES, async (t) => {
  const { page } = t;
  await openPlan(t);
  await page.getByText(/少了\d+%/).first().waitFor();
  expectEqual(await pieces(page).count(), 9, "three items, three months");
  await t.expectAccessible();
  const before = await pieces(page).nth(0).inputValue();
  await pieces(page).nth(0).fill("10");
  await pieces(page).nth(1).fill("");
  await amounts(page).nth(1).fill("");
  const price = Number(await amounts(page).nth(0).inputValue()) / 10;
  if (!(price > 0)) throw new Error("the amount follows the pieces");
  await page.getByRole("textbox", { name: "送货日子和价钱变动" }).first().fill("每月5号送");
  await button(page, "保存").click();
  await toast(page, /供货计划/).first().waitFor();
  await reload(t);
  await pieces(page).nth(0).waitFor();
  expectEqual(await pieces(page).nth(0).inputValue(), "10", "kept");
  expectEqual(await pieces(page).nth(1).inputValue(), "", "a month without the item");
  expectEqual(await page.getByRole("textbox", { name: "送货日子和价钱变动" }).first().inputValue(), "每月5号送", "the note");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await toast(page, /撤销/).first().waitFor();
  await reload(t);
  await pieces(page).nth(0).waitFor();
  expectEqual(await pieces(page).nth(0).inputValue(), before, "all of it came back");
});

test("the plan is estimated from purchases, takes items of its own and refuses what is no number", SIZES, async (t) => {
  const { page } = t;
  await openPlan(t);
  await button(page, "按以前买的重新估").click();
  await page.getByText(/最近6个月平均每月[\d.]+件/).first().waitFor();
  const items = await page.locator(".supply-name").count();
  await page.getByLabel("商品", { exact: true }).selectOption({ index: 1 });
  await button(page, "加一样商品").click();
  expectEqual(await page.locator(".supply-name").count(), items + 1, "one more item");
  await pieces(page).last().fill("很多");
  await button(page, "保存").click();
  await page.getByRole("alert").filter({ hasText: "要填数字" }).waitFor();
  await page.getByRole("button", { name: /去掉这样商品/ }).last().click();
  expectEqual(await page.locator(".supply-name").count(), items, "gone again");
  await button(page, "保存").click();
  await toast(page, /供货计划/).first().waitFor();
});

test("what is needed stands on the week month by month and leads to the plan", SIZES, async (t) => {
  const { page } = t;
  await openOnMonday(t);
  await page.getByRole("button", { name: "看看示例店铺" }).click();
  await page.locator(".today-name").first().waitFor();
  await page.evaluate(() => (location.hash = "#/week"));
  await page.getByRole("heading", { name: "以后几个月要用的" }).waitFor();
  await page.getByRole("heading", { name: "2026年4月" }).waitFor();
  await page.getByText(/（客户说的）/).first().waitFor();
  await t.expectAccessible();
  await page.getByRole("listitem").filter({ hasText: /供货计划 ¥/ }).getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: /的供货计划/ }).waitFor();
});

test("on paper the plan is a table with its sums", async (t) => {
  const { page } = t;
  await openPlan(t);
  await page.emulateMedia({ media: "print" });
  expectEqual(await page.locator(".supply-form").isVisible(), false, "fields on paper");
  const table = page.getByRole("table");
  expectEqual(await table.getByRole("row").count(), 5, "a heading, three items, the sum");
  await table.getByText("合计").waitFor();
});
