// What lies ahead: the year with its range, who brings it, and what to expect of one customer; computed beside the page.
import { expectEqual, test } from "./harness/test.mjs";
import { goTo } from "./harness/walk.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

async function openSample(t, route) {
  await t.openHosted();
  await t.page.locator(".start-offer").nth(2).click();
  await t.page.getByRole("heading", { level: 1, name: /^今日/ }).waitFor();
  await goTo(t, route);
  return t.page;
}

const figure = (page, name) => page.locator(".figure-face").filter({ hasText: name });
const money = (text) => Number(text.match(/¥([\d,]+)/)[1].replaceAll(",", ""));

test("the year ahead has a range and names, and says how it is computed", SIZES, async (t) => {
  const page = await openSample(t, "#/insights/forecast");
  const year = figure(page, "未来12个月");
  await year.filter({ hasText: "¥" }).waitFor();
  const [middle, low, high] = [...(await year.innerText()).matchAll(/¥[\d,]+/g)].map(([text]) => money(text));
  expectEqual(0 <= low && low <= middle && middle <= high, true, "low, middle and high in order");
  await year.click();
  await page.getByRole("dialog", { name: "未来12个月" }).getByText("多半在").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("summary", { hasText: "怎么算的" }).click();
  await page.getByRole("row", { name: /Pareto\/NBD/ }).waitFor();
  await t.expectAccessible();
  const top = page.getByRole("heading", { level: 2, name: /预计带来\d+%/ });
  await page.locator("section", { has: top }).getByRole("button", { name: "看这些客户" }).click();
  await page.getByText("预计带来最多的").first().waitFor({ state: "attached" });
});

test("a customer's card says whether they come again, when, and what the year brings", SIZES, async (t) => {
  const page = await openSample(t, "#/insights/forecast");
  const top = page.getByRole("heading", { level: 2, name: /预计带来\d+%/ });
  await page.locator("section", { has: top }).getByRole("listitem").first().getByRole("link").click();
  const chance = figure(page, "还会再来");
  await chance.filter({ hasText: "%" }).waitFor();
  await figure(page, "下次大约").waitFor();
  await chance.click();
  await page.getByRole("dialog", { name: "还会再来" }).getByText(/来过\d+天/).waitFor();
  await t.expectAccessible();
});
