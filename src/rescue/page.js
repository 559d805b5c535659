// The page: finds the shops of this browser, asks for the passphrase where one is needed, and hands the files out.
import { Zip, ZipDeflate } from "fflate";
import { ROWS_PER_PART } from "./csv.js";
import { breather, rescue } from "./rescue.js";
import { Closed, Opener, readHeader, unlock } from "./seal.js";
import { META, backupSource, carriedBackup, databaseSource, holdsShop, openDatabase, plainOpener } from "./source.js";
import { countRows, filesOf } from "./tables.js";
import { LANGUAGES, holds, rows, text, told } from "./words.js";

const DATABASES = [
  ["present", "yushui"],
  ["former", "yushui-former"],
];
/** The browser reads a link a moment after the click. */
const LINK_LIFE_MS = 60_000;
/** The quickest: who rescues a shop waits for it. */
const ZIP_LEVEL = 1;
/** Firefox keeps what pages of the disk store by the place of the page. */
const isApart = location.protocol === "file:" && navigator.userAgent.includes("Firefox");
const part = (id) => document.getElementById(id);

/** Shops that can be read: name of the words, source, header of the seal. */
const shops = [];
let language = chosenLanguage();
let found = null;
let failure = null;
let busy = null;

function chosenLanguage() {
  let stored = null;
  try {
    stored = JSON.parse(localStorage.getItem("yushui.language"));
  } catch {
    // Without it the browser's own language is as good.
  }
  const wanted = stored ?? navigator.language ?? "";
  if (LANGUAGES.some(([tag]) => tag === wanted)) return wanted;
  if (/^zh-(hant|tw|hk|mo)/i.test(wanted)) return "zh-Hant";
  return /^zh/i.test(wanted) || wanted === "" ? "zh-Hans" : "en";
}

const WORDS = { title: "title", what: "what", "language-label": "language", choose: "choose", sealed: "sealed", "secret-label": "secret", read: "read", "file-label": "file", save: "save", single: "single", "open-note": "open", about: "about", app: "app" };

/** Writes all words anew, and what depends on the state. */
function draw() {
  document.documentElement.lang = language;
  document.title = text("title", language);
  for (const [id, word] of Object.entries(WORDS)) part(id).textContent = text(word, language);
  for (const button of part("languages").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.lang === language));
  const chosen = shops[chosenShop()];
  part("form").hidden = part("file-part").hidden = busy !== null || found !== null;
  part("shops").hidden = shops.length < 2;
  for (const [at, label] of [...part("shops").querySelectorAll("label")].entries()) label.lastChild.textContent = text(shops[at].word, language);
  part("none").hidden = shops.length > 0;
  part("none").textContent = text(isApart ? "noneBeside" : "none", language);
  part("read").hidden = !chosen;
  part("secret-part").hidden = !chosen?.header;
  part("failure").hidden = failure === null;
  part("failure").textContent = failure === null ? "" : text(failure, language);
  part("busy").hidden = busy === null;
  if (busy !== null) {
    part("busy-text").textContent = text(busy.word, language);
    if (busy.share === null) part("progress").removeAttribute("value");
    else part("progress").value = busy.share;
  }
  part("result").hidden = found === null || busy !== null;
  if (found !== null && busy === null) drawResult();
}

function drawResult() {
  const counts = countRows(found.book);
  part("holds").textContent = holds(counts.customers, counts.sales, language);
  part("verdict").textContent = text(found.isWhole ? "whole" : "partly", language);
  const list = (id, items) => part(id).replaceChildren(...items);
  const item = (...inside) => {
    const entry = document.createElement("li");
    entry.append(...inside);
    return entry;
  };
  list("problems", told(found.problems, language).map((sentence) => item(sentence)));
  const button = (file) => {
    const press = document.createElement("button");
    press.type = "button";
    const count = document.createElement("span");
    count.textContent = file.rows === null ? "" : rows(file.rows, language);
    press.append(file.name, count);
    press.addEventListener("click", () => handOut(file.name, new Blob([...file.parts()], { type: file.type })));
    return item(press);
  };
  list("files", filesOf(found, language).map(button));
}

