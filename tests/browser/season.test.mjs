// Season prompts: who took much in the coming month a year ago is asked in the month before.
import { csvFile } from "./harness/files.mjs";
import { test } from "./harness/test.mjs";
import { bringIn, goTo, openOnMonday } from "./harness/walk.mjs";

const SALES = [
  ["日期", "姓名", "手机", "商品", "金额"],
  // A year ago in April; the journeys begin on 16 March 2026.
  ...["2024-06-03", "2025-06-02", "2025-09-01", "2026-01-12", "2026-03-12"].map((day) => [day, "方掌柜", "13800005566", "茉莉花茶", "120"]),
  ["2025-04-18", "方掌柜", "13800005566", "清明团子礼盒", "660"],
];

test("what weighed much a year ago is told the month before, until they were spoken with", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openOnMonday(t);
  await bringIn(t, csvFile("销售.csv", SALES));
  await goTo(t, "#/");
  const row = page.getByRole("listitem").filter({ has: page.locator(".today-name") }).filter({ hasText: "方掌柜" });
  await row.getByText(/2025年4月买了¥660，占一年的57%，最多的是清明团子礼盒/).waitFor();
  await t.expectAccessible();
  await row.getByRole("button", { name: "联系到了" }).click();
  await page.keyboard.type("四月照旧送来");
  await page.keyboard.press("Enter");
  await row.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await row.waitFor();
});
