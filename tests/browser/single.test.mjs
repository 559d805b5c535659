// The single file: opened from disk it imports, keeps and finds the data, and asks the network for nothing.
import { csvFile } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, goTo, people, setDay, title } from "./harness/walk.mjs";

const SALES = [
  ["日期", "姓名", "手机", "金额"],
  ["2026-01-05", "马燕", "13811112222", "36.00"],
  ["2026-02-09", "马燕", "13811112222", "41.50"],
  ["2026-02-11", "佟杰", "13833334444", "120"],
];

test("the single file imports a table, reloads and finds the data, without a request", { sizes: ["desktop", "phone"] }, async (t) => {
  await setDay(t);
  await t.openSingleFile();
  const { page } = t;
  const mark = t.mark();
  const counts = await bringIn(t, csvFile("小店.csv", SALES));
  expectEqual(counts, { 全部: 3, 新增: 3 }, "verdicts");
  t.expectNoRequestsSince(mark);

  await page.reload();
  await t.waitUntilStarted(page);
  expectEqual([...new Set(t.requests.since(0))], [`GET ${t.single}`], "requests");
  const afterReload = t.mark();
  await goTo(t, "#/customers");
  await people(page).filter({ hasText: "马燕" }).waitFor();
  expectEqual(await people(page).count(), 2, "customers");
  await people(page).filter({ hasText: "马燕" }).click();
  const figures = page.getByRole("article").getByRole("region", { name: "数字" });
  await figures.getByText("¥77.50").first().waitFor();
  await figures.getByText("2次", { exact: true }).first().waitFor();

  // It says where the data are, and who else can reach them.
  await goTo(t, "#/settings");
  await title(page).filter({ hasText: "设置" }).waitFor();
  await page.getByText(/用同一浏览器打开的其他本机网页也能读到这些资料/).waitFor();
  t.expectNoRequestsSince(afterReload);
});
