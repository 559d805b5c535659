// Who came back, what a new customer costs, and the month with its decision, on the sample shop.
import { expectEqual, test } from "./harness/test.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

async function openTab(t, tab) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await t.page.evaluate((tab) => {
    location.hash = `#/insights/${tab}`;
  }, tab);
}

test("a cell of the table of returns leads to its customers, by keys alone", SIZES, async (t) => {
  const { page } = t;
  await openTab(t, "returning");
  await page.getByRole("heading", { name: /首次来的.*位里，.*天内又来了/ }).waitFor();
  await t.expectAccessible();
  const cell = page.getByRole("button", { name: /首次来的.*再来过（/ }).first();
  await cell.focus();
  await page.keyboard.press("ArrowRight");
  const told = await page.evaluate(() => document.activeElement.title);
  const count = Number(/(\d+)位再来过/.exec(told)[1]);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/customers");
  await page.getByRole("status").filter({ hasText: new RegExp(`^${count}位客户$`) }).waitFor();
});

test("what winning cost is noted by source, and undo takes it back", async (t) => {
  const { page } = t;
  await openTab(t, "returning");
  await page.getByRole("button", { name: "记一笔拉新花费" }).click();
  const dialog = page.getByRole("dialog", { name: "记一笔拉新花费" });
  await dialog.getByLabel("金额").fill("360");
  await dialog.getByLabel("来路").selectOption({ label: "广告" });
  await t.expectAccessible();
  await dialog.getByRole("button", { name: "保存" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "¥360" }).filter({ hasText: "广告" });
  await line.first().waitFor();
  await page.getByRole("heading", { name: /新来.*花了¥/ }).waitFor();
  await page.getByRole("status").getByRole("button", { name: "撤销" }).click();
  await line.first().waitFor({ state: "detached" });
});

test("the month has five words, and a decision is written, done and taken back", SIZES, async (t) => {
  const { page } = t;
  await openTab(t, "month");
  for (const word of ["了解", "分析", "选择", "获取", "保持"]) {
    await page.getByRole("heading", { name: word, exact: true }).waitFor();
  }
  await t.expectAccessible();
  await page.getByLabel("所以我们要……").fill("给没再来的新客户打电话");
  await page.getByRole("button", { name: "记下决定" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "给没再来的新客户打电话" });
  await row.getByText("还有14天").waitFor();
  expectEqual(await page.getByLabel("所以我们要……").inputValue(), "", "the box is empty again");
  await row.getByRole("button", { name: /^做了/ }).click();
  await row.getByText("今天做了").waitFor();
  await row.getByRole("button", { name: /^还没做/ }).click();
  await row.getByText("还有14天").waitFor();
  await page.getByRole("button", { name: "上个月" }).click();
  await page.getByRole("button", { name: "下个月" }).click();
  await row.getByRole("button", { name: /^删掉/ }).click();
  await row.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await row.waitFor();
});
