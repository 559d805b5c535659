// J2: at the counter. A known customer's sale in four inputs, a new customer without a doublet, a refund that leaves no trace.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, people, reload, setDay, toast } from "./harness/walk.mjs";

const REGULARS = [
  ["日期", "姓名", "手机", "服务要点", "金额"],
  ...["2025-09-01", "2025-10-04", "2025-11-05", "2025-12-08", "2026-01-10", "2026-02-12"].map((day, at) => [
    day,
    "王芳",
    "13800008821",
    "少糖",
    `${2000 + at * 10}`,
  ]),
  ["2025-12-01", "李娜", "13912348821", "不要香菜", "66.50"],
  ["2026-01-12", "李娜", "13912348821", "不要香菜", "73"],
  ["2026-02-20", "李娜", "13912348821", "不要香菜", "58"],
];

async function openCounter(t) {
  const page = await openOnMonday(t);
  await bringIn(t, csvFile("销售.csv", (await journeyShop()).sales));
  await bringIn(t, csvFile("熟客.csv", REGULARS));
  await goTo(t, "#/sell");
  return page;
}

const search = (page) => page.getByRole("combobox", { name: "姓名、拼音、手机尾号" });
const strip = (page) => page.getByRole("region", { name: "客户" });
const amount = (page) => page.getByLabel("金额", { exact: true });

/** Finds somebody at the counter and takes the first. */
async function choose(page, text, name) {
  await search(page).fill(text);
  await page.getByRole("option").filter({ hasText: name }).first().click();
  await strip(page).getByRole("link", { name }).waitFor();
}

test("J2: a sale to a known customer in four inputs", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openCounter(t);
  const inputs = [];
  const input = async (what, act) => {
    inputs.push(what);
    await act();
  };
  await page.getByRole("heading", { level: 1, name: "收银" }).click();
  await input("/", () => page.keyboard.press("/"));
  await input("8821", () => page.keyboard.type("8821"));
  const options = page.getByRole("option").filter({ hasText: "…8821" });
  await options.nth(1).waitFor();
  const told = await options.allInnerTexts();
  expectEqual(told.length, 2, "people with this number");
  const [first, second] = told.map((text) => text.replace(/\s+/g, " "));
  for (const [text, name, initials] of told.some((text) => text.startsWith("王芳"))
    ? [[told.find((text) => text.startsWith("王芳")), "王芳", "WF"], [told.find((text) => text.startsWith("李娜")), "李娜", "LN"]]
    : []) {
    if (!text?.includes(initials)) throw new Error(`${name} is not told apart by ${initials}: ${text}`);
  }
  const wanted = second.split(" ")[0];
  if (first.split(" ")[0] === wanted) throw new Error(`both are called ${wanted}`);
  expectEqual(await page.getByRole("option", { selected: true }).count(), 1, "chosen options");
  await input("↓ Enter", async () => {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  });
  await strip(page).getByRole("link", { name: wanted }).waitFor();
  const shown = await strip(page).innerText();
  const likes = wanted === "王芳" ? "少糖" : "不要香菜";
  for (const part of [likes, "…8821", "上次来", "每"]) {
    if (!shown.includes(part)) throw new Error(`the strip does not show “${part}”: ${shown}`);
  }
  if (!/[ABC]级/.test(shown)) throw new Error(`the strip shows no class: ${shown}`);
  await page.waitForFunction(() => document.activeElement?.classList.contains("sell-amount-input"));
  await input("128 Enter", async () => {
    await page.keyboard.type("128");
    await page.keyboard.press("Enter");
  });
  await toast(page, `记了${wanted}的销售¥128`).waitFor();
  if (inputs.length > 4) throw new Error(`${inputs.length} inputs: ${inputs.join(", ")}`);
  await strip(page).getByText(`已保存：${wanted} ¥128`).waitFor();
  await strip(page).getByText("上次来：今天").waitFor();

  // It is on disk.
  await reload(t);
  await choose(page, "8821", wanted);
  await strip(page).getByText("上次来：今天").waitFor();
});

