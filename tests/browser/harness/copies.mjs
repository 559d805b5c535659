// Backups that former versions wrote, and the way from one into the open shop.
import { readFile } from "node:fs/promises";
import { button, goTo, pick, toast } from "./walk.mjs";

/** A backup of tests/golden, as the page's picker takes it. */
export async function golden(version) {
  const name = `backup_${version}.yushui`;
  return { name, mimeType: "application/octet-stream", buffer: await readFile(new URL(`../../golden/${name}`, import.meta.url)) };
}

/** The passphrase of the sealed ones. */
export const GOLDEN_PASSPHRASE = "门前老槐树下第三块砖";

export const dialog = (page) => page.getByRole("dialog").filter({ visible: true });

/** Offers a backup for the place of the shop; gives the dialog that compares both. */
export async function offer(t, page, file, passphrase = null) {
  await goTo(t, "#/files", page);
  await pick(page, button(page, "选择备份文件"), file);
  if (passphrase) {
    await dialog(page).getByLabel("这份备份的密码或恢复码").fill(passphrase);
    await button(dialog(page), "打开").click();
  }
  return dialog(page);
}

/** Puts a backup in the place of the shop. */
export async function restore(t, page, file, passphrase = null) {
  await button(await offer(t, page, file, passphrase), "替换").click();
  await toast(page, "已恢复").waitFor();
}
