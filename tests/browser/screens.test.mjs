// Every screen of a shop at work: nothing for axe to find, no request, no error; one language at a time; the title tells no names.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { ROUTES } from "./harness/routes.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, chooseImport, checkRows, goTo, openOnMonday, people, pick, settled, title, toast } from "./harness/walk.mjs";

const BOTH = ["phone", "desktop"];

async function openShop(t) {
  const page = await openOnMonday(t);
  const { customers, sales } = await journeyShop();
  await bringIn(t, csvFile("客户.csv", customers));
  await bringIn(t, csvFile("销售.csv", sales));
  return page;
}

/** Waits until no message stands over the page and nothing fades any more, then asks axe. */
async function expectCalmAndAccessible(t, page) {
  await page.waitForFunction(() => !document.querySelector("main [role=progressbar], main .skeleton, .today:not(:has(.today-closed))"));
  await settled(page);
  await t.expectAccessible(page);
}

for (const colorScheme of ["light", "dark"]) {
  const options = { sizes: BOTH, context: { colorScheme, reducedMotion: "reduce" }, timeoutMs: 180_000 };

  test(`screens of a shop at work are accessible, ${colorScheme}`, options, async (t) => {
    const page = await openShop(t);
    const mark = t.mark();
    for (const [route, name] of Object.entries(ROUTES)) {
      await goTo(t, route);
      await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
      await expectCalmAndAccessible(t, page);
    }
    await goTo(t, "#/customers/0");
    await page.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
    await expectCalmAndAccessible(t, page);
    await goTo(t, "#/sell/0");
    await page.getByRole("region", { name: "客户" }).getByRole("link").waitFor();
    await expectCalmAndAccessible(t, page);
    await goTo(t, "#/customers/99999");
    await page.getByText("册子里没有这位客户").waitFor();
    await expectCalmAndAccessible(t, page);
    t.expectNoRequestsSince(mark);
  });

  test(`what opens over a page is accessible, ${colorScheme}`, options, async (t) => {
    const page = await openShop(t);
    await goTo(t, "#/");
    await page.locator(".today-name").first().click();
    await page.getByText("最近三次联系").waitFor();
    await page.getByRole("button", { name: "联系到了" }).first().click();
    await button(page, "3周").waitFor();
    await expectCalmAndAccessible(t, page);
    await page.keyboard.press("Escape");

    for (const [key, dialog] of [["Control+k", "找客户"], ["n", "新客户"], ["?", "快捷键"]]) {
      await title(page).click();
      await page.keyboard.press(key);
      await page.getByRole("dialog", { name: dialog }).waitFor();
      await expectCalmAndAccessible(t, page);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog", { name: dialog }).waitFor({ state: "hidden" });
    }
    if (t.size === "phone") {
      await button(page, "更多").click();
      await page.getByRole("dialog", { name: "更多" }).waitFor();
      await expectCalmAndAccessible(t, page);
      await page.keyboard.press("Escape");
    }
    await title(page).click();
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("1");
    await page.getByRole("option").first().waitFor();
    await expectCalmAndAccessible(t, page);
    await page.keyboard.press("Escape");

    await goTo(t, "#/customers/0");
    const card = page.getByRole("article");
    await card.getByRole("region", { name: "数字" }).getByRole("button").first().click();
    await expectCalmAndAccessible(t, page);
    await page.keyboard.press("Escape");

    // A file on its way in, and at its end.
    const { sales } = await journeyShop();
    await chooseImport(t, csvFile("再来.csv", [sales[0], ["X-1", "2026-03-15", "新人", "13300001111", "", "", "1", "9.90"], ["X-2", "", "某人", "", "", "", "", "1"]]));
    await expectCalmAndAccessible(t, page);
    await checkRows(page);
    await expectCalmAndAccessible(t, page);
    await button(page, "导入").click();
    await button(page, "撤销这次导入").waitFor();
    await expectCalmAndAccessible(t, page);
    // A file that cannot be read.
    await button(page, "换一个文件").click();
    await pick(page, button(page, "选择文件").first(), { name: "图.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
    await page.getByText("“图.csv”是空文件").waitFor();
    await expectCalmAndAccessible(t, page);
  });

  test(`an empty shop is accessible, ${colorScheme}`, options, async (t) => {
    const page = await openOnMonday(t);
    for (const route of Object.keys(ROUTES)) {
      await goTo(t, route);
      await title(page).waitFor();
      await expectCalmAndAccessible(t, page);
    }
  });
}

test("no_network: the page asks for nothing after it has loaded, whatever is done", async (t) => {
  const page = await openOnMonday(t);
  const mark = t.mark();
  const { sales } = await journeyShop();
  await bringIn(t, csvFile("销售.csv", sales));
  for (const route of Object.keys(ROUTES)) {
    await goTo(t, route);
    await title(page).waitFor();
  }
  t.expectNoRequestsSince(mark);
});

test("the title of the tab carries the count and nothing of the shop", async (t) => {
  const page = await openOnMonday(t);
  expectEqual(await page.title(), "鱼水", "title of an empty shop");
  await bringIn(t, csvFile("销售.csv", (await journeyShop()).sales));
  for (const route of [...Object.keys(ROUTES), "#/customers/0", "#/sell/0"]) {
    await goTo(t, route);
    await title(page).first().waitFor();
    if (!/^\(\d+\) 鱼水$/.test(await page.title())) throw new Error(`the title on ${route} is “${await page.title()}”`);
  }
});

test("another language takes every text of every page, without a reload", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  // Nothing in this shop is Chinese: whatever Chinese shows is the page's own.
  await bringIn(t, csvFile("sales.csv", latinSales()));
  await page.evaluate(() => (window.isSamePage = true));
  const choose = async (name, settings) => {
    await goTo(t, "#/settings");
    await page.getByRole("radio", { name, exact: true }).check();
    await page.getByRole("heading", { level: 1, name: settings, exact: true }).waitFor();
  };
  for (const [name, settings, lang, tabTitle, foreign] of [
    ["English", "Settings", "en", "Yushui", /\p{Script=Han}/u],
    ["繁體中文", "設定", "zh-Hant", "魚水", /[这们来时对进还样产导显页长门东车见现书图设录销备单择级给过话语链关闭历标签应该户]/],
    ["简体中文", "设置", "zh-Hans", "鱼水", /[這們來時對進還樣產導顯頁長門東車見現書圖設錄銷備單擇級給過話語鏈關閉歷標籤應該戶]/],
  ]) {
    await choose(name, settings);
    expectEqual(await page.locator("html").getAttribute("lang"), lang, "language of the page");
    for (const route of [...Object.keys(ROUTES), "#/customers/0", "#/sell/0"]) {
      await goTo(t, route);
      await title(page).first().waitFor();
      const left = (await page.evaluate(visibleTexts)).filter((text) => foreign.test(text));
      expectEqual(left.filter((text) => !["简体中文", "繁體中文"].includes(text)), [], `left on ${route} in ${name}`);
    }
    if (!(await page.title()).endsWith(` ${tabTitle}`)) throw new Error(`the title is “${await page.title()}”`);
  }
  expectEqual(await page.evaluate(() => window.isSamePage), true, "the same page");
});

test("Ctrl+Z takes an act back and Ctrl+Shift+Z does it again, except in a field", async (t) => {
  const page = await openOnMonday(t);
  await goTo(t, "#/customers");
  await title(page).click();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "新客户" });
  await dialog.getByLabel("姓名").fill("周晓");
  await page.keyboard.press("Enter");
  await page.getByRole("article").getByRole("heading", { level: 1, name: "周晓" }).waitFor();
  await goTo(t, "#/history");
  await title(page).click();
  await page.keyboard.press("Control+z");
  await toast(page, "已撤销：新增了客户周晓").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await toast(page, "重做：新增了客户周晓").waitFor();
  await goTo(t, "#/customers");
  const field = page.getByRole("searchbox");
  await field.fill("周");
  await page.keyboard.press("Control+z");
  await people(page).filter({ hasText: "周晓" }).waitFor();
});