test("J2: F9 hides what the customer before the counter may not read, also while an amount is typed", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openCounter(t);
  await choose(page, "8821", "王芳");
  await amount(page).fill("240");
  await page.getByRole("radio", { name: "挂账" }).check({ force: true });
  await amount(page).press("Enter");
  await strip(page).getByText("已保存").waitFor();
  await goTo(t, "#/customers");
  await goTo(t, "#/sell");
  await choose(page, "8821", "王芳");
  await strip(page).getByText(/欠¥240/).first().waitFor();
  await amount(page).fill("58");
  await page.keyboard.press("F9");
  await page.getByRole("navigation").getByRole("link", { name: "洞察" }).waitFor({ state: "detached" });
  await strip(page).getByText("王芳").waitFor();
  // What was typed is still there, and typing goes on behind it.
  await page.waitForFunction(() => document.activeElement?.classList.contains("sell-amount-input"));
  await page.keyboard.type("9");
  expectEqual(await amount(page).inputValue(), "589", "the amount that was being typed");
  // Not on the way over another page, though the role changes there.
  const address = await page.evaluate(() => location.hash);
  await goTo(t, "#/customers");
  await people(page).first().waitFor();
  await page.keyboard.press("F9");
  await toast(page, /^已回到店主/).waitFor();
  await goTo(t, address);
  await strip(page).getByText("王芳").waitFor();
  expectEqual(await amount(page).inputValue(), "", "an amount of before");
  await page.keyboard.press("F9");
  await page.getByRole("navigation").getByRole("link", { name: "洞察" }).waitFor({ state: "detached" });
  await strip(page).getByText("王芳").waitFor();
  const covered = await page.getByRole("main").innerText();
  if (/240|欠/.test(covered)) throw new Error(`the counter reads too much: ${covered}`);
  await goTo(t, "#/customers");
  await page.getByText(/…8821/).first().waitFor();
  const list = await page.getByRole("main").innerText();
  if (/¥\d/.test(list)) throw new Error(`the list shows amounts: ${list}`);
  await page.keyboard.press("F9");
  await page.getByRole("navigation").getByRole("link", { name: "洞察" }).waitFor();
  await page.getByText(/¥\d/).first().waitFor();
});

test("J2: the refund of a sale returns class and totals to what they were", async (t) => {
  const page = await openCounter(t);
  for (const [name, paid] of [["李娜", "98765.40"], ["王芳", "128"]]) {
    const before = await figuresOf(t, page, name);
    await goTo(t, "#/sell");
    await choose(page, "8821", name);
    await amount(page).fill(paid);
    await amount(page).press("Enter");
    await strip(page).getByText("已保存").waitFor();
    const between = await figuresOf(t, page, name);
    if (JSON.stringify(between) === JSON.stringify(before)) throw new Error("the sale changed nothing");

    await goTo(t, "#/sell");
    await choose(page, "8821", name);
    await page.getByRole("radio", { name: "退货" }).check();
    const sale = page.getByRole("listitem").filter({ has: button(page, "退这笔") }).first();
    await button(sale, "退这笔").click();
    await toast(page, new RegExp(`^给${name}退了`)).waitFor();
    expectEqual(await figuresOf(t, page, name), before, `the figures of ${name}`);
    await reload(t);
    expectEqual(await figuresOf(t, page, name), before, `the figures of ${name}, read from disk`);
  }
});

test("J2: on account, the red strip, and a refund that leaves the account as it was", async (t) => {
  const page = await openCounter(t);
  const before = await figuresOf(t, page, "王芳");
  await goTo(t, "#/sell");
  await choose(page, "8821", "王芳");
  expectEqual(await page.locator(".sell-owes").count(), 0, "strips before");
  await amount(page).fill("240");
  await page.getByRole("radio", { name: "挂账" }).check();
  await page.getByText(/^最迟.+付。$/).waitFor();
  await button(page, "保存").first().click();
  await strip(page).getByText("已保存：王芳 ¥240").waitFor();
  await strip(page).getByText("欠¥240，3月16日起。").waitFor();

  // A promise of payment that is not kept is told to whoever stands at the counter.
  await strip(page).getByRole("link", { name: "王芳" }).click();
  const card = page.getByRole("article");
  await card.getByText("欠¥240，3月16日起。").waitFor();
  await button(card, "约定还款").click();
  await button(page.getByRole("dialog", { name: "约定还款" }), "保存").click();
  await card.getByText(/答应4天后付¥240/).first().waitFor();
  await setDay(t, 7);
  await reload(t);
  await goTo(t, "#/sell");
  await choose(page, "8821", "王芳");
  await strip(page).getByText("欠¥240，3月16日起；上次答应的没有做到。").waitFor();
  await t.expectAccessible();
  await setDay(t);
  await reload(t);

  await goTo(t, "#/sell");
  await choose(page, "8821", "王芳");
  await page.getByRole("radio", { name: "退货" }).check();
  const sale = page.getByRole("listitem").filter({ has: button(page, "退这笔") }).first();
  await button(sale, "退这笔").click();
  await toast(page, /^给王芳退了/).waitFor();
  await choose(page, "8821", "王芳");
  await page.locator(".sell-owes").waitFor({ state: "detached" });
  expectEqual(await figuresOf(t, page, "王芳"), before, "the figures after the refund");
  await page.keyboard.press("Control+z");
  await goTo(t, "#/sell");
  await choose(page, "8821", "王芳");
  await strip(page).getByText("欠¥240，3月16日起").waitFor();
});

