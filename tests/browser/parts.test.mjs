// The page comes in parts: what the first screen does not need is fetched later, and a part that does not come says so.
import { expectEqual, test } from "./harness/test.mjs";
import { button, goTo, openOnMonday, title } from "./harness/walk.mjs";

const FILES_PART = "**/yushui-files-*.wasm";
const WORKER = "**/worker-*_bg.wasm";

test("a part that cannot be fetched says so, and comes at the second try", { sizes: ["desktop", "phone"] }, async (t) => {
  t.troubles.allow(/ERR_FAILED|Failed to fetch/);
  const { context, page } = t;
  await context.route(FILES_PART, (route) => route.abort());
  await openOnMonday(t, "#/files");
  await page.getByRole("alert").getByText("这一页还没有取到").waitFor();
  await t.expectAccessible(page);
  // The pages of other parts go on working.
  await goTo(t, "#/customers");
  await title(page).filter({ hasText: "客户" }).waitFor();

  await context.unroute(FILES_PART);
  await goTo(t, "#/files");
  await title(page).filter({ hasText: "文件" }).waitFor();
});

test("a part is asked for again by the button, without a reload", async (t) => {
  t.troubles.allow(/ERR_FAILED|Failed to fetch/);
  const { context, page } = t;
  await context.route(FILES_PART, (route) => route.abort());
  await openOnMonday(t, "#/files");
  await page.getByRole("alert").getByText("这一页还没有取到").waitFor();
  await context.unroute(FILES_PART);
  await button(page, "再试一次").click();
  await title(page).filter({ hasText: "文件" }).waitFor();
});

test("parts come ahead while the page is idle, so that an open page works without a network", async (t) => {
  const names = [/yushui-people-/, /yushui-insights-/, /yushui-files-/, /worker-[0-9a-f]+_bg\.wasm/];
  const fetched = names.map((name) => t.page.waitForResponse((response) => name.test(response.url())).then((response) => response.finished()));
  const page = await openOnMonday(t);
  await Promise.all(fetched);
  await t.context.setOffline(true);
  for (const [route, name] of [["#/customers", "客户"], ["#/insights", "洞察"], ["#/files", "文件"]]) {
    await goTo(t, route);
    await title(page).filter({ hasText: name }).waitFor();
  }
  expectEqual(await page.getByRole("alert").count(), 0, "sentences of failure");
});

test("a worker that cannot be fetched keeps nobody waiting, and comes at the second try", async (t) => {
  t.troubles.allow(/ERR_FAILED|Failed to fetch/);
  const { context, page } = t;
  await context.route(WORKER, (route) => route.abort());
  await t.openHosted();
  await page.locator(".start-offer").nth(2).click();
  await page.getByRole("heading", { level: 1, name: /^今日/ }).waitFor();
  await goTo(t, "#/insights/forecast");
  await page.getByRole("alert").waitFor();
  await context.unroute(WORKER);
  await button(page, "再试一次").click();
  await page.locator(".figure-face").filter({ hasText: "未来12个月" }).filter({ hasText: "¥" }).waitFor();
});
