// The shop in a file: written from the single file and from the hosted page, opened by double click in another browser, looked at,
// and worked with; a wrong passphrase and an altered file harm nothing.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { GOLDEN_PASSPHRASE, dialog, golden, offer, restore } from "./harness/copies.mjs";
import { morning } from "./harness/files.mjs";
import { SIZES } from "./harness/fixture.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { TroubleLog } from "./harness/watch.mjs";
import { button, download, goTo, people, setDay, title, toast } from "./harness/walk.mjs";

const OWN = "柜台左边第二个抽屉";
const BLOCK = /<script type="application\/x-yushui-shop;base64" id="yushui-shop"[^>]*>([^<]*)<\/script>\n/;
const secret = (page) => page.getByLabel("密码或恢复码", { exact: true });
const stripe = (page) => page.getByRole("region", { name: /这是文件里2026年3月16日的店，只能看。/ });

/** Writes the shop in a file; `own` is the file's passphrase where the shop has none. */
async function write(t, page, own = null) {
  await goTo(t, "#/files", page);
  await button(page, "写成一个文件").click();
  if (own) {
    await dialog(page).getByLabel("这个文件的密码").fill(own);
    await dialog(page).getByLabel("再输一次").fill(own);
  }
  await button(dialog(page), "下一步").click();
  await dialog(page).getByText(/文件有\d+ MB，里面有\d+位客户、[\d,]+行销售。/).waitFor();
  const file = await download(page, button(dialog(page), "存到磁盘"));
  await toast(page, "已写好，里面的资料已读回核对").waitFor();
  return file;
}

/** A file on the disk, as long as it is used. */
async function onDisk(bytes, use) {
  const folder = await mkdtemp(join(tmpdir(), "yushui-shop-file-"));
  try {
    const path = join(folder, "店.html");
    await writeFile(path, bytes);
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Another browser: a context of its own, in which the file is opened. */
async function elsewhere(t, bytes, use) {
  await onDisk(bytes, async (path) => {
    const context = await t.browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...SIZES[t.size] });
    try {
      await context.clock.setFixedTime(morning());
      const troubles = new TroubleLog(context);
      const page = await context.newPage();
      await page.goto(pathToFileURL(path).href);
      await t.waitUntilStarted(page);
      await use(page);
      expectEqual(troubles.unexpected(), [], "troubles elsewhere");
    } finally {
      await context.close();
    }
  });
}

async function open(page, passphrase) {
  await secret(page).fill(passphrase);
  await button(page, "打开").click();
}

async function workHere(page) {
  await button(page, "在这个浏览器里用这家店").click();
  return dialog(page);
}

async function counts(t, page) {
  await goTo(t, "#/customers", page);
  await people(page).first().waitFor();
  await goTo(t, "#/history", page);
  await title(page).filter({ hasText: "操作记录" }).waitFor();
  return page.getByRole("main").locator(".history-what").first().innerText();
}

