// Journey J1 on the sample shop, whose list of today is never empty; the first start; the finder.
import { expectEqual, test } from "./harness/test.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

async function openSample(t) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await rows(t.page).first().waitFor();
}

const rows = (page) => page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "联系到了" }) });
const nameOf = (row) => row.getByRole("group").getAttribute("aria-label");
const dueNow = (page) => page.title().then((title) => Number(/^\((\d+)\)/.exec(title)?.[1] ?? 0));
const waitForDue = (page, due) => page.waitForFunction((due) => Number(/^\((\d+)\)/.exec(document.title)?.[1] ?? 0) === due, due);

test("reached takes two clicks, one line and one key, and undo restores it all", SIZES, async (t) => {
  const { page } = t;
  await openSample(t);
  await t.expectAccessible();
  const due = await dueNow(page);
  const first = await nameOf(rows(page).first());
  const mark = t.mark();

  await rows(page).first().getByRole("button", { name: "联系到了" }).click();
  await page.keyboard.type("女儿考上了");
  await page.getByRole("button", { name: "3周" }).click();
  await t.expectAccessible();
  await page.keyboard.press("Enter");

  await waitForDue(page, due - 1);
  await page.getByText(/^已完成\d+ \/ \d+$/).first().waitFor();
  const names = await rows(page).getByRole("group").evaluateAll((groups) => groups.map((group) => group.getAttribute("aria-label")));
  expectEqual(names.includes(first), false, "still on the list");
  t.expectNoRequestsSince(mark);

  await page.getByRole("status").filter({ hasText: "联系到了" }).getByRole("button", { name: "撤销" }).click();
  await waitForDue(page, due);
  expectEqual(await nameOf(rows(page).first()), first, "first row after undo");
});

test("one key an act, and the focus goes on to the next row", async (t) => {
  const { page } = t;
  await openSample(t);
  const due = await dueNow(page);
  const second = await nameOf(rows(page).nth(1));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.matches(".today-name"));
  await page.keyboard.press("x");
  await waitForDue(page, due - 1);
  await page.waitForFunction((name) => document.activeElement?.textContent.includes(name), second);
  await page.keyboard.press("k");
  await waitForDue(page, due - 2);
  await page.keyboard.press("Control+z");
  await waitForDue(page, due - 1);
});

test("a name opens the reason, the phone and the last contacts in place", SIZES, async (t) => {
  const { page } = t;
  await openSample(t);
  const row = rows(page).first();
  await row.getByRole("button", { expanded: false }).first().click();
  await row.getByText("最近三次联系").waitFor();
  await row.getByRole("button", { name: /^复制/ }).first().waitFor();
  await t.expectAccessible();
});

test("the middle is one batch", async (t) => {
  const { page } = t;
  await openSample(t);
  const line = page.getByRole("button", { name: /其他客户/ });
  const due = await dueNow(page);
  await line.click();
  await t.expectAccessible();
  await page.getByRole("button", { name: "都联系到了" }).click();
  await line.waitFor({ state: "hidden" });
  await waitForDue(page, due - 1);
  await page.getByRole("button", { name: "撤销" }).click();
  await line.waitFor();
});

test("an empty shop begins with three offers, and the sample shop goes without a trace", SIZES, async (t) => {
  const { page } = t;
  await t.openHosted();
  await page.getByRole("heading", { name: "先从一件事开始" }).waitFor();
  await t.expectAccessible();
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("heading", { name: "Begin with one thing" }).waitFor();
  await page.getByRole("radio", { name: "简体中文" }).check();
  await page.getByRole("button", { name: "看看示例店铺" }).click();
  await rows(page).first().waitFor();
  const stripe = page.getByRole("region", { name: /示例店铺/ });
  await stripe.getByRole("button", { name: "删除示例店铺" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除示例店铺" }).click();
  await page.getByRole("heading", { name: "先从一件事开始" }).waitFor();
  const databases = await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)));
  expectEqual(databases.filter((name) => name.includes("sample")), [], "databases of the sample shop");
});

test("the finder finds people and acts from anywhere and gives the focus back", async (t) => {
  const { page } = t;
  await openSample(t);
  const first = await nameOf(rows(page).first());
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.matches(".today-name"));
  await page.keyboard.press("/");
  const finder = page.getByRole("dialog", { name: "找客户" });
  await finder.getByRole("combobox").fill(first);
  await finder.getByRole("option").first().waitFor();
  await t.expectAccessible();
  await page.keyboard.press("Escape");
  await finder.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.matches(".today-name"));

  await page.keyboard.press("Control+k");
  await finder.getByRole("combobox").fill("sz");
  await finder.getByRole("option", { name: "去设置" }).click();
  await page.getByRole("heading", { name: "设置", level: 1 }).waitFor();

  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "快捷键" }).waitFor();
  await t.expectAccessible();
});
