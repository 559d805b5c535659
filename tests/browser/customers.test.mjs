// The page of one customer on the sample shop: reasons, the timeline, notes, corrections, the record, the trash.
import { csvFile } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, goTo, openOnMonday, people } from "./harness/walk.mjs";

const SIZES = { sizes: ["desktop", "phone"] };
const CUSTOMER = "王芳";

async function openCustomer(t) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.getByRole("button", { name: "联系到了" }).first().waitFor();
  // The first customer of the sample shop.
  await t.page.evaluate(() => {
    location.hash = "#/customers/0";
  });
  await title(t.page).waitFor();
}

const title = (page) => page.getByRole("heading", { level: 1, name: CUSTOMER });
const pane = (page) => page.getByRole("article");
const entries = (page) => pane(page).getByRole("list").last().getByRole("listitem");
const toast = (page, text) => page.getByRole("status").filter({ hasText: text });
const figure = (page, name) => pane(page).getByRole("button", { name });

test("every figure answers why with a sentence and its definition", SIZES, async (t) => {
  const { page } = t;
  await openCustomer(t);
  await t.expectAccessible();
  for (const [name, sentence] of [
    [/^近12个月净额/, "净消费"],
    [/^来店/, "第一次来"],
    [/^每次平均/, "平均"],
    [/^购买周期/, "天来一次"],
    [/^最近一次/, "前："],
  ]) {
    await figure(page, name).click();
    const answer = page.getByRole("dialog");
    await answer.getByText(sentence).first().waitFor();
    await answer.getByText(/窗口：/).waitFor();
    await t.expectAccessible();
    await page.keyboard.press("Escape");
    await answer.waitFor({ state: "hidden" });
  }
});

test("the timeline is filtered by kind", async (t) => {
  const { page } = t;
  await openCustomer(t);
  const all = await entries(page).count();
  await page.getByRole("radio", { name: "消费" }).check({ force: true });
  await page.waitForFunction((all) => document.querySelectorAll(".customer-entry").length < all, all);
  const menus = await entries(page).getByRole("button", { name: "这笔消费" }).count();
  expectEqual(menus, await entries(page).count(), "sales among the purchases");
});

test("a sale is refunded and corrected, and undo takes both back", SIZES, async (t) => {
  const { page } = t;
  await openCustomer(t);
  const net = () => figure(page, /^近12个月净额/).innerText();
  const before = await net();
  const first = entries(page).first();
  const menu = () => first.getByRole("button", { name: "这笔消费" }).click();
  await page.getByRole("radio", { name: "消费" }).check({ force: true });

  await menu();
  await page.getByRole("menuitem", { name: "退这笔" }).click();
  await pane(page).getByText("已退", { exact: true }).waitFor();
  await toast(page, "退了").getByRole("button", { name: "撤销" }).click();
  await pane(page).getByText("已退", { exact: true }).waitFor({ state: "hidden" });
  expectEqual(await net(), before, "net after undo");

  await menu();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  const form = page.getByRole("dialog", { name: "改这笔消费" });
  await form.getByRole("textbox").first().fill("一百");
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByText("不是金额").waitFor();
  await t.expectAccessible();
  await form.getByRole("textbox").first().fill("12345678.90");
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "hidden" });
  await page.waitForFunction((before) => !document.querySelector(".figure-face").innerText.includes(before), before.split("\n")[1]);
  await toast(page, "的销售改为").waitFor();
  // A toast that is still fading in has no contrast yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await t.expectAccessible();
  await toast(page, "的销售改为").getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction((before) => document.querySelector(".figure-face").innerText.includes(before), before.split("\n")[1]);
  expectEqual(await net(), before, "net after undo");
});

test("a contact is noted in place with its next date", SIZES, async (t) => {
  const { page } = t;
  await openCustomer(t);
  await page.getByRole("button", { name: "记一笔", exact: true }).click();
  await page.keyboard.type("女儿考上了");
  await page.getByRole("button", { name: "3周" }).click();
  await t.expectAccessible();
  await page.getByRole("button", { name: "保存" }).click();
  await entries(page).filter({ hasText: "女儿考上了" }).waitFor();
  await pane(page).getByText(/（21天后）/).first().waitFor();
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expectEqual(focused, "记一笔", "focus after saving");
  await toast(page, "联系到了").getByRole("button", { name: "撤销" }).click();
  await entries(page).filter({ hasText: "女儿考上了" }).waitFor({ state: "hidden" });
});

test("a reminder is set and done", async (t) => {
  const { page } = t;
  await openCustomer(t);
  await pane(page).getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "设提醒" }).click();
  const form = page.getByRole("dialog", { name: "设提醒" });
  await form.getByLabel("要记得什么").fill("留两罐明前");
  await t.expectAccessible();
  await form.getByRole("button", { name: "保存" }).click();
  const line = pane(page).getByRole("listitem").filter({ hasText: "留两罐明前" });
  await line.getByText("7天后").waitFor();
  const done = line.getByRole("button", { name: "办好了" });
  await done.first().click();
  // What is done stays on the timeline, as done.
  await done.first().waitFor({ state: "detached" });
  await line.first().waitFor();
  await page.keyboard.press("Control+z");
  await done.first().waitFor();
});

