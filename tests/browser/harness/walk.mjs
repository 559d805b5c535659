// Steps that several journeys take, by role and label (简体 unless told).
import { morning } from "./files.mjs";

/** Sets the clock of every page of the context: the day stands still, timers run. */
export async function setDay(t, days = 0) {
  await t.context.clock.setFixedTime(morning(days));
}

export async function goTo(t, route, page = t.page) {
  await page.evaluate((hash) => (location.hash = hash), route);
}

export async function reload(t, page = t.page) {
  await page.reload();
  await t.waitUntilStarted(page);
}

/** Opens the hosted page on the Monday of the journeys. */
export async function openOnMonday(t, route = "") {
  await setDay(t);
  await t.openHosted(route);
  return t.page;
}

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const title = (page) => page.getByRole("heading", { level: 1 });

/** The owner's Today to its last line: the screen is filled first, what is below it comes with the next frame. */
export const wholeToday = (page) => page.locator(".today-closed").waitFor();

/** Gives a file to the picker that a button opens. */
export async function pick(page, pickButton, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), pickButton.click()]);
  await chooser.setFiles(file);
}

/** Chooses a file to import and waits until the page says how it reads it. */
export async function chooseImport(t, file, page = t.page) {
  await goTo(t, "#/files", page);
  const choose = button(page, "选择文件").first();
  const another = button(page, "换一个文件");
  await choose.or(another).first().waitFor();
  if (await another.isVisible()) await another.click();
  await pick(page, choose, file);
  await page.getByRole("heading", { name: "我们这样理解这份文件" }).waitFor();
}

/** From the columns to the verdicts; gives the counts by their names. */
export async function checkRows(page) {
  await button(page, "核对每一行").click();
  await page.getByRole("heading", { name: "核对结果" }).waitFor();
  return verdictCounts(page);
}

/** `{ 全部: 120, 新增: 11 … }` as the filters of the preview say. */
export async function verdictCounts(page) {
  const labels = await page.getByRole("radiogroup", { name: "核对结果" }).locator("label").allInnerTexts();
  return Object.fromEntries(
    labels.map((label) => {
      const [, name, count] = label.match(/^(.*) ([\d,]+)$/);
      return [name, Number(count.replaceAll(",", ""))];
    }),
  );
}

export async function writeImport(page) {
  await button(page, "导入").click();
  await button(page, "撤销这次导入").waitFor();
}

/** A whole import of a file without doubts. */
export async function bringIn(t, file, page = t.page) {
  await chooseImport(t, file, page);
  const counts = await checkRows(page);
  await writeImport(page);
  return counts;
}

/** The bytes of the download that a button starts. */
export async function download(page, pressed) {
  const [taken] = await Promise.all([page.waitForEvent("download"), pressed.click()]);
  const chunks = [];
  for await (const chunk of await taken.createReadStream()) chunks.push(chunk);
  return { name: taken.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** The message that says what was done. */
export const toast = (page, text) => page.locator(".toasts").getByText(text);

/** The people in the list of customers. */
export const people = (page) => page.getByRole("listbox", { name: "客户列表" }).getByRole("option");

/** Waits until nothing moves or fades any more. */
export const settled = (page) =>
  page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
