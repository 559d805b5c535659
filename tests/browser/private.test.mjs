// The private drawer: sealed under a passphrase of its own, in no list, search or file unless the owner asks for it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dialog } from "./harness/copies.mjs";
import { SIZES } from "./harness/fixture.mjs";
import { grep } from "./harness/grep.mjs";
import { startMortal } from "./harness/mortal.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, download, goTo, openOnMonday, people, pick, reload, toast } from "./harness/walk.mjs";

const PASSPHRASE = "抽屉钥匙在老地方";
const OTHER = "抽屉钥匙换了地方";
const SECRETS = { 信仰: "初一十五吃素念佛", 家里: "女儿刚离婚别提起" };
const closed = (page) => page.getByRole("button", { name: /^私密抽屉：/ });
const field = (page, name) => page.getByRole("article").getByLabel(name, { exact: true });

async function choose(page, passphrase) {
  await dialog(page).getByLabel("新密码", { exact: true }).fill(passphrase);
  await dialog(page).getByLabel("再输一次").fill(passphrase);
  await button(dialog(page), "下一步").click();
}

async function addCustomer(page, name, phone) {
  await page.keyboard.press("n");
  await dialog(page).getByLabel("姓名").fill(name);
  await dialog(page).getByLabel("电话").fill(phone);
  await page.keyboard.press("Enter");
  await page.getByRole("article").getByRole("heading", { level: 1, name }).waitFor();
}

/** A shop of one customer with a drawer of two fields. */
async function fill(t, page) {
  await page.getByRole("navigation").first().waitFor();
  await addCustomer(page, "林小满", "13800001111");
  await goTo(t, "#/settings", page);
  await button(page, "启用私密抽屉").click();
  await dialog(page).getByText(/忘了这个密码，抽屉里的东西就没有了/).waitFor();
  await choose(page, PASSPHRASE);
  await toast(page, "私密抽屉已启用").waitFor();
  await goTo(t, "#/customers/0", page);
  await field(page, "信仰、忌讳").fill(SECRETS.信仰);
  await field(page, "家里的事").fill(SECRETS.家里);
  await page.getByRole("article").getByRole("button", { name: "保存", exact: true }).click();
  await toast(page, "记下了林小满的私密抽屉").waitFor();
}

async function open(page, passphrase = PASSPHRASE) {
  await closed(page).click();
  await dialog(page).getByLabel("抽屉的密码").fill(passphrase);
  await button(dialog(page), "打开抽屉").click();
}

const secretsIn = (text) => Object.values(SECRETS).filter((secret) => text.includes(secret));

test("a drawer is turned on, filled, closed and opened; the counter, the history and the search see nothing of it", { sizes: ["desktop", "phone"], timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  await goTo(t, "#/customers/0");
  expectEqual(await closed(page).count(), 0, "drawers before they are turned on");
  await fill(t, page);
  await t.expectAccessible(page);
  await button(page, "锁上抽屉").click();
  await page.getByRole("button", { name: "私密抽屉：2项" }).waitFor();
  await reload(t);
  await closed(page).waitFor();
  expectEqual(secretsIn(await page.content()), [], "a closed drawer");
  await open(page, "不是这个密码");
  await dialog(page).getByText(/抽屉的密码不对/).waitFor();
  await t.expectAccessible(page);
  await page.keyboard.press("Escape");
  await open(page);
  await field(page, "信仰、忌讳").waitFor();
  await page.waitForFunction((wanted) => [...document.querySelectorAll("article input")].some((input) => input.value === wanted), SECRETS.信仰);

  // Changed, and taken back.
  await field(page, "身体状况").fill("花生过敏");
  await page.getByRole("article").getByRole("button", { name: "保存", exact: true }).click();
  await toast(page, "改了林小满的私密抽屉").waitFor();
  await page.getByRole("article").getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  await toast(page, /已撤销：改了林小满的私密抽屉/).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("article input")].every((input) => input.value !== "花生过敏"));

  await page.keyboard.press("F9");
  await button(page, "锁上抽屉").waitFor({ state: "detached" });
  await page.locator(".customer-past").waitFor();
  expectEqual([await closed(page).count(), secretsIn(await page.content())], [0, []], "drawers at the counter");
  await page.keyboard.press("F9");
  await closed(page).waitFor();

  await goTo(t, "#/customers");
  await page.locator("main [data-search]").first().fill("念佛");
  await button(page, /^新增.*念佛/).waitFor();
  expectEqual(await people(page).count(), 0, "customers found by what lies in a drawer");
  await goTo(t, "#/history");
  await page.getByText("记下了林小满的私密抽屉").first().waitFor();
  expectEqual(secretsIn(await page.content()), [], "the history");
});

