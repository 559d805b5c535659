// The second wasm starts beside the hosted page and inside the single file, and answers.
import { expectEqual, test } from "./harness/test.mjs";

// A request as the page writes it: the number of the question, then a number; the answer has the same form.
const CHECK = [0, 7];

/** Starts the worker as the page does and asks it once. */
const askOnce = (message) =>
  new Promise((resolve, reject) => {
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const block = (id) => document.getElementById(id)?.textContent;
    const script = block("yushui-worker-script");
    const address = script
      ? URL.createObjectURL(new Blob([bytes(script)], { type: "text/javascript" }))
      : document.documentElement.dataset.worker;
    const worker = new Worker(address);
    worker.onerror = (event) => reject(new Error(event.message || "the worker does not start"));
    worker.onmessage = (event) => {
      if (event.data === "ready") worker.postMessage(Uint8Array.from(message));
      else resolve([...event.data]);
    };
    if (script) worker.postMessage(bytes(block("yushui-worker-wasm")));
  });

test("the hosted page's worker answers", async (t) => {
  await t.openHosted();
  expectEqual(await t.page.evaluate(askOnce, CHECK), CHECK, "answer");
});

test("the single file's worker answers", async (t) => {
  await t.openSingleFile();
  const mark = t.mark();
  expectEqual(await t.page.evaluate(askOnce, CHECK), CHECK, "answer");
  t.expectNoRequestsSince(mark);
});
