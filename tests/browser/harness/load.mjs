// The counter under load: sales as fast as the page acknowledges them, and what the shop says of them afterwards.
import { goTo } from "./walk.mjs";

const SOLD = /^记了散客的销售¥([\d,]+)$/;

/** Numbers that look random and come again with the same seed: SplitMix32. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return { below: (end) => next() % end };
}

/** The seed given in YUSHUI_SEED, else a new one; a test prints it. */
export const seedOf = () => Number(process.env.YUSHUI_SEED ?? Date.now() % 1_000_000);

/** Opens the counter and waits until it can take a sale. */
export async function openCounter(t, page) {
  await goTo(t, "#/sell", page);
  await page.locator(".sell-amount-input").waitFor();
}

/** One sale by the page's own form; ends when the page says that it is saved, which it says once it is on disk. */
export function sell(page, amount) {
  const said = `已保存：散客 ¥${amount.toLocaleString("en-US")}`;
  return page.evaluate(sellInPage, { typed: String(amount), said });
}

function sellInPage({ typed, said }) {
  const strip = document.querySelector(".sell-strip");
  const field = document.querySelector(".sell-amount-input");
  return new Promise((resolve) => {
    const look = () => {
      if (strip.querySelector(".sell-saved span")?.textContent !== said) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(strip, { subtree: true, childList: true, characterData: true });
    field.value = typed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
  });
}

/**
 * Sells one amount after the other, of those that `amounts` gives, until there are no more or the page is dead; `isDying` tells that it is
 * meant to be. `onSaved` hears of each amount that the page acknowledged, one at a time.
 */
export async function sellUntilDeath(page, amounts, isDying, onSaved) {
  for (const amount of amounts) {
    try {
      await sell(page, amount);
    } catch (error) {
      if (isDying()) return;
      throw error;
    }
    onSaved(amount);
  }
}

/** Amounts of the sales in the history that are to nobody by name, newest first; all of them, or those of the first screen. */
export async function soldAmounts(t, page, { all = true } = {}) {
  await openHistory(t, page);
  const more = page.getByRole("button", { name: "显示更多", exact: true });
  while (all && (await more.isVisible())) await more.click();
  const told = await page.locator(".history-what").allInnerTexts();
  return told.flatMap((text) => {
    const found = text.match(SOLD);
    return found ? [Number(found[1].replaceAll(",", ""))] : [];
  });
}

/** Waits until the history of a tab tells so many acts: what other tabs wrote comes a moment later. */
export async function waitForActs(t, page, acts) {
  await openHistory(t, page);
  await page.waitForFunction((acts) => {
    const more = [...document.querySelectorAll("main button")].find((button) => button.textContent.trim() === "显示更多");
    more?.click();
    return document.querySelectorAll(".history-what").length === acts;
  }, acts);
}

async function openHistory(t, page) {
  await goTo(t, "#/history", page);
  await page.locator(".history-tools").or(page.getByText(/还没有操作/)).first().waitFor();
}

/** Acts in the journal of the page's own shop, as they lie in its database. */
export function countActs(page) {
  return page.evaluate(async () => {
    const answer = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    const database = await answer(indexedDB.open("yushui"));
    const keys = await answer(database.transaction("journal").objectStore("journal").getAllKeys());
    database.close();
    // Parts of one act share its number.
    return new Set(keys.map((key) => Math.floor(key / 4096))).size;
  });
}
