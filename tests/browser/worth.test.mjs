// What customers are worth and what another policy would have cost, on the sample shop; costs and spending by hand.
import { expectEqual, test } from "./harness/test.mjs";
import { button, goTo, toast } from "./harness/walk.mjs";

// Nothing fades while axe looks.
const CALM = { context: { reducedMotion: "reduce" } };
const SIZES = { sizes: ["desktop", "phone"], ...CALM };

async function openSample(t, route) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.getByRole("heading", { level: 1, name: /^今日/ }).waitFor();
  await goTo(t, route);
  return t.page;
}

const figure = (page, name) => page.locator(".figure-face").filter({ hasText: name });
const money = (text) => Number(text.match(/¥([\d,.]+)/)[1].replaceAll(",", ""));

test("who costs more than they bring is decided on, and letting go is taken back", SIZES, async (t) => {
  const page = await openSample(t, "#/insights/worth");
  const list = page.getByRole("heading", { level: 2, name: /花的比带来的多/ });
  await list.waitFor();
  await figure(page, "真正留下").click();
  await page.getByRole("dialog", { name: "真正留下" }).getByText("按原价卖了").first().waitFor();
  await page.keyboard.press("Escape");
  await t.expectAccessible();

  const before = await list.innerText();
  const rows = page.locator("section", { has: list }).getByRole("listitem");
  const name = await rows.first().getByRole("link").innerText();
  await rows.first().getByRole("button", { name: "定下来" }).click();
  const dialog = page.getByRole("dialog", { name });
  expectEqual(await dialog.getByRole("radio").count(), 5, "proposals");
  await t.expectAccessible();
  await dialog.getByRole("radio", { name: /停让利/ }).check();
  await button(dialog, "保存").click();
  await toast(page, "提醒").first().waitFor();

  await rows.first().getByRole("button", { name: "定下来" }).click();
  await dialog.getByRole("radio", { name: /好聚好散/ }).check();
  await dialog.getByText("随时可以取消归档").waitFor();
  await button(dialog, "保存").click();
  await page.waitForFunction((name) => ![...document.querySelectorAll(".worth-row a")].slice(0, 8).some((link) => link.textContent === name && link.closest("li").querySelector("button")), name);
  await page.getByRole("status").getByRole("button", { name: "撤销" }).last().click();
  await page.getByRole("heading", { level: 2, name: before, exact: true }).waitFor();
});

test("another policy is tried by keyboard, kept as a decision, and put back", SIZES, async (t) => {
  const page = await openSample(t, "#/insights/what-if");
  const nothing = page.getByRole("heading", { level: 2, name: "照这样做，一分也不用花" });
  await nothing.waitFor();
  const points = page.getByLabel("积分：净销售额的");
  await points.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  const cost = page.getByRole("heading", { level: 2, name: /要花¥.*占净销售额的1\.0%/ });
  await cost.waitFor();
  const one = money(await cost.innerText());
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await page.getByRole("heading", { level: 2, name: /占净销售额的2\.0%/ }).waitFor();
  const two = money(await page.getByRole("heading", { level: 2, name: /要花¥/ }).innerText());
  expectEqual(Math.abs(two - 2 * one) < 0.05, true, `twice ${one} is ${two}`);
  await page.getByRole("listitem").filter({ hasText: "+¥" }).first().getByRole("link").waitFor();
  await t.expectAccessible();

  await button(page, "记成这个月的决定").click();
  await toast(page, "决定").first().waitFor();
  await button(page, "重来").click();
  await nothing.waitFor();
});

test("costs are set, and what is spent on a customer lowers what is left", CALM, async (t) => {
  const page = await openSample(t, "#/settings");
  const margin = page.getByLabel("毛利率：货本未知时，卖100里赚多少");
  await margin.fill("140");
  await margin.press("Tab");
  await page.getByText("请填0到100之间的数").waitFor();
  await margin.fill("40");
  await margin.press("Tab");
  await toast(page, "设置").first().waitFor();

  await goTo(t, "#/customers/0");
  const left = figure(page, "真正留下");
  await left.waitFor();
  const before = money(await left.innerText());
  await button(page, "记花费").click();
  const form = page.getByRole("dialog", { name: "记花费" });
  await form.getByLabel("花在什么上").selectOption({ label: "坏账" });
  await form.getByLabel("金额").fill("100");
  await t.expectAccessible();
  await button(form, "保存").click();
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".figure-face")].some((face) => face.textContent.includes("真正留下") && Math.abs(Number(face.textContent.match(/¥([\d,.]+)/)[1].replaceAll(",", "")) - wanted) < 0.005),
    before - 100,
  );
  await page.getByRole("listitem").filter({ hasText: "坏账" }).getByRole("button", { name: "去掉" }).first().click();
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".figure-face")].some((face) => face.textContent.includes("真正留下") && Math.abs(Number(face.textContent.match(/¥([\d,.]+)/)[1].replaceAll(",", "")) - wanted) < 0.005),
    before,
  );
});
