// J5: a complaint comes in, is made good in five steps, opened again, and the third of its kind raises the alarm.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, people, reload, toast } from "./harness/walk.mjs";

const HONEY = [
  ["日期", "姓名", "手机", "商品", "金额"],
  ...["2025-11-05", "2025-12-08", "2026-01-10", "2026-02-12"].flatMap((day) => [
    [day, "王芳", "13800008821", "山里土蜂蜜", "260"],
    [day, "李娜", "13912348821", "山里土蜂蜜", "65"],
    [day, "赵敏", "13788218821", "山里土蜂蜜", "65"],
  ]),
];

async function openShop(t) {
  const page = await openOnMonday(t);
  await bringIn(t, csvFile("销售.csv", (await journeyShop()).sales));
  await bringIn(t, csvFile("蜂蜜.csv", HONEY));
  return page;
}

async function openCard(t, name) {
  const { page } = t;
  await goTo(t, "#/customers");
  await page.getByRole("main").getByRole("searchbox").fill("8821");
  await people(page).filter({ hasText: name }).first().click();
  const card = page.getByRole("article");
  await card.getByRole("heading", { level: 1, name }).waitFor();
  return card;
}

async function complain(t, name, got) {
  const { page } = t;
  const card = await openCard(t, name);
  await button(card, "投诉").click();
  const dialog = page.getByRole("dialog", { name: "投诉与表扬" });
  await dialog.getByLabel("哪件商品").selectOption({ label: "山里土蜂蜜" });
  await dialog.getByLabel("客户原来想要什么").fill("浓稠的蜂蜜");
  await dialog.getByLabel("实际得到什么").fill(got);
  await t.expectAccessible();
  await button(dialog, "保存").click();
  await toast(page, `记下了${name}的投诉`).waitFor();
  return card;
}

const done = (card) => card.locator(".complaint-step-done");

test("J5: five steps with times, a gesture with its budget, two calls, and the month that tells it", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openShop(t);
  const card = await complain(t, "王芳", "稀得像糖水");
  await card.getByText(/^最迟(明天|\d天后)$/).waitFor();
  expectEqual(await done(card).count(), 1, "steps done");

  await button(card, "补救").click();
  const dialog = page.getByRole("dialog", { name: "补救" });
  await dialog.getByText(/这位客户一年留下¥[\d,.]+，补救花到¥[\d,.]+都值得/).waitFor();
  await dialog.getByLabel("拿什么补上").fill("换一瓶");
  await button(dialog, "保存").click();
  await card.getByText("7天后回访").waitFor();

  for (const [step, count] of [["已答复", 2], ["已解决", 3], ["已告知", 4]]) {
    await button(card, step).click();
    await page.waitForFunction((count) => document.querySelectorAll(".complaint-step-done").length === count, count);
  }
  await card.getByRole("radiogroup", { name: "客户现在满意吗" }).getByRole("radio", { name: "5★" }).click({ force: true });
  await card.getByText("7天后回访、4月15日回访").waitFor();
  const steps = await card.locator(".complaint-step").allInnerTexts();
  expectEqual(steps.length, 5, "steps");
  if (!steps.every((step) => /今天 \d\d:\d\d/.test(step))) throw new Error(`a step has no time: ${steps.join(" | ")}`);
  await t.expectAccessible();

  await goTo(t, "#/insights/month");
  await page.getByText("这个月还没有补救结束。还有1件在办。").waitFor();
  await openCard(t, "王芳");
  await button(card, "挽回了").click();
  await toast(page, "改了王芳的补救").waitFor();
  await goTo(t, "#/insights/month");
  await page.getByText("补救1件，挽回1件，100%。").waitFor();
  await page.getByText("投诉1件：商品1，服务0。").waitFor();

  // Opening again keeps what was, also on disk.
  await openCard(t, "王芳");
  await button(card, "重新打开").click();
  const again = page.getByRole("dialog", { name: "重新打开" });
  await again.getByLabel("为什么重新打开").fill("又稀了");
  await button(again, "重新打开").click();
  await card.getByText("第1次处理后又重新打开：又稀了").waitFor();
  expectEqual(await done(card).count(), 1, "steps done after opening again");
  await reload(t);
  await card.getByText("第1次处理后又重新打开：又稀了").waitFor();
});

test("J5: the third complaint about one product within 60 days raises one card with the names", async (t) => {
  const page = await openShop(t);
  await complain(t, "王芳", "稀得像糖水");
  await complain(t, "李娜", "有怪味");
  await goTo(t, "#/insights/watch");
  await page.getByText("没有苗头。").waitFor();
  expectEqual(await page.locator(".wind").count(), 0, "alarms after two");
  await complain(t, "赵敏", "结块");
  await goTo(t, "#/");
  const wind = page.locator(".wind");
  await wind.getByText("60天里，3件投诉或流失都和“山里土蜂蜜”有关。").waitFor();
  for (const name of ["王芳", "李娜", "赵敏"]) await wind.getByRole("link", { name: new RegExp(name) }).waitFor();
  await t.expectAccessible();
  await page.keyboard.press("Control+z");
  await wind.waitFor({ state: "detached" });
});

test("J5: an open complaint keeps marketing away from that person, a settled one does not", async (t) => {
  const page = await openShop(t);
  const card = await complain(t, "王芳", "稀得像糖水");
  const writeToBuyers = async () => {
    await goTo(t, "#/groups");
    await page.getByRole("heading", { level: 1, name: "分组" }).waitFor();
    const saved = page.getByRole("link", { name: /^买蜂蜜的/ });
    if ((await saved.count()) > 0) {
      await saved.click();
    } else {
      await button(page, "新分组").click();
      await page.getByRole("combobox", { name: "条件", exact: true }).selectOption({ label: "买过的商品" });
      await page.getByRole("combobox", { name: "商品", exact: true }).fill("山里土蜂蜜");
      await page.getByRole("textbox", { name: "名称" }).fill("买蜂蜜的");
      await button(page, "保存").click();
    }
    await button(page, "发消息").click();
    await page.getByText(/^发给\d+位客户/).waitFor();
  };
  await writeToBuyers();
  await page.getByText(/^有投诉还没处理完：王芳$/).waitFor();
  await page.getByText("发给2位客户，1位不该发", { exact: true }).waitFor();
  await t.expectAccessible();
  await openCard(t, "王芳");
  for (const [step, count] of [["已答复", 2], ["已解决", 3], ["已告知", 4]]) {
    await button(card, step).click();
    await page.waitForFunction((count) => document.querySelectorAll(".complaint-step-done").length === count, count);
  }
  await card.getByRole("radiogroup", { name: "客户现在满意吗" }).getByRole("radio", { name: "5★" }).click({ force: true });
  await page.waitForFunction(() => document.querySelectorAll(".complaint-step-done").length === 5);
  await writeToBuyers();
  await page.getByText("发给3位客户", { exact: true }).waitFor();
});
