// Copies outside the browser: to a folder after work, read back and compared, and the bar that speaks of days without one.
import { expectEqual, test } from "./harness/test.mjs";
import { button, download, goTo, openOnMonday, pick, reload, setDay, title } from "./harness/walk.mjs";

const BAR = /步操作还没有备份，最早的已经\d+天了/;

async function sell(t, page, paid) {
  await goTo(t, "#/sell", page);
  await page.getByRole("heading", { level: 1, name: "收银" }).waitFor();
  await page.getByLabel("金额", { exact: true }).fill(paid);
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await page.getByRole("region", { name: "客户" }).getByText(`已保存：散客 ¥${paid}`).waitFor();
}

/** A folder for the picker: the browser's private one, which speaks the same language as one of the disk. */
async function offerFolder(t) {
  await t.context.addInitScript(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory();
  });
}

/** Names and sizes of what lies in the folder. */
const inFolder = (page) =>
  page.evaluate(async () => {
    const files = [];
    for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
      // What the browser writes beside a file, and the file in the moment in which both change places, is gone when it is asked for.
      const file = await handle.getFile().catch(() => null);
      if (file && name.endsWith(".yushui")) files.push([name, file.size]);
    }
    return files.sort();
  });

/** Waits until so many files with something in them lie in the folder. `waitForFunction` would take the promise itself for a yes. */
async function wholeCopies(page, count) {
  for (;;) {
    const files = (await inFolder(page)).filter(([, bytes]) => bytes > 0);
    if (files.length === count) return files;
  }
}

test("a copy goes to the chosen folder, at once and after work, and is read back", async (t) => {
  await offerFolder(t);
  const page = await openOnMonday(t);
  await sell(t, page, "18");
  await goTo(t, "#/files");
  await button(page, "选文件夹").click();
  await page.getByText(/已写入yushui-[0-9a-f]{4}-2026-03-16-0900\.yushui并读回核对：0位客户，1行销售，与现在一致。/).waitFor();
  const first = await inFolder(page);
  expectEqual(first.length, 1, "copies");
  await t.expectAccessible(page);
  await page.getByText("今天已备份并核对").first().waitFor();

  // The next day, after a sale, the page is put away: a second copy.
  await setDay(t, 1);
  await reload(t);
  await sell(t, page, "25");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const copies = await wholeCopies(page, 2);
  expectEqual(copies[1][0].includes("2026-03-17"), true, `the name tells the day: ${copies[1][0]}`);
});

test("a copy that was not written whole is not called one", async (t) => {
  t.troubles.allow(/./);
  await offerFolder(t);
  await t.context.addInitScript(() => {
    const write = FileSystemWritableFileStream.prototype.write;
    FileSystemWritableFileStream.prototype.write = function (bytes) {
      return write.call(this, bytes.slice(0, bytes.length - 1));
    };
  });
  const page = await openOnMonday(t);
  await sell(t, page, "18");
  await goTo(t, "#/files");
  await button(page, "选文件夹").click();
  await page.getByText(/写进去的和读回来的不一样/).waitFor();
  await page.getByText("还没有备份").first().waitFor();
});

test("after three days of work without a copy the page says so, until there is one", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openOnMonday(t);
  await sell(t, page, "18");
  await setDay(t, 2);
  await reload(t);
  await title(page).waitFor();
  expectEqual(await page.getByText(BAR).count(), 0, "bars after two days");
  await setDay(t, 3);
  await reload(t);
  await page.getByText(BAR).waitFor();
  await t.expectAccessible(page);
  await button(page, "明天再说").click();
  await page.getByText(BAR).waitFor({ state: "detached" });
  await setDay(t, 4);
  await reload(t);
  await page.getByText(BAR).waitFor();
  await button(page.getByRole("main"), "现在备份").first().click();
  await page.getByRole("heading", { level: 1, name: "文件" }).waitFor();
  await download(page, button(page.locator(".files"), "现在备份"));
  await page.getByText(BAR).waitFor({ state: "detached" });
});

test("a copy is opened beside the shop, looked at, compared and left; nothing is written meanwhile", async (t) => {
  const page = await openOnMonday(t);
  await sell(t, page, "18");
  await goTo(t, "#/files");
  const copy = await download(page, button(page, "现在备份"));
  const offer = async () => {
    await goTo(t, "#/files");
    await pick(page, button(page, "选择备份文件"), { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes });
    return page.getByRole("dialog").filter({ visible: true });
  };
  let dialog = await offer();
  await dialog.getByText("和现在的店完全一样。").waitFor();
  await page.keyboard.press("Escape");
  await sell(t, page, "31");
  dialog = await offer();
  await dialog.getByText(/其中1步操作比备份新/).waitFor();
  await button(dialog, "打开看看").click();
  const stripe = page.getByRole("region", { name: /这是.*的备份，打开来核对，只能看。/ });
  await stripe.waitFor();
  expectEqual(await acts(t, page), ["记了散客的销售¥18"], "acts in the copy");
  await t.expectAccessible(page);
  await goTo(t, "#/sell");
  await page.getByLabel("金额", { exact: true }).fill("7");
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await page.getByText("这里只能看，不能改。先回到现在的店。").first().waitFor();
  await button(stripe, "回到现在").click();
  await stripe.waitFor({ state: "detached" });
  expectEqual(await acts(t, page), ["记了散客的销售¥31", "记了散客的销售¥18"], "acts in the shop");
});

test("the shop as of a day, and acts found by a word", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openOnMonday(t);
  await sell(t, page, "18");
  await setDay(t, 2);
  await reload(t);
  await sell(t, page, "25");
  await sell(t, page, "31");
  await acts(t, page);
  await page.getByLabel("看某一天的店").fill("2026-03-16");
  await button(page, "看那天").click();
  const stripe = page.getByRole("region", { name: /这是2026年3月16日结束时的店，只能看。/ });
  await stripe.waitFor();
  expectEqual(await acts(t, page), ["记了散客的销售¥18"], "acts of that day");
  await button(stripe, "回到现在").click();
  await stripe.waitFor({ state: "detached" });
  expectEqual(await acts(t, page), ["记了散客的销售¥31", "记了散客的销售¥25", "记了散客的销售¥18"], "acts now");
  await page.getByRole("searchbox", { name: "找一步操作" }).or(page.getByLabel("找一步操作")).first().fill("¥25");
  await page.getByText("记了散客的销售¥31", { exact: true }).waitFor({ state: "detached" });
  expectEqual(await page.getByRole("main").locator(".history-what").allInnerTexts(), ["记了散客的销售¥25"], "acts found");
  await t.expectAccessible(page);
});

async function acts(t, page) {
  await goTo(t, "#/history", page);
  await page.getByRole("heading", { level: 1, name: "操作记录" }).waitFor();
  return page.getByRole("main").locator(".history-what").allInnerTexts();
}
