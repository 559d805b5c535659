// Groups on the sample shop: a ready-made one, the builder with its live count, the group's page, the filter, undo.
import { expectEqual, test } from "./harness/test.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

async function openGroups(t) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await t.page.evaluate(() => {
    location.hash = "#/groups";
  });
  await heading(t.page, "分组").waitFor();
}

const heading = (page, name) => page.getByRole("heading", { level: 1, name });
const live = (page) => page.getByRole("status").filter({ hasText: "位客户 ·" });
const countOf = async (locator) => Number((await locator.innerText()).match(/([\d,]+)位客户/)[1].replaceAll(",", ""));

test("a group is built, counted at every keystroke, saved, shown and deleted with a way back", SIZES, async (t) => {
  const { page } = t;
  await openGroups(t);
  await t.expectAccessible();
  await page.getByRole("button", { name: "新分组" }).click();
  await heading(page, "新分组").waitFor();
  const wide = await countOf(live(page));
  const number = page.getByRole("textbox", { name: "从", exact: true });
  await number.fill("100000");
  await live(page).filter({ hasText: /^0位客户/ }).waitFor();
  await number.fill("60");
  await live(page).filter({ hasText: `${wide}位客户` }).waitFor();
  await page.getByRole("button", { name: "加条件", exact: true }).click();
  await page.getByRole("combobox", { name: "条件", exact: true }).last().selectOption({ label: "类别" });
  const narrow = await countOf(live(page));
  if (narrow > wide) throw new Error("a further condition cannot add anybody");
  await t.expectAccessible();
  await page.getByRole("textbox", { name: "名称" }).fill("久没来的重点客户");
  await page.getByRole("button", { name: "保存" }).click();
  await heading(page, "久没来的重点客户").waitFor();
  await t.expectAccessible();
  await page.getByRole("main").getByRole("button", { name: "更多", exact: true }).click();
  await page.getByRole("menuitem", { name: "删除分组" }).click();
  await heading(page, "分组").waitFor();
  await page.getByRole("button", { name: "撤销" }).last().click();
  await page.getByRole("link", { name: /久没来的重点客户/ }).waitFor();
});

test("a ready-made group becomes a filter of the customers", async (t) => {
  const { page } = t;
  await openGroups(t);
  await page.getByRole("button", { name: /^重点客户/ }).click();
  await heading(page, "重点客户").waitFor();
  await page.getByRole("button", { name: "保存" }).click();
  const show = page.getByRole("button", { name: "看这些客户" });
  await show.waitFor();
  const count = await countOf(page.getByText(/位客户 · /).first());
  await show.click();
  const filter = page.getByRole("combobox", { name: "显示" });
  await filter.waitFor();
  expectEqual(await filter.evaluate((box) => box.selectedOptions[0].textContent), "重点客户", "the filter");
  await page.getByText(`${count}位客户`, { exact: true }).first().waitFor();
});

test("a group of whom somebody in the shop looks after or knows", SIZES, async (t) => {
  const { page } = t;
  await openGroups(t);
  await page.getByRole("button", { name: "新分组" }).click();
  await heading(page, "新分组").waitFor();
  const condition = page.getByRole("combobox", { name: "条件", exact: true });
  await condition.selectOption({ label: "负责人" });
  const person = page.getByRole("combobox", { name: "店里谁", exact: true });
  await person.waitFor();
  const anybody = await countOf(live(page));
  await person.fill("小周");
  await page.waitForFunction((wide) => !document.querySelector(".group-live").innerText.startsWith(`${wide}位`), anybody);
  const looked = await countOf(live(page));
  if (!(0 < looked && looked < anybody)) throw new Error(`小周 looks after ${looked} of ${anybody}`);
  await condition.selectOption({ label: "店里谁认识" });
  await person.fill("小周");
  await page.waitForFunction(() => /\d/.test(document.querySelector(".group-live").innerText));
  if ((await countOf(live(page))) < looked) throw new Error("whoever looks after somebody knows them");
  await t.expectAccessible();
});
