// From the records of a shop to its tables. The journal is the truth; where it is damaged, the pages fill what is missing.
import { Book, SMALL, Unfit } from "./book.js";
import { readBlock } from "./columns.js";
import { BadRecord, KIND } from "./envelope.js";
import formats from "formats";
import { Reader, read, readWhole } from "./postcard.js";
import { concat } from "./seal.js";
import { AREA, META, readHead } from "./source.js";

const PARTS_PER_ACT = 4_096;
const TABLES = formats.types.Table.variants.map(([name]) => name);
const SLOTS = { Customers: "customers", Products: "products", Interactions: "interactions", Reminders: "reminders" };
const SLOT_ROWS = { Customers: "Customer", Products: "Product", Interactions: "Interaction", Reminders: "Reminder" };
/** So often the page is given time to draw. */
const PAUSE_MS = 40;

/**
 * Reads a whole shop. `opener` opens records, `report` hears of records done and all. What cannot be read is left out and listed:
 * acts by their numbers, pages by their places.
 */
export async function rescue(source, opener, report) {
  const breathe = breather();
  const [total, headRecord] = [await source.count(), await source.meta(META.head)];
  const head = await readHead(headRecord, opener.open.bind(opener));
  const problems = { damaged: [], newer: [], missing: [], unfit: [], pages: [], isCut: Boolean(source.isCut) };
  const book = new Book();
  const acts = [];
  const assemble = assembler(problems);
  let done = 0;
  for await (const [key, record] of source.records("journal")) {
    const body = await opener.open(KIND.act, record, AREA.journal, key).catch((error) => error);
    for (const { seq, bytes } of assemble.take(key, body)) enter(seq, bytes);
    done += 1;
    if (await breathe()) report(done, total);
  }
  for (const { seq, bytes } of assemble.end(head)) enter(seq, bytes);
  report(total, total);

  function enter(seq, bytes) {
    let act;
    try {
      act = readWhole("Act", bytes);
    } catch {
      problems.newer.push(seq);
      return;
    }
    try {
      book.apply(act);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      problems.unfit.push(seq);
    }
    acts.push({ seq, ...act });
  }

  const isWhole = problems.damaged.length + problems.newer.length + problems.missing.length === 0 && !problems.isCut;
  const filled = isWhole ? book : await withPages(source, opener, book, acts, problems, breathe);
  markUndone(acts);
  return { book: filled, acts, problems, isWhole };
}

/** Puts acts together from their parts, and notes which are damaged or missing. */
function assembler(problems) {
  let next = 1;
  let parts = [];
  let bad = null;
  const close = function* (upTo) {
    if (parts.length > 0 || bad !== null) {
      problems.damaged.push(next);
      next += 1;
    }
    [parts, bad] = [[], null];
    for (; next < upTo; next += 1) problems.missing.push(next);
  };
  return {
    *take(key, opened) {
      const seq = Math.floor(key / PARTS_PER_ACT);
      const part = key % PARTS_PER_ACT;
      if (seq !== next) yield* close(seq);
      if (seq < next) return;
      const isSound = !(opened instanceof Error) && opened.number === seq && opened.position === part && part === parts.length;
      if (bad === null && !isSound) {
        bad = seq;
        if (opened instanceof BadRecord && opened.reason === "newer") {
          problems.newer.push(seq);
          [next, parts, bad] = [next + 1, [], null];
        }
        return;
      }
      if (bad !== null) return;
      parts.push(opened.body);
      if (parts.length < opened.extent) return;
      const bytes = parts.length === 1 ? parts[0] : concat(...parts);
      [next, parts] = [next + 1, []];
      yield { seq, bytes };
    },
    *end(head) {
      yield* close(head === null ? next : head + 1);
    },
  };
}

/** A table comes from the pages and the acts after them where all its pages are sound; else from the journal, its holes from what pages there are. */
async function withPages(source, opener, fromJournal, acts, problems, breathe) {
  const record = await source.meta(META.manifest);
  if (record === undefined) return fromJournal;
  let manifest;
  try {
    manifest = readWhole("Manifest", (await opener.open(KIND.manifest, record, AREA.meta, META.manifest)).body);
  } catch {
    problems.pages.push("manifest");
    return fromJournal;
  }
  const pages = new Book();
  const history = [];
  const wanted = new Map(manifest.pages.map(([page, entry]) => [entry.version, page]));
  const seen = new Set();
  for await (const [version, bytes] of source.records("pages")) {
    const page = wanted.get(version);
    if (!page) continue;
    try {
      const { body, position, extent } = await opener.open(KIND.page, bytes, AREA.pages, version);
      if (position !== page.index || TABLES[extent] !== page.table) throw new BadRecord("damaged");
      readPage(page, body, manifest.sizes, pages, history);
      seen.add(version);
    } catch {
      problems.pages.push(`${page.table} ${page.index}`);
    }
    await breathe();
  }
  const lost = [...wanted].filter(([version]) => !seen.has(version));
  lost.filter(([, page]) => !problems.pages.includes(`${page.table} ${page.index}`)).forEach(([, page]) => problems.pages.push(`${page.table} ${page.index}`));
  const known = new Set(acts.map(({ seq }) => seq));
  for (const entry of history.filter(({ seq }) => !known.has(seq))) {
    acts.push({ seq: entry.seq, stamp: entry.stamp, day: entry.day, kind: entry.kind, ops: [], inverse: entry.inverse });
  }
  acts.sort((left, right) => left.seq - right.seq);
  if (lost.length > 0) {
    fromJournal.fillFrom(pages);
    return fromJournal;
  }
  for (const act of acts.filter(({ seq }) => seq > manifest.covered_seq && !problems.unfit.includes(seq))) pages.apply(act);
  return pages;
}

function readPage({ table, index }, body, sizes, book, history) {
  const reader = new Reader(body);
  let at = index * sizes.records;
  const slots = (rows, kind) => {
    while (!reader.isAtEnd) rows[at++] = { live: read("bool", reader), value: read({ frame: kind }, reader) };
  };
  if (table === "Settings") {
    while (!reader.isAtEnd) Object.assign(book.settings, read("Setting", reader));
  } else if (table === "Sales") {
    const rows = {};
    for (const name of Object.keys(book.sales)) rows[name] = [];
    readBlock(body, rows);
    for (const [name, cells] of Object.entries(rows)) cells.forEach((cell, row) => (book.sales[name][index * sizes.sales + row] = cell));
  } else if (table === "ReceiptFacts") {
    while (!reader.isAtEnd) book.facts.set(read("ReceiptId", reader), read({ frame: "ReceiptFacts" }, reader));
  } else if (table === "History") {
    while (!reader.isAtEnd) history.push(read("HistoryEntry", reader));
  } else if (SLOTS[table]) {
    slots(book[SLOTS[table]], SLOT_ROWS[table]);
  } else {
    const { row } = SMALL.find((small) => small.table === table);
    slots(book.small[row], row);
  }
}

/** Which act took which back, as the history of the shop tells it. */
function markUndone(acts) {
  const find = new Map(acts.map((act) => [act.seq, act]));
  for (const act of acts) {
    const { Undo, Redo } = typeof act.kind === "string" ? {} : act.kind;
    const done = find.get(Undo?.of ?? Redo?.of);
    if (!done) continue;
    if (Redo) {
      const undo = find.get(done.undone_by);
      if (undo) undo.undone_by = act.seq;
      delete done.undone_by;
    } else {
      done.undone_by = act.seq;
    }
  }
}

/** Gives the page a moment to draw now and then; says whether it did. */
export function breather() {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PAUSE_MS) return false;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
    return true;
  };
}
