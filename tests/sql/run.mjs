// Runs the exported script in DuckDB, shop after shop, and compares it with what the methods say: exactly.
// usage: node run.mjs FOLDER…   each folder as `cargo run --example sql_case` writes it
import { DuckDBInstance } from "@duckdb/node-api";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FILES = { customers: "yushui-customers.csv", sales: "yushui-sales.csv" };

/** Statements end with a semicolon at the end of a line; comments and texts hold none. */
function statements(script) {
  const bare = script.replace(/^--.*$/gm, "");
  return bare.split(";").map((statement) => statement.trim()).filter(Boolean);
}

async function rows(connection, query) {
  const reader = await connection.runAndReadAll(query);
  const plain = (value) => (typeof value === "bigint" ? Number(value) : value);
  return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

/** Puts the rows of a view that others are built on in its place, as `CACHE TABLE` does in Spark; groups stay views. */
async function keep(connection, statement) {
  const [, name] = statement.match(/^CREATE OR REPLACE TEMPORARY VIEW (\w+) AS/);
  if (/^(group_\d+|saved_groups)$/.test(name)) return;
  await connection.run(`CREATE TEMPORARY TABLE kept_${name} AS SELECT * FROM ${name}`);
  await connection.run(`CREATE OR REPLACE TEMPORARY VIEW ${name} AS SELECT * FROM kept_${name}`);
}

/** Compares every value; throws at the first that differs. */
async function compare(folder) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const [table, file] of Object.entries(FILES)) {
    const path = join(folder, file).replaceAll("'", "''");
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${path}', header = true, all_varchar = true)`);
  }
  for (const statement of statements(await readFile(join(folder, "yushui.sql"), "utf8"))) {
    await connection.run(statement);
    await keep(connection, statement);
  }
  const expected = JSON.parse(await readFile(join(folder, "expected.json"), "utf8"));
  let compared = 0;
  const same = (found, wanted, what) => {
    compared += 1;
    if (found !== wanted) throw new Error(`${folder}: ${what}: the SQL says ${found}, the method ${wanted}`);
  };

  const found = new Map((await rows(connection, "SELECT * FROM customer_facts")).map((row) => [row.customer_id, row]));
  same(found.size, expected.customers.length, "customers");
  for (const wanted of expected.customers) {
    const row = found.get(wanted.customer_id);
    for (const [name, value] of Object.entries(wanted)) {
      // The page keeps rhythms in single precision.
      const single = name === "cadence_days" && row[name] !== null;
      same(single ? Math.fround(row[name]) : row[name], single ? Math.fround(value) : value, `${name} of customer ${wanted.customer_id}`);
    }
  }

  const members = new Map();
  for (const { group_name, customer_id } of await rows(connection, "SELECT * FROM saved_groups ORDER BY group_name, customer_id")) {
    members.set(group_name, [...(members.get(group_name) ?? []), customer_id]);
  }
  for (const [name, wanted] of expected.groups) {
    same((members.get(name) ?? []).join(" "), wanted.join(" "), `members of “${name}”`);
  }

  const [lines] = await rows(connection, "SELECT * FROM concentration");
  for (const [name, wanted] of Object.entries(expected.curve.lines)) same(lines[name], wanted, `${name} of the curve`);
  const curve = new Map((await rows(connection, "SELECT * FROM curve")).map((row) => [row.customers, row]));
  // The picture takes some of the points, in single precision.
  const steps = expected.curve.points.length - 1;
  for (let step = 1; step <= steps; step += 1) {
    const row = curve.get(Math.floor((step * expected.curve.lines.customers) / steps));
    const [customers, sales] = expected.curve.points[step];
    same(Math.fround(row.customers_share), Math.fround(customers), `customers at point ${step} of the curve`);
    same(Math.fround(Math.min(1, Math.max(0, row.sales_share))), Math.fround(sales), `sales at point ${step} of the curve`);
  }

  const cohorts = new Map((await rows(connection, "SELECT * FROM cohorts")).map((row) => [row.cohort_month, row]));
  const cells = new Map();
  for (const cell of await rows(connection, "SELECT * FROM cohort_cells")) {
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
  console.log(`${folder}: ${expected.customers.length} customers, ${expected.groups.length} groups (${sizes} with members), ${compared} values equal`);
  connection.closeSync();
  instance.closeSync();
}

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error("usage: node run.mjs FOLDER…");
for (const folder of folders) await compare(folder);
