// Days and months as they are stored: counted from 1970, written as ISO 8601.

const MILLIS_PER_DAY = 86_400_000;

/** A million sales stand on a few thousand days. */
const known = new Map();

export function isoDay(days) {
  if (!known.has(days)) known.set(days, new Date(days * MILLIS_PER_DAY).toISOString().slice(0, 10));
  return known.get(days);
}

/** Months are stored as `year * 12 + month - 1`. */
export function isoMonth(months) {
  const year = Math.floor(months / 12);
  return `${String(year).padStart(4, "0")}-${String(months - year * 12 + 1).padStart(2, "0")}`;
}
