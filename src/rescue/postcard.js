// Reads stored bytes by the table of stored types that `cargo xtask pack` takes from the sources (xtask/src/formats.rs).
import formats from "formats";
import { readColumns } from "./columns.js";
import { isoDay, isoMonth } from "./days.js";

/** What stands behind the end of a row that an older version wrote: zeros, for fields that it did not know. */
const PADDING_BYTES = 256;

export class Unreadable extends Error {}

/** Takes values off the front of bytes; behind their end it gives zeros where the bytes may have been shorter once. */
export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get isAtEnd() {
    return this.at >= this.bytes.length;
  }

  byte() {
    const at = this.at++;
    if (at < this.bytes.length) return this.bytes[at];
    if (at < this.bytes.length + PADDING_BYTES) return 0;
    throw new Unreadable("the bytes end too early");
  }

  take(length) {
    if (length > this.bytes.length - this.at) {
      if (length === 0) return new Uint8Array(0);
      throw new Unreadable("the bytes end too early");
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** A number of variable length, as a BigInt. */
  wide() {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Unreadable("a number is too long");
  }

  /** The same as a number, exact up to 2^53; beyond that it stays a BigInt. */
  unsigned() {
    let value = 0;
    let weight = 1;
    const begin = this.at;
    for (let count = 0; count < 7; count += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
      weight *= 128;
    }
    this.at = begin;
    return narrow(this.wide());
  }

  signed() {
    const zigzag = this.wide();
    return narrow(zigzag & 1n ? -(zigzag >> 1n) - 1n : zigzag >> 1n);
  }
}

function narrow(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const text = new TextDecoder("utf-8", { fatal: true });

const PLAIN = {
  bool: (reader) => reader.byte() !== 0,
  u8: (reader) => reader.byte(),
  i8: (reader) => (reader.byte() << 24) >> 24,
  u16: (reader) => reader.unsigned(),
  u32: (reader) => reader.unsigned(),
  u64: (reader) => reader.unsigned(),
  i16: (reader) => reader.signed(),
  i32: (reader) => reader.signed(),
  i64: (reader) => reader.signed(),
  String: (reader) => text.decode(reader.take(reader.unsigned())),
  columns: (reader) => {
    const blocks = [];
    for (let count = reader.unsigned(); count > 0; count -= 1) blocks.push(reader.take(reader.unsigned()));
    return readColumns(blocks);
  },
};

/** Days and months are told as people read them. */
const TOLD = { Day: isoDay, Month: isoMonth };

/** One value of a type: a name of the table, or a shape around one. */
export function read(kind, reader) {
  if (typeof kind !== "string") return readShape(kind, reader);
  const plain = PLAIN[kind];
  if (plain) return plain(reader);
  const value = readShape(formats.types[kind], reader);
  return TOLD[kind] ? TOLD[kind](value) : value;
}

function readShape(shape, reader) {
  if (shape.of !== undefined) return read(shape.of, reader);
  if (shape.vec !== undefined) return repeat(reader.unsigned(), () => read(shape.vec, reader), reader);
  if (shape.option !== undefined) return reader.byte() === 0 ? null : read(shape.option, reader);
  if (shape.frame !== undefined) return readWhole(shape.frame, reader.take(reader.unsigned()));
  if (shape.array !== undefined) return repeat(shape.array[1], () => read(shape.array[0], reader), reader);
  if (shape.map !== undefined) return repeat(reader.unsigned(), () => shape.map.map((kind) => read(kind, reader)), reader);
  if (shape.tuple !== undefined) return shape.tuple.map((kind) => read(kind, reader));
  if (shape.fields !== undefined) return Object.fromEntries(shape.fields.map(([name, kind]) => [name, read(kind, reader)]));
  const variant = shape.variants[reader.unsigned()];
  if (!variant) throw new Unreadable("written by a newer version");
  const [name, inside] = variant;
  return inside === null ? name : { [name]: readShape(inside, reader) };
}

function repeat(count, one, reader) {
  // A damaged length is not to fill the memory: each takes a byte or more, but for what stands in the padding.
  if (count > reader.bytes.length + PADDING_BYTES) throw new Unreadable("a list is longer than its bytes");
  return Array.from({ length: count }, one);
}

/** A value that is all of these bytes, with zeros for what an older version did not write. */
export function readWhole(kind, bytes) {
  return read(kind, new Reader(bytes));
}

/** The name and the content of a variant. */
export function parted(value) {
  return typeof value === "string" ? [value, null] : Object.entries(value)[0];
}
