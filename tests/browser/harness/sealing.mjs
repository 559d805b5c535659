// Setting a passphrase and opening a sealed shop, as several journeys do it.
import { dialog } from "./copies.mjs";
import { button, goTo, pick, toast } from "./walk.mjs";

export const PASSPHRASE = "门前老槐树下第三块砖";
export const secret = (page) => page.getByLabel("密码或恢复码", { exact: true });
export const WRONG = /密码不对/;

/** Sets a passphrase in the settings; gives the recovery key. */
export async function seal(t, page, passphrase = PASSPHRASE) {
  await goTo(t, "#/settings", page);
  await button(page, "设置密码").click();
  return choosePassphrase(page, passphrase, "已设置密码，资料已加密");
}

/** From the two fields for a new passphrase to the end. */
export async function choosePassphrase(page, passphrase, said) {
  await dialog(page).getByLabel("新密码").fill(passphrase);
  await dialog(page).getByLabel("再输一次").fill(passphrase);
  await button(dialog(page), "下一步").click();
  const recovery = await confirmRecovery(page);
  await toast(page, said).waitFor();
  return recovery;
}

/** Types back the group that is asked for. */
export async function confirmRecovery(page) {
  const groups = dialog(page).locator(".recovery-group");
  await groups.nth(7).waitFor();
  const told = await groups.allInnerTexts();
  const field = dialog(page).getByLabel(/请输入恢复码的第\d组/);
  const [, asked] = (await dialog(page).innerText()).match(/请输入恢复码的第(\d)组/);
  await field.fill("0000");
  await button(dialog(page), "确认").click();
  await dialog(page).getByText(/和恢复码对不上/).waitFor();
  await field.fill(told[asked - 1].toLowerCase());
  await button(dialog(page), "确认").click();
  return told.join("-");
}

export async function locked(page) {
  await page.getByRole("heading", { name: "已锁上" }).waitFor();
}

export async function unlock(page, typed = PASSPHRASE) {
  await locked(page);
  await secret(page).fill(typed);
  await button(page, "打开").click();
}

/** Chooses a sealed backup on the open page of files: a wrong passphrase is told, the right one opens. Gives the dialog that compares. */
export async function offerSealed(page, file) {
  await pick(page, button(page, "选择备份文件"), file);
  const field = dialog(page).getByLabel("这份备份的密码或恢复码");
  await field.fill("别的密码别的密码");
  await button(dialog(page), "打开").click();
  await dialog(page).getByText(WRONG).waitFor();
  await field.fill(PASSPHRASE);
  await button(dialog(page), "打开").click();
  return dialog(page);
}

/** Takes the passphrase off in the settings of an open shop. */
export async function unseal(t, page, passphrase = PASSPHRASE) {
  await goTo(t, "#/settings", page);
  await button(page, "取消密码").click();
  await dialog(page).getByLabel("现在的密码或恢复码").fill(passphrase);
  await button(dialog(page), "取消密码").click();
  await toast(page, "已取消密码").waitFor();
}
