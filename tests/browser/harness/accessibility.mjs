// axe-core on what the page shows now. It comes in through the debugger, so the page's policy stays in force.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with a list when axe finds a violation. `options` are those of axe.run (rules to leave out, with a reason). */
export async function expectAccessible(page, options = {}) {
  const violations = await axe(page, options);
  if (violations.length > 0) throw new Error(`axe finds on ${page.url()}:\n${violations.map(told).join("\n")}`);
}

/** The violations that axe finds, once nothing fades any more: colours on their way are nobody's contrast. */
export async function axe(page, options = {}) {
  await page.waitForFunction(() => document.getAnimations().every(({ effect, playState }) => playState !== "running" || effect.getComputedTiming().endTime === Infinity));
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(async (given) => (await globalThis.axe.run(document, given)).violations, options);
}

function told(violation) {
  const places = violation.nodes.map((node) => `    ${node.target.join(" ")}: ${node.failureSummary ?? ""}`);
  return [`  ${violation.id} (${violation.impact}): ${violation.help}`, ...places].join("\n");
}
