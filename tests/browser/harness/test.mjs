// Registers tests; run.mjs runs them.

export const registered = [];

/**
 * A named test. Options: `sizes` (["desktop"] unless told: "phone", "desktop"), `timeoutMs` (60 000),
 * `context` (settings of the browser context: locale, colorScheme, permissions …).
 * The shop at its end goes round through a backup (roundtrip.mjs).
 */
export function test(name, options, body = options) {
  const given = typeof options === "function" ? {} : options;
  for (const size of given.sizes ?? ["desktop"]) {
    registered.push({ name: `${name} [${size}]`, size, options: given, body });
  }
}

/** Fails with both values unless they are the same when written as JSON. */
export function expectEqual(found, wanted, what = "value") {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${what}: found ${left}, wanted ${right}`);
}
