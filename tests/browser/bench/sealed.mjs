// What a passphrase costs: sealing a full shop, opening it again, and the room on the disk.
import { markDurations, now } from "./timing.mjs";

const PASSPHRASE = "门前老槐树下第三块砖";
const MEGABYTE = 1_000_000;

/** Seals the shop that is there, then opens it so many times from the passphrase to the first page. */
export async function measureSealed(context, address, runs, spread) {
  const page = await context.newPage();
  await page.goto(`${address}#/settings`);
  await page.getByRole("button", { name: "设置密码" }).click();
  await page.getByLabel("新密码").fill(PASSPHRASE);
  await page.getByLabel("再输一次").fill(PASSPHRASE);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.locator(".recovery-group").nth(7).waitFor();
  const groups = await page.locator(".recovery-group").allInnerTexts();
  const [, asked] = (await page.getByRole("dialog").innerText()).match(/请输入恢复码的第(\d)组/);
  await page.getByLabel(/请输入恢复码的第\d组/).fill(groups[asked - 1]);
  const beginMs = await now(page);
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByText("已设置密码，资料已加密").waitFor({ timeout: 120_000 });
  const sealMs = (await now(page)) - beginMs;
  const opened = [];
  for (let run = 0; run <= runs; run += 1) {
    await page.goto("about:blank");
    await page.goto(`${address}#/`);
    await page.getByLabel("密码或恢复码").fill(PASSPHRASE);
    const askedMs = await now(page);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => performance.getEntriesByName("yushui:open").length > 0);
    // The mark spans the time since navigation, of which the typing is not the program's.
    const [sinceNavigationMs] = await markDurations(page, "yushui:open");
    if (run > 0) opened.push(sinceNavigationMs - askedMs);
  }
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
  await page.close();
  return {
    seal_ms: Math.round(sealMs),
    bound_seal_ms: 5000,
    open_from_passphrase: { ...spread(opened), unit: "ms", bound_median: 1300 },
    disk_mb: Math.round(usage / MEGABYTE),
    bound_disk_mb: 150,
  };
}
