// Nothing is lost: a backup brings everything back, a faulty one harms nothing, cleared data are noticed, two tabs agree,
// and what was said to be saved outlives the browser's death.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvFile, journeyShop } from "./harness/files.mjs";
import { startMortal } from "./harness/mortal.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, download, goTo, openOnMonday, pick, reload, title, toast, wholeToday } from "./harness/walk.mjs";

const search = (page) => page.getByRole("combobox", { name: "姓名、拼音、手机尾号" });
const amount = (page) => page.getByLabel("金额", { exact: true });
const saved = (page, text) => page.getByRole("region", { name: "客户" }).getByText(text);
const restoreButton = (page) => button(page, "选择备份文件");

/** A sale at the counter, to nobody by name. */
async function sellTo(t, page, paid) {
  await goTo(t, "#/sell", page);
  await page.getByRole("heading", { level: 1, name: "收银" }).waitFor();
  await amount(page).fill(paid);
  await amount(page).press("Enter");
  await saved(page, `已保存：散客 ¥${paid}`).waitFor();
}

/** What the history says was done, newest first. */
async function history(t, page) {
  await goTo(t, "#/history", page);
  await page.getByRole("heading", { level: 1, name: "操作记录" }).waitFor();
  return page.getByRole("main").locator(".history-what").allInnerTexts();
}

async function everyPage(t, page) {
  const told = {};
  for (const route of ["#/", "#/insights", "#/settings", "#/history"]) {
    await goTo(t, route, page);
    await title(page).waitFor();
    if (route === "#/") await wholeToday(page);
    if (route === "#/settings") await page.getByLabel("店名").waitFor();
    told[route] = route === "#/settings" ? await page.getByLabel("店名").inputValue() : await page.getByRole("main").innerText();
  }
  return told;
}

async function backUp(t, page) {
  await goTo(t, "#/files", page);
  const copy = await download(page, button(page, "现在备份"));
  await page.getByText(/已读回核对/).waitFor();
  return copy;
}

test("a backup brings a wiped shop back, whole", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  const { customers, sales } = await journeyShop();
  await bringIn(t, csvFile("客户.csv", customers));
  await bringIn(t, csvFile("销售.csv", sales));
  await goTo(t, "#/settings");
  await page.getByLabel("店名").fill("江边茶铺");
  await page.getByLabel("店名").press("Enter");
  await toast(page, "改了设置").waitFor();
  await sellTo(t, page, "18");
  const copy = await backUp(t, page);
  const told = await page.getByText(/已读回核对/).innerText();
  if (!/600位客户，5,001行销售/.test(told)) throw new Error(`the copy was not counted: ${told}`);
  const before = await everyPage(t, page);

  await wipe(t, page, "all");
  await reload(t);
  // A browser that never saw the shop, on this or another computer: the start page leads to the restore.
  await goTo(t, "#/files");
  await pick(page, restoreButton(page), { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes });
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/600位客户.*5,001行销售/).waitFor();
  await button(dialog, "替换").click();
  await toast(page, "已恢复").waitFor();
  expectEqual(await everyPage(t, page), before, "the shop after the restore");
  await reload(t);
  expectEqual(await everyPage(t, page), before, "the restored shop, read from disk");

  // Its history still undoes.
  await goTo(t, "#/history");
  await page.getByRole("button", { name: /^撤销：记了散客的销售¥18/ }).click();
  await toast(page, /^已撤销：记了散客的销售¥18/).waitFor();
});

test("a truncated or altered backup is refused with the reason and harms nothing", async (t) => {
  const page = await openOnMonday(t);
  await sellTo(t, page, "25");
  const copy = await backUp(t, page);
  await sellTo(t, page, "31");
  const before = await history(t, page);
  const offer = async (buffer, reason) => {
    await goTo(t, "#/files");
    await pick(page, restoreButton(page), { name: copy.name, mimeType: "application/octet-stream", buffer });
    await page.getByText(reason).waitFor();
    expectEqual(await page.getByRole("dialog").filter({ visible: true }).count(), 0, "dialogs that offer a restore");
    expectEqual(await history(t, page), before, "the shop");
  };
  const whole = copy.bytes;
  await offer(whole.subarray(0, whole.length - 7), /这份备份不完整：应有[\d,]+字节，只有[\d,]+字节/);
  const altered = Buffer.from(whole);
  altered[Math.floor(whole.length / 2)] ^= 1;
  await offer(altered, /这份备份的内容被改动或损坏过，不能恢复/);
  await offer(Buffer.from("日期,姓名\r\n"), /这个文件不是鱼水的备份/);
});

