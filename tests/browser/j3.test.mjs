// J3: Sunday, a payment bill in GBK with sixteen lines of preface goes in; twice is once; undo leaves no trace.
import { csvFile, encodeGbk, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, checkRows, chooseImport, download, goTo, openOnMonday, toast, verdictCounts } from "./harness/walk.mjs";

const TITLES = ["交易时间", "交易对方", "手机号", "商品", "收/支", "金额(元)", "当前状态", "交易单号", "备注"];
const PREFACE = [
  ["微信支付账单明细"],
  ["微信昵称：[鱼水茶庄]"],
  ["起始时间：[2026-03-09 00:00:00] 终止时间：[2026-03-15 23:59:59]"],
  ["导出类型：[全部]"],
  ["导出时间：[2026-03-15 21:07:14]"],
  [],
  ["共35笔记录"],
  ["收入：34笔 4321.00元"],
  ["支出：1笔 88.00元"],
  ["中性交易：0笔 0.00元"],
  ["注："],
  ["1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易"],
  ["2. 本明细仅展示当前账单中的交易，不包括已删除的记录"],
  ["3. 本明细仅供个人对账使用"],
  [],
  ["----------------------微信支付账单明细列表--------------------"],
];

/** The bill with what should become of each of its rows. */
async function makeBill() {
  const { customers } = await journeyShop();
  const reachable = customers.slice(1).filter((row) => /^1\d{10}$/.test(row[1]) && /^\p{Script=Han}+$/u.test(row[0]));
  const names = new Map();
  customers.forEach((row) => names.set(row[0], (names.get(row[0]) ?? 0) + 1));
  const known = reachable.filter((row) => names.get(row[0]) === 1).slice(0, 20);
  const others = reachable.filter((row) => !known.includes(row)).slice(0, 4);
  const rows = [];
  const add = (who, phone, paid, { flow = "收入", state = "支付成功", time } = {}) => {
    const number = `10000${String(rows.length).padStart(4, "0")}\t`;
    const hour = String(9 + (rows.length % 12)).padStart(2, "0");
    rows.push([time ?? `2026-03-${String(9 + (rows.length % 7)).padStart(2, "0")} ${hour}:05:00`, who, phone, "", flow, paid, state, number, "/"]);
  };
  known.forEach((row, at) => add(row[0], row[1], `￥${100 + at}.50`));
  ["罗新一", "罗新二", "罗新三", "罗新四", "罗新五"].forEach((name, at) => add(name, `1770000${1000 + at}`, `￥${50 + at}.00`));
  others.forEach((row, at) => add(`祝不同${"甲乙丙丁"[at]}`, row[1], `￥${200 + at}.00`));
  add("钱多多", "1.38E+10", "￥66.00");
  add(known[0][0], known[0][1], "一百多");
  add(known[1][0], known[1][1], "￥12.00", { time: "昨天下午" });
  add("房东", "", "￥88.00", { flow: "支出" });
  const wanted = { 全部: rows.length, 新增: 6, 已有客户: 20, 待确认: 4, 无法导入: 2, 不导入: 1 };
  return { file: csvFile("账单.csv", [...PREFACE, TITLES, ...rows], encodeGbk), wanted, known, others };
}

