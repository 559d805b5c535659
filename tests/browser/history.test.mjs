// The history is searched by a word, by what an act is about, and by who did it, all at once.
import { csvFile } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, button, goTo, openOnMonday, people, reload, title, toast } from "./harness/walk.mjs";

const dialog = (page) => page.getByRole("dialog").filter({ visible: true });
const told = (page) => page.getByRole("main").locator(".history-what").allInnerTexts();

async function addCustomer(t, page, name, phone) {
  // Where no field has the keyboard.
  await goTo(t, "#/history");
  await title(page).filter({ hasText: "操作记录" }).waitFor();
  await title(page).click();
  await page.keyboard.press("n");
  await dialog(page).getByLabel("姓名").fill(name);
  await dialog(page).getByLabel("电话").fill(phone);
  await page.keyboard.press("Enter");
  await page.getByRole("article").getByRole("heading", { level: 1, name }).waitFor();
}

async function sell(t, page, id, amount) {
  await goTo(t, `#/sell/${id}`);
  await page.locator(".sell-person").waitFor();
  await page.locator(".sell-amount-input").fill(amount);
  await page.locator(".sell-amount-input").press("Enter");
  await page.getByText(new RegExp(`已保存：.*¥${amount}`)).waitFor();
}

test("acts are filtered by word, by kind and by device together", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openOnMonday(t);
  await page.getByRole("navigation").first().waitFor();
  await addCustomer(t, page, "林小满", "13800001111");
  await sell(t, page, 0, "88");
  // As after a restore on a second computer.
  await page.evaluate(() => localStorage.setItem("yushui.device", "4711"));
  await reload(t);
  await page.getByRole("navigation").first().waitFor();
  await addCustomer(t, page, "周立夏", "13800002222");
  await sell(t, page, 1, "66");
  await page.locator("h1").first().click();
  await page.keyboard.press("Control+z");
  await toast(page, /^已撤销：/).waitFor();
  await goTo(t, "#/history");
  await page.getByRole("heading", { level: 1, name: "操作记录" }).waitFor();
  const all = ["撤销：记了周立夏的销售¥66", "记了周立夏的销售¥66", "新增了客户周立夏", "记了林小满的销售¥88", "新增了客户林小满"];
  expectEqual(await told(page), all, "every act");
  const kind = page.getByLabel("哪一类");
  const who = page.getByLabel("谁做的");
  await kind.selectOption({ label: "销售和账款" });
  expectEqual(await told(page), [all[1], all[3]], "sales");
  await who.selectOption({ label: "别的设备" });
  expectEqual(await told(page), [all[3]], "sales of another device");
  await who.selectOption({ label: "这台设备" });
  expectEqual(await told(page), [all[1]], "sales of this device");
  await kind.selectOption({ label: "全部" });
  expectEqual(await told(page), all.slice(0, 3), "acts of this device");
  await page.getByLabel("找一步操作").fill("客户");
  expectEqual(await told(page), [all[2]], "acts of this device with a word");
  await kind.selectOption({ label: "导入" });
  await page.getByText("没有这样的操作。").waitFor();
  await t.expectAccessible(page);
  if (t.size === "phone") expectEqual(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing sticks out");
});

test("an act on which later ones stand names them, and goes whole once they are taken back", { sizes: ["desktop", "phone"] }, async (t) => {
  const page = await openOnMonday(t);
  await page.getByRole("navigation").first().waitFor();
  await addCustomer(t, page, "林小满", "13800001111");
  await sell(t, page, 0, "88");
  await sell(t, page, 0, "66");
  await goTo(t, "#/history");
  await title(page).filter({ hasText: "操作记录" }).waitFor();
  const row = page.locator(".history-row").filter({ hasText: "新增了客户林小满" });
  await row.getByRole("button").click();
  const asked = dialog(page);
  await asked.getByText("先撤销下面这些，才能撤销这一步。").waitFor();
  const later = asked.getByRole("listitem");
  expectEqual(await later.locator("span").first().innerText(), "记了林小满的销售¥66", "the newest act on it");
  expectEqual(await later.count(), 2, "acts on it");
  await t.expectAccessible();
  await later.first().getByRole("button").click();
  await page.waitForFunction(() => document.querySelectorAll("dialog[open] li").length === 1);
  await later.first().getByRole("button").click();
  await asked.getByText("后来的操作都撤销了，现在可以整个撤销。").waitFor();
  await button(asked, "撤销").click();
  await toast(page, "已撤销：新增了客户林小满").waitFor();
  await row.getByText("已撤销", { exact: true }).waitFor();

  // Or only the rest goes, and what stays is told with the reason.
  await bringIn(t, csvFile("客户.csv", [["姓名"], ["周立夏"], ["陈立冬"]]));
  await sell(t, page, 1, "12");
  await goTo(t, "#/history");
  await page.locator(".history-row").filter({ hasText: "客户.csv" }).getByRole("button").click();
  await asked.getByText("先撤销下面这些，这一步就能整个撤销；也可以只撤销其余的。").waitFor();
  await button(asked, "只撤销其余的").click();
  await toast(page, /其中1处后来又改过，保留了新的内容：记了周立夏的销售¥12。/).waitFor();
  await goTo(t, "#/customers");
  await people(page).filter({ hasText: "周立夏" }).waitFor();
  expectEqual(await people(page).count(), 1, "who stays");
});
