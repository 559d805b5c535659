// Where the records of a shop lie: in this browser's database, or in a file that holds a copy.
import { KIND, openEnvelope } from "./envelope.js";

/** The areas of a vault in their order, which is part of what a sealed record is bound to. */
export const AREA = { meta: 0, journal: 1, pages: 2 };
/** Numbers in the area `meta`. */
export const META = { identity: 0, manifest: 1, seal: 2, head: 3 };
/** The place of a backup's summary. */
export const SUMMARY_AREA = 255;
const RECORDS_PER_READ = 64;

/** Opens a database that is there; null where there is none, and none is made. */
export function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    // A database that would have been new was not made.
    request.onerror = () => (request.error?.name === "AbortError" ? resolve(null) : reject(request.error));
    request.onblocked = () => reject(new Error("blocked"));
  });
}

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The records of a database. */
export function databaseSource(database) {
  const area = (name) => database.transaction(name, "readonly").objectStore(name);
  return {
    meta: (key) => answer(area("meta").get(key)),
    count: () => answer(area("journal").count()),
    async *records(name) {
      for (let next = 0; ; ) {
        const store = area(name);
        const range = IDBKeyRange.lowerBound(next);
        const [keys, values] = await Promise.all([answer(store.getAllKeys(range, RECORDS_PER_READ)), answer(store.getAll(range, RECORDS_PER_READ))]);
        if (keys.length === 0) return;
        for (const [at, key] of keys.entries()) yield [key, values[at]];
        next = keys.at(-1) + 1;
      }
    },
    close: () => database.close(),
  };
}

/** Whether there is a shop in a database: a journal or a seal. */
export async function holdsShop(source) {
  return (await source.count()) > 0 || (await source.meta(META.seal)) !== undefined;
}

const BACKUP_MAGIC = [0x59, 0x55, 0x53, 0x48, 0x55, 0x49, 0x1a, 0x0a];
const HEAD_BYTES = 28;
const TRAILER_BYTES = 40;
const SEALED_VERSION = 2;

/**
 * The records of a backup (vault/backup.rs), also of one that was cut short or altered: what stands in front of the damage is
 * still of use. Null for what is no backup.
 */
export function backupSource(bytes) {
  if (bytes.length < HEAD_BYTES || BACKUP_MAGIC.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSealed = view.getUint32(8, true) === SEALED_VERSION;
  const promised = Number(view.getBigUint64(12, true));
  const isWhole = promised === bytes.length;
  const end = isWhole ? bytes.length - TRAILER_BYTES : bytes.length;
  let at = HEAD_BYTES;
  const front = () => {
    const length = at + 4 <= end ? view.getUint32(at, true) : end;
    const part = bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return part;
  };
  const seal = isSealed ? front() : undefined;
  front();
  const records = [];
  while (at + 12 <= end) {
    const key = Number(view.getBigUint64(at, true));
    const length = view.getUint32(at + 8, true);
    if (at + 12 + length > end) break;
    records.push([key, bytes.subarray(at + 12, at + 12 + length)]);
    at += 12 + length;
  }
  const meta = { [META.seal]: seal };
  return {
    meta: async (key) => meta[key],
    count: async () => records.length,
    async *records(name) {
      if (name === "journal") yield* records;
    },
    isCut: !isWhole || at !== end,
    close: () => {},
  };
}

/** The backup inside a shop in a file (exchange/shop_file.rs); null for other pages. An altered one is not read at all. */
export function carriedBackup(html) {
  const found = html.match(/<script type="application\/x-yushui-shop;base64" id="yushui-shop"[^>]*>([^<]*)<\/script>/);
  if (!found) return null;
  return Uint8Array.fromBase64 ? Uint8Array.fromBase64(found[1]) : Uint8Array.from(atob(found[1]), (letter) => letter.charCodeAt(0));
}

/** The last act that the shop says it wrote; null where it does not say. */
export function readHead(record, open) {
  return record === undefined ? null : open(KIND.head, record, AREA.meta, META.head).then(({ number }) => number, () => null);
}

/** Opens plain records, whatever their place. */
export const plainOpener = { open: async (kind, record) => openEnvelope(kind, record) };