/** Forty customers who come every one to eight weeks for two years. */
function latinSales() {
  const rows = [["Date", "Customer", "Phone", "Card", "Birthday", "Product", "Quantity", "Amount"]];
  for (let person = 1; person <= 40; person += 1) {
    const gapDays = 7 * (1 + (person % 8));
    const lastDay = Date.parse("2026-03-14") - (person % 5) * gapDays * 86_400_000;
    const birthday = `1980-03-${String(1 + (person % 28)).padStart(2, "0")}`;
    for (let visit = 0; visit < 4 + (person % 9); visit += 1) {
      const day = new Date(lastDay - visit * gapDays * 86_400_000).toISOString().slice(0, 10);
      rows.push([day, `Person ${person}`, `1380000${1000 + person}`, `K${person}`, birthday, "Green tea", "1", `${20 * person + visit}.50`]);
    }
  }
  return rows;
}

/** Every visible text, and every label that is read aloud. */
function visibleTexts() {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (textContent.trim() && parentElement.checkVisibility() && !parentElement.closest("script, style")) found.add(textContent.trim());
  }
  for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (!element.checkVisibility()) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) found.add(element.getAttribute(name) ?? "");
  }
  return [...found];
}

test("a new address begins at its top, with its heading in focus", { sizes: BOTH, timeoutMs: 120_000 }, async (t) => {
  const page = await openShop(t);
  await goTo(t, "#/insights");
  for (const [route, isNewPage] of [["#/insights/classes", false], ["#/settings", true], ["#/week", true], ["#/insights/returning", true]]) {
    await page.waitForFunction(() => document.scrollingElement.scrollHeight > innerHeight + 50);
    await page.evaluate(() => scrollTo(0, 900));
    await page.waitForFunction(() => scrollY > 0);
    await goTo(t, route);
    await page.waitForFunction(() => scrollY === 0);
    if (isNewPage) await page.waitForFunction(() => document.activeElement?.id === "page-title");
  }
});