test("J3: a week's payment bill goes in, once, and out again without a trace", { timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  const shop = await journeyShop();
  await bringIn(t, csvFile("客户.csv", shop.customers));
  await bringIn(t, csvFile("销售.csv", shop.sales));
  const before = await exported(t, page);
  const bill = await makeBill();

  // What was understood.
  await chooseImport(t, bill.file);
  const chosen = (label) => page.getByLabel(label, { exact: true }).evaluate((select) => select.selectedOptions[0].textContent);
  expectEqual(await chosen("标题在第几行"), "17", "title row");
  expectEqual(await chosen("文字编码"), "简体中文（GBK）", "encoding");
  const lines = page.getByRole("region", { name: "我们这样理解这份文件" });
  for (const words of ["交易对方", bill.known[0][0]]) await lines.getByText(words, { exact: true }).first().waitFor();
  const meanings = { 交易时间: "日期", 交易对方: "姓名", 手机号: "电话", "金额(元)": "金额", "收/支": "收/支", 当前状态: "状态", 交易单号: "单号" };
  for (const [name, meaning] of Object.entries(meanings)) expectEqual(await chosen(`含义 ${name}`), meaning, `meaning of ${name}`);

  // Every row has its verdict before anything is written.
  const counts = await checkRows(page);
  expectEqual(counts, bill.wanted, "verdicts");
  const { 全部: all, ...parts } = counts;
  expectEqual(Object.values(parts).reduce((sum, part) => sum + part, 0), all, "the verdicts together");
  await page.getByRole("radio", { name: "无法导入 2" }).check();
  await page.getByText(/“账单.csv”第48行“金额\(元\)”列（一百多）：金额看不懂/).waitFor();
  await page.getByText(/“账单.csv”第49行“交易时间”列（昨天下午）：日期看不懂/).waitFor();
  await page.getByRole("radio", { name: "新增 6" }).check();
  await page.getByText(/“账单.csv”第47行“手机号”列（1.38E\+10）：号码被表格软件写成科学计数法.*没有保存/).waitFor();

  // Four doubts by the keyboard: the first is the one who is known, the others are new, one stays out.
  const doubts = page.getByRole("region", { name: "这些是同一位客户吗？" });
  await doubts.getByRole("listitem").first().getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  for (const [steps, left] of [[1, 2], [1, 1], [2, 0]]) {
    await doubts.getByRole("listitem").nth(left).waitFor();
    await expectFocusIn(page, doubts);
    for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
  }
  await doubts.waitFor({ state: "detached" });
  expectEqual(await verdictCounts(page), { ...bill.wanted, 新增: 8, 已有客户: 21, 待确认: undefined, 不导入: 2 }, "verdicts after the doubts");

  await button(page, "导入").click();
  await button(page, "撤销这次导入").waitFor();
  await page.getByText(/从“账单.csv”导入了\d+行/).first().waitFor();
  const imported = await exported(t, page);
  if (imported.sales.equals(before.sales)) throw new Error("the import changed nothing");
  if (imported.customers.includes("1.38E") || imported.customers.includes("13800000000")) throw new Error("a rounded phone was stored");

  // The same file again changes nothing, and nobody is asked for again; who was left out stays out until the owner says otherwise.
  await chooseImport(t, bill.file);
  const again = await checkRows(page);
  expectEqual([again.新增 ?? 0, again.已有客户 ?? 0, again.待确认 ?? 0], [0, 0, 0], "changes of the same file");
  expectEqual(again.不导入, 2, "left out as before");
  expectEqual(again.全部, all, "rows of the same file");
  await page.getByText("文件里的内容都已在册，没有需要导入的。").waitFor();
  expectEqual(await button(page, "导入").count(), 0, "buttons that import nothing");
  await page.getByText("1位按上次的回答处理。").waitFor();
  await button(page, "重新选择").click();
  expectEqual((await verdictCounts(page)).待确认, 1, "asked for again");

  // Undo, from the history.
  await goTo(t, "#/history");
  await page.getByRole("button", { name: /^撤销：从“账单.csv”导入了/ }).click();
  await toast(page, /^已撤销：从“账单.csv”导入了/).waitFor();
  const after = await exported(t, page);
  if (!after.customers.equals(before.customers)) throw new Error("the customers are not what they were");
  if (!after.sales.equals(before.sales)) throw new Error("the sales are not what they were");
});

async function exported(t, page) {
  await goTo(t, "#/files");
  const customers = await download(page, button(page, "导出客户"));
  const sales = await download(page, button(page, "导出销售"));
  return { customers: customers.bytes, sales: sales.bytes };
}

async function expectFocusIn(page, region) {
  const holder = await region.elementHandle();
  await page.waitForFunction((element) => element.contains(document.activeElement), holder, { timeout: 2000 }).catch(() => {
    throw new Error("the focus left the doubts");
  });
}