test("exports leave drawers out unless it is ticked; a backup carries them closed; another passphrase opens the same", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  await fill(t, page);
  await goTo(t, "#/files");
  const table = async () => (await download(page, button(page, "导出客户"))).bytes.toString("utf8");
  expectEqual(secretsIn(await table()), [], "a table without the tick");
  await page.getByLabel(/连私密抽屉一起导出/).check();
  expectEqual(secretsIn(await table()), Object.values(SECRETS), "a table with the tick");
  await reload(t);
  expectEqual(secretsIn(await table()), [], "a table of another day");
  await page.getByLabel(/连私密抽屉一起导出/).click();
  await dialog(page).getByLabel("抽屉的密码").fill(PASSPHRASE);
  await button(dialog(page), "打开抽屉").click();
  await dialog(page).waitFor({ state: "detached" });
  expectEqual(secretsIn(await table()), Object.values(SECRETS), "a table after opening");

  await goTo(t, "#/settings");
  await button(page, "换抽屉的密码").click();
  await dialog(page).getByLabel("抽屉的密码").fill("记错了的密码");
  await button(dialog(page), "下一步").click();
  await dialog(page).getByText(/抽屉的密码不对/).waitFor();
  await dialog(page).getByLabel("抽屉的密码").fill(PASSPHRASE);
  await button(dialog(page), "下一步").click();
  await choose(page, OTHER);
  await toast(page, "抽屉的密码换好了").waitFor();
  await goTo(t, "#/files");
  const copy = await download(page, button(page, "现在备份"));
  expectEqual(secretsIn(copy.bytes.toString("utf8")), [], "the backup");

  const other = await t.browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...SIZES.desktop });
  try {
    const second = await other.newPage();
    await t.openHosted("#/files", second);
    await pick(second, button(second, "选择备份文件"), { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes });
    await button(dialog(second), /^(替换|恢复)$/).click();
    await toast(second, "已恢复").waitFor();
    await goTo(t, "#/customers/0", second);
    await open(second, PASSPHRASE);
    await dialog(second).getByText(/抽屉的密码不对/).waitFor();
    await dialog(second).getByLabel("抽屉的密码").fill(OTHER);
    await button(dialog(second), "打开抽屉").click();
    await second.waitForFunction((wanted) => [...document.querySelectorAll("article input")].some((input) => input.value === wanted), SECRETS.家里);
  } finally {
    await other.close();
  }
});

test("a shop without a passphrase leaves nothing of its drawers in the browser's files", { timeoutMs: 120_000 }, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "yushui-drawer-"));
  const { page, quit, kill } = await startMortal(profile, t);
  try {
    await fill(t, page);
    await reload(t, page);
    await open(page);
    await page.waitForFunction((wanted) => [...document.querySelectorAll("article input")].some((input) => input.value === wanted), SECRETS.信仰);
    await quit();
    const { hits } = await grep(profile, [...Object.values(SECRETS), PASSPHRASE, "林小满"]);
    // The name lies open, so the search would find the rest.
    expectEqual(hits, ["林小满"], "what lies open");
  } finally {
    await kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
