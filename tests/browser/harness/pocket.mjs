// Today's list as a file: written sealed, opened on a phone from its storage.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { button, download } from "./walk.mjs";

export const PASSPHRASE = "雨水茶铺六点";
export const list = (page) => page.getByRole("button", { name: "这份名单" });

/** Writes today's list; gives the bytes of the file. */
export async function takeAlong(page, passphrase = PASSPHRASE) {
  await list(page).click();
  await page.getByRole("menuitem", { name: /带在手机上/ }).click();
  const dialog = page.getByRole("dialog", { name: "口袋名单" });
  await dialog.getByLabel("口令").fill(passphrase);
  return download(page, button(dialog, "写成文件"));
}

/** Opens the list as a phone does: from its storage, without a network. */
export async function openOnPhone(t, folder, bytes) {
  const path = join(folder, "list.html");
  await writeFile(path, bytes);
  const phone = await t.context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(pathToFileURL(path).href);
  return phone;
}

export async function unlockList(phone, passphrase = PASSPHRASE) {
  await phone.getByLabel("口令").fill(passphrase);
  await button(phone, "打开").click();
}
