// A browser that dies.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { chromiumPath, FLAGS } from "./browser.mjs";

/** A browser of its own that can be killed as a power cut does it: all its processes, at once. It opens the page at `route`. */
export async function startMortal(profile, t, route = "") {
  const flags = [...FLAGS, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(chromiumPath(), flags, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => child.on("exit", resolve));
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    await gone;
  };
  try {
    const address = await new Promise((resolve, reject) => {
      let told = "";
      child.stderr.on("data", (text) => {
        told += text;
        const found = told.match(/DevTools listening on (ws:\S+)/);
        if (found) resolve(found[1]);
      });
      child.on("exit", () => reject(new Error(`the browser did not start: ${told}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const page = await browser.contexts()[0].newPage();
    await page.addInitScript(() => (localStorage["yushui.language"] ??= '"zh-Hans"'));
    await t.openHosted(route, page);
    /** Ends as the owner ends it: everything that waits goes to the disk. */
    const quit = async () => {
      await (await browser.newBrowserCDPSession()).send("Browser.close");
      await gone;
    };
    return { page, kill, quit };
  } catch (error) {
    await kill();
    throw error;
  }
}