/** Until the restore screen stands, by the scorecard; it takes a fraction of it. */
const WIPED_MOST_MS = 2_000;

/** Clears site data as the browser's own settings do. */
async function wipe(t, page, storageTypes) {
  const debug = await t.context.newCDPSession(page);
  await debug.send("Storage.clearDataForOrigin", { origin: new URL(t.address).origin, storageTypes });
  await debug.detach();
}

for (const [what, types] of [["the database", "indexeddb"], ["all site data", "all"]]) {
  test(`wiped_while_open (${what}): the restore screen, never an empty list`, async (t) => {
    const page = await openOnMonday(t);
    await bringIn(t, csvFile("销售.csv", (await journeyShop()).sales.slice(0, 200)));
    const copy = await backUp(t, page);
    const begin = performance.now();
    await wipe(t, page, types);
    await page.getByRole("alert").getByRole("button", { name: "重新载入" }).waitFor();
    const toldMs = performance.now() - begin;
    await t.expectAccessible(page);
    // The mark that a shop was here outlives the clearing, which may take it too.
    await page.waitForFunction(() => localStorage["yushui.shop-existed"] === "true");
    const again = performance.now();
    await page.getByRole("alert").getByRole("button", { name: "重新载入" }).click();
    await page.getByText("找不到你店里的资料").waitFor();
    const shownMs = performance.now() - again;
    console.log(`     wiped_while_open: told after ${Math.round(toldMs)} ms, the restore screen ${Math.round(shownMs)} ms after the press`);
    if (toldMs + shownMs > WIPED_MOST_MS) throw new Error(`the restore screen took ${Math.round(toldMs + shownMs)} ms`);
    expectEqual(await page.getByRole("navigation").filter({ visible: true }).count(), 0, "ways into an empty shop");
    await t.expectAccessible(page);
    await pick(page, restoreButton(page), { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes });
    await button(page.getByRole("dialog"), "替换").click();
    await toast(page, "已恢复").waitFor();
    await goTo(t, "#/history");
    await page.getByText("从“销售.csv”导入了199行", { exact: true }).waitFor();
  });
}

test("who has no backup of a wiped shop starts again with an empty one", async (t) => {
  const page = await openOnMonday(t);
  await sellTo(t, page, "12");
  await wipe(t, page, "indexeddb");
  await reload(t);
  await button(page, "从空店开始").click();
  await goTo(t, "#/history");
  await page.getByText(/还没有操作/).waitFor();
});

test("two tabs write in turn: both show both, nothing is lost or doubled", async (t) => {
  const one = await openOnMonday(t);
  const two = await t.context.newPage();
  await t.openHosted("", two);
  const paid = [];
  for (let round = 0; round < 6; round += 1) {
    const sum = `${101 + round}`;
    paid.unshift(`记了散客的销售¥${sum}`);
    await sellTo(t, round % 2 === 0 ? one : two, sum);
  }
  // Both at once.
  await Promise.all([sellTo(t, one, "501"), sellTo(t, two, "502")]);
  for (const page of [one, two]) {
    await history(t, page);
    await page.locator(".history-what").nth(7).waitFor();
    const told = await history(t, page);
    expectEqual(told.slice(2), paid, "what was sold in turn");
    expectEqual(told.slice(0, 2).sort(), ["记了散客的销售¥501", "记了散客的销售¥502"], "what was sold at once");
  }
  // Undone here, undone there.
  await one.getByRole("button", { name: "撤销：记了散客的销售¥101", exact: true }).click();
  await two.getByText("撤销：记了散客的销售¥101", { exact: true }).first().waitFor();
  await reload(t, two);
  expectEqual((await history(t, two)).length, 9, "acts on disk");
});

test("what was said to be saved outlives the death of the browser", { timeoutMs: 120_000 }, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "yushui-profile-"));
  const killed = [];
  try {
    for (let life = 1; life <= 4; life += 1) {
      const { page, kill } = await startMortal(profile, t);
      killed.push(kill);
      const wanted = Array.from({ length: life - 1 }, (_, at) => `记了散客的销售¥${life - 1 - at}`);
      expectEqual(await history(t, page), wanted, `found in life ${life}`);
      await sellTo(t, page, `${life}`);
      await kill();
    }
  } finally {
    await Promise.all(killed.map((kill) => kill()));
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
