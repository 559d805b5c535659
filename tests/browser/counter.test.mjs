// Counter mode: one key covers amounts, debts, notes and the middle of phones; leaving asks for the passphrase if one is set.
import { dialog } from "./harness/copies.mjs";
import { parseCsv } from "./harness/files.mjs";
import { PASSPHRASE, choosePassphrase } from "./harness/sealing.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, download, goTo, openOnMonday, people, reload, title, toast, wholeToday } from "./harness/walk.mjs";

const navigation = (page) => page.getByRole("navigation", { name: "主要页面" }).filter({ visible: true });
const MOST_CUSTOMERS = 12;

/** What may not be in the page: whole phones and the owner's notes from the table of customers, notes of contacts from their pages. */
async function secretsOf(t, page) {
  await goTo(t, "#/files");
  const table = (await download(page, button(page, "导出客户"))).bytes.toString("utf8").replace(/^\uFEFF/, "");
  const [titles, ...rows] = parseCsv(table);
  const column = (fits) => rows.flatMap((row) => row.filter((_, at) => fits(titles[at])));
  const phones = column((title) => /^电话/.test(title)).map((phone) => phone.replaceAll(/\D/g, "").slice(-11));
  const notes = column((title) => title === "备注");
  for (let id = 0; id < MOST_CUSTOMERS; id += 1) {
    await goTo(t, `#/customers/${id}`);
    await page.locator(".customer-past").waitFor();
    await page.getByRole("radiogroup", { name: "往来" }).getByRole("radio", { name: "联系", exact: true }).check({ force: true });
    const said = await page.locator(".customer-entry-what p").allInnerTexts();
    notes.push(...said.map((text) => text.split(" · ")[0]).filter((text) => !/^下次|分钟$/.test(text)));
  }
  const kept = [...new Set([...phones.filter((phone) => phone.length === 11), ...notes.map((note) => note.trim()).filter((note) => note.length > 3)])];
  expectEqual([phones.length > 50, notes.length > 20], [true, true], "secrets of the sample shop");
  return kept;
}

/** Everything that the page holds, texts and attributes alike, without blanks inside numbers. */
const held = (page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
    const html = document.documentElement.outerHTML.replace(/<(style|script)[\s\S]*?<\/\1>/g, "");
    return [document.title, html, ...fields].join("\n");
  });

async function expectCovered(page, secrets, where) {
  const text = await held(page);
  const dense = text.replaceAll(/(?<=\d) (?=\d)/g, "");
  expectEqual(text.match(/[¥$€]\d[\d,.]*/g) ?? [], [], `amounts on ${where}`);
  expectEqual(secrets.filter((secret) => text.includes(secret) || dense.includes(secret)), [], `secrets on ${where}`);
}

async function openSample(t) {
  const page = await openOnMonday(t);
  await button(page, /看看示例店铺/).click();
  await page.getByRole("heading", { level: 1, name: /今日要联系/ }).waitFor();
  return page;
}

async function ownersPages(page) {
  return (await navigation(page).getByRole("link").allInnerTexts()).map((text) => text.trim().split(/\s/)[0]);
}

test("in counter mode no page holds an amount, a note or a whole phone", { timeoutMs: 180_000 }, async (t) => {
  const page = await openSample(t);
  const secrets = await secretsOf(t, page);
  await goTo(t, "#/");
  await wholeToday(page);
  const text = await held(page);
  expectEqual(/¥\d/.test(text) && secrets.some((secret) => text.includes(secret)), true, "the owner sees amounts and secrets");
  await page.keyboard.press("F9");
  await button(page, "回到店主").waitFor();
  expectEqual(await ownersPages(page), ["今日", "客户", "收银"], "pages of the counter");
  await expectCovered(page, secrets, "today");
  await t.expectAccessible(page);

  // Every row of today, opened.
  const rows = page.locator(".today-name");
  for (let at = 0; at < Math.min(await rows.count(), MOST_CUSTOMERS); at += 1) {
    await rows.nth(at).click();
    await page.locator(".today-preview-columns").waitFor();
    await expectCovered(page, secrets, `row ${at} of today`);
    await rows.nth(at).click();
  }

  await page.keyboard.press("2");
  await people(page).first().waitFor();
  await expectCovered(page, secrets, "the list of customers");
  for (let id = 0; id < MOST_CUSTOMERS; id += 1) {
    await goTo(t, `#/customers/${id}`);
    await page.locator(".customer-past").waitFor();
    expectEqual(await page.getByRole("article").getByRole("link", { name: /^1/ }).count(), 0, "links that dial");
    const kinds = page.getByRole("radiogroup", { name: "往来" }).getByRole("radio");
    for (let kind = 0; kind < (await kinds.count()); kind += 1) {
      await kinds.nth(kind).check({ force: true });
      await expectCovered(page, secrets, `customer ${id}, entries ${kind}`);
    }
    for (const chip of await page.locator(".customer .chip-trigger").all()) {
      await chip.click();
      await expectCovered(page, secrets, `customer ${id}, a reason`);
      await page.keyboard.press("Escape");
    }
    if (id === 3) await t.expectAccessible(page);
    await goTo(t, `#/sell/${id}`);
    await page.locator(".sell-person").waitFor();
    await expectCovered(page, secrets, `the counter with customer ${id}`);
  }
  await goTo(t, "#/");
  await title(page).waitFor();
  await page.keyboard.press("/");
  await dialog(page).getByRole("combobox").fill("1");
  await dialog(page).getByRole("option").first().waitFor();
  await expectCovered(page, secrets, "the finder");
  await dialog(page).getByRole("combobox").fill("导出");
  await page.keyboard.press("Escape");

  // What belongs to the owner says so, by address and by key.
  for (const address of ["#/groups", "#/insights", "#/insights/debts", "#/files", "#/settings", "#/history", "#/trash", "#/products", "#/week", "#/prospects", "#/review", "#/supply/3", "#/outreach/0"]) {
    await goTo(t, address);
    await page.getByText("这一页归店主看。").waitFor();
    await expectCovered(page, secrets, address);
  }
  await page.keyboard.press("5");
  expectEqual(new URL(page.url()).hash, "#/outreach/0", "the key of Files");
  await t.expectAccessible(page);
});

