// Runs the exported script, unchanged, in the Spark of this machine and compares it with what the methods say. On demand.
// usage: node spark.mjs FOLDER…   wants `spark-sql` on the PATH or in SPARK_HOME
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const COLUMNS = ["customer_id", "net_minor", "net_ever_minor", "visits", "class", "r", "f", "m", "rfm_group", "corner", "standing"];
const program = process.env.SPARK_HOME ? join(process.env.SPARK_HOME, "bin/spark-sql") : "spark-sql";

const load = (table, path) =>
  `CREATE OR REPLACE TEMPORARY VIEW ${table} USING csv OPTIONS (path '${path}', header 'true', escape '"', multiLine 'true');\n`;

async function compare(folder) {
  const path = (name) => join(resolve(folder), name);
  const questions =
    `SELECT 'customer', ${COLUMNS.join(", ")} FROM customer_facts ORDER BY customer_id;\n` +
    "SELECT 'group', group_name, customer_id FROM saved_groups ORDER BY group_name, customer_id;\n";
  const work = await mkdtemp(join(tmpdir(), "yushui-spark-"));
  const script = join(work, "all.sql");
  const keep = "CACHE TABLE customer_facts;\n";
  await writeFile(
    script,
    load("customers", path("yushui-customers.csv")) + load("sales", path("yushui-sales.csv")) + (await readFile(path("yushui.sql"), "utf8")) + keep + questions,
  );
  const run = spawnSync(program, ["-S", "-f", script], { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error || run.status !== 0) throw new Error(`${program}: ${run.error ?? run.stderr.slice(-2000)}`);
  const lines = run.stdout.split("\n").map((line) => line.split("\t"));
  const expected = JSON.parse(await readFile(path("expected.json"), "utf8"));
  const told = (value) => (value === null ? "NULL" : String(value));
  const wanted = expected.customers.map((customer) => COLUMNS.map((name) => told(customer[name])).join(" "));
  const found = lines.filter(([kind]) => kind === "customer").map(([, ...cells]) => cells.join(" "));
  wanted.forEach((row, at) => {
    if (row !== found[at]) throw new Error(`${folder}: the SQL says ${found[at]}, the methods ${row}`);
  });
  const members = new Map();
  for (const [, name, id] of lines.filter(([kind]) => kind === "group")) members.set(name, [...(members.get(name) ?? []), Number(id)]);
  for (const [name, ids] of expected.groups) {
    if ((members.get(name) ?? []).join() !== ids.join()) throw new Error(`${folder}: members of “${name}” differ`);
  }
  console.log(`${folder}: ${wanted.length} customers and ${expected.groups.length} groups equal in Spark`);
}

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error("usage: node spark.mjs FOLDER…");
for (const folder of folders) await compare(folder);