test("J2: a new customer by name or phone, with the doublet shown before saving", async (t) => {
  const page = await openCounter(t);
  const customers = () => page.getByRole("navigation").getByRole("link", { name: /^客户/ }).innerText();
  const before = await customers();

  // A phone that nobody has.
  await search(page).fill("13700001234");
  await page.getByRole("option", { name: "新客户：13700001234" }).click();
  const dialog = page.getByRole("dialog", { name: "新客户" });
  expectEqual(await dialog.getByLabel("电话").inputValue(), "13700001234", "phone");
  await dialog.getByLabel("姓名").fill("王芳");
  const hint = dialog.getByRole("listitem").filter({ hasText: "王芳" });
  await hint.getByText("…8821").waitFor();
  await dialog.getByText("册子里已经有：").waitFor();
  await button(dialog, "仍然新增").waitFor();
  await button(hint, "就用这位").click();
  await strip(page).getByRole("link", { name: "王芳" }).waitFor();
  expectEqual(await customers(), before, "customers after taking the one who was there");

  // The phone of somebody who is there, written in another way.
  await button(strip(page), "换一位").click();
  await search(page).fill("新来的");
  await page.getByRole("option", { name: "新客户：新来的" }).click();
  await dialog.getByLabel("电话").fill("+86 138 0000 8821");
  await dialog.getByRole("listitem").filter({ hasText: "王芳" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expectEqual(await customers(), before, "customers after leaving the form");

  // A phone alone is enough, and the sale follows at once.
  await search(page).fill("13700001234");
  await page.getByRole("option", { name: "新客户：13700001234" }).click();
  await button(dialog, "新增").click();
  await dialog.waitFor({ state: "hidden" });
  await amount(page).fill("38");
  await amount(page).press("Enter");
  await strip(page).getByText(/已保存.*¥38/).waitFor();
  expectEqual(numberIn(await customers()), numberIn(before) + 1, "customers");
});

test("J2: who comes to the counter from elsewhere goes on with the amount", async (t) => {
  const page = await openCounter(t);
  await goTo(t, "#/customers/0");
  await page.getByRole("article").getByRole("link", { name: "收银" }).click();
  await page.waitForFunction(() => document.activeElement?.matches(".sell-amount-input"));
  await page.keyboard.type("128");
  await page.keyboard.press("Enter");
  await strip(page).getByText(/^已保存：.*¥128$/).waitFor();
});

/** All that the customer's page says but the timeline, and what the whole shop's page of insights says. */
async function figuresOf(t, page, name) {
  await goTo(t, "#/customers");
  await page.getByRole("main").getByRole("searchbox").fill("8821");
  await people(page).filter({ hasText: name }).first().click();
  const card = page.getByRole("article");
  await card.getByRole("heading", { level: 1, name }).waitFor();
  const told = {};
  told.head = await card.locator("header").first().innerText();
  told.figures = await card.getByRole("region", { name: "数字" }).innerText();
  told.now = await card.locator("section").filter({ has: page.getByRole("heading", { name: "现在" }) }).innerText();
  await goTo(t, "#/insights");
  await page.getByRole("heading", { level: 1, name: "洞察" }).waitFor();
  told.insights = await page.getByRole("main").innerText();
  return told;
}

const numberIn = (text) => Number(text.replace(/\D/g, ""));
