// kill_browser: the browser is killed, all its processes at once, while it writes as fast as it can. Whatever it called saved is there
// afterwards, once and whole. YUSHUI_KILLS=200 kills more often than the suite does.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMortal } from "./harness/mortal.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { goTo } from "./harness/walk.mjs";

const KILLS = Number(process.env.YUSHUI_KILLS ?? 50);

/** Sells from the counter without a pause; each sum that the page called saved is told at once. */
function sellOn(page, first) {
  return page.evaluate(async (first) => {
    const field = () => document.querySelector("main input[inputmode=decimal]");
    const told = () => document.body.innerText.match(/已保存：散客 ¥([\d,]+)/)?.[1]?.replaceAll(",", "");
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let sum = first; ; sum += 1) {
      field().value = `${sum}`;
      field().dispatchEvent(new Event("input", { bubbles: true }));
      field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      field().form?.requestSubmit();
      // Every frame asks again: what counts is what the page says.
      while (told() !== `${sum}`) await frame();
      window.acknowledge(sum);
    }
  }, first);
}

/** Acts on disk and the newest of them. */
async function found(t, page) {
  await goTo(t, "#/history", page);
  await page.getByRole("heading", { level: 1, name: "操作记录" }).waitFor();
  const newest = page.getByRole("main").locator(".history-what").first();
  const told = (await newest.count()) > 0 ? await newest.innerText() : "¥0";
  const acts = await page.evaluate(async () => {
    const open = indexedDB.open("yushui");
    const database = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
    const request = database.transaction("journal").objectStore("journal").count();
    const count = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    database.close();
    return count;
  });
  return { acts, newest: Number(told.match(/¥([\d,]+)/)[1].replaceAll(",", "")) };
}

test("kill_browser: nothing acknowledged is lost, nothing is torn or doubled", { timeoutMs: 60_000 + KILLS * 15_000 }, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "yushui-kills-"));
  let [acknowledged, running] = [0, null];
  try {
    for (let life = 1; life <= KILLS + 1; life += 1) {
      running = await startMortal(profile, t);
      const { page, kill } = running;
      const { acts, newest } = await found(t, page);
      // Sums are 1, 2, 3 …: as many acts as the newest sum, and none of those that were called saved is missing.
      expectEqual(acts, newest, `acts in life ${life}`);
      expectEqual(newest >= acknowledged, true, `life ${life} found ${newest}, ${acknowledged} were acknowledged`);
      acknowledged = newest;
      if (life > KILLS) break;
      const struck = new Promise((resolve) => {
        // The moment differs from life to life, without chance: a failure comes again.
        const until = acknowledged + 1 + ((life * 7) % 5);
        page.exposeFunction("acknowledge", (sum) => {
          acknowledged = Math.max(acknowledged, sum);
          if (sum >= until) resolve();
        });
      });
      await goTo(t, "#/sell", page);
      await page.getByLabel("金额", { exact: true }).waitFor();
      sellOn(page, newest + 1).catch(() => {});
      await struck;
      await kill();
    }
    console.log(`     ${KILLS} kills, ${acknowledged} acts acknowledged`);
  } finally {
    await running?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
