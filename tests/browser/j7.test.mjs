// J7: the ones slipping away by what there is to lose, why they left, and who owes since when.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, reload, setDay, toast, wholeToday } from "./harness/walk.mjs";

/** Comes each month from September on, last on 12 January: late on the Monday of the journeys. */
const DAYS = ["2025-09-12", "2025-10-12", "2025-11-12", "2025-12-12", "2026-01-12"];
const LATE = [
  ["日期", "姓名", "手机", "金额"],
  ...DAYS.flatMap((day) => [
    [day, "王芳", "13800008821", "90000"],
    [day, "李娜", "13912348821", "80000"],
    [day, "赵敏", "13788218821", "70000"],
  ]),
];

async function openShop(t) {
  const page = await openOnMonday(t);
  await bringIn(t, csvFile("销售.csv", (await journeyShop()).sales));
  await bringIn(t, csvFile("迟到.csv", LATE));
  return page;
}

const row = (page, name) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });

test("J7: called, lost, the cause with its evidence; three of one cause raise the card", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openShop(t);
  await goTo(t, "#/insights/watch");
  const slipping = page.locator("section").filter({ has: page.getByRole("heading", { name: /快流失，一年可能少/ }) });
  await slipping.waitFor();
  const first = await slipping.getByRole("listitem").first().innerText();
  if (!first.includes("王芳")) throw new Error(`the largest loss is not first: ${first}`);
  if (!/每\d+天/.test(first) || !/可能少¥/.test(first)) throw new Error(`the row tells no reason: ${first}`);
  await slipping.getByText(/只来过一次，已过了通常再来的时候/).waitFor();
  await t.expectAccessible();

  await button(row(page, "王芳"), "打电话").click();
  await button(row(page, "王芳"), "还没有").click();
  await toast(page, "联系到了王芳").waitFor();

  for (const name of ["王芳", "李娜", "赵敏"]) {
    expectEqual(await page.locator(".wind").count(), 0, `alarms before ${name} left`);
    await button(row(page, name), "打电话").click();
    await button(row(page, name), "流失了").click();
    const dialog = page.getByRole("dialog", { name: "记为流失" });
    await dialog.getByLabel("为什么流失").selectOption({ label: "别家更强" });
    await button(dialog, "保存").click();
    await dialog.getByText("请写下凭什么这样说。").waitFor();
    await dialog.getByLabel("凭什么这样说").fill("说新店更近");
    await button(dialog, "保存").click();
    await toast(page, `记下了${name}的流失原因`).waitFor();
    await row(page, name).filter({ has: page.getByRole("button", { name: "打电话" }) }).waitFor({ state: "detached" });
  }
  await page.locator(".wind").getByText("60天里，3件投诉或流失都和别家更强有关。").waitFor();
  await page.getByRole("heading", { name: "流失3位，其中0位是我们的原因" }).waitFor();
  await page.locator(".cause-bar").getByText("被抢走的").waitFor();
  await reload(t);
  await page.locator(".wind").waitFor();
});

test("J7: who owes by age, a promise until Friday, and the payment that keeps it", async (t) => {
  const page = await openShop(t);
  await goTo(t, "#/sell/0");
  const name = await page.getByRole("region", { name: "客户" }).getByRole("link").first().innerText();
  await page.getByLabel("金额", { exact: true }).fill("240");
  await page.getByRole("radio", { name: "挂账" }).check();
  await button(page, "保存").first().click();
  await toast(page, `记了${name}的销售¥240`).waitFor();

  // Six weeks later the thirty days of credit are over.
  await setDay(t, 42);
  await reload(t);
  await goTo(t, "#/customers/0");
  const card = page.getByRole("article");
  await card.getByRole("button", { name: /^(记一个风险|加一个提防)$/ }).click();
  const warning = page.getByRole("dialog", { name: /记一个风险|加一个提防/ });
  await warning.getByLabel(/什么风险|提防什么/).selectOption({ label: "欠债" });
  await warning.getByLabel("凭什么这样说").fill("到期没付");
  await button(warning, "保存").click();
  await card.getByText(/欠债，4月27日起：到期没付/).waitFor();

  await goTo(t, "#/insights/debts");
  await page.getByRole("heading", { name: "1位欠款，一共¥240" }).waitFor();
  await row(page, name).getByText("其中¥240已过期").waitFor();
  await t.expectAccessible();
  await button(row(page, name), "约到星期五").click();
  await row(page, name).getByText("答应4天后付¥240").waitFor();

  // On Friday it is a task of the day; the payment keeps the promise and clears the warning.
  await setDay(t, 46);
  await reload(t);
  await goTo(t, "#/");
  await wholeToday(page);
  // Nobody came for six weeks, so the list is long.
  const task = page.getByText("答应今天付¥240。");
  const more = button(page, "再看一些");
  while (!(await task.isVisible()) && (await more.isVisible())) await more.click();
  await task.waitFor();
  await goTo(t, "#/insights/debts");
  await button(row(page, name), "记还款").click();
  const payment = page.getByRole("dialog", { name: "记还款" });
  expectEqual(await payment.getByLabel("金额").inputValue(), "240", "sum that the form begins with");
  await button(payment, "保存").click();
  await page.getByText("没有人欠款").waitFor();
  await goTo(t, "#/customers/0");
  await card.getByText("没有欠款。").waitFor();
  expectEqual(await card.getByText(/欠债，4月27日起/).count(), 0, "warnings");
  await page.keyboard.press("Control+z");
  await card.getByText(/欠债，4月27日起：到期没付/).waitFor();
  await card.getByText("欠¥240").first().waitFor();
});
