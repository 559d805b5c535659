// What an engine made of the exported script, held against what the methods say: exactly, value by value.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The views that are compared; the members of groups in order. */
export const VIEWS = {
  customer_facts: "SELECT * FROM customer_facts",
  saved_groups: "SELECT group_name, customer_id FROM saved_groups ORDER BY group_name, customer_id",
  concentration: "SELECT * FROM concentration",
  curve: "SELECT * FROM curve",
  cohorts: "SELECT * FROM cohorts",
  cohort_cells: "SELECT * FROM cohort_cells",
};

/** Compares every value of the views' rows; throws at the first that differs. Gives the sentence of what was equal. */
export async function compare(folder, found) {
  const expected = JSON.parse(await readFile(join(folder, "expected.json"), "utf8"));
  let compared = 0;
  const same = (told, wanted, what) => {
    compared += 1;
    if (told !== wanted) throw new Error(`${folder}: ${what}: the SQL says ${told}, the method ${wanted}`);
  };

  const facts = new Map(found.customer_facts.map((row) => [row.customer_id, row]));
  same(facts.size, expected.customers.length, "customers");
  for (const wanted of expected.customers) {
    const row = facts.get(wanted.customer_id);
    for (const [name, value] of Object.entries(wanted)) {
      // The page keeps rhythms in single precision.
      const single = name === "cadence_days" && row[name] !== null;
      same(single ? Math.fround(row[name]) : row[name], single ? Math.fround(value) : value, `${name} of customer ${wanted.customer_id}`);
    }
  }

  const members = new Map();
  for (const { group_name, customer_id } of found.saved_groups) {
    members.set(group_name, [...(members.get(group_name) ?? []), customer_id]);
  }
  for (const [name, wanted] of expected.groups) {
    same((members.get(name) ?? []).join(" "), wanted.join(" "), `members of “${name}”`);
  }

  const [lines] = found.concentration;
  for (const [name, wanted] of Object.entries(expected.curve.lines)) same(lines[name], wanted, `${name} of the curve`);
  const curve = new Map(found.curve.map((row) => [row.customers, row]));
  // The picture takes some of the points, in single precision.
  const steps = expected.curve.points.length - 1;
  for (let step = 1; step <= steps; step += 1) {
    const row = curve.get(Math.floor((step * expected.curve.lines.customers) / steps));
    const [customers, sales] = expected.curve.points[step];
    same(Math.fround(row.customers_share), Math.fround(customers), `customers at point ${step} of the curve`);
    same(Math.fround(Math.min(1, Math.max(0, row.sales_share))), Math.fround(sales), `sales at point ${step} of the curve`);
  }

  const cohorts = new Map(found.cohorts.map((row) => [row.cohort_month, row]));
  const cells = new Map();
  for (const cell of found.cohort_cells) {
    cells.set(`${cell.cohort_month} ${cell.months_after}`, cell);
  }
  for (const wanted of expected.cohorts) {
    const row = cohorts.get(wanted.month);
    same(row.customers, wanted.customers, `customers who began in month ${wanted.month}`);
    // Until everybody has had 90 days the page does not say.
    if (wanted.back !== null) same(row.back, wanted.back, `back after month ${wanted.month}`);
    let before = 0;
    wanted.cells.forEach(([inMonth, within], after) => {
      const cell = cells.get(`${wanted.month} ${after}`);
      // A month in which the shop sold nothing has no row: nobody bought, and nobody more came back.
      same(cell?.in_month ?? 0, inMonth, `month ${wanted.month}, ${after} later`);
      same(cell?.within_months ?? before, within, `back by ${after} months after ${wanted.month}`);
      before = within;
    });
  }
  const sizes = expected.groups.filter(([, ids]) => ids.length > 0).length;
  return `${folder}: ${expected.customers.length} customers, ${expected.groups.length} groups (${sizes} with members), ${compared} values equal`;
}
