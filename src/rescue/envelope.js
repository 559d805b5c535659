// The header in front of everything that is stored (vault/envelope.rs).

export const HEADER_BYTES = 64;
export const KIND = { act: 1, page: 2, manifest: 3, vault: 4, seal: 5, summary: 6, head: 7 };
const MAGIC = [0x59, 0x55, 0x53, 0x48];
const CHECKED = 56;
const VERSION = 1;

/** Why a record is not read: `damaged` or `newer`. */
export class BadRecord extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The label of a record and its body as it lies there; refuses one that is damaged or newer. */
export function openEnvelope(kind, record) {
  if (record.length < HEADER_BYTES || MAGIC.some((byte, at) => record[at] !== byte) || record[4] !== kind) throw new BadRecord("damaged");
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const body = record.subarray(HEADER_BYTES);
  const mark = sealMark(record);
  const length = body.length - (mark ? mark.nonceBytes + mark.tagBytes : 0);
  if (Number(view.getBigUint64(40, true)) !== length) throw new BadRecord("damaged");
  // The tag of a sealed body proves more than a checksum does.
  if (!mark && view.getBigUint64(CHECKED, true) !== xxh64(body, xxh64(record.subarray(0, CHECKED), 0n))) throw new BadRecord("damaged");
  if (record[5] !== VERSION || record[6] !== VERSION || (!mark && record.subarray(7, 24).some((byte) => byte !== 0))) throw new BadRecord("newer");
  return { number: Number(view.getBigUint64(24, true)), position: view.getUint32(32, true), extent: view.getUint32(36, true), body };
}

/** What a sealed record says of its seal; null for a plain one. */
export function sealMark(record) {
  if (record.length < HEADER_BYTES || record[7] !== 1) return null;
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  return { epoch: view.getUint32(8, true), keyId: view.getBigUint64(12, true), nonceBytes: record[20], tagBytes: record[21] };
}

/** The bytes of a header that are bound to a sealed body. */
export const boundHeader = (record) => record.subarray(0, CHECKED);

const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const MASK = (1n << 64n) - 1n;
const mul = (left, right) => (left * right) & MASK;
const rotate = (value, by) => ((value << by) | (value >> (64n - by))) & MASK;
const round = (sum, lane) => mul(rotate((sum + mul(lane, P2)) & MASK, 31n), P1);
const merge = (sum, lane) => (mul(sum ^ round(0n, lane), P1) + P4) & MASK;

/** XXH64 of its specification; it finds damage, not malice. No kept package of plain JavaScript has it. */
export function xxh64(bytes, seed) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let sum = (seed + P5) & MASK;
  if (bytes.length >= 32) {
    let lanes = [(seed + P1 + P2) & MASK, (seed + P2) & MASK, seed, (seed - P1) & MASK];
    for (; at + 32 <= bytes.length; at += 32) {
      lanes = [
        round(lanes[0], view.getBigUint64(at, true)),
        round(lanes[1], view.getBigUint64(at + 8, true)),
        round(lanes[2], view.getBigUint64(at + 16, true)),
        round(lanes[3], view.getBigUint64(at + 24, true)),
      ];
    }
    sum = (rotate(lanes[0], 1n) + rotate(lanes[1], 7n) + rotate(lanes[2], 12n) + rotate(lanes[3], 18n)) & MASK;
    sum = lanes.reduce(merge, sum);
  }
  sum = (sum + BigInt(bytes.length)) & MASK;
  for (; at + 8 <= bytes.length; at += 8) sum = (mul(rotate(sum ^ round(0n, view.getBigUint64(at, true)), 27n), P1) + P4) & MASK;
  if (at + 4 <= bytes.length) {
    sum = (mul(rotate(sum ^ mul(BigInt(view.getUint32(at, true)), P1), 23n), P2) + P3) & MASK;
    at += 4;
  }
  for (; at < bytes.length; at += 1) sum = mul(rotate(sum ^ mul(BigInt(bytes[at]), P5), 11n), P1);
  sum = mul(sum ^ (sum >> 33n), P2);
  sum = mul(sum ^ (sum >> 29n), P3);
  return sum ^ (sum >> 32n);
}
