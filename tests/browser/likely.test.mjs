// Somebody who never bought: questions of the owner's own, answered on the card, told, found in a group, taken back.
import { expectEqual, test } from "./harness/test.mjs";

const SIZES = { sizes: ["desktop", "phone"] };

test("four questions tell whether a newcomer is likely to matter", SIZES, async (t) => {
  const { page } = t;
  await t.openHosted();
  await page.getByRole("button", { name: "看看示例店铺" }).click();
  await page.getByRole("button", { name: "联系到了" }).first().waitFor();
  await page.evaluate(() => (location.hash = "#/settings"));
  await page.getByRole("button", { name: "先用这四问" }).click();
  await page.getByText("已有四问。先停用一问，再加新的。").waitFor();
  await page.getByRole("button", { name: /^不再用 住得近/ }).click();
  await page.getByRole("button", { name: "加一问" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("请写出问题。").waitFor();
  await dialog.getByLabel("问题").fill("开着自己的店吗？");
  await dialog.getByRole("radio", { name: "很重要" }).check({ force: true });
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("已有四问。先停用一问，再加新的。").waitFor();
  await t.expectAccessible();

  await page.evaluate(() => (location.hash = "#/customers"));
  await page.getByRole("heading", { level: 1 }).first().click();
  await page.keyboard.press("n");
  await dialog.getByLabel("姓名").fill("面馆老李");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "还没买过，先这样看" }).waitFor();
  await page.getByText("再答几问，就看得出来。").waitFor();
  const answer = (question, choice) =>
    page.getByRole("radiogroup", { name: question }).getByRole("radio", { name: choice, exact: true }).press(" ");
  await answer("用量大吗？", "是");
  await answer("开着自己的店吗？", "有点");
  await page.getByText("像重点客户", { exact: true }).waitFor();
  await page.getByText(/4问答了2问：「用量大吗」是、「开着自己的店吗」有点。按轻重合计\s*75\s*分/).waitFor();
  await t.expectAccessible();

  await page.getByRole("button", { name: "撤销" }).last().click();
  await page.getByText("再答几问，就看得出来。").waitFor();
  await answer("开着自己的店吗？", "是");
  await page.getByText("像重点客户", { exact: true }).waitFor();

  await page.evaluate(() => (location.hash = "#/insights/classes"));
  await page.getByRole("button", { name: "还没买过的客户里判断过1位，1位像重点" }).click();
  await page.getByText("面馆老李").first().waitFor();
  expectEqual(new URL(page.url()).hash, "#/customers", "address");
});
