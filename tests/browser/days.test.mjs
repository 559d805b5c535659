// Days: today in every time zone and at midnight, days that matter, reminders that come again, the list on paper and in a calendar.
import { expectEqual, test } from "./harness/test.mjs";
import { button, download, goTo, toast } from "./harness/walk.mjs";

const SIZES = { sizes: ["desktop", "phone"] };
// Midnight after 21 November 2026, in UTC−8, +8 and +13.
const ZONES = [
  ["America/Los_Angeles", "2026-11-22T08:00:00Z"],
  ["Asia/Shanghai", "2026-11-21T16:00:00Z"],
  ["Pacific/Tongatapu", "2026-11-21T11:00:00Z"],
];
const SECOND_MS = 1_000;

async function openSample(t) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.locator(".today-name").first().waitFor();
}

for (const [timezoneId, midnight] of ZONES) {
  test(`today rolls over at midnight in ${timezoneId}`, { context: { timezoneId } }, async (t) => {
    const { page } = t;
    // The clock stands a second before midnight and then behind it; timers run, so the page looks again by itself.
    await t.context.clock.setFixedTime(Date.parse(midnight) - SECOND_MS);
    await openSample(t);
    await page.getByText(/11月21日 星期六/).first().waitFor();
    await t.context.clock.setFixedTime(Date.parse(midnight) + SECOND_MS);
    await page.getByText(/11月22日 星期日/).first().waitFor();
    expectEqual(await page.getByText(/11月21日 星期六/).count(), 0, "yesterday on the page");
  });
}

test("festivals are offered at one press, and the rule for leap months is chosen once", SIZES, async (t) => {
  const { page } = t;
  await openSample(t);
  await goTo(t, "#/settings");
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "店里的日子" }) });
  await section.getByText("中秋节").first().waitFor();
  expectEqual(await section.getByText("元旦").count(), 0, "not kept yet");
  await button(section, "加上常见节日").click();
  await section.getByText("元旦").first().waitFor();
  await toast(page, /元旦/).first().waitFor();
  await section.getByText(/农历八月十五/).waitFor();
  await section.getByRole("radio", { name: "有闰月过闰月" }).check({ force: true });
  await t.expectAccessible();
});

test("a day that matters stands on the card in both calendars and comes back when it is undone", SIZES, async (t) => {
  const { page } = t;
  await openSample(t);
  await goTo(t, "#/customers/3");
  await button(page, "加一个日子").click();
  const form = page.getByRole("dialog", { name: "加一个日子" });
  await form.getByLabel("是什么日子").fill("开业");
  await form.getByRole("radio", { name: "农历" }).check({ force: true });
  await form.getByLabel("月", { exact: true }).selectOption({ label: "八月" });
  await form.getByLabel("日", { exact: true }).selectOption({ label: "廿九" });
  await t.expectAccessible();
  await form.getByRole("button", { name: "保存" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "开业" });
  await line.getByText(/农历八月廿九/).waitFor();
  await line.getByRole("button", { name: /去掉/ }).click();
  await line.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await line.waitFor();
});

test("a reminder comes again after it was done", async (t) => {
  const { page } = t;
  await openSample(t);
  await goTo(t, "#/customers/3");
  await button(page, "加一个提醒").click();
  const form = page.getByRole("dialog", { name: "加一个提醒" });
  await form.getByLabel("要记得什么").fill("送样茶");
  await form.getByLabel("重复").selectOption({ label: "每几周" });
  await form.getByLabel("隔多少").fill("2");
  await t.expectAccessible();
  await form.getByRole("button", { name: "保存" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "送样茶" });
  await line.getByText(/7天后.*每2周/).waitFor();
  await line.getByRole("button", { name: /办好了/ }).click();
  await line.getByText(/21天后/).or(line.getByText(/\d+月\d+日/)).first().waitFor();
  // What was done stands on the timeline.
  await page.locator(".customer-past").getByText("提醒：送样茶").first().waitFor();
});

test("a change in the note brings its task, as one act", async (t) => {
  const { page } = t;
  await openSample(t);
  const row = page.getByRole("listitem").filter({ has: page.locator(".today-name") }).first();
  const name = await row.getByRole("group").first().getAttribute("aria-label");
  await row.getByRole("button", { name: "联系到了" }).click();
  await page.keyboard.type("换了店长");
  await row.getByRole("button", { name: "换负责人了" }).click();
  await row.getByRole("button", { name: "15分钟" }).click();
  await t.expectAccessible();
  await page.keyboard.press("Enter");
  await toast(page, "联系到了").first().waitFor();
  await goTo(t, "#/customers");
  await page.getByRole("option").filter({ hasText: name }).first().click();
  await page.getByText("上门认识新负责人").first().waitFor();
  await page.getByText(/近况（今天）：换负责人了/).first().waitFor();
});

test("the silent ones are cards that lead to the list", SIZES, async (t) => {
  const { page } = t;
  await openSample(t);
  const card = page.getByRole("button", { name: /90天以上/ });
  const count = Number((await card.innerText()).match(/(\d+)位/)[1]);
  await card.click();
  await page.getByRole("listbox", { name: "客户列表" }).waitFor();
  await page.getByText("90天没联系的客户").first().waitFor({ state: "attached" });
  await page.getByRole("status").filter({ hasText: `${count}位客户` }).waitFor();
  if (count === 0) throw new Error("nobody is silent in the sample shop");
});

test("the days go to a calendar, and a closed page says that it cannot ring", async (t) => {
  const { page } = t;
  await openSample(t);
  await page.getByText(/网页关着的时候不会响/).waitFor();
  await page.getByRole("button", { name: "这份名单" }).click();
  const { name, bytes } = await download(page, page.getByRole("menuitem", { name: /放进手机日历/ }));
  if (!/^日历-\d{4}-\d\d-\d\d\.ics$/.test(name)) throw new Error(`the file is called ${name}`);
  const lines = bytes.toString("utf8").split("\r\n");
  expectEqual([lines[0], lines.at(-2)], ["BEGIN:VCALENDAR", "END:VCALENDAR"], "the ends of the file");
  if (lines.some((line) => Buffer.byteLength(line) > 75)) throw new Error("a line is longer than 75 octets");
  if (!lines.some((line) => line.startsWith("SUMMARY:中秋节"))) throw new Error("the festival is not in the calendar");
});

test("on paper the list has boxes and no buttons", async (t) => {
  const { page } = t;
  await openSample(t);
  await page.emulateMedia({ media: "print" });
  expectEqual(await page.locator(".today-acts").first().isVisible(), false, "buttons on paper");
  expectEqual(await page.locator(".today-silence").isVisible(), false, "cards on paper");
  const box = await page.locator(".today-name").first().evaluate((name) => getComputedStyle(name, "::before").inlineSize);
  if (!(parseFloat(box) > 8)) throw new Error(`no box to tick: ${box}`);
});
