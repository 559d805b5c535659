// Keeps the hosted page for days without a network. It knows exactly the files of its version (`cargo xtask pack` writes the
// two lines below), keeps nothing else, and takes over only when the owner agrees.
"use strict";

const VERSION = "";
const FILES = [];

// Another shop's folder on the same host has a name of its own.
const FOLDER = new URL("./", location.href);
const PREFIX = `yushui ${FOLDER.pathname} `;
const STATE = `${PREFIX}state`;

/** What is kept: `current` is the version of this worker, `former` the one before, `serving` the one that pages get. */
async function readState() {
  const found = await (await caches.open(STATE)).match("state");
  return found ? found.json() : null;
}

async function writeState(state) {
  await (await caches.open(STATE)).put("state", new Response(JSON.stringify(state)));
}

/** Fetches every file past the browser's own cache; one that is not of this version ends the installation. */
async function install() {
  const cache = await caches.open(PREFIX + VERSION);
  const keep = async ([name, integrity]) => {
    const response = await fetch(new Request(name, { cache: "no-cache", integrity }));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    // A host that redirects is followed once, here: a page may not be opened from a redirected answer.
    await cache.put(name, new Response(await response.blob(), { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } }));
  };
  await Promise.all(FILES.map(keep));
}

/** Keeps the version that pages had until now, and removes those before it. */
async function activate() {
  const before = (await readState())?.serving ?? null;
  const former = before !== VERSION && before !== null && (await caches.has(PREFIX + before)) ? before : null;
  await writeState({ current: VERSION, former, serving: VERSION });
  const kept = [STATE, PREFIX + VERSION, PREFIX + former];
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The name of a file of this folder, `./` for the page itself; null for everything else. */
function nameOf(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== FOLDER.origin || !url.pathname.startsWith(FOLDER.pathname)) return null;
  const name = url.pathname.slice(FOLDER.pathname.length);
  if (name === "" || name === "index.html") return "./";
  // Files of the version before are known by the hash in their names.
  const isKept = FILES.some(([own]) => own === name) || /^[a-z0-9-]+-[0-9a-f]{16}(_bg)?\.(css|js|wasm)$/.test(name);
  return isKept ? name : null;
}

/** The page of the version that serves; for its other files any kept version, since an older page may still be open. */
async function answer(request, name) {
  const { serving = VERSION, current = VERSION, former = null } = (await readState()) ?? {};
  const versions = name === "./" ? [serving] : [serving, current, former];
  for (const version of versions) {
    const found = version && (await (await caches.open(PREFIX + version)).match(name));
    if (found) return found;
  }
  return fetch(request);
}

/** Which version serves, in a word: `only` where no other is kept, else `newest` or `former`. */
function told({ current, former, serving }) {
  if (former === null) return "only";
  return serving === current ? "newest" : "former";
}

async function changeVersion() {
  const state = await readState();
  if (state?.former) await writeState({ ...state, serving: state.serving === state.current ? state.former : state.current });
  return readState();
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name !== null) event.respondWith(answer(event.request, name));
});
addEventListener("message", (event) => {
  const reply = async (state) => event.source.postMessage(told((await state) ?? { former: null }));
  if (event.data === "take-over") event.waitUntil(skipWaiting());
  if (event.data === "versions") event.waitUntil(reply(readState()));
  if (event.data === "other-version") event.waitUntil(reply(changeVersion()));
});
