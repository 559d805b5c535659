// Runs the exported script, unchanged, in the Spark of this machine and compares it with what the methods say. On demand.
// usage: node spark.mjs FOLDER…   wants `spark-sql` on the PATH or in SPARK_HOME
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { VIEWS, compare } from "./compare.mjs";

const program = process.env.SPARK_HOME ? join(process.env.SPARK_HOME, "bin/spark-sql") : "spark-sql";
// Small shops are quickest in few parts.
const OPTIONS = ["-S", "--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.ui.enabled=false"];

const load = (table, path) =>
  `CREATE OR REPLACE TEMPORARY VIEW ${table} USING csv OPTIONS (path '${path}', header 'true', escape '"', multiLine 'true');\n`;

/** One row of a view a line: its name, a tab, the row as JSON. */
const ask = ([view, query]) => `SELECT '${view}', to_json(struct(*), map('ignoreNullFields', 'false')) FROM (${query});\n`;

/** Puts the rows of a view that others are built on in its place, as for DuckDB: else each view would carry all those below it. */
const kept = (script) =>
  script.replace(
    /^(CREATE OR REPLACE TEMPORARY VIEW (?!group_\d|saved_groups)(\w+) AS[^;]*;)$/gm,
    "$1\nCREATE TABLE kept_$2 USING parquet AS SELECT * FROM $2;\nCREATE OR REPLACE TEMPORARY VIEW $2 AS SELECT * FROM kept_$2;",
  );

async function run(folder) {
  const path = (name) => join(resolve(folder), name);
  const work = await mkdtemp(join(tmpdir(), "yushui-spark-"));
  const script = join(work, "all.sql");
  const tables = load("customers", path("yushui-customers.csv")) + load("sales", path("yushui-sales.csv"));
  const definitions = await readFile(path("yushui.sql"), "utf8");
  await writeFile(script, tables + kept(definitions) + Object.entries(VIEWS).map(ask).join(""));
  const told = spawnSync(program, [...OPTIONS, "-f", script], { cwd: work, encoding: "utf8", maxBuffer: 1 << 30 });
  if (told.error || told.status !== 0) throw new Error(`${program}: ${told.error ?? told.stderr.slice(-2000)}`);
  await rm(work, { recursive: true });
  const found = Object.fromEntries(Object.keys(VIEWS).map((view) => [view, []]));
  for (const line of told.stdout.split("\n")) {
    const [view, row] = line.split("\t");
    found[view]?.push(JSON.parse(row));
  }
  console.log(await compare(folder, found));
}

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error("usage: node spark.mjs FOLDER…");
for (const folder of folders) await run(folder);