test("the single file writes a shop that opens by double click elsewhere, and is worked with there", { sizes: ["desktop", "phone"], timeoutMs: 120_000 }, async (t) => {
  await setDay(t);
  const page = t.page;
  await t.openSingleFile();
  await restore(t, page, await golden("v3"));
  const mark = t.mark();
  const newest = await counts(t, page);
  const file = await write(t, page, OWN);
  t.expectNoRequestsSince(mark);
  expectEqual([file.name, file.bytes.includes("王芳"), file.bytes.includes("竹里茶铺")], ["yushui-2026-03-16.html", false, false], "the file");

  await elsewhere(t, file.bytes, async (there) => {
    await there.getByRole("heading", { name: "这个文件里有一家店" }).waitFor();
    await there.getByText(/写于2026年3月16日，资料\d+ kB，用密码锁着。/).waitFor();
    await t.expectAccessible(there);
    await open(there, "别的密码别的密码");
    await there.getByText(/密码不对/).waitFor();
    await open(there, OWN);
    await stripe(there).waitFor();
    expectEqual(await counts(t, there), newest, "the newest act");
    expectEqual(await there.evaluate(async () => (await indexedDB.databases()).length), 0, "databases made by looking");
    await t.expectAccessible(there);
    await goTo(t, "#/sell", there);
    await there.getByLabel("金额", { exact: true }).fill("7");
    await there.keyboard.press("Enter");
    await there.getByText("这里只能看，不能改。先回到现在的店。").first().waitFor();

    const asked = await workHere(there);
    await asked.getByText(/备份里有\d+位客户、[\d,]+行销售，做于2026年3月16日。/).waitFor();
    expectEqual(await asked.getByText(/现在店里有/).count(), 0, "shops to give up");
    await t.expectAccessible(there);
    await button(asked, "开始用").click();
    await toast(there, "已恢复").waitFor();
    await stripe(there).waitFor({ state: "detached" });
    // Every record is that of the shop: the copy from which the first one came says so.
    await (await offer(t, there, await golden("v3"))).getByText("和现在的店完全一样。").waitFor();
    await there.keyboard.press("Escape");

    // Opened again, the file is still there beside the shop that goes on; nothing is replaced unasked.
    await there.reload();
    await t.waitUntilStarted(there);
    await button(there, "不看了，打开这个浏览器里的店").click();
    await there.getByRole("heading", { name: "已锁上" }).waitFor();
    await open(there, OWN);
    expectEqual(await counts(t, there), newest, "the shop of this browser");
    // From that shop a file is written too, without the former one inside.
    const again = await write(t, there);
    expectEqual(again.bytes.toString("latin1").match(/id="yushui-shop"/g).length, 1, "shops in the second file");
  });
});

test("the hosted page writes the single file of its host, byte for byte, around the sealed shop", { timeoutMs: 120_000 }, async (t) => {
  await setDay(t);
  await t.openHosted();
  await restore(t, t.page, await golden("v4_sealed"), GOLDEN_PASSPHRASE);
  const file = await write(t, t.page);
  const html = file.bytes.toString("utf8");
  expectEqual(html.replace(BLOCK, "") === (await readFile(join(t.dist, "yushui.html"), "utf8")), true, "the page around the shop");

  // The rescue page takes the data out of such a file too.
  const rescue = await t.context.newPage();
  await rescue.goto(`${t.address}rescue.html`);
  await onDisk(file.bytes, async (path) => {
    await rescue.getByLabel(/或者选一份备份/).setInputFiles(path);
    await secret(rescue).fill(GOLDEN_PASSPHRASE);
    await button(rescue, "取出资料").click();
    await rescue.getByRole("heading", { name: "85位客户，1226行销售" }).waitFor();
  });
  await rescue.close();

  await elsewhere(t, file.bytes, async (there) => {
    // Here is a shop already: it is told, kept, and had back.
    await button(there, "不看了，打开这个浏览器里的店").click();
    await goTo(t, "#/sell", there);
    await there.getByLabel("金额", { exact: true }).fill("18");
    await there.keyboard.press("Enter");
    await there.getByRole("region", { name: "客户" }).getByText("已保存：散客 ¥18").waitFor();
    await there.reload();
    await t.waitUntilStarted(there);
    await open(there, GOLDEN_PASSPHRASE);
    const asked = await workHere(there);
    await asked.getByText(/现在店里有0位客户、1行销售/).waitFor();
    await asked.getByText("这里原来的店会留着，可以在“文件”里换回来。").waitFor();
    await button(asked, "开始用").click();
    await toast(there, "已恢复").waitFor();
    await (await offer(t, there, await golden("v4_sealed"), GOLDEN_PASSPHRASE)).getByText("和现在的店完全一样。").waitFor();
    await there.keyboard.press("Escape");
    // The former one lies open beside a sealed shop, which is said where the passphrase is.
    await goTo(t, "#/settings", there);
    await there.getByText(/恢复之前的店还留着，而且没有加密/).waitFor();
    await button(there, "换回去").click();
    await goTo(t, "#/history", there);
    await there.getByText("记了散客的销售¥18", { exact: true }).waitFor();
  });
});

