// Who the customers are: the tab of classes, the matrix by keyboard, a grade, and the owner's own word on a customer's card.
import { expectEqual, test } from "./harness/test.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

async function openSample(t, route) {
  await t.openHosted();
  await t.page.getByRole("button", { name: "看看示例店铺" }).click();
  await t.page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await t.page.evaluate((route) => (location.hash = route), route);
}

test("the matrix moves by keys, and a corner leads to its customers", SIZES, async (t) => {
  const { page } = t;
  await openSample(t, "#/insights/classes");
  await page.getByRole("link", { name: "分类" }).and(page.locator("[aria-current=page]")).waitFor();
  const line = page.getByRole("slider", { name: "金额" });
  const counts = () => page.getByRole("button", { name: /^金额高·忠诚度高/ }).innerText();
  const before = await counts();
  await line.focus();
  await page.keyboard.press("Home");
  await page.waitForFunction((before) => document.querySelectorAll("button.corner")[1].innerText !== before, before);
  await t.expectAccessible();
  const [, people] = (await counts()).split("\n");
  await page.getByRole("button", { name: /^金额高·忠诚度高/ }).click();
  await page.getByText(`${people.trim()}位客户`).first().waitFor();
  expectEqual(new URL(page.url()).hash, "#/customers", "address");
});

test("a grade tells who would move before it is saved", async (t) => {
  const { page } = t;
  await openSample(t, "#/insights/classes");
  await page.getByRole("button", { name: "改等级" }).click();
  await page.getByLabel("等级名称").fill("金");
  await page.getByLabel("近12个月净消费至少").fill("500");
  await page.getByRole("status").filter({ hasText: /位客户会换等级/ }).waitFor();
  await page.getByRole("button", { name: "就这样改" }).click();
  await page.getByRole("button", { name: /^金\s?\d/ }).waitFor();
});

test("the owner's own word stands on the chip until it is taken back", async (t) => {
  const { page } = t;
  await openSample(t, "#/customers/3");
  await page.getByRole("button", { name: "定等级" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "A", exact: true }).check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("请写一句理由。").waitFor();
  await dialog.getByLabel("为什么").fill("开了新店");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText(/A级（你定的，到/).waitFor();
  await t.expectAccessible();
  await page.getByRole("button", { name: "定等级" }).click();
  await dialog.getByRole("button", { name: "改回按数据算" }).click();
  await page.getByText(/A级（你定的，到/).waitFor({ state: "detached" });
});
