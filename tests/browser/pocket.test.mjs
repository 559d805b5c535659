// The pocket list: written sealed, opened on a phone without a network, ticked, brought back, looked at, noted, taken back.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PASSPHRASE, list, openOnPhone, takeAlong, unlockList } from "./harness/pocket.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, download, goTo, openOnMonday, pick, toast, wholeToday } from "./harness/walk.mjs";

async function openSample(t) {
  await openOnMonday(t);
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await wholeToday(t.page);
  return t.page;
}

async function bringBack(t, bytes, passphrase = PASSPHRASE) {
  const { page } = t;
  await goTo(t, "#/files");
  await pick(page, button(page, "选择结果文件"), { name: "结果.txt", mimeType: "text/plain", buffer: Buffer.from(bytes) });
  if (!passphrase) return;
  await page.getByRole("textbox", { name: "口令" }).fill(passphrase);
  await button(page, "打开").click();
}

test("today's list goes into the pocket and comes back as one act", { sizes: ["desktop", "phone"], timeoutMs: 120_000 }, async (t) => {
  const page = await openSample(t);
  const folder = await mkdtemp(join(tmpdir(), "pocket-"));
  try {
    const names = await page.locator(".today-name .strong").allInnerTexts();
    await list(page).click();
    await page.getByRole("menuitem", { name: /带在手机上/ }).click();
    const dialog = page.getByRole("dialog", { name: "口袋名单" });
    await dialog.getByLabel("口令").fill("12345");
    await button(dialog, "写成文件").click();
    await dialog.getByText("口令至少6个字。").waitFor();
    await t.expectAccessible();
    await page.keyboard.press("Escape");
    const { name, bytes } = await takeAlong(page);
    expectEqual(name, "口袋名单-2026-03-16.html", "the file");
    const text = Buffer.from(bytes).toString("utf8");
    if (bytes.length > 120_000) throw new Error(`${bytes.length} bytes are not small`);
    const told = names.find((name) => text.includes(name));
    if (told) throw new Error(`${told} stands in the file for all to read`);

    await t.context.setOffline(true);
    const phone = await openOnPhone(t, folder, bytes);
    const asked = [];
    phone.on("request", (request) => asked.push(request.url()));
    await unlockList(phone, "不是这个口令");
    await phone.getByRole("alert").filter({ hasText: "口令不对" }).waitFor();
    expectEqual(await phone.getByText(names[0], { exact: true }).count(), 0, "names before it is open");
    await unlockList(phone);
    await phone.getByRole("heading", { name: names[0], exact: true }).waitFor();
    await t.expectAccessible(phone);
    const first = phone.getByRole("listitem").nth(0);
    await button(first, "联系到了").click();
    await first.getByLabel("说了什么").fill("下周来拿新茶");
    await first.getByLabel("下次哪天联系（可不填）").fill("2026-03-30");
    await button(phone.getByRole("listitem").nth(1), "没联系上").click();
    await phone.getByText(/^已勾2 \/ \d+$/).waitFor();

    // The page is closed and opened again: what was ticked is still there.
    await phone.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("yushui-pocket-")));
    await phone.reload();
    await unlockList(phone);
    await phone.getByText(/^已勾2 \/ \d+$/).waitFor();
    expectEqual(await phone.getByLabel("说了什么").first().inputValue(), "下周来拿新茶", "the line");
    const result = await download(phone, button(phone, "存下结果"));
    if (Buffer.from(result.bytes).toString("utf8").includes("下周")) throw new Error("the result can be read by all");
    expectEqual(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:")), [], "asked of a network");
    await phone.close();
    await t.context.setOffline(false);

    await bringBack(t, result.bytes, "不是这个口令");
    await page.getByText("口令不对，没有打开。要用写名单时的口令。").waitFor();
    await page.getByRole("textbox", { name: "口令" }).fill(PASSPHRASE);
    await button(page, "打开").click();
    await page.getByText("会记下2位。").waitFor();
    await page.getByText(/联系到了，.*3月30日再联系：下周来拿新茶/).waitFor();
    await t.expectAccessible();
    await button(page, "记下").click();
    await toast(page, /口袋名单.*2位客户/).first().waitFor();
    await goTo(t, "#/");
    await wholeToday(page);
    const left = await page.locator(".today-name .strong").allInnerTexts();
    expectEqual(left.includes(names[0]), false, "the first is done for today");

    // The same file again changes nothing; undo brings both back.
    await bringBack(t, result.bytes);
    await page.getByText("这份结果里没有要新记的。").waitFor();
    await goTo(t, "#/");
    await page.keyboard.press("Control+z");
    await page.locator(".today-name .strong").getByText(names[0], { exact: true }).waitFor();
    expectEqual((await page.locator(".today-name .strong").allInnerTexts()).slice(0, 2), names.slice(0, 2), "as before");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("what is no result of this shop is refused with the reason", { timeoutMs: 120_000 }, async (t) => {
  const page = await openSample(t);
  const folder = await mkdtemp(join(tmpdir(), "pocket-"));
  try {
    const { bytes } = await takeAlong(page);
    const phone = await openOnPhone(t, folder, bytes);
    await unlockList(phone);
    await button(phone.getByRole("listitem").first(), "跳过").click();
    const result = Buffer.from((await download(phone, button(phone, "存下结果"))).bytes).toString("utf8");
    await phone.close();
    const refused = async (text, reason) => {
      await bringBack(t, Buffer.from(text), "");
      await page.getByText(reason).waitFor();
    };
    await refused("姓名,电话\n", /这不是口袋名单的结果/);
    await refused(Buffer.from(bytes), /这是名单本身/);
    await refused(result.slice(0, -40), /不完整，或者被改过/);
    await refused(result.replace(/body (.)/, (line, sign) => `body ${sign === "0" ? "1" : "0"}`), /不完整，或者被改过/);
    await refused(result.replace("result 1", "result 2"), /更新的版本/);
    // The owner's own shop is another than the sample.
    await page.getByRole("region", { name: /示例店铺/ }).getByRole("button", { name: "删除示例店铺" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "删除示例店铺" }).click();
    await page.getByRole("region", { name: /示例店铺/ }).waitFor({ state: "detached" });
    await bringBack(t, result);
    await page.getByText(/不是这家店写的/).waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