test("without the host the page says what is missing", async (t) => {
  t.troubles.allow(/Failed to load resource|ERR_/);
  await setDay(t);
  await t.openHosted();
  await restore(t, t.page, await golden("v3"));
  await goTo(t, "#/files");
  await t.context.setOffline(true);
  await button(t.page, "写成一个文件").click();
  await dialog(t.page).getByLabel("这个文件的密码").fill(OWN);
  await dialog(t.page).getByLabel("再输一次").fill(OWN);
  await button(dialog(t.page), "下一步").click();
  await dialog(t.page).getByText(/现在连不上。联网后再试一次。/).waitFor();
  await t.expectAccessible(t.page);
});

test("the sample shop goes with what a restore kept of it", async (t) => {
  await setDay(t);
  const page = t.page;
  await t.openHosted();
  await button(page, "看看示例店铺").or(page.getByRole("button", { name: /看看示例店铺/ })).first().click();
  await page.getByRole("region", { name: /这是示例店铺/ }).waitFor();
  await restore(t, page, await golden("v3"));
  const names = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("yushui-sample")).sort());
  expectEqual(await names(), ["yushui-sample", "yushui-sample-former"], "databases of the sample shop");
  await button(page, "删除示例店铺").first().click();
  await button(dialog(page), "删除示例店铺").click();
  await toast(page, "已删除示例店铺").waitFor();
  expectEqual(await names(), [], "databases of the sample shop");
});

test("writing can be called off, and begun again", async (t) => {
  await t.context.addInitScript(() => {
    // An empty page has none.
    if (!crypto.subtle) return;
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    crypto.subtle.encrypt = async (...given) => {
      // The bytes are taken at once, as the browser itself does.
      const sealed = encrypt(...given);
      await globalThis.gate;
      return sealed;
    };
  });
  await setDay(t);
  const page = t.page;
  await t.openSingleFile();
  await restore(t, page, await golden("v3"));
  await page.evaluate(() => void (globalThis.gate = new Promise((open) => (globalThis.openGate = open))));
  await goTo(t, "#/files");
  await button(page, "写成一个文件").click();
  await dialog(page).getByLabel("这个文件的密码").fill(OWN);
  await dialog(page).getByLabel("再输一次").fill(OWN);
  await button(dialog(page), "下一步").click();
  await dialog(page).getByRole("progressbar", { name: "正在加密和核对" }).waitFor();
  await button(dialog(page), "取消").click();
  await dialog(page).getByLabel("这个文件的密码").waitFor();
  await page.evaluate(() => globalThis.openGate());
  await page.keyboard.press("Escape");
  const file = await write(t, page, OWN);
  expectEqual(BLOCK.test(file.bytes.toString("latin1")), true, "a shop in the file");
});

test("an altered file is refused with the reason, and harms nothing", { timeoutMs: 120_000 }, async (t) => {
  await setDay(t);
  await t.openSingleFile();
  await restore(t, t.page, await golden("v3"));
  const html = (await write(t, t.page, OWN)).bytes.toString("utf8");
  const letters = html.match(BLOCK)[1];
  const middle = Math.floor(letters.length / 2);
  const flipped = letters.slice(0, middle) + (letters[middle] === "A" ? "B" : "A") + letters.slice(middle + 1);
  for (const altered of [flipped, letters.slice(0, -8), letters.slice(0, -1) + "?"]) {
    await elsewhere(t, Buffer.from(html.replace(letters, altered)), async (there) => {
      await open(there, OWN);
      await there.getByRole("alert").getByText(/备份|文件/).first().waitFor();
      expectEqual(await there.getByRole("navigation").filter({ visible: true }).count(), 0, "ways into the shop");
      expectEqual(await there.evaluate(async () => (await indexedDB.databases()).length), 0, "databases");
    });
  }
});
