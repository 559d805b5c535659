// Bundles the script and the sheet of the page: node build.mjs TABLE FOLDER
import { build } from "esbuild";

const [table, folder] = process.argv.slice(2);
await build({
  entryPoints: ["page.js", "page.css"],
  bundle: true,
  format: "iife",
  charset: "utf8",
  logLevel: "warning",
  outbase: ".",
  outdir: folder,
  alias: { formats: table },
});
