// Opens a sealed shop: passphrase or recovery key → vault key → data keys → records (vault/seal).
import { argon2idAsync } from "@noble/hashes/argon2.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { gcm } from "@noble/ciphers/aes.js";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { BadRecord, HEADER_BYTES, KIND, boundHeader, openEnvelope, sealMark } from "./envelope.js";
import { readWhole } from "./postcard.js";

const LEAST = { memory_kib: 19 << 10, passes: 2, lanes: 1 };
const MOST = { memory_kib: 1 << 20, passes: 20, lanes: 4 };
const NONCE_BYTES = 12;
const ascii = (text) => new TextEncoder().encode(text);

/** Why a shop stays closed: `wrong` (another passphrase), `header` (damaged or altered) or `newer`. */
export class Closed extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The header of a seal from its record. */
export function readHeader(record) {
  let body;
  try {
    body = openEnvelope(KIND.seal, record).body;
  } catch (error) {
    throw new Closed(error.reason === "newer" ? "newer" : "header");
  }
  try {
    return readWhole("SealHeader", body);
  } catch {
    throw new Closed("newer");
  }
}

/** The data keys by their numbers. `report` hears how far the stretching is, from 0 to 1. */
export async function unlock(header, typed, report) {
  const vaultId = Uint8Array.from(header.vault_id);
  const bound = (part) => concat(ascii(`yushui ${part}\0`), vaultId);
  const recovery = parseRecovery(typed);
  const part = recovery ? "recovery" : "passphrase";
  const wrap = recovery ? header.recovery : header.passphrase.wrap;
  let secret = recovery;
  let salt = concat(bound(part), Uint8Array.from(wrap.salt));
  if (!recovery) {
    const { cost } = header.passphrase;
    const isReasonable = Object.keys(LEAST).every((key) => cost[key] >= LEAST[key] && cost[key] <= MOST[key]);
    if (!isReasonable) throw new Closed("header");
    const options = { t: cost.passes, m: cost.memory_kib, p: cost.lanes, dkLen: 32, onProgress: report };
    secret = await argon2idAsync(ascii(typed.normalize("NFKC")), Uint8Array.from(wrap.salt), options);
    salt = bound(part);
  }
  const derive = (purpose) => hkdf(sha256, secret, salt, ascii(purpose), 32);
  if (derive("yushui commitment").some((byte, at) => byte !== wrap.commitment[at])) throw new Closed("wrong");
  const vaultKey = unwrap(derive("yushui wrapping key"), wrap.wrapped, bound(part));
  const keys = new Map();
  for (const { name, wrapped } of header.epochs) {
    const named = new Uint8Array(13);
    const view = new DataView(named.buffer);
    view.setUint32(0, name.epoch, true);
    view.setBigUint64(4, BigInt(name.key_id), true);
    named[12] = name.suite === "Aes256Gcm" ? 0 : 1;
    keys.set(BigInt(name.key_id), { suite: name.suite, key: unwrap(vaultKey, wrapped, concat(bound("epoch"), named)) });
  }
  return keys;
}

function unwrap(under, wrapped, bound) {
  const bytes = Uint8Array.from(wrapped);
  try {
    return gcm(under, bytes.subarray(0, NONCE_BYTES), bound).decrypt(bytes.subarray(NONCE_BYTES));
  } catch {
    throw new Closed("header");
  }
}

/** Opens records with the keys of a header. */
export class Opener {
  #header;
  #keys;
  #own = new Map();

  constructor(header, keys) {
    this.#header = header;
    this.#keys = keys;
  }

  /** The plain body of a record in its place; what was altered, or lies elsewhere, is damaged. */
  async open(kind, record, area, key) {
    const label = openEnvelope(kind, record);
    const mark = sealMark(record);
    if (!mark) {
      // Plain records are taken only while a shop is being converted.
      if (this.#header.stage === "Sealed") throw new BadRecord("damaged");
      return label;
    }
    const place = new Uint8Array(9);
    place[0] = area;
    new DataView(place.buffer).setBigUint64(1, BigInt(key), true);
    const bound = concat(boundHeader(record), Uint8Array.from(this.#header.vault_id), place);
    const nonce = record.subarray(HEADER_BYTES, HEADER_BYTES + mark.nonceBytes);
    const sealed = record.subarray(HEADER_BYTES + mark.nonceBytes);
    const known = this.#keys.get(mark.keyId);
    if (!known) throw new BadRecord("damaged");
    try {
      return { ...label, body: await this.#decrypt(known, mark.keyId, nonce, bound, sealed) };
    } catch {
      throw new BadRecord("damaged");
    }
  }

  async #decrypt({ suite, key }, keyId, nonce, bound, sealed) {
    if (suite !== "Aes256Gcm") return xchacha20poly1305(key, nonce, bound).decrypt(sealed);
    // Pages that came over plain http have no cryptography of the browser.
    if (!globalThis.crypto?.subtle) return gcm(key, nonce, bound).decrypt(sealed);
    if (!this.#own.has(keyId)) this.#own.set(keyId, await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]));
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: bound }, this.#own.get(keyId), sealed));
  }
}

export function concat(...parts) {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKS = `${DIGITS}*~$=U`;
const SYMBOLS = 32;

/** The bytes of a recovery key, or null where what was typed is none: Crockford's base 32 with his check symbol. */
export function parseRecovery(typed) {
  const symbols = [...typed].filter((letter) => !/[\s\-–—·]/.test(letter)).map((letter) => letter.toUpperCase());
  if (symbols.length !== SYMBOLS + 1) return null;
  const digits = symbols.map((letter) => (letter === "O" ? "0" : letter === "I" || letter === "L" ? "1" : letter));
  let number = 0n;
  for (const digit of digits.slice(0, SYMBOLS)) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return null;
    number = number * 32n + BigInt(value);
  }
  if (CHECKS[Number(number % 37n)] !== digits[SYMBOLS]) return null;
  return Uint8Array.from({ length: 20 }, (_, at) => Number((number >> BigInt(8 * (19 - at))) & 0xffn));
}
