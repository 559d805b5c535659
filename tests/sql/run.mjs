// Runs the exported script in DuckDB, shop after shop, and compares it with what the methods say: exactly.
// usage: node run.mjs FOLDER…   each folder as `cargo run --example sql_case` writes it
import { DuckDBInstance } from "@duckdb/node-api";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { VIEWS, compare } from "./compare.mjs";

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

/** Runs the script over the two tables and compares. */
async function run(folder) {
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
  const found = {};
  for (const [view, query] of Object.entries(VIEWS)) found[view] = await rows(connection, query);
  console.log(await compare(folder, found));
  connection.closeSync();
  instance.closeSync();
}

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error("usage: node run.mjs FOLDER…");
for (const folder of folders) await run(folder);