test("the record is edited: a wrong phone is told, a lunar birthday stands in both calendars", SIZES, async (t) => {
  const { page } = t;
  await openCustomer(t);
  await page.getByRole("button", { name: "编辑", exact: true }).click();
  const form = page.getByRole("dialog", { name: "编辑客户" });
  await t.expectAccessible();
  await form.getByRole("button", { name: "加一个电话" }).click();
  await page.keyboard.type("1.38E+10");
  await form.getByRole("textbox", { name: "标签" }).fill("老街坊");
  await page.keyboard.press("Enter");
  await form.getByText("科学记数").waitFor();
  await form.getByLabel("电话2").fill("13800138821");
  await form.getByRole("radio", { name: "农历" }).check({ force: true });
  await form.getByLabel("年份").fill("1985");
  await form.getByLabel("月", { exact: true }).selectOption({ label: "八月" });
  await form.getByLabel("日", { exact: true }).selectOption({ label: "十五" });
  // Hong Kong Observatory: the Mid-Autumn Festival of 1985.
  await form.getByText("生于1985年9月29日 · 农历八月十五。").waitFor();
  await t.expectAccessible();
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "hidden" });
  await pane(page).getByText("138 0013 8821").waitFor();
  await pane(page).getByText("老街坊").waitFor();
  await toast(page, "的资料").getByRole("button", { name: "撤销" }).click();
  await pane(page).getByText("138 0013 8821").waitFor({ state: "hidden" });
});

test("a customer in the trash says so and comes back", async (t) => {
  const { page } = t;
  await openCustomer(t);
  await pane(page).getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "移到回收站" }).click();
  await toast(page, "移到了回收站").waitFor();
  await page.evaluate(() => {
    location.hash = "#/customers/0";
  });
  await pane(page).getByText("这位客户在回收站里。").waitFor();
  await t.expectAccessible();
  await pane(page).getByRole("button", { name: "恢复" }).click();
  await figure(page, /^来店/).waitFor();
});

test("every changed field is told with what stood there before, and taken back from there", SIZES, async (t) => {
  const { page } = t;
  await openCustomer(t);
  await page.getByRole("button", { name: "编辑", exact: true }).click();
  const form = page.getByRole("dialog", { name: "编辑客户" });
  const before = await form.getByLabel("姓名").inputValue();
  await form.getByLabel("姓名").fill(`${before}（新）`);
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "hidden" });
  await pane(page).getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "改过什么" }).click();
  const changes = page.getByRole("dialog", { name: "改过什么" });
  const row = changes.locator(".change-row").first();
  await row.getByText(`${before}（新）`).waitFor();
  expectEqual(await row.locator("del").innerText(), before, "what stood there before");
  await t.expectAccessible();
  await row.getByRole("button", { name: "撤销" }).click();
  await changes.getByText("后来撤销了").waitFor();
  await changes.locator(".change-row").nth(1).waitFor();
  await page.keyboard.press("Escape");
  await pane(page).getByRole("heading", { level: 1, name: before, exact: true }).waitFor();
});

test("each key leaves in the list only whom it names", SIZES, async (t) => {
  const page = await openOnMonday(t);
  const names = [...Array.from({ length: 60 }, (_, at) => `王家第${at + 1}户`), "林小满", "林夕", "林海"];
  await bringIn(t, csvFile("客户.csv", [["姓名", "手机"], ...names.map((name, at) => [name, `138${String(10_000_000 + 7919 * at)}`])]));
  await goTo(t, "#/customers");
  await people(page).first().waitFor();
  for (const [typed, count] of [["林", 3], ["林夕", 1], ["", 63], ["第60户", 1], ["林海", 1]]) {
    await page.getByRole("main").getByRole("searchbox").fill(typed);
    await page.getByRole("main").getByText(`${count}位客户`, { exact: true }).waitFor();
    // The rows follow the count, they do not only grow fewer.
    await page.waitForFunction((typed) => {
      const rows = [...document.querySelectorAll("[role=listbox] [role=option]")];
      return rows.length > 0 && rows.every((row) => row.innerText.includes(typed));
    }, typed);
  }
});

test("whoever is typed stands first, wherever the list was, and Enter opens them", async (t) => {
  const page = await openOnMonday(t);
  const names = [...Array.from({ length: 60 }, (_, at) => `王家第${at + 1}户`), "林小满", "林夕"];
  await bringIn(t, csvFile("客户.csv", [["姓名"], ...names.map((name) => [name])]));
  await goTo(t, "#/customers");
  const list = page.getByRole("listbox");
  await people(page).first().waitFor();
  await list.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector("[role=listbox]").scrollTop > 1000);
  const search = page.getByRole("main").getByRole("searchbox");
  await search.fill("王家");
  await page.waitForFunction(() => document.querySelector("[role=listbox]").scrollTop === 0);
  await search.fill("林");
  await search.press("Enter");
  await page.getByRole("article").getByRole("heading", { level: 1, name: "林小满" }).waitFor();
});
