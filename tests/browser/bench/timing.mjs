// Looks at the page's own timeline: marks, long tasks, frames, memory. Nothing of the app is reached but its marks.

/** Begins to gather marks and long tasks; before the first navigation. */
export async function watchTimeline(context) {
  await context.addInitScript(() => {
    const seen = { tasks: [], marks: [] };
    Object.defineProperty(globalThis, "benchTimeline", { value: seen });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  });
}

/** Durations of all marks of this name since `sinceMs`, in order. */
export function markDurations(page, name, sinceMs = 0) {
  return page.evaluate(
    ([wanted, since]) =>
      performance
        .getEntriesByName(wanted, "measure")
        .filter((entry) => entry.startTime + entry.duration >= since)
        .map((entry) => entry.duration),
    [name, sinceMs],
  );
}

/** Waits until there is one more mark of this name, and gives its duration. */
export async function nextMark(page, name, act) {
  const before = (await markDurations(page, name)).length;
  await act();
  await page.waitForFunction(([wanted, count]) => performance.getEntriesByName(wanted, "measure").length > count, [name, before]);
  return (await markDurations(page, name)).at(-1);
}

/** Waits until the page has had nothing to do for a while. */
export async function quiet(page) {
  const isQuiet = () =>
    new Promise((done) => {
      let idle = 0;
      const look = (deadline) => {
        idle = deadline.timeRemaining() > 5 && document.querySelectorAll(".skeleton").length === 0 ? idle + 1 : 0;
        if (idle > 10) done(true);
        else setTimeout(() => requestIdleCallback(look), 20);
      };
      requestIdleCallback(look);
    });
  await page.evaluate(isQuiet);
}

/** From a click until something that a selector names has come anew and is laid out, in milliseconds. */
export async function clickUntil(page, target, selector) {
  await page.evaluate((wanted) => {
    const before = new Set(document.querySelectorAll(wanted));
    globalThis.benchShown = new Promise((shown) => {
      const begin = () => {
        const start = performance.now();
        const look = () => {
          const isThere = [...document.querySelectorAll(wanted)].some((element) => !before.has(element));
          if (!isThere) return requestAnimationFrame(look);
          document.body.getBoundingClientRect();
          shown(performance.now() - start);
        };
        look();
      };
      addEventListener("click", begin, { capture: true, once: true });
    });
  }, selector);
  await target.click();
  return page.evaluate(() => globalThis.benchShown);
}

/** Durations of the marks on the timelines of the page's workers whose names begin so, by what follows. */
export async function workerMarks(page, prefix) {
  const found = {};
  for (const worker of page.workers()) {
    const marks = await worker.evaluate(
      (begin) => performance.getEntriesByType("measure").filter(({ name }) => name.startsWith(begin)).map(({ name, duration }) => [name, duration]),
      prefix,
    );
    for (const [name, duration] of marks) found[name.slice(prefix.length)] = duration;
  }
  return found;
}

export const now = (page) => page.evaluate(() => performance.now());

/** The longest task that ended after `sinceMs`; 0 where none took 50 ms. */
export function longestTask(page, sinceMs) {
  return page.evaluate(
    (since) => Math.max(0, ...globalThis.benchTimeline.tasks.filter((task) => task.startTime + task.duration >= since).map((task) => task.duration)),
    sinceMs,
  );
}

/** Bytes of all WebAssembly memories of the page, by the debugger: the page need not tell. */
export async function wasmBytes(context, page) {
  const debug = await context.newCDPSession(page);
  const { result } = await debug.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await debug.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const sum = await debug.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  await debug.detach();
  return sum.result.value;
}

/**
 * From each input event until its results are in the page and laid out, in milliseconds, and until the frame that shows them is drawn:
 * a browser waits with everything else until then, and for the screen to be ready. What `shown` selects must not change in between.
 */
export async function timeKeystrokes(page, field, text, shown) {
  await field.fill("");
  await page.evaluate((selector) => {
    const isWatching = Boolean(globalThis.benchKeystrokes);
    globalThis.benchKeystrokes = [];
    if (isWatching) return;
    const look = () => [...document.querySelectorAll(selector)].map((element) => element.textContent).join("\n");
    let start = 0;
    addEventListener("input", () => (start = performance.now()), { capture: true });
    // The page's own listeners and all that follows them at once come before this one.
    addEventListener("input", () => {
      document.body.getBoundingClientRect();
      const [began, laidOut, results] = [start, performance.now() - start, look()];
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const stroke = { laidOut, drawn: performance.now() - began, isWhole: look() === results };
        globalThis.benchKeystrokes.push(stroke);
      };
      channel.port2.postMessage(null);
    });
  }, shown);
  let typed = 0;
  for (const letter of text) {
    await field.pressSequentially(letter);
    typed += 1;
    await page.waitForFunction((count) => globalThis.benchKeystrokes.length >= count, typed);
  }
  const strokes = await page.evaluate(() => globalThis.benchKeystrokes);
  await field.fill("");
  if (!strokes.every((stroke) => stroke.isWhole)) throw new Error(`results of “${text}” came later than they were timed`);
  return strokes;
}

/** Scrolls a list to and fro with the wheel; gives the length of every frame in milliseconds. */
export async function timeScrolling(page, list, { turns = 120, deltaY = 900 } = {}) {
  await list.hover();
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    globalThis.benchFrames = frames;
    globalThis.benchScrolls = true;
    const next = (time) => {
      frames.push(time - last);
      last = time;
      if (globalThis.benchScrolls) requestAnimationFrame(next);
    };
    requestAnimationFrame((time) => {
      last = time;
      requestAnimationFrame(next);
    });
  });
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, turn < turns / 2 ? deltaY : -deltaY);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  return page.evaluate(() => {
    globalThis.benchScrolls = false;
    return globalThis.benchFrames;
  });
}

/** Least, middle and largest of some figures, to a tenth. */
export function spread(figures) {
  const sorted = figures.toSorted((left, right) => left - right);
  const at = (share) => Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]) / 10;
  return { runs: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

export const median = (figures) => figures.toSorted((left, right) => left - right)[Math.floor(figures.length / 2)];
