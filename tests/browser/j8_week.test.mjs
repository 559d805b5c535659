// J8, first step: Friday evening. Plan against actual minutes, who got nothing, kept and new, decisions without action.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, reload, setDay, toast } from "./harness/walk.mjs";

const numbers = (texts) => texts.map((text) => Number(text.match(/\d+/)[0]));

test("J8: the week, planned and closed", { sizes: ["desktop", "phone"], timeoutMs: 180_000 }, async (t) => {
  const page = await openOnMonday(t);
  const shop = await journeyShop();
  await bringIn(t, csvFile("客户.csv", shop.customers));
  await bringIn(t, csvFile("销售.csv", shop.sales));
  await goTo(t, "#/insights/month");
  await page.getByLabel("所以我们要……").fill("蜂蜜换一家供应商");
  await button(page, "记下决定").click();
  await toast(page, /决定/).waitFor();

  await goTo(t, "#/");
  await page.getByRole("link", { name: "本周", exact: true }).click();
  await page.getByText("还没有定时间。").waitFor();
  await page.getByLabel("一周给客户几小时").fill("8");
  await page.keyboard.press("Tab");
  await page.locator(".week-person").first().waitFor();
  const planned = numbers(await page.locator(".week-person .small.soft").evaluateAll((all) => all.map((line) => line.textContent.split("·")[1])));
  expectEqual(planned.reduce((sum, minutes) => sum + minutes, 0), 480, "minutes of all names");
  expectEqual(await page.locator(".week-day").count(), 5, "days");
  await t.expectAccessible();

  // One tap notes a talk and its minutes; the names stay the same all week.
  const names = await page.locator(".week-person a").allInnerTexts();
  // Whoever bought on the Monday itself has had their turn.
  const came = await page.locator(".week-served").count();
  const waiting = page.locator(".week-person:not(.week-served)").first();
  const spoken = await waiting.getByRole("link").innerText();
  await waiting.getByRole("button", { name: /谈过了 15分钟/ }).click();
  await page.locator(".week-served").nth(came).waitFor();
  await setDay(t, 4);
  await reload(t);
  await page.locator(".week-person").first().waitFor();
  expectEqual(await page.locator(".week-person a").allInnerTexts(), names, "names on Friday");
  const balance = page.locator(".week-balance");
  await balance.getByText("计划480分钟，记下了15分钟。").waitFor();
  await balance.getByText("这周一次也没轮到").waitFor();
  const left = await balance.locator("p.cluster a").allInnerTexts();
  expectEqual(left.length, names.length - came - 1, "who got nothing");
  if (left.includes(spoken)) throw new Error(`${spoken} was spoken to`);
  await balance.getByText(/^这周留住\d+位，新来\d+位。$/).waitFor();
  await page.getByText("没有拖着的决定。").waitFor();

  // Two weeks without action turn the decision red; done, it is gone.
  await setDay(t, 15);
  await reload(t);
  await page.getByText("15天没动").waitFor();
  await button(page, "做了").click();
  await page.getByText("没有拖着的决定。").waitFor();
});
