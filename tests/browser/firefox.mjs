// The packed page in Firefox, hosted and from the disk: it opens, keeps what is written, takes a file in, gives a copy that brings
// everything back and a file with the shop inside, and the rescue page reads the shop or its copy. Firefox is driven by WebDriver BiDi, which it speaks itself; without a Firefox this is skipped, and said so.
// usage: node firefox.mjs   FIREFOX names a browser of your choice
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { writeCsv } from "./harness/files.mjs";
import { serveFolder } from "./harness/server.mjs";
import { expectEqual } from "./harness/test.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../../dist");
const pictures = join(here, "../../target/browser/failed");
const NAMES = ["firefox", "firefox-esr"];
const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
const firefox = [process.env.FIREFOX, ...onPath].find((path) => path && existsSync(path));
const TIMEOUT_MS = 20_000;

const SALES = [
  ["日期", "姓名", "手机", "金额"],
  ["2026-01-05", "马燕", "13811112222", "36.00"],
  ["2026-02-09", "马燕", "13811112222", "41.50"],
  ["2026-02-11", "佟杰", "13833334444", "120"],
];

/** Gives null, or what went wrong. */
async function runOne(way, address) {
  const folder = await mkdtemp(join(tmpdir(), "yushui-firefox-"));
  const downloads = join(folder, "downloads");
  await mkdir(downloads);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      "intl.accept_languages": "zh-CN",
      // Under remote control Firefox would be lax about pages on the disk.
      "remote.prefs.recommended": false,
      "security.fileuri.strict_origin_policy": true,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
    },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  try {
    await walk(page, address, folder, downloads);
    if (troubles.length > 0) throw new Error(`the page reports:\n  ${troubles.join("\n  ")}`);
    return null;
  } catch (error) {
    await mkdir(pictures, { recursive: true });
    const picture = join(pictures, `firefox-${way.replaceAll(" ", "-")}.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    return [error.stack ?? String(error), ...troubles, picture].join("\n");
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function walk(page, address, folder, downloads) {
  // The sample shop, and back to an own one.
  await page.goto(address);
  await press(page, "看看示例店铺");
  await text(page, "这是示例店铺，和你的店分开存放。");
  await page.locator(".today-row, .task-row, [class*=task]").wait();
  await press(page, "删除示例店铺");
  await press(page, "删除示例店铺", "dialog[open]");
  await button(page, "看看示例店铺");

  // A small table comes in.
  const table = join(folder, "小店.csv");
  await writeFile(table, writeCsv(SALES));
  await goTo(page, "#/files");
  await give(page, table);
  await press(page, "核对每一行");
  await press(page, "导入");
  await button(page, "撤销这次导入");

  // A sale over the counter.
  await goTo(page, "#/sell");
  await page.locator('input[role="combobox"]').fill("佟杰");
  await page.locator('[role="option"] ::-p-text(佟杰)').click();
  await page.locator(".sell-amount-input").fill("88");
  await page.keyboard.press("Enter");
  await text(page, "已保存：佟杰 ¥88");

  // All of it is there after a new start.
  await page.reload();
  await goTo(page, "#/customers");
  await text(page, "¥208");
  expectEqual(await names(page), ["佟杰", "马燕"], "customers after a new start");

  // A copy, an empty shop, the copy: the same shop.
  await goTo(page, "#/files");
  await press(page, "现在备份");
  const copy = await arrived(downloads, ".yushui");
  await text(page, "已读回核对");
  await goTo(page, "#/sell");
  await page.locator('input[role="combobox"]').fill("马燕");
  await page.locator('[role="option"] ::-p-text(马燕)').click();
  await page.locator(".sell-amount-input").fill("500");
  await page.keyboard.press("Enter");
  await text(page, "已保存：马燕 ¥500");
  await goTo(page, "#/files");
  await give(page, copy, "选择备份文件");
  await press(page, "替换");
  await page.waitForFunction(() => document.body.innerText.includes("已恢复"));
  await goTo(page, "#/customers");
  await text(page, "¥208");
  expectEqual(await names(page), ["佟杰", "马燕"], "customers of the copy");
  await carry(page, downloads);
  await rescue(page, address, copy, downloads);
}

/** The shop in a file, opened from the disk. */
async function carry(page, downloads) {
  const passphrase = "柜台左边第二个抽屉";
  await goTo(page, "#/files");
  await press(page, "写成一个文件");
  for (const label of ["这个文件的密码", "再输一次"]) await labelled(page, label).fill(passphrase);
  await press(page, "下一步", "dialog[open]");
  await press(page, "存到磁盘", "dialog[open]");
  await text(page, "已写好，里面的资料已读回核对");
  const file = await arrived(downloads, ".html");
  await page.goto(pathToFileURL(file).href);
  await text(page, "这个文件里有一家店");
  await labelled(page, "密码或恢复码").fill(passphrase);
  await press(page, "打开");
  await text(page, "只能看。");
  await goTo(page, "#/customers");
  await text(page, "¥208");
  expectEqual(await names(page), ["佟杰", "马燕"], "customers in the file");
}

/** Firefox keeps a shop by the path of its file: from the disk the rescue page reads the copy. */
async function rescue(page, address, copy, downloads) {
  await page.goto(new URL("rescue.html", address).href);
  await text(page, "抢救资料");
  if (address.startsWith("file:")) await (await page.waitForSelector("#file")).uploadFile(copy);
  else await press(page, "取出资料");
  await text(page, "全部读出来了，一处也没有损坏。");
  await page.locator("::-p-xpath(//button[starts-with(normalize-space(.), 'customers.csv')])").click();
  const table = await readFile(await arrived(downloads, ".csv"), "utf8");
  expectEqual(["佟杰", "马燕"].filter((name) => !table.includes(name)), [], "customers who are not in the rescued table");
}

/** A button of this name; longer ones have their name in a part of their own. */
const named = (name) => `::-p-xpath(.//button[normalize-space(.)="${name}" or .//*[normalize-space(.)="${name}"]])`;
const button = (page, name) => page.locator(named(name)).wait();
const press = (page, name, within = "") => page.locator(`${within} ${named(name)}`.trim()).click();
const text = (page, words) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
const goTo = (page, route) => page.evaluate((hash) => void (location.hash = hash), route);
const names = (page) => page.$$eval(".customer-name", (all) => all.map((name) => name.textContent.trim()));

const labelled = (page, label) => page.locator(`::-p-xpath(//input[@id = //label[normalize-space(.)="${label}"]/@for])`);

/** Gives a file to the field behind a button. */
async function give(page, file, name = "选择文件") {
  const field = await page.waitForSelector(`::-p-xpath(//button[normalize-space(.)="${name}"]/ancestor::*[.//input[@type="file"]][1]//input[@type="file"])`);
  await field.uploadFile(file);
}

/** The path of the download with this ending once it is whole. */
async function arrived(folder, ending) {
  const begin = performance.now();
  while (performance.now() - begin < TIMEOUT_MS) {
    const all = await readdir(folder);
    const file = all.find((name) => name.endsWith(ending));
    if (file && !all.some((name) => name.endsWith(".part")) && (await stat(join(folder, file))).size > 0) return join(folder, file);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no download came");
}

if (!firefox) {
  console.log("skipped: no Firefox (install one or name it in the variable FIREFOX)");
  process.exit(0);
}
const server = await serveFolder(dist);
let failedCount = 0;
const WAYS = { hosted: server.address, "from the disk": pathToFileURL(join(dist, "yushui.html")).href };
for (const [way, address] of Object.entries(WAYS)) {
  const begin = performance.now();
  const trouble = await runOne(way, address);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${trouble ? "fail" : "ok  "} Firefox, ${way} (${seconds} s)`);
  if (trouble) {
    failedCount += 1;
    console.log(trouble.replace(/^/gm, "     "));
  }
}
await server.stop();
console.log(`${Object.keys(WAYS).length - failedCount} passed, ${failedCount} failed`);
process.exitCode = failedCount > 0 ? 1 : 0;
