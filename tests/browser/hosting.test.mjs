// The hosted folder for days without a network: kept after the first visit, changed only when the owner agrees, and back.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChromium } from "./harness/browser.mjs";
import { morning } from "./harness/files.mjs";
import { SIZES } from "./harness/fixture.mjs";
import { serveFolder } from "./harness/server.mjs";
import { expectEqual, test } from "./harness/test.mjs";
import { button, download, goTo, reload, setDay } from "./harness/walk.mjs";

const ALLOWED = { context: { serviceWorkers: "allow" } };
const SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
const NEW = "有新版本";
const READY = /没有网络也能打开/;

/** A folder of its own, served: what lies there can be changed, and the host can vanish. */
async function host(t) {
  const folder = await mkdtemp(join(tmpdir(), "yushui-host-"));
  await cp(t.dist, folder, { recursive: true });
  const server = await serveFolder(folder);
  return {
    address: server.address,
    stop: server.stop,
    /** Puts another version there: the same page with another mark in its head. A torn one has a page that its list does not name. */
    async publish(mark, { isTorn = false } = {}) {
      const page = join(folder, "index.html");
      const text = (await readFile(page, "utf8")).replace(/<meta name="mark"[^>]*>|(?=<\/head>)/, `<meta name="mark" content="${mark}">`);
      await writeFile(page, text);
      const worker = join(folder, "sw.js");
      const hash = createHash("sha256").update(isTorn ? `${text} ` : text).digest("base64");
      const other = (await readFile(worker, "utf8"))
        .replace(/const VERSION = "[^"]*"/, `const VERSION = "${mark}"`)
        .replace(/\["\.\/", "[^"]*"\]/, `["./", "sha256-${hash}"]`);
      await writeFile(worker, other);
    },
    async end() {
      await server.stop().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const mark = (page) => page.evaluate(() => document.querySelector('meta[name="mark"]')?.content ?? "");

/** Opens the folder and waits until a worker keeps it. */
async function openKept(t, address) {
  await setDay(t);
  await t.page.goto(address);
  await t.waitUntilStarted(t.page);
  await t.page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  return t.page;
}

async function sell(t, page, paid) {
  await goTo(t, "#/sell", page);
  await page.getByRole("heading", { level: 1, name: "收银" }).waitFor();
  await page.getByLabel("金额", { exact: true }).fill(paid);
  await page.getByLabel("金额", { exact: true }).press("Enter");
  await page.getByRole("region", { name: "客户" }).getByText(`已保存：散客 ¥${paid}`).waitFor();
}

async function settings(t, page) {
  await goTo(t, "#/settings", page);
  await page.getByRole("heading", { level: 1, name: "设置" }).waitFor();
}

test("after the first visit the shop opens and sells without a network", { ...ALLOWED, timeoutMs: 120_000 }, async (t) => {
  const site = await host(t);
  try {
    const page = await openKept(t, site.address);
    await settings(t, page);
    await page.getByText(READY).waitFor();
    // Exactly the page's own files are kept.
    const kept = await page.evaluate(async () => {
      const [name] = (await caches.keys()).filter((name) => !name.endsWith(" state"));
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname.slice(1)).sort();
    });
    const wanted = (await readdir(t.dist)).filter((name) => !["index.html", "yushui.html", "sbom.json", "sw.js", ".stage"].includes(name));
    expectEqual(kept, ["", ...wanted].sort(), "kept files");

    await t.context.setOffline(true);
    await site.stop();
    await reload(t);
    await sell(t, page, "18");
    await reload(t);
    await goTo(t, "#/history", page);
    await page.getByRole("main").getByText("¥18").first().waitFor();
    await goTo(t, "#/insights", page);
    await page.getByRole("heading", { level: 1, name: "洞察" }).waitFor();
    await goTo(t, "#/files", page);
    await page.getByRole("heading", { level: 1, name: "文件" }).waitFor();
  } finally {
    await site.end();
  }
});

test("a new version comes only when the owner agrees, after a backup, and the version before can be had back", { ...ALLOWED, sizes: ["desktop", "phone"], timeoutMs: 120_000 }, async (t) => {
  const site = await host(t);
  try {
    await site.publish("first");
    const page = await openKept(t, site.address);
    await sell(t, page, "18");
    await reload(t);
    expectEqual([await mark(page), await page.getByText(NEW, { exact: true }).count()], ["first", 0], "the first version");

    await site.publish("second");
    await reload(t);
    await page.getByText(NEW, { exact: true }).waitFor();
    expectEqual(await mark(page), "first", "version before the owner agreed");
    await t.expectAccessible(page);
    await button(page, "以后再说").click();
    await page.getByText(NEW, { exact: true }).waitFor({ state: "detached" });
    await reload(t);
    await page.getByText(NEW, { exact: true }).waitFor();
    expectEqual(await mark(page), "first", "version after a reload");

    const [copy] = await Promise.all([download(page, button(page, "备份并更新")), page.waitForEvent("load")]);
    const [inside, hash] = [copy.bytes.subarray(0, -32), copy.bytes.subarray(-32)];
    const isWhole = createHash("sha256").update(inside).digest().equals(hash);
    expectEqual([copy.name, isWhole], ["yushui-2026-03-16.yushui", true], "the backup");
    await t.waitUntilStarted(t.page);
    expectEqual(await mark(page), "second", "version after the owner agreed");

    await settings(t, page);
    await t.expectAccessible(page);
    for (const [press, version] of [["回到上一版", "first"], ["换到新版本", "second"]]) {
      await Promise.all([button(page, press).click(), page.waitForEvent("load")]);
      await t.waitUntilStarted(t.page);
      expectEqual(await mark(page), version, `version after “${press}”`);
      expectEqual(await page.getByText(NEW, { exact: true }).count(), 0, "bars");
    }
    // A third version replaces the first, and the second stays.
    await site.publish("third");
    await reload(t);
    await Promise.all([page.waitForEvent("load"), download(page, button(page, "备份并更新"))]);
    await t.waitUntilStarted(t.page);
    expectEqual(await mark(page), "third", "the third version");
    const versions = await page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)).sort());
    expectEqual(versions, ["second", "state", "third"], "kept versions");
  } finally {
    await site.end();
  }
});

