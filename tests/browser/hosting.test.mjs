// The hosted folder as browsers install it, and what no packed page lets pass.
import { expectEqual, test } from "./harness/test.mjs";

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
