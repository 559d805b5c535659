// Runs the plain JavaScript program in the same browser on the same file.
import { readFile } from "node:fs/promises";
import { serveFolder } from "../harness/server.mjs";

const source = (name) => readFile(new URL(name, import.meta.url), "utf8");

/** Reads sales.csv of the folder and classifies it `runs` times after as many to warm up; gives the times and what it found. */
export async function runRival(context, folder, today, runs) {
  const columnsSource = await source("./plain_columns.js");
  const classifySource = await source("./plain_classify.js");
  const server = await serveFolder(folder);
  const page = await context.newPage();
  try {
    // An empty page beside the file, without the policy of the app.
    await page.route("**/rival", (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>rival</title>" }));
    await page.goto(`${server.address}rival`);
    return await page.evaluate(
      async ([columnsText, classifyText, day, count]) => {
        const address = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
        const columnsAddress = address(columnsText);
        const { readColumns } = await import(columnsAddress);
        const { classify, countsOf } = await import(address(classifyText.replace("./plain_columns.js", columnsAddress)));
        const bytes = new Uint8Array(await (await fetch("/sales.csv")).arrayBuffer());
        const begin = performance.now();
        const columns = readColumns(bytes);
        const readMs = performance.now() - begin;
        const times = [];
        let found;
        for (let run = 0; run < 2 * count; run += 1) {
          const start = performance.now();
          found = classify(columns, day);
          times.push(performance.now() - start);
        }
        return { readMs, firstMs: times[0], times: times.slice(count), counts: countsOf(found), rows: columns.rows };
      },
      [columnsSource, classifySource, today, runs],
    );
  } finally {
    await page.close();
    await server.stop();
  }
}
