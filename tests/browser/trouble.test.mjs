// Storage in trouble: full, or silent. Never "saved" without being so, everything before is kept, and work goes on afterwards.
import { csvFile } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, checkRows, chooseImport, download, goTo, openOnMonday, reload } from "./harness/walk.mjs";

const amount = (page) => page.getByLabel("金额", { exact: true });
const saved = (page, paid) => page.getByRole("region", { name: "客户" }).getByText(`已保存：散客 ¥${paid}`);
const FULL = /浏览器的存储空间满了，这次没有保存；之前的资料都在/;
const SILENT = /存储没有及时回应，这次可能没有保存/;

async function offerSale(t, page, paid) {
  await goTo(t, "#/sell", page);
  await page.getByRole("heading", { level: 1, name: "收银" }).waitFor();
  await amount(page).fill(paid);
  await amount(page).press("Enter");
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

/** Room for so many bytes in the browser's storage; gives what lifts the bound. The browser looks at it before large writes. */
async function bound(t, page, quotaSize) {
  const debug = await t.context.newCDPSession(page);
  const { origin } = new URL(t.address);
  await debug.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
  return () => debug.send("Storage.overrideQuotaForOrigin", { origin });
}

/** More sales than fit into the bound. */
const manySales = () => [
  ["日期", "手机号", "金额"],
  ...Array.from({ length: 20_000 }, (_, row) => ["2026-02-11", `138${String(10_000_000 + 37 * row)}`, `${20 + (row % 97)}.${10 + (row % 89)}`]),
];

test("quota_abort: a full storage refuses with the reason, keeps what was there, and can be copied out", { timeoutMs: 120_000 }, async (t) => {
  const lift = await bound(t, t.page, 200_000);
  const page = await openOnMonday(t);
  await sold(t, page, "18");
  await chooseImport(t, csvFile("销售.csv", manySales()));
  await checkRows(page);
  await button(page, "导入").click();
  await page.getByText(FULL).first().waitFor();
  expectEqual(await button(page, "撤销这次导入").count(), 0, "claims of an import");
  expectEqual(await history(t, page), ["记了散客的销售¥18"], "acts");
  await goTo(t, "#/files");
  const copy = await download(page, button(page, "现在备份"));
  expectEqual(copy.bytes.length > 0, true, "a copy can be made");
  // Once there is room, the same file goes in whole.
  await lift();
  await bringIn(t, csvFile("销售.csv", manySales()));
  await reload(t);
  expectEqual(await history(t, page), ["从“销售.csv”导入了20,000行", "记了散客的销售¥18"], "acts on disk");
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
