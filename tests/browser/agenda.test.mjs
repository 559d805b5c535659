// The agenda that the headless report prints is the list that the page draws: the same people, for the same reasons, in the same order.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MONDAY, csvFile, journeyShop } from "./harness/files.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { bringIn, goTo, openOnMonday, wholeToday } from "./harness/walk.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const TITLES = {
  top: "Key customers",
  tail: "Slipping away",
  reorder: "Running out",
  occasions: "Occasions",
  promises: "Promises",
  debts: "Money owed",
  follow_ups: "Follow-ups",
  middle: "",
};

function printedAgenda() {
  const folder = join(root, "target/journeys", MONDAY);
  const options = [join(folder, "sales.csv"), "--customers", join(folder, "customers.csv"), "--today", MONDAY, "--agenda"];
  const printed = execFileSync("cargo", ["run", "--quiet", "--example", "report", "--", ...options], { cwd: root, maxBuffer: 1 << 28 });
  return JSON.parse(printed.toString("utf8")).agenda.tasks.map(({ section, name, reason }) => [TITLES[section], name, reason]);
}

async function drawnToday(page) {
  await wholeToday(page);
  const more = page.getByRole("button", { name: "Show more", exact: true });
  while ((await more.count()) > 0) await more.first().click();
  await page.locator(".today-middle-line").click();
  await page.locator(".today-middle .today-row").first().waitFor();
  while ((await more.count()) > 0) await more.first().click();
  return page.locator(".today-section").evaluateAll((sections) =>
    sections.flatMap((section) => {
      const title = section.classList.contains("today-middle") ? "" : section.querySelector("h2").textContent.trim();
      const of = (row) => [title, row.querySelector(".today-name .strong").textContent, row.querySelector(".today-reason").textContent];
      return [...section.querySelectorAll(".today-row")].map(of);
    }),
  );
}

test("the printed agenda is the drawn list of today", { timeoutMs: 240_000 }, async (t) => {
  const page = await openOnMonday(t);
  const shop = await journeyShop();
  await bringIn(t, csvFile("客户.csv", shop.customers));
  await bringIn(t, csvFile("销售.csv", shop.sales));
  await goTo(t, "#/settings");
  await page.getByRole("radio", { name: "English" }).check({ force: true });
  await goTo(t, "#/");
  await page.locator(".today-name").first().waitFor();
  const printed = printedAgenda();
  if (printed.length < 30) throw new Error(`only ${printed.length} lines are no list to compare`);
  const drawn = await drawnToday(page);
  expectEqual(drawn.length, printed.length, "how many");
  printed.forEach((line, at) => expectEqual(drawn[at], line, `line ${at}`));
});
