// A sealed shop: set, locked, opened, changed, taken off, copied and put back; and nothing of it lies open on the disk.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChromium } from "./harness/browser.mjs";
import { dialog } from "./harness/copies.mjs";
import { csvFile, journeyShop, morning } from "./harness/files.mjs";
import { SIZES } from "./harness/fixture.mjs";
import { grep } from "./harness/grep.mjs";
import { startMortal } from "./harness/mortal.mjs";
import { PASSPHRASE, WRONG, choosePassphrase, locked, offerSealed, seal, unlock, unseal } from "./harness/sealing.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, download, goTo, openOnMonday, reload, toast } from "./harness/walk.mjs";

async function addCustomer(page, name, phone) {
  await page.keyboard.press("n");
  await dialog(page).getByLabel("姓名").fill(name);
  await dialog(page).getByLabel(/电话|手机/).first().fill(phone);
  await page.keyboard.press("Enter");
  await page.getByRole("article").getByRole("heading", { level: 1, name }).waitFor();
}

async function history(t, page) {
  await goTo(t, "#/history", page);
  await page.getByRole("heading", { level: 1, name: "操作记录" }).waitFor();
  return page.getByRole("main").locator(".history-what").allInnerTexts();
}

test("a passphrase is set before the first customer, asked at every opening, and the recovery key opens too", { sizes: ["desktop", "phone"], timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  await page.getByRole("link", { name: "怕别人看到？先设一个密码" }).click();
  await button(page, "设置密码").click();
  await dialog(page).getByLabel("新密码").fill("1234567");
  await button(dialog(page), "下一步").click();
  await dialog(page).getByText("太短了，至少八个字。").waitFor();
  await dialog(page).getByLabel("新密码").fill(PASSPHRASE);
  await dialog(page).getByLabel("再输一次").fill(`${PASSPHRASE}。`);
  await button(dialog(page), "下一步").click();
  await dialog(page).getByText("两次输入的不一样。").waitFor();
  await t.expectAccessible(page);
  const recovery = await choosePassphrase(page, PASSPHRASE, "已设置密码，资料已加密");
  await bringIn(t, csvFile("客户.csv", (await journeyShop()).customers.slice(0, 41)));
  const before = await history(t, page);

  await reload(t);
  await locked(page);
  await t.expectAccessible(page);
  expectEqual(await page.getByRole("navigation").filter({ visible: true }).count(), 0, "ways into a locked shop");
  await unlock(page, "别的密码别的密码");
  await page.getByText(WRONG).waitFor();
  await unlock(page);
  expectEqual(await history(t, page), before, "the shop after the passphrase");
  await reload(t);
  await unlock(page, recovery.toLowerCase().replaceAll("-", " "));
  expectEqual(await history(t, page), before, "the shop after the recovery key");
});

test("a full shop is sealed, written to, changed and opened again; the passphrase changes and goes", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  const { customers, sales } = await journeyShop();
  await bringIn(t, csvFile("客户.csv", customers));
  await bringIn(t, csvFile("销售.csv", sales));
  const name = customers[7][customers[0].indexOf("姓名")] ?? customers[7][0];
  expectEqual(await stored(page, name), true, "the name lies open before");
  const recovery = await seal(t, page);
  expectEqual(await stored(page, name), false, "the name lies open");
  await goTo(t, "#/settings");
  await page.getByLabel("店名").fill("江边茶铺");
  await page.getByLabel("店名").press("Enter");
  await toast(page, "改了设置").waitFor();
  await reload(t);
  await unlock(page);
  const before = await history(t, page);
  expectEqual(before.length, 3, "acts");

  // Another passphrase: the former one is nothing any more, the recovery key stays.
  await goTo(t, "#/settings");
  await button(page, "换密码").click();
  await dialog(page).getByLabel("现在的密码或恢复码").fill("记错了的密码");
  await button(dialog(page), "下一步").click();
  await dialog(page).getByText(WRONG).waitFor();
  await dialog(page).getByLabel("现在的密码或恢复码").fill(recovery);
  await button(dialog(page), "下一步").click();
  await dialog(page).getByLabel("新密码").fill("春风又绿江南岸");
  await dialog(page).getByLabel("再输一次").fill("春风又绿江南岸");
  await button(dialog(page), "下一步").click();
  await dialog(page).getByText("太短了，至少八个字。").waitFor();
  await dialog(page).getByLabel("新密码").fill("春风又绿江南岸，明月");
  await dialog(page).getByLabel("再输一次").fill("春风又绿江南岸，明月");
  await button(dialog(page), "下一步").click();
  await toast(page, "已换密码").waitFor();
  await button(page, "现在锁上").click();
  await unlock(page);
  await page.getByText(WRONG).waitFor();
  await unlock(page, "春风又绿江南岸，明月");
  expectEqual(await history(t, page), before, "the shop under the new passphrase");

  // Off again.
  await unseal(t, page, "春风又绿江南岸，明月");
  await reload(t);
  expectEqual(await history(t, page), before, "the shop without a passphrase");
  expectEqual(await stored(page, name), true, "the name lies open again");
});

/** Whether the database of the page holds a text as it is. */
function stored(page, text) {
  return page.evaluate(async (text) => {
    const wanted = new TextEncoder().encode(text);
    const open = indexedDB.open("yushui");
    const database = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
    const has = (bytes) => {
      for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
        if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
      }
      return false;
    };
    let found = false;
    for (const name of database.objectStoreNames) {
      const all = database.transaction(name).objectStore(name).getAll();
      const records = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
      found ||= records.some(has);
    }
    database.close();
    return found;
  }, text);
}

