// J4: Tuesday. A message to a group, one person after the other, with every fifth kept out, and what it did.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, reload, setDay, title, toast } from "./harness/walk.mjs";

const GROUP = "快该来了";
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

const card = (page) => page.getByRole("region").filter({ has: page.getByRole("button", { name: "已发" }) });
const who = (page) => card(page).getByRole("heading").innerText();
const rows = (page) => page.locator(".table-view tbody tr");
const states = async (page) =>
  Object.fromEntries(
    await rows(page).evaluateAll((all) =>
      all.map((row) => [row.querySelector("a").getAttribute("href"), row.children[2].textContent.trim()]),
    ),
  );
const waitForSomebodyElse = (page, before) =>
  page.waitForFunction((name) => document.querySelector("#outreach-who")?.innerText !== name, before);

/** From the page of groups to the form of a message. */
async function writeToGroup(t, page) {
  await goTo(t, "#/groups");
  await title(page).filter({ hasText: "分组" }).waitFor();
  const saved = page.getByRole("link", { name: new RegExp(`^${GROUP}`) });
  if ((await saved.count()) > 0) {
    await saved.first().click();
  } else {
    await page.getByRole("button", { name: new RegExp(`^${GROUP}`) }).click();
    await button(page, "保存").click();
  }
  await button(page, "发消息").click();
  await title(page).filter({ hasText: "给这些人发消息" }).waitFor();
}

test("J4: a message to a group, measured against those kept out", { context: CLIPBOARD, timeoutMs: 180_000 }, async (t) => {
  const page = await openOnMonday(t);
  const shop = await journeyShop();
  await bringIn(t, csvFile("客户.csv", shop.customers));
  await bringIn(t, csvFile("销售.csv", shop.sales));

  await writeToGroup(t, page);
  const summary = await page.getByText(/^发给\d+位客户，留\d+位不发$/).innerText();
  const [recipients, held] = summary.match(/\d+/g).map(Number);
  expectEqual(held, Math.floor((recipients + held) / 5), "every fifth is kept out");
  await page.getByLabel("消息", { exact: true }).fill("");
  await button(page, "{姓名}").click();
  await page.getByLabel("消息", { exact: true }).press("End");
  await page.keyboard.type("，新茶到了，距上次{天数}天");
  await page.getByText(/，新茶到了，距上次\d+天$/).waitFor();
  await t.expectAccessible();
  await button(page, "开始").click();
  await card(page).waitFor();
  await t.expectAccessible();

  // The second asks not to be contacted, the third buys at the counter.
  const order = Object.keys(await states(page));
  expectEqual(order.length, recipients, "people on the list");
  const [first, second, third] = order;
  await rows(page).nth(1).getByRole("link").click();
  await button(page, "编辑").click();
  await page.getByLabel("不要打扰").check();
  await button(page.getByRole("dialog"), "保存").click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await goTo(t, third.replace("customers", "sell"));
  // The page puts the caret there by itself; text that is typed before that goes where the caret was.
  await page.waitForFunction(() => document.activeElement?.matches(".sell-amount-input"));
  await page.getByLabel("金额", { exact: true }).fill("88");
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await page.getByText(/已保存：.*¥88/).first().waitFor();
  await goTo(t, "#/outreach/0");
  await card(page).waitFor();
  const now = await states(page);
  expectEqual([now[second], now[third]], ["不发：说过不要打扰", "今天已经买了，不用发"], "who is skipped and why");

  // Copy, S, and the next one comes up; neither of the two does.
  const name = await who(page);
  await page.locator(`#outreach-who a[href='${first}']`).waitFor();
  await page.locator("#outreach-card").press("c");
  await toast(page, "已复制").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  if (!copied.startsWith(name)) throw new Error(`not the message to ${name}: ${copied}`);
  await page.locator("#outreach-card").press("s");
  await waitForSomebodyElse(page, name);
  const fourth = await page.locator("#outreach-who a").getAttribute("href");
  if (fourth !== order[3]) throw new Error(`after ${first} comes ${fourth}`);
  expectEqual((await states(page))[first], "已发 · 今天", "the first");
  await page.keyboard.press("Control+z");
  await page.locator(`#outreach-who a[href='${first}']`).waitFor();

  // Everybody else.
  let sent = 0;
  while ((await page.locator("#outreach-card").count()) > 0) {
    const present = await who(page);
    await page.locator("#outreach-card").press(sent === 3 ? "k" : "s");
    await waitForSomebodyElse(page, present);
    sent += 1;
  }
  expectEqual(sent, recipients - 2, "people with a card");
  await page.getByText("都处理完了。").waitFor();

  // Two weeks later it is told what came of it; the person who asked is never in a batch again.
  await setDay(t, 15);
  await reload(t);
  await page.getByText(new RegExp(`^已发${recipients - 3}，买了\\d+；没发的${held}位里也有\\d+位买了。$`)).waitFor();
  if ((await page.getByText("那时再下结论").count()) > 0) throw new Error("fifteen days later nothing is counted any more");
  await goTo(t, first);
  await page.getByText(`发了消息“${GROUP}”`).waitFor();
  await setDay(t, 0);
  await reload(t);
  await writeToGroup(t, page);
  await page.getByText(/^说过不要打扰：/).waitFor();
});

