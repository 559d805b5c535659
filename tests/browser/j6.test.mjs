// J6: Wednesday. Eighteen key customers, one a screen: a reason, a decision, the next; left in the middle and taken up again.
import { csvFile } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, reload, setDay, title, toast, wholeToday } from "./harness/walk.mjs";

const DAYS = ["2025-10-06", "2025-11-03", "2025-12-08", "2026-01-12", "2026-02-09", "2026-03-09"];
const KEYS = 18;

/** Eighteen who bring four fifths, and forty-two others. */
function salesFile() {
  const people = Array.from({ length: 60 }, (_, at) => [`客户${String(at).padStart(2, "0")}`, `1380000${String(8_000 + at)}`, at < KEYS ? 1_000 + at : 100]);
  const rows = people.flatMap(([name, phone, amount]) => DAYS.map((day) => [day, name, phone, amount]));
  return csvFile("销售.csv", [["日期", "姓名", "手机", "金额"], ...rows]);
}

const place = (page) => page.locator(".review .progress-text").innerText();
const who = (page) => page.locator(".review-who").innerText();
const reason = (page) => page.getByLabel("为什么重要");

async function next(page, from) {
  await page.waitForFunction((name) => document.querySelector(".review-who")?.innerText !== name, from);
}

test("J6: the inventory of key customers", { timeoutMs: 180_000 }, async (t) => {
  const page = await openOnMonday(t);
  await bringIn(t, salesFile());
  await goTo(t, "#/");
  await page.getByText(`${KEYS}位重点客户该盘点了，一位一分钟左右。`).waitFor();
  await page.getByRole("link", { name: "开始盘点" }).click();
  await title(page).filter({ hasText: "盘点" }).waitFor();
  expectEqual(await place(page), `1 / ${KEYS}`, "the first");
  expectEqual(await page.locator(".look").count(), 6, "charts");
  for (const sentence of await page.locator(".look p").allInnerTexts()) {
    if (sentence.length < 5) throw new Error(`a chart without a sentence: ${sentence}`);
  }
  await t.expectAccessible();

  // Without a reason nobody is kept.
  const first = await who(page);
  await reason(page).press("Enter");
  await page.getByText("留下的客户，要写一句为什么重要。").waitFor();
  await reason(page).fill("老街坊都听他的");
  await reason(page).press("Enter");
  await next(page, first);
  expectEqual(await place(page), `2 / ${KEYS}`, "after Enter");

  // Demote, let go, our fault.
  const second = await who(page);
  await page.getByRole("radio", { name: "降一级" }).check();
  await reason(page).fill("只买打折的");
  await reason(page).press("Enter");
  await next(page, second);
  const third = await who(page);
  await page.getByRole("radio", { name: "放手" }).check();
  await button(page, "记下，下一位").click();
  await next(page, third);
  const fourth = await who(page);
  await page.getByRole("radio", { name: "是我们的错" }).check();
  await button(page, "记下，下一位").click();
  await page.getByText("写一句要做什么。").waitFor();
  await page.getByLabel("要做什么").fill("换一个送货的");
  await button(page, "记下，下一位").click();
  await next(page, fourth);
  expectEqual(await place(page), `5 / ${KEYS}`, "after four");

  // Every decision can be taken back.
  const fifth = await who(page);
  await reason(page).fill("x");
  await reason(page).press("Enter");
  await next(page, fifth);
  await title(page).click();
  await page.keyboard.press("Control+z");
  await toast(page, /^已撤销/).waitFor();
  await page.waitForFunction((name) => document.querySelector(".review-who")?.innerText === name, fifth);
  expectEqual(await place(page), `5 / ${KEYS}`, "after undo");

  // Left and taken up again.
  await goTo(t, "#/");
  await reload(t);
  await page.getByRole("link", { name: "接着盘点" }).click();
  await page.locator(".review-who").waitFor();
  expectEqual([await place(page), await who(page)], [`5 / ${KEYS}`, fifth], "taken up again");
  for (let at = 5; at <= KEYS; at += 1) {
    const present = await who(page);
    await reason(page).fill(`理由${at}`);
    await reason(page).press("Enter");
    await next(page, present);
  }
  await page.getByText("留下15位、降一级1位、放手1位、是我们的错1位").waitFor();
  const minutes = page.getByRole("region", { name: "记录" });
  await minutes.getByText("换一个送货的").waitFor();
  await t.expectAccessible();

  // The consequences: another class, the archive without reminders, a reminder in a week.
  await goTo(t, "#/");
  await wholeToday(page);
  if ((await page.getByText("该盘点的客户").count()) > 0) throw new Error("nobody is due any more");
  await setDay(t, 7);
  await reload(t);
  await page.getByText("换一个送货的").first().waitFor();
  await goTo(t, "#/insights/keys");
  await page.locator(".key-row").first().waitFor();
  const listed = await page.locator(".key-row a").allInnerTexts();
  if (listed.includes(second) || listed.includes(third)) throw new Error("who was demoted or let go is no key customer");
  await page.getByText("老街坊都听他的").waitFor();
  await t.expectAccessible();

  // After a quarter they are due again.
  await setDay(t, 92);
  await reload(t);
  await goTo(t, "#/review");
  await page.getByText(/^上次：.*理由|^上次：.*老街坊/).first().waitFor();
});

test("staff, an owner for a customer, and a handover in one act", async (t) => {
  const page = await openOnMonday(t);
  await bringIn(t, salesFile());
  await goTo(t, "#/settings");
  for (const name of ["阿明", "小周"]) {
    await page.getByLabel("名字", { exact: true }).fill(name);
    await page.locator("form").filter({ has: page.getByLabel("名字", { exact: true }) }).getByRole("button").click();
    await page.locator(".staff-row").getByText(name, { exact: true }).waitFor();
  }
  await goTo(t, "#/customers/0");
  await button(page, "编辑").click();
  const form = page.getByRole("dialog");
  await form.getByLabel("负责人").selectOption({ label: "阿明" });
  await button(form, "保存").click();
  await form.waitFor({ state: "hidden" });
  await goTo(t, "#/insights/keys");
  await page.getByText(/^1位重点客户只有一个人认识/).waitFor();
  await goTo(t, "#/handover");
  await page.getByText("阿明名下的1位客户").waitFor();
  await page.getByLabel("交给谁").selectOption({ label: "小周" });
  await t.expectAccessible();
  await button(page, "全部交接").click();
  await toast(page, "把阿明的1位客户交给了小周").waitFor();
  await page.getByText("阿明名下的0位客户").waitFor();
  await button(page, "撤销").last().click();
  await page.getByText("阿明名下的1位客户").waitFor();
});
