// Storage in trouble: full, or silent. Never "saved" without being so, everything before is kept, and work goes on afterwards.
import { csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, checkRows, chooseImport, download, goTo, openOnMonday, reload } from "./harness/walk.mjs";

const amount = (page) => page.getByLabel("金额", { exact: true });
const saved = (page, paid) => page.getByRole("region", { name: "客户" }).getByText(`已保存：散客 ¥${paid}`);
const FULL = /浏览器的存储空间满了，这次没有保存；之前的资料都在/;
const SILENT = /存储没有及时回应，这次可能没有保存/;

async function offerSale(t, page, paid) {
  await goTo(t, "#/sell", page);
  await page.getByRole("heading", { level: 1, name: "收银" }).waitFor();
  await amount(page).fill(paid);
  await page.keyboard.press("Enter");
}

async function sold(t, page, paid) {
  await offerSale(t, page, paid);
  await saved(page, paid).waitFor();
}

async function history(t, page) {
  await goTo(t, "#/history", page);
  await page.getByRole("heading", { level: 1, name: "操作记录" }).waitFor();
  return page.getByRole("main").locator(".history-what").allInnerTexts();
}

/** Room for so many bytes in the browser's storage; without a number as much as before. */
async function allow(t, page, quotaSize) {
  const debug = await t.context.newCDPSession(page);
  await debug.send("Storage.overrideQuotaForOrigin", { origin: new URL(t.address).origin, quotaSize });
  return () => debug.detach();
}

test("a full storage refuses with the reason, keeps what was there, and can be copied out", async (t) => {
  const page = await openOnMonday(t);
  await sold(t, page, "18");
  const lift = await allow(t, page, 1);
  await offerSale(t, page, "27");
  await page.getByText(FULL).first().waitFor();
  expectEqual(await saved(page, "27").count(), 0, "claims of a save");
  expectEqual(await amount(page).inputValue(), "27", "what was typed is still there");
  // A whole file is refused as one.
  await chooseImport(t, csvFile("销售.csv", (await journeyShop()).sales.slice(0, 400)));
  await checkRows(page);
  await button(page, "导入").click();
  await page.getByText(FULL).first().waitFor();
  expectEqual(await history(t, page), ["记了散客的销售¥18"], "acts");
  await goTo(t, "#/files");
  const copy = await download(page, button(page, "现在备份"));
  expectEqual(copy.bytes.length > 0, true, "a copy can be made");
  await lift();
  await sold(t, page, "31");
  await reload(t);
  expectEqual(await history(t, page), ["记了散客的销售¥31", "记了散客的销售¥18"], "acts on disk");
});

test("a commit that never answers is not called saved, and the shop agrees with the disk afterwards", async (t) => {
  await t.context.addInitScript(() => {
    // While deaf, nothing is heard of the end of a transaction, and the long wait of a commit is a short one.
    const { set, get } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
      get,
      set(hear) {
        set.call(this, hear && ((event) => globalThis.isDeaf || hear.call(this, event)));
      },
    });
    const wait = globalThis.setTimeout.bind(globalThis);
    globalThis.setTimeout = (act, ms, ...given) => wait(act, globalThis.isDeaf && ms >= 15_000 ? 500 : ms, ...given);
  });
  const page = await openOnMonday(t);
  await sold(t, page, "18");
  await page.evaluate(() => (globalThis.isDeaf = true));
  await offerSale(t, page, "27");
  await page.getByText(SILENT).first().waitFor();
  expectEqual(await saved(page, "27").count(), 0, "claims of a save");
  await page.evaluate(() => (globalThis.isDeaf = false));
  await sold(t, page, "31");
  const told = await history(t, page);
  await reload(t);
  expectEqual(await history(t, page), told, "acts on disk");
  // It was written all the same, once: the sentence said so, and the next act stands on it.
  expectEqual(told, ["记了散客的销售¥31", "记了散客的销售¥27", "记了散客的销售¥18"], "acts");
});
