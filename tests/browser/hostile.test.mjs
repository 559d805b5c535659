// xss_import: a backup and files in which every text is an attempt to run a script. All pages that show them are walked: no script runs, the
// page's policy is never called upon, and no link leads to code.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvFile, MONDAY } from "./harness/files.mjs";
import { openOnPhone, takeAlong, unlockList } from "./harness/pocket.mjs";
import { ROUTES } from "./harness/routes.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, checkRows, chooseImport, goTo, openOnMonday, reload, title, wholeToday } from "./harness/walk.mjs";

/** The same attempt as in examples/hostile.rs: as markup, in an attribute, as an address and as code. */
const hostile = (text = "") => `javascript:ran()//${text}'-ran()-'"><img src=x onerror=ran()><script>ran()</script>`;

const CUSTOMER_TITLES = ["姓名", "手机", "会员卡号", "邮箱", "微信", "QQ", "WhatsApp", "LINE", "其他联系方式", "地址", "标签", "生日", "服务要点", "备注", "来源", "怎么来的", "建档日期", "已归档"];
const SALE_TITLES = ["日期", "姓名", "手机", "金额", "商品", "商品编码", "单价", "数量", "订单号", "状态", "小票备注"];
/** Addresses behind those of the menus. */
const DEEPER = ["#/groups/0", "#/groups/new", "#/outreach/0", "#/outreach/1", "#/outreach/new", "#/review", "#/class-changes", "#/supply/0"];
const CARDS = 24;

async function hostileBackup() {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const file = `${root}target/journeys/hostile.yushui`;
  execFileSync("cargo", ["run", "--quiet", "--example", "hostile", "--", file, MONDAY], { cwd: root, stdio: "inherit" });
  return readFile(file);
}

/** What hears of a script that runs, and of the policy when it has to stop one. */
async function listen(t) {
  const heard = { runs: 0, refusals: [] };
  await t.context.exposeBinding("ran", () => void (heard.runs += 1));
  await t.context.exposeBinding("refused", (_, what) => void heard.refusals.push(what));
  await t.context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => globalThis.refused(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  });
  return heard;
}

/** Walks on once the page stands; gives how many hostile texts it shows. */
async function look(page) {
  await page.waitForFunction(() => !document.querySelector("main .skeleton"));
  return page.evaluate(() => {
    const code = /^\s*(javascript|data|vbscript):/i;
    for (const element of document.querySelectorAll("[href], [src], [action], [formaction], [srcdoc]")) {
      for (const name of ["href", "src", "action", "formaction", "srcdoc"]) {
        const value = element.getAttribute(name) ?? "";
        if (code.test(value) && value.includes("ran()")) throw new Error(`${element.tagName} leads to code: ${name}=${value}`);
      }
    }
    const grown = document.querySelectorAll('img[src="x"], [onerror]').length;
    if (grown > 0) throw new Error(`${grown} elements grew out of texts`);
    const values = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
    return [document.body.innerText, ...values].join("\n").split("<script>ran()").length - 1;
  });
}

/** Every page, and what opens on it. */
async function walk(t, page) {
  let [pages, texts] = [0, 0];
  const seen = async () => {
    pages += 1;
    texts += await look(page);
  };
  for (const route of [...Object.keys(ROUTES), ...DEEPER]) {
    await goTo(t, route);
    await title(page).waitFor();
    if (route === "#/") await wholeToday(page);
    await seen();
  }
  for (let card = 0; card < CARDS; card += 1) {
    await goTo(t, `#/customers/${card}`);
    await page.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
    await seen();
    await goTo(t, `#/sell/${card}`);
    await page.getByRole("region", { name: "客户" }).getByRole("link").waitFor();
    await seen();
  }
  // What opens over pages: a row of today, the search.
  await goTo(t, "#/");
  await page.locator(".today-name").first().click();
  await seen();
  await title(page).click();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("ran()");
  await page.getByRole("option").first().waitFor();
  await seen();
  await page.keyboard.press("Escape");
  return { pages, texts };
}

/** The list of today as it opens on a phone; gives how many hostile texts it shows. */
async function lookAtPocketList(t, page) {
  await goTo(t, "#/");
  const folder = await mkdtemp(join(tmpdir(), "pocket-"));
  try {
    const phone = await openOnPhone(t, folder, (await takeAlong(page)).bytes);
    await unlockList(phone);
    await phone.getByRole("listitem").first().waitFor();
    const texts = await look(phone);
    if (texts === 0) throw new Error("the pocket list shows no hostile text");
    await phone.close();
    return texts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("xss_import: texts that try to run, in a backup and in files, stay texts on every page", { timeoutMs: 240_000 }, async (t) => {
  const heard = await listen(t);
  const backup = await hostileBackup();
  const page = await openOnMonday(t, "#/files");
  await page.locator('.files input[type="file"][accept=".yushui"]').setInputFiles({ name: `${hostile()}.yushui`, mimeType: "application/octet-stream", buffer: backup });
  await button(page.getByRole("dialog"), "替换").click();
  await page.locator(".toasts").getByText("已恢复").waitFor();
  await reload(t);
  const restored = await walk(t, page);
  const carried = await lookAtPocketList(t, page);

  // Each importable field of a customer, and again where a date, a number or a phone should stand; titles and names of files too.
  const customers = [
    [...CUSTOMER_TITLES, hostile("口味"), hostile("别的列")],
    [...CUSTOMER_TITLES.map((name) => (name === "手机" ? "13900001234" : name === "生日" ? "1990-05-01" : hostile(name))), hostile("少糖"), hostile("x")],
    [hostile("另一位"), ...CUSTOMER_TITLES.slice(1).map(hostile), hostile("多糖"), hostile("y")],
  ];
  const sales = [
    [...SALE_TITLES, hostile("别的列")],
    ["2026-03-15", hostile("新客"), "13900005678", "12.50", hostile("茶"), hostile("码"), "12.50", "1", hostile("单"), "", hostile("少糖"), ""],
    SALE_TITLES.map(hostile).concat(""),
  ];
  let read = 0;
  for (const [name, rows] of [["客户", customers], ["销售", sales]]) {
    await chooseImport(t, csvFile(`${hostile(name)}.csv`, rows));
    read += await look(page);
    await checkRows(page);
    read += await look(page);
    await button(page, "导入").click();
    await button(page, "撤销这次导入").waitFor();
    read += await look(page);
  }
  // The same pages are laid out otherwise on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  const imported = await walk(t, page);

  const pages = restored.pages + imported.pages + 1;
  const texts = restored.texts + imported.texts + read + carried;
  console.log(`     xss_import: ${pages} pages with ${texts} hostile texts, ${heard.runs} scripts ran, ${heard.refusals.length} refusals by the policy`);
  expectEqual([heard.runs, heard.refusals, t.troubles.unexpected()], [0, [], []], "scripts that ran, refusals, troubles");
  if (texts < 1_000) throw new Error(`only ${texts} hostile texts were shown: that proves little`);

  // The same ears hear of it where the text does become markup, or they would prove nothing.
  t.troubles.allow(/./);
  await page.evaluate(() => {
    const heard = new Promise((resolve) => document.addEventListener("securitypolicyviolation", resolve, { once: true }));
    try {
      document.body.setAttribute("onclick", "ran()");
    } catch {
      // Trusted Types refuse already here.
    }
    document.body.click();
    return heard.then(() => true);
  });
  if (heard.refusals.length === 0) throw new Error("the policy was not heard when it had to stop a script");
});