test("locking in one tab locks all, by key and by button", async (t) => {
  const one = await openOnMonday(t);
  await seal(t, one);
  const two = await t.context.newPage();
  await t.openHosted("", two);
  await unlock(two);
  await two.getByRole("navigation").first().waitFor();
  await two.keyboard.press("Control+Shift+L");
  await Promise.all([locked(one), locked(two)]);
  await unlock(one);
  await goTo(t, "#/settings", one);
  await button(one, "现在锁上").click();
  await locked(one);
});

test("after a rest by the wall clock the shop locks itself, and a sleeping computer wakes up locked", async (t) => {
  const page = await openOnMonday(t);
  await seal(t, page);
  await t.context.clock.setFixedTime(new Date(morning().getTime() + 14 * 60_000));
  await page.keyboard.press("Shift");
  await t.context.clock.setFixedTime(new Date(morning().getTime() + 28 * 60_000));
  await page.keyboard.press("Shift");
  expectEqual(await page.getByRole("navigation").filter({ visible: true }).count() > 0, true, "work keeps it open");
  await t.context.clock.setFixedTime(new Date(morning().getTime() + 43 * 60_000));
  await page.keyboard.press("Shift");
  await locked(page);
});

test("a sealed backup goes to a second computer: wrong passphrase, right passphrase, same shop; and back again", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  const { customers, sales } = await journeyShop();
  await bringIn(t, csvFile("客户.csv", customers));
  await bringIn(t, csvFile("销售.csv", sales));
  await seal(t, page);
  await goTo(t, "#/files");
  const copy = await download(page, button(page, "现在备份"));
  await page.getByText(/已读回核对.*600位客户，5,000行销售|600位客户，5,000行销售.*/).first().waitFor();
  const before = await history(t, page);
  const sample = customers[9][0];
  expectEqual(copy.bytes.includes(Buffer.from(sample)), false, `the backup names ${sample}`);

  const other = await t.browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...SIZES.desktop });
  try {
    await other.clock.setFixedTime(morning());
    const second = await other.newPage();
    await t.openHosted("#/customers", second);
    await second.getByRole("navigation").first().waitFor();
    await addCustomer(second, "林小满", "13800001111");
    await goTo(t, "#/files", second);
    const offered = await offerSealed(second, { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes });
    await offered.getByText(/600位客户、5,000行销售/).waitFor();
    await offered.getByText(/现在店里有1位客户、0行销售/).waitFor();
    await button(offered, "替换").click();
    await toast(second, "已恢复").waitFor();
    expectEqual(await history(t, second), before, "the shop on the second computer");
    await second.reload();
    await unlock(second);
    expectEqual(await history(t, second), before, "the shop on the second computer, read from disk");
    // The shop that was there is kept: going back, and going back from that.
    await goTo(t, "#/files", second);
    await button(second, "换回去").click();
    await toast(second, "已换回恢复之前的店").waitFor();
    expectEqual(await history(t, second), ["新增了客户林小满"], "the former shop");
    await goTo(t, "#/files", second);
    await button(second, "换回去").click();
    await unlock(second);
    expectEqual(await history(t, second), before, "the restored shop again");
  } finally {
    await other.close();
  }
});

test("on plain http, where the browser has no cryptography for pages, the shop is sealed all the same", { timeoutMs: 120_000 }, async (t) => {
  const browser = await startChromium({ flags: ["--host-resolver-rules=MAP yushui.lan 127.0.0.1"] });
  try {
    const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...SIZES.desktop });
    await context.clock.setFixedTime(morning());
    const page = await context.newPage();
    await page.goto(t.address.replace("127.0.0.1", "yushui.lan"));
    await t.waitUntilStarted(page);
    expectEqual(await page.evaluate(() => [isSecureContext, crypto.subtle === undefined]), [false, true], "the address is not secure");
    await seal(t, page);
    await goTo(t, "#/customers", page);
    await page.getByRole("navigation").first().waitFor();
    await addCustomer(page, "林小满", "13800001111");
    expectEqual(await stored(page, "林小满"), false, "the name lies open");
    await page.reload();
    await unlock(page);
    expectEqual(await history(t, page), ["新增了客户林小满"], "the shop");
  } finally {
    await browser.close();
  }
});

test("plaintext_grep: a sealed shop leaves no name and no phone in the browser's files", { timeoutMs: 180_000 }, async (t) => {
  const { customers } = await journeyShop();
  const rows = customers.slice(0, 121);
  const at = (title) => customers[0].findIndex((name) => name.includes(title));
  const own = rows.slice(1).flatMap((row) => [row[at("姓名")], row[at("电话")] ?? row[at("手机")]]).filter((text) => text?.length >= 3);
  // The invented sample shop comes with the program and shares some names with the invented shop of the journeys.
  const invented = (await grep(fileURLToPath(new URL("../../dist/", import.meta.url)), own)).hits;
  const secrets = own.filter((text) => !invented.includes(text));
  const found = {};
  for (const kind of ["sealed", "open"]) {
    const profile = await mkdtemp(join(tmpdir(), "yushui-grep-"));
    const { page, quit, kill } = await startMortal(profile, t);
    try {
      if (kind === "sealed") await seal(t, page);
      await bringIn(t, csvFile("kehu.csv", rows), page);
      await goTo(t, "#/customers", page);
      await page.getByRole("listbox", { name: "客户列表" }).getByRole("option").first().click();
      await history(t, page);
      await quit();
      found[kind] = await grep(profile, secrets);
    } finally {
      await kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }
  // The same search finds them where nothing is sealed, or it would prove nothing.
  expectEqual(found.open.hits.length > 50, true, `names found in the open shop's files: ${found.open.hits.length} of ${secrets.length}`);
  expectEqual(found.sealed.hits, [], `names in ${found.sealed.files} files`);
});