function chosenShop() {
  const radios = [...part("shops").querySelectorAll("input")];
  return Math.max(0, radios.findIndex((radio) => radio.checked));
}

/** Adds a shop to the choice and chooses it. */
function offer(word, source, record) {
  let header = null;
  let closed = null;
  try {
    header = record === undefined ? null : readHeader(record);
  } catch (error) {
    closed = error.reason;
  }
  shops.push({ word, source, header, closed });
  const label = document.createElement("label");
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "shop", checked: shops.length === 1 });
  radio.addEventListener("change", draw);
  label.append(radio, document.createElement("span"));
  part("shops").append(label);
}

async function lookForShops() {
  for (const [word, name] of DATABASES) {
    const database = await openDatabase(name);
    if (database === null) continue;
    const source = databaseSource(database);
    if (await holdsShop(source)) offer(word, source, await source.meta(META.seal));
    else source.close();
  }
}

async function readShop({ source, header, closed }) {
  failure = null;
  try {
    if (closed) throw new Closed(closed);
    let opener = plainOpener;
    if (header) {
      show("checking", 0);
      const keys = await unlock(header, part("secret").value, (share) => show("checking", share));
      opener = new Opener(header, keys);
    }
    show("reading", null);
    const read = await rescue(source, opener, (done, all) => show("reading", all === 0 ? 1 : done / all));
    const holes = read.isWhole ? 0 : read.book.countHoles();
    if (holes > 0) read.problems.holes = [holes];
    found = read;
    part("secret").value = "";
  } catch (error) {
    failure = error instanceof Closed ? error.reason : "failed";
    if (!(error instanceof Closed)) console.warn(error);
  }
  busy = null;
  draw();
  part(found ? "holds" : "secret-part").focus?.();
  if (!found && header) part("secret").focus();
}

function show(word, share) {
  busy = { word, share };
  draw();
}

/** One file with all of them inside. */
async function saveAll() {
  show("writing", null);
  const written = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    written.push(bytes);
  });
  const encoder = new TextEncoder();
  const breathe = breather();
  const files = filesOf(found, language);
  const rowsOfTables = files.reduce((sum, file) => sum + file.rows, 0);
  // The file of everything has each row too.
  const all = Math.max(1, 2 * rowsOfTables);
  let done = 0;
  for (const file of files) {
    const entry = new ZipDeflate(file.name, { level: ZIP_LEVEL });
    zip.add(entry);
    const end = done + (file.rows ?? rowsOfTables);
    for (const text of file.parts()) {
      entry.push(encoder.encode(text));
      done = Math.min(done + ROWS_PER_PART, end);
      if (await breathe()) show("writing", done / all);
    }
    entry.push(new Uint8Array(0), true);
    done = end;
  }
  zip.end();
  busy = null;
  draw();
  handOut(`yushui-rescue-${new Date().toISOString().slice(0, 10)}.zip`, new Blob(written, { type: "application/zip" }));
}

function handOut(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LINK_LIFE_MS);
}

async function readFile(file) {
  failure = null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let source = null;
  try {
    source = backupSource(bytes) ?? backupSource(carriedBackup(new TextDecoder().decode(bytes)) ?? new Uint8Array(0));
    failure = source === null ? "notABackup" : null;
  } catch {
    // Letters of the block that are none.
    failure = "failed";
  }
  if (source === null) return draw();
  shops.length = 0;
  for (const label of part("shops").querySelectorAll("label")) label.remove();
  offer("present", source, await source.meta(META.seal));
  draw();
  if (shops[0].header) return part("secret").focus();
  return readShop(shops[0]);
}

for (const [tag, name] of LANGUAGES) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", lang: tag, textContent: name });
  button.addEventListener("click", () => {
    language = tag;
    draw();
  });
  part("languages").append(button);
}
part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (busy === null) readShop(shops[chosenShop()]);
});
part("file").addEventListener("change", ({ target }) => target.files[0] && readFile(target.files[0]));
part("save").addEventListener("click", saveAll);
// Beside the single file there is no folder to open.
part("app").href = location.protocol === "file:" ? "./yushui.html" : "./";
busy = { word: "reading", share: null };
draw();
lookForShops()
  .catch(() => (failure = "denied"))
  .finally(() => {
    busy = null;
    draw();
  });