test("the counter sells and notes, takes its own sale back and nothing older, and the next opening is the counter's too", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openSample(t);
  await button(page, t.size === "phone" ? "更多" : "柜台模式").click();
  if (t.size === "phone") await button(dialog(page), "柜台模式").click();
  await goTo(t, "#/sell/3");
  await page.locator(".sell-person").waitFor();
  await page.locator("h1").first().click();
  await page.keyboard.press("Control+z");
  await toast(page, "没有可撤销的操作。").waitFor();
  const amount = page.locator(".sell-amount-input");
  await amount.fill("88");
  await amount.press("Enter");
  await page.getByText(/已保存：.*¥88/).waitFor();
  await toast(page, /^记了.*的销售¥88/).waitFor();
  await page.locator("h1").first().click();
  await page.keyboard.press("Control+z");
  await toast(page, /^已撤销：/).waitFor();
  await page.keyboard.press("Control+z");
  await toast(page, "没有可撤销的操作。").first().waitFor();
  await goTo(t, "#/customers/3");
  await button(page, "记一笔").click();
  await page.getByLabel("说了什么").fill("柜台记的话");
  await button(page, "保存").click();
  await page.locator(".customer-past").getByText("今天").first().waitFor();
  expectEqual(await page.getByText("柜台记的话").filter({ visible: true }).count(), 0, "a note in sight");

  const other = await t.context.newPage();
  await t.openHosted("#/customers/3", other);
  await other.locator(".customer-past").waitFor();
  expectEqual(/¥\d/.test(await held(other)), false, "amounts in another tab");
  await reload(t);
  await page.locator(".customer-past").waitFor();
  expectEqual(/¥\d/.test(await held(page)), false, "amounts after opening again");
  await page.keyboard.press("F9");
  await toast(page, /^已回到店主。/).waitFor();
  await page.getByText("柜台记的话").first().waitFor();
  await other.getByText("柜台记的话").first().waitFor();
});

test("leaving counter mode of a sealed shop asks for the passphrase, also after a reload", {}, async (t) => {
  const page = await openOnMonday(t, "#/settings");
  await button(page, "设置密码").click();
  await choosePassphrase(page, PASSPHRASE, "已设置密码，资料已加密");
  await page.keyboard.press("F9");
  await page.getByText("这一页归店主看。").waitFor();
  const secret = dialog(page).getByLabel("密码或恢复码", { exact: true });
  const tryBoth = async () => {
    await page.getByRole("main").getByRole("button", { name: "回到店主" }).click();
    await secret.fill("别的密码别的密码");
    await secret.press("Enter");
    await dialog(page).getByText(/密码不对/).waitFor();
    await t.expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByText("这一页归店主看。").waitFor();
  };
  await tryBoth();
  await reload(t);
  await page.getByLabel("密码或恢复码", { exact: true }).fill(PASSPHRASE);
  await button(page, "打开").click();
  await tryBoth();
  await page.keyboard.press("F9");
  await secret.fill(PASSPHRASE);
  await secret.press("Enter");
  await page.getByRole("heading", { level: 1, name: "设置" }).waitFor();
});
