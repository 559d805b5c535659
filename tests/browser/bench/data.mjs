// The shops that are measured: written by the project's own generator, once a day, into target/bench/.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const shops = join(root, "target/bench");

/** Today in this machine's own calendar, as the page sees it. */
export function localToday() {
  const now = new Date();
  const iso = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return { iso, day: Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000 };
}

/** The folder with sales.csv of a shop that ends today; every customer has a card, so that all programs count the same people. */
export async function makeShop(customers, lines) {
  const { iso } = localToday();
  const name = `${customers}-${lines}-${iso}`;
  const folder = join(shops, name);
  await mkdir(shops, { recursive: true });
  for (const other of await readdir(shops)) {
    if (other.startsWith(`${customers}-${lines}-`) && other !== name) await rm(join(shops, other), { recursive: true });
  }
  if (!existsSync(join(folder, "truth.csv"))) {
    const size = ["--customers", customers, "--lines", lines, "--identity", "clean", "--days-end", iso, "--out", folder];
    const cargo = ["run", "--quiet", "--release", "--example", "generate", "--", ...size.map(String)];
    execFileSync("cargo", cargo, { cwd: root, stdio: ["ignore", "inherit", "inherit"].map((way, at) => (at === 1 ? process.stderr : way)) });
  }
  return folder;
}