const BIRTHDAYS = [
  ["姓名", "手机", "生日"],
  ["张桂兰", "13900001001", "农历八月廿九"],
  ["孙建国", "13900001002", "10月8日"],
  ["周小满", "13900001003", "12月24日"],
];

test("J4: birthdays of both calendars, each copied and sent with one key", { context: CLIPBOARD, sizes: ["desktop", "phone"] }, async (t) => {
  // 5 October 2026: the 29th day of the eighth lunar month is the 9th.
  await setDay(t, 203);
  await t.openHosted();
  const { page } = t;
  await bringIn(t, csvFile("生日.csv", BIRTHDAYS));
  await goTo(t, "#/groups");
  await page.getByRole("button", { name: /^快过生日/ }).click();
  await page.getByText(/2位/).first().waitFor();
  await button(page, "保存").click();
  await button(page, "发消息").click();
  await page.getByLabel("每五位留一位不发").uncheck({ force: true });
  await page.getByText(/^张桂兰，生日快乐/).or(page.getByText(/^孙建国，生日快乐/)).first().waitFor();
  await button(page, "开始").click();
  const told = { 张桂兰: "生日：4天后（10月9日，农历八月廿九）", 孙建国: "生日：3天后（10月8日）" };
  const met = [];
  for (let turn = 0; turn < 2; turn += 1) {
    await card(page).waitFor();
    const name = await who(page);
    met.push(name);
    await page.getByText(told[name], { exact: true }).waitFor();
    await t.expectAccessible();
    await page.locator("#outreach-card").press("c");
    await toast(page, "已复制").first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    if (!copied.startsWith(`${name}，生日快乐`)) throw new Error(`not the message to ${name}: ${copied}`);
    await page.locator("#outreach-card").press("s");
    if (turn === 0) await waitForSomebodyElse(page, name);
  }
  await page.getByText("都处理完了。").waitFor();
  expectEqual(met.sort(), ["孙建国", "张桂兰"].sort(), "who was wished a happy birthday");
});

test("a product suits whoever buys its kind, and a message goes to them", { sizes: ["desktop", "phone"] }, async (t) => {
  await t.openHosted();
  const { page } = t;
  await page.getByRole("button", { name: "看看示例店铺" }).click();
  await page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await goTo(t, "#/products");
  await page.getByRole("button", { name: /白茶寿眉/ }).click();
  const told = await page.getByText(/^有\d+位客户反复买同类的，还没买过这件。$/).innerText();
  await page.getByText(/一年里来买过\d+次同类的/).first().waitFor();
  await t.expectAccessible();
  await button(page, "给他们发消息").click();
  await title(page).filter({ hasText: "给这些人发消息" }).waitFor();
  const count = Number(told.match(/\d+/)[0]);
  const chosen = (await page.getByText(/^发给\d+位客户/).innerText()).match(/\d+/g).map(Number);
  expectEqual(chosen.reduce((sum, part) => sum + part, 0), count, "sent, kept out and left out together");
});

test("a recall finds everybody who bought, with phone and status", async (t) => {
  await t.openHosted();
  const { page } = t;
  await page.getByRole("button", { name: "看看示例店铺" }).click();
  await page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await goTo(t, "#/products");
  await page.getByRole("button", { name: /土蜂蜜/ }).click();
  const told = await page.getByText(/^这段时间有\d+位客户买过。$/).innerText();
  const count = Number(told.match(/\d+/)[0]);
  if (count === 0) throw new Error("nobody bought honey in ninety days");
  await button(page, "列出这些人").click();
  await page.getByText(`发给${count}位客户`).waitFor();
  await button(page, "开始").click();
  await title(page).filter({ hasText: "召回土蜂蜜" }).waitFor();
  expectEqual(await rows(page).count(), count, "people on the list");
  await button(page, "已通知").click();
  await rows(page).first().getByText("已通知 · 今天").waitFor();
  await t.expectAccessible();
});
