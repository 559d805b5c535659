// Two records of one customer become one, and months later each has its own again.
import { morning } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, goTo, openOnMonday, people, title, toast } from "./harness/walk.mjs";

const dialog = (page) => page.getByRole("dialog").filter({ visible: true });
const article = (page) => page.getByRole("article");

async function addCustomer(page, name, phone) {
  await page.keyboard.press("n");
  await dialog(page).getByLabel("姓名").fill(name);
  await dialog(page).getByLabel("电话").fill(phone);
  await page.keyboard.press("Enter");
  await article(page).getByRole("heading", { level: 1, name }).waitFor();
}

async function sell(t, page, id, amount) {
  await goTo(t, `#/sell/${id}`);
  await page.locator(".sell-person").waitFor();
  await page.locator(".sell-amount-input").fill(amount);
  await page.locator(".sell-amount-input").press("Enter");
  await page.getByText(new RegExp(`已保存：.*¥${amount}`)).waitFor();
}

async function amounts(t, page, id) {
  await goTo(t, `#/customers/${id}`);
  await page.locator(".customer-past").waitFor();
  await page.getByRole("radiogroup", { name: "往来" }).getByRole("radio", { name: "消费", exact: true }).press(" ");
  return (await page.locator(".customer-entry .numeric").allInnerTexts()).filter((text) => text !== "").toSorted();
}

test("a duplicate is found and merged, and taken apart months later with a preview", { sizes: ["desktop", "phone"], timeoutMs: 120_000 }, async (t) => {
  const page = await openOnMonday(t);
  await page.getByRole("navigation").first().waitFor();
  await addCustomer(page, "林小满", "13800001111");
  await page.keyboard.press("n");
  await dialog(page).getByLabel("姓名").fill("林小滿");
  await dialog(page).getByLabel("电话").fill("13800002222");
  await button(dialog(page), "仍然新增").click();
  await article(page).getByRole("heading", { level: 1, name: "林小滿" }).waitFor();
  await sell(t, page, 0, "88");
  await sell(t, page, 1, "66");
  await goTo(t, "#/customers/0");
  await article(page).getByRole("button", { name: "更多" }).first().click();
  await page.getByRole("menuitem", { name: "合并重复的记录" }).click();
  await dialog(page).getByRole("option").first().waitFor();
  await dialog(page).getByRole("option").first().click();
  await dialog(page).getByText("林小滿 …2222带来：1笔销售。").waitFor();
  await t.expectAccessible(page);
  await button(dialog(page), "合并").click();
  await toast(page, "把林小滿合并到了林小满").waitFor();
  expectEqual(await amounts(t, page, 0), ["¥66", "¥88"], "sales of both");
  await article(page).getByRole("link", { name: "138 0000 2222" }).waitFor();
  await goTo(t, "#/customers");
  await people(page).first().waitFor();
  expectEqual(await people(page).count(), 1, "customers after the merge");

  await t.context.clock.setFixedTime(morning(90));
  await sell(t, page, 0, "50");
  await goTo(t, "#/customers/0");
  await article(page).getByRole("button", { name: /^拆开/ }).click();
  await dialog(page).getByText("回到林小滿：1笔销售。").waitFor();
  await dialog(page).getByText("电话也回去：138 0000 2222。").waitFor();
  await dialog(page).getByText("合并之后记的留在这里：1笔销售。").waitFor();
  await t.expectAccessible(page);
  await button(dialog(page), "拆开").click();
  await toast(page, /^已撤销：把林小滿合并到了林小满/).waitFor();
  expectEqual(await amounts(t, page, 0), ["¥50", "¥88"], "sales that stay");
  expectEqual(await amounts(t, page, 1), ["¥66"], "sales that went back");
  // Together again from the history, and apart again from there.
  await goTo(t, "#/history");
  await title(page).waitFor();
  await page.getByRole("button", { name: "重做：把林小滿合并到了林小满" }).click();
  await page.getByRole("button", { name: "撤销：把林小滿合并到了林小满" }).click();
  await dialog(page).getByText("回到林小滿：1笔销售。").waitFor();
  await button(dialog(page), "拆开").click();
  await page.getByRole("button", { name: "重做：把林小滿合并到了林小满" }).waitFor();
  expectEqual(await amounts(t, page, 1), ["¥66"], "sales of the second after all");
});
