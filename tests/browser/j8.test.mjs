// J8, from the second step on: the copy of Friday evening, tried out beside the shop, and put back on a second computer.
import { GOLDEN_PASSPHRASE, dialog, golden, offer } from "./harness/copies.mjs";
import { csvFile, journeyShop, morning } from "./harness/files.mjs";
import { SIZES } from "./harness/fixture.mjs";
import { PASSPHRASE, choosePassphrase, offerSealed, unlock } from "./harness/sealing.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, download, goTo, pick, reload, setDay, title, toast } from "./harness/walk.mjs";

const WAYS = { hosted: (t) => t.openHosted, "from the single file": (t) => t.openSingleFile };
const counted = /600位客户.*5,000行销售/;

for (const [name, way] of Object.entries(WAYS)) {
  test(`J8: copied, tried out, put back on a second computer, ${name}`, { timeoutMs: 180_000 }, async (t) => {
    const { page } = t;
    const open = way(t);
    await setDay(t);
    await open();
    const { customers, sales } = await journeyShop();
    await bringIn(t, csvFile("客户.csv", customers));
    await bringIn(t, csvFile("销售.csv", sales));
    await goTo(t, "#/settings");
    await page.getByLabel("店名").fill("江边茶铺");
    await page.getByLabel("店名").press("Enter");
    await toast(page, "改了设置").waitFor();
    await goTo(t, "#/files");
    await download(page, button(page, "现在备份"));
    await page.getByText(/已读回核对/).waitFor();

    // Eight days later the lamp is amber; the first sealed copy asks for a passphrase before.
    await setDay(t, 8);
    await reload(t);
    await page.getByRole("link", { name: "8天前已备份并核对" }).first().click();
    await title(page).filter({ hasText: "文件" }).waitFor();
    await button(page, "设置密码").click();
    await choosePassphrase(page, PASSPHRASE, "已设置密码，资料已加密");
    await goTo(t, "#/files");
    const copy = await download(page, button(page, "现在备份"));
    await page.getByText(/已读回核对/).filter({ hasText: counted }).waitFor();
    const file = { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes };
    const before = await everything(t, page);

    // The drill: opened beside the shop, striped, compared, closed.
    const drill = await offer(t, page, file, PASSPHRASE);
    await drill.getByText("和现在的店完全一样。").waitFor();
    await button(drill, "打开看看").click();
    const stripe = page.getByRole("region", { name: /这是.*的备份，打开来核对，只能看。/ });
    await stripe.waitFor();
    expectEqual(await everything(t, page), before, "the copy");
    await button(stripe, "回到现在").click();
    await stripe.waitFor({ state: "detached" });

    const other = await t.browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...SIZES[t.size] });
    try {
      await other.clock.setFixedTime(morning(8));
      const second = await other.newPage();
      await open("#/files", second);
      await refused(t, second, { ...file, buffer: copy.bytes.subarray(0, copy.bytes.length - 7) });
      const offered = await offerSealed(second, file);
      await offered.getByText(counted).waitFor();
      await button(offered, "替换").click();
      await toast(second, "已恢复").waitFor();
      expectEqual(await everything(t, second), before, "the shop on the second computer");
      await second.reload();
      await unlock(second);
      expectEqual(await everything(t, second), before, "the shop on the second computer, read from disk");

      // Its history still takes back.
      await goTo(t, "#/history", second);
      await second.getByRole("button", { name: /^撤销：改了设置/ }).click();
      await toast(second, /^已撤销：改了设置/).waitFor();

      // What former versions wrote opens too.
      for (const version of ["v1", "v2", "v3", "v4_sealed"]) {
        const offered = await offer(t, second, await golden(version), version.endsWith("sealed") ? GOLDEN_PASSPHRASE : null);
        await offered.getByText(/[1-9][\d,]*位客户、[\d,]+行销售/).first().waitFor();
        await second.keyboard.press("Escape");
        await offered.waitFor({ state: "detached" });
      }
    } finally {
      await other.close();
    }
  });
}

/** What a restore has to bring back: how many there are, the acts, the settings. */
async function everything(t, page) {
  await goTo(t, "#/customers", page);
  await page.getByText("600位客户", { exact: true }).first().waitFor();
  await goTo(t, "#/history", page);
  await title(page).filter({ hasText: "操作记录" }).waitFor();
  const acts = await page.getByRole("main").locator(".history-what").allInnerTexts();
  await goTo(t, "#/settings", page);
  return { acts, name: await page.getByLabel("店名").inputValue() };
}

async function refused(t, page, file) {
  await pick(page, button(page, "选择备份文件"), file);
  await page.getByText(/这份备份不完整：应有[\d,]+字节，只有[\d,]+字节/).waitFor();
  expectEqual(await dialog(page).count(), 0, "dialogs that offer a restore");
}