test("a version with a file that is not its own is never taken", ALLOWED, async (t) => {
  t.troubles.allow(/integrity|Failed to find a valid digest/);
  const site = await host(t);
  try {
    await site.publish("first");
    const page = await openKept(t, site.address);
    await site.publish("second", { isTorn: true });
    const outcome = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const coming = registration.installing;
      if (coming && coming.state === "installing") await new Promise((resolve) => coming.addEventListener("statechange", resolve, { once: true }));
      return [coming?.state, registration.waiting];
    });
    expectEqual(outcome, ["redundant", null], "the torn version");
    await reload(t);
    expectEqual(await mark(page), "first", "version");
  } finally {
    await site.end();
  }
});

test("the manifest is one that browsers install by", async (t) => {
  await t.openHosted();
  const manifest = await t.page.evaluate(async () => (await fetch(document.querySelector('link[rel="manifest"]').href)).json());
  expectEqual([manifest.start_url, manifest.display, manifest.short_name], ["./", "standalone", "鱼水"], "manifest");
  const sizes = await t.page.evaluate(
    (icons) =>
      Promise.all(
        icons.map(async ({ src, sizes }) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return sizes === "any" || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      ),
    manifest.icons,
  );
  expectEqual(sizes, [true, true, true, true], "icons of the told size");
  await t.openSingleFile();
  expectEqual(await t.page.locator('link[rel="manifest"]').count(), 0, "manifests of the single file");
});

test("on plain http the page works, and the settings say what is missing", async (t) => {
  const browser = await startChromium({ flags: ["--host-resolver-rules=MAP yushui.lan 127.0.0.1"] });
  try {
    const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...SIZES.phone });
    await context.clock.setFixedTime(morning());
    const page = await context.newPage();
    await page.goto(t.address.replace("127.0.0.1", "yushui.lan"));
    await t.waitUntilStarted(page);
    expectEqual(await page.evaluate(() => isSecureContext), false, "the address is secure");
    await sell(t, page, "18");
    await settings(t, page);
    await page.getByText(/这个地址不是https，所以少三样/).waitFor();
    expectEqual(await page.getByText(READY).count(), 0, "promises of opening without a network");
    await t.expectAccessible(page);
  } finally {
    await browser.close();
  }
});

test("Safari's seven days are told before anything is entered", { sizes: ["phone"], context: { userAgent: SAFARI } }, async (t) => {
  await setDay(t);
  await t.openHosted();
  await t.page.getByText(/七天没打开.*添加到主屏幕/).waitFor();
  await t.expectAccessible(t.page);
});

test("other browsers hear nothing of seven days", async (t) => {
  await setDay(t);
  await t.openHosted();
  await t.page.getByRole("button", { name: /新增一位客户/ }).waitFor();
  expectEqual(await t.page.getByText(/七天/).count(), 0, "hints");
});

test("what could run as code is refused, and the page's own templates and workers pass", async (t) => {
  t.troubles.allow(/Trusted|requires/);
  for (const open of [t.openHosted, t.openSingleFile]) {
    await open();
    const outcomes = await t.page.evaluate(() => {
      const attempt = (act) => {
        try {
          act();
          return "passed";
        } catch (error) {
          return error.name;
        }
      };
      const html = (text) => attempt(() => (document.createElement("template").innerHTML = text));
      const worker = (address) => attempt(() => new Worker(address).terminate());
      return {
        template: html('<p class="soft"><svg viewBox="0 0 1 1"></svg>on time = yes</p>'),
        script: html("<script>1</script>"),
        handler: html('<img src="x"/onerror="1">'),
        address: html('<a href="javascript:1">x</a>'),
        frame: html('<iframe srcdoc="x"></iframe>'),
        code: attempt(() => document.createElement("script").append("1") ?? (document.createElement("script").text = "1")),
        blob: worker(URL.createObjectURL(new Blob(["close()"], { type: "text/javascript" }))),
        foreign: worker("https://example.com/worker.js"),
        other: worker("./other.js"),
      };
    });
    const refused = { script: "TypeError", handler: "TypeError", address: "TypeError", frame: "TypeError", code: "TypeError" };
    expectEqual(outcomes, { template: "passed", ...refused, blob: "passed", foreign: "TypeError", other: "TypeError" }, "what passes");
  }
});
