// Chromium as every test and every measurement starts it.
import { accessSync } from "node:fs";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser named in CHROMIUM, else Debian's. */
export function chromiumPath() {
  const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
  try {
    accessSync(path);
  } catch {
    throw new Error(`there is no Chromium at ${path}: install one or name it in the variable CHROMIUM`);
  }
  return path;
}

/** Starts Chromium. `profile` (a folder) keeps its storage between starts and gives a context instead of a browser. */
export function startChromium({ headed = false, flags = [], profile = null, context = {} } = {}) {
  const options = { executablePath: chromiumPath(), headless: !headed, args: [...FLAGS, ...flags] };
  if (profile) return chromium.launchPersistentContext(profile, { ...options, ...context });
  return chromium.launch(options);
}
