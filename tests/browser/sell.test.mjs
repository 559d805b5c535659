// Journey J2, without points and debts: a sale in four inputs, two customers on one phone tail, a new customer, a refund.
import { expectEqual, test } from "./harness/test.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

/** Adds a customer from the counter: type, Enter, complete the form. */
async function addCustomer(page, name, phone) {
  await search(page).fill(name);
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "新客户" });
  await form.getByLabel("电话").fill(phone);
  await form.getByRole("button", { name: "新增" }).click();
  await form.waitFor({ state: "hidden" });
  await strip(page).getByRole("link", { name }).waitFor();
}

async function sell(page, amount) {
  await page.getByLabel("金额", { exact: true }).fill(amount);
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await strip(page).getByText("已保存").waitFor();
}

const search = (page) => page.getByRole("combobox", { name: "姓名、拼音、手机尾号" });
const strip = (page) => page.getByRole("region", { name: "客户" });
const option = (page, name) => page.getByRole("option").filter({ hasText: name });

test("a known customer's sale takes four inputs", SIZES, async (t) => {
  const { page } = t;
  await t.openHosted("#/sell");
  await addCustomer(page, "王芳", "13800138821");
  await addCustomer(page, "李方", "13900138821");
  const mark = t.mark();

  await page.getByRole("heading", { name: "收银" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("8821");
  await option(page, "李方").waitFor();
  expectEqual(await page.getByRole("option").allInnerTexts().then((lines) => lines.slice(0, 2).map((line) => /WF|LF/.exec(line)?.[0])), ["WF", "LF"]);
  await t.expectAccessible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await strip(page).getByRole("link", { name: "李方" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".sell-amount-input"));
  await page.keyboard.type("128");
  await page.keyboard.press("Enter");

  await strip(page).getByText("已保存：李方 ¥128").waitFor();
  await strip(page).getByText("上次来：今天").waitFor();
  await page.getByRole("status").getByText("记了李方的销售¥128").waitFor();
  expectEqual(await page.getByLabel("金额", { exact: true }).inputValue(), "");
  const marks = await page.evaluate(() => performance.getEntriesByType("measure").map((entry) => entry.name));
  expectEqual([marks.includes("yushui:save"), marks.includes("yushui:search")], [true, true], "marks");
  t.expectNoRequestsSince(mark);
});

test("who has the phone already is shown before a customer is added twice", SIZES, async (t) => {
  const { page } = t;
  await t.openHosted("#/sell");
  await addCustomer(page, "王芳", "138 0013 8821");
  await search(page).fill("+86 13800138821 ");
  await option(page, "新客户").click();
  const form = page.getByRole("dialog", { name: "新客户" });
  await form.getByText("册子里已经有").waitFor();
  await t.expectAccessible();
  await form.getByRole("button", { name: "仍然新增" }).waitFor();
  await form.getByRole("button", { name: "就用这位" }).click();
  await strip(page).getByRole("link", { name: "王芳" }).waitFor();

  await search(page).fill("王芳2");
  await option(page, "新客户").click();
  await form.getByLabel("姓名").fill("王芳");
  await form.getByText("册子里已经有").waitFor();
  await form.getByRole("button", { name: "仍然新增" }).click();
  await form.waitFor({ state: "hidden" });
  await search(page).fill("王芳");
  await option(page, "…8821").waitFor();
  expectEqual(await option(page, "王芳").filter({ hasNotText: "新客户" }).count(), 2, "customers named 王芳");
});

test("a refund takes the sale back and undo brings it again", async (t) => {
  const { page } = t;
  await t.openHosted("#/sell");
  await addCustomer(page, "王芳", "13800138821");
  await sell(page, "128");
  await strip(page).getByRole("button", { name: "再记一笔" }).click();
  await page.getByRole("radio", { name: "退货" }).check();
  await page.getByRole("heading", { name: "最近的销售" }).waitFor();
  await t.expectAccessible();
  await page.getByRole("button", { name: "退这笔" }).click();
  await strip(page).getByText("已保存：王芳 −¥128").waitFor();
  await strip(page).getByText("还没有消费").waitFor();
  await page.getByRole("status").filter({ hasText: "给王芳退了¥128" }).getByRole("button", { name: "撤销" }).last().click();
  await strip(page).getByText("上次来：今天").waitFor();
});

test("items make the amount, another total is a discount, a walk-in needs no name", async (t) => {
  const { page } = t;
  await t.openHosted("#/sell");
  await page.getByRole("button", { name: "加一件" }).click();
  await page.getByRole("combobox", { name: "商品名或编号" }).fill("铁观音500克");
  await page.keyboard.press("Enter");
  await page.getByLabel("数量").fill("2");
  await page.getByLabel("小计").fill("760");
  await page.getByLabel("金额", { exact: true }).fill("722");
  await page.getByText("按件合计¥760，另减¥38").waitFor();
  await t.expectAccessible();
  await page.getByRole("button", { name: "保存" }).first().click();
  await strip(page).getByText("已保存：散客 ¥722").waitFor();
});

test("what is no amount is refused with a sentence and nothing is saved", async (t) => {
  const { page } = t;
  await t.openHosted("#/sell");
  await page.getByLabel("金额", { exact: true }).fill("12块");
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await page.getByText("“12块”不是金额").waitFor();
  await page.getByLabel("金额", { exact: true }).fill("");
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await page.getByText("请填金额。").waitFor();
  expectEqual(await strip(page).innerText(), "没选客户，记为散客。");
});

test("the keypad makes the amount on a phone", { sizes: ["phone"] }, async (t) => {
  const { page } = t;
  await t.openHosted("#/sell");
  const keypad = page.getByRole("group", { name: "数字键盘" });
  for (const key of ["1", "2", "8", "00", ".", "5"]) await keypad.getByRole("button", { name: key, exact: true }).tap();
  expectEqual(await page.getByLabel("金额", { exact: true }).inputValue(), "12800.5");
  await keypad.getByRole("button", { name: "删一位" }).tap();
  await keypad.getByRole("button", { name: "保存" }).tap();
  await strip(page).getByText("已保存：散客 ¥12,800").waitFor();
});
