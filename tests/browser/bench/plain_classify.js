// The rival: A/B/C, concentration, RFM, cadence and corners over the same columns in plain JavaScript, as well as it can be
// written: typed arrays, one pass over the rows, counting sorts, histograms and quickselect, no object a customer.
import { NOBODY } from "./plain_columns.js";

export const STANDINGS = ["none", "new", "waiting", "doubtful", "unlikely", "gone", "on_time", "late", "lapsed", "lost"];
export const GROUPS = ["champion", "regular", "promising", "new", "attention", "slipping", "asleep", "gone"];
export const CORNERS = ["high_loyal", "high_disloyal", "low_loyal", "low_disloyal"];
const NO_PLACE = 255;
const SECOND_PERCENTS = [50, 75, 90, 95];
const DEFAULT_SECOND_DAYS = [60, 120, 180, 240];

/** Every figure of every customer as of `today` (days since 1970-01-01). */
export function classify(columns, today, { windowDays = 365, cutA = 0.8, cutB = 0.95 } = {}) {
  const count = columns.customers;
  const figures = {
    net: new Float64Array(count),
    netAll: new Float64Array(count),
    receipts: new Uint32Array(count),
    visits: new Uint32Array(count),
    firstDay: new Int32Array(count),
    lastDay: new Int32Array(count),
    class: new Uint8Array(count),
    r: new Uint8Array(count),
    f: new Uint8Array(count),
    m: new Uint8Array(count),
    group: new Uint8Array(count).fill(NO_PLACE),
    cadence: new Float32Array(count),
    ratio: new Float32Array(count),
    standing: new Uint8Array(count),
    corner: new Uint8Array(count).fill(NO_PLACE),
  };
  const isActive = new Uint8Array(count);
  const gathered = gather(columns, today, windowDays, figures, isActive);
  const rhythm = findRhythms(gathered, figures, today);
  const shop = findBoundaries(figures, isActive, rhythm, today, cutA, cutB);
  place(figures, isActive, rhythm, shop, today);
  return { figures, shop };
}

/** One pass over the rows: money, receipts, and the purchase days of each customer in a row. */
function gather(columns, today, windowDays, figures, isActive) {
  const { receipt, customer, day, amountMinor, rows } = columns;
  const { net, netAll, receipts } = figures;
  const windowFirst = today - windowDays + 1;
  const starts = new Uint32Array(columns.customers + 1);
  const eventCustomer = new Uint32Array(rows);
  const eventDay = new Int32Array(rows);
  let events = 0;
  for (let row = 0; row < rows; ) {
    const who = customer[row];
    const when = day[row];
    let sum = 0;
    let receiptCount = 0;
    let last = -1;
    for (; row < rows && customer[row] === who && day[row] === when; row += 1) {
      sum += amountMinor[row];
      // A receipt of refunds alone is no purchase.
      if (amountMinor[row] >= 0 && receipt[row] !== last) {
        receiptCount += 1;
        last = receipt[row];
      }
    }
    if (who === NOBODY || when > today) continue;
    netAll[who] += sum;
    receipts[who] += receiptCount;
    if (when >= windowFirst) {
      net[who] += sum;
      isActive[who] = 1;
    }
    if (receiptCount > 0) {
      starts[who] += 1;
      eventCustomer[events] = who;
      eventDay[events] = when;
      events += 1;
    }
  }
  let next = 0;
  for (let at = 0; at < starts.length; at += 1) {
    const size = starts[at];
    starts[at] = next;
    next += size;
  }
  const days = new Int32Array(events);
  const places = starts.slice();
  for (let at = 0; at < events; at += 1) days[places[eventCustomer[at]]++] = eventDay[at];
  return { starts, days };
}

/** Counts of small whole numbers. */
class Histogram {
  counts = new Uint32Array(4096);
  total = 0;

  add(value) {
    if (value >= this.counts.length) {
      const grown = new Uint32Array(2 * value);
      grown.set(this.counts);
      this.counts = grown;
    }
    this.counts[value] += 1;
    this.total += 1;
  }

  atRank(rank) {
    let passed = 0;
    for (let value = 0; value < this.counts.length; value += 1) {
      passed += this.counts[value];
      if (passed > rank) return value;
    }
    return 0;
  }

  median() {
    const last = this.total - 1;
    return last < 0 ? null : (this.atRank(last >> 1) + this.atRank((last + 1) >> 1)) / 2;
  }

  percentile(percent) {
    return this.atRank(Math.max(1, Math.ceil((this.total * percent) / 100)) - 1);
  }
}

/** Distinct days, gaps and their medians. */
function findRhythms({ starts, days }, { visits, firstDay, lastDay }, today) {
  const count = visits.length;
  const medianTwice = new Uint32Array(count);
  const isRegular = new Uint8Array(count);
  const gaps = new Histogram();
  const secondGaps = new Histogram();
  const daysAgo = new Histogram();
  const visitCounts = new Histogram();
  let scratch = new Int32Array(64);
  for (let who = 0; who < count; who += 1) {
    const start = starts[who];
    const end = tidy(days, start, starts[who + 1]);
    const visitCount = end - start;
    if (visitCount === 0) continue;
    visits[who] = visitCount;
    firstDay[who] = days[start];
    lastDay[who] = days[end - 1];
    daysAgo.add(today - days[end - 1]);
    visitCounts.add(visitCount);
    const gapCount = visitCount - 1;
    if (gapCount === 0) continue;
    if (gapCount > scratch.length) scratch = new Int32Array(2 * gapCount);
    for (let at = 0; at < gapCount; at += 1) {
      scratch[at] = days[start + at + 1] - days[start + at];
      gaps.add(scratch[at]);
    }
    secondGaps.add(scratch[0]);
    sortStart(scratch, gapCount);
    const twice = scratch[gapCount >> 1] + scratch[(gapCount - 1) >> 1];
    medianTwice[who] = twice;
    let near = 0;
    for (let at = 0; at < gapCount; at += 1) if (2 * Math.abs(2 * scratch[at] - twice) <= twice) near += 1;
    isRegular[who] = 2 * near >= gapCount ? 1 : 0;
  }
  return { medianTwice, isRegular, gaps, secondGaps, daysAgo, visitCounts };
}

/** Makes the days of one customer ascending and distinct in place; gives their end. Most are so already. */
function tidy(days, start, end) {
  let at = start + 1;
  while (at < end && days[at - 1] < days[at]) at += 1;
  if (at >= end) return end;
  days.subarray(start, end).sort();
  let kept = start + 1;
  for (at = start + 1; at < end; at += 1) if (days[at] !== days[kept - 1]) days[kept++] = days[at];
  return kept;
}

function sortStart(array, length) {
  if (length > 48) {
    array.subarray(0, length).sort();
    return;
  }
  for (let at = 1; at < length; at += 1) {
    const value = array[at];
    let place = at - 1;
    for (; place >= 0 && array[place] > value; place -= 1) array[place + 1] = array[place];
    array[place + 1] = value;
  }
}

/** What holds for the whole shop: class cuts, concentration, steps of the scores, the usual rhythm. */
function findBoundaries({ net, visits }, isActive, rhythm, today, cutA, cutB) {
  let actives = 0;
  let buyers = 0;
  const activeNets = new Float64Array(net.length);
  const buyerNets = new Float64Array(net.length);
  for (let who = 0; who < net.length; who += 1) {
    if (isActive[who]) activeNets[actives++] = net[who];
    if (visits[who] > 0) buyerNets[buyers++] = net[who];
  }
  const sorted = activeNets.subarray(0, actives).sort();
  const classes = findClasses(sorted, cutA, cutB);
  const steps = buyers < 25 ? 3 : 5;
  const returned = rhythm.secondGaps.total;
  return {
    buyers,
    actives,
    ...classes,
    ...concentration(sorted, classes.total),
    steps,
    recencyEnds: histogramEnds(rhythm.daysAgo, steps, true),
    frequencyEnds: histogramEnds(rhythm.visitCounts, steps, false),
    monetaryEnds: selectedEnds(buyerNets.subarray(0, buyers), steps),
    shopMedianDays: rhythm.gaps.total > 0 ? rhythm.gaps.median() : null,
    secondDays: returned < 20 ? DEFAULT_SECOND_DAYS : SECOND_PERCENTS.map((percent) => rhythm.secondGaps.percentile(percent)),
  };
}

/** `sorted` is ascending; shares are compared in whole numbers, as money is. */
function findClasses(sorted, cutA, cutB) {
  let total = 0;
  for (let at = 0; at < sorted.length; at += 1) total += sorted[at];
  const [shareA, shareB] = [Math.round(cutA * 10_000), Math.round(cutB * 10_000)];
  let reached = 0;
  let netA = Infinity;
  let netB = Infinity;
  for (let at = sorted.length - 1; at >= 0 && sorted[at] > 0; at -= 1) {
    const net = sorted[at];
    if (reached * 10_000 < total * shareA) netA = net;
    else if (net < netA && reached * 10_000 < total * shareB) netB = net;
    else if (reached * 10_000 >= total * shareB) break;
    reached += net;
  }
  const a = sorted.length - lowerBound(sorted, netA);
  const ab = Math.max(a, sorted.length - lowerBound(sorted, netB));
  return { total, netA, netB, counts: { a, b: ab - a, c: sorted.length - ab } };
}

function lowerBound(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function concentration(sorted, total) {
  const count = sorted.length;
  const top = Math.ceil(count / 5);
  const points = Math.min(count, 200);
  const curve = new Float32Array(points + 1);
  let [sum, positive, weighted, topSum, point] = [0, 0, 0, 0, 1];
  for (let rank = 1; rank <= count; rank += 1) {
    const net = sorted[count - rank];
    sum += net;
    if (net > 0) {
      positive += net;
      weighted += rank * net;
    }
    if (rank === top) topSum = sum;
    if (rank === Math.floor((point * count) / points)) curve[point++] = sum / total;
  }
  return { top20Share: topSum / total, gini: (count + 1 - (2 * weighted) / positive) / count, curve };
}

/** The value at rank ⌈j·n / steps⌉ of each step, from the lowest score on; none where all values are equal. */
function histogramEnds(histogram, steps, isDescending) {
  const ends = [];
  const count = histogram.total;
  if (histogram.atRank(0) === histogram.atRank(count - 1)) return ends;
  for (let step = 1; step < steps; step += 1) {
    const rank = Math.max(1, Math.ceil((step * count) / steps)) - 1;
    ends.push(histogram.atRank(isDescending ? count - 1 - rank : rank));
  }
  return ends;
}

function selectedEnds(values, steps) {
  const ends = [];
  let done = 0;
  for (let step = 1; step < steps; step += 1) {
    const rank = Math.max(1, Math.ceil((step * values.length) / steps)) - 1;
    if (rank >= done) {
      select(values, done, values.length - 1, rank);
      done = rank + 1;
    }
    ends.push(values[rank]);
  }
  return ends;
}

/** Hoare's quickselect with a median of three. */
function select(values, low, high, rank) {
  while (low < high) {
    const middle = (low + high) >> 1;
    const [x, y, z] = [values[low], values[middle], values[high]];
    const pivot = x < y ? (y < z ? y : x < z ? z : x) : x < z ? x : y < z ? z : y;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) left += 1;
      while (values[right] > pivot) right -= 1;
      if (left <= right) {
        const value = values[left];
        values[left++] = values[right];
        values[right--] = value;
      }
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return;
  }
}

/** Level of a score: 0 low, 1 middle, 2 high. */
function levelOf(score, steps) {
  const outer = Math.max(1, Math.floor((steps * 2) / 5));
  return score <= outer ? 0 : score > steps - outer ? 2 : 1;
}

/** The group of each of the 27 combinations of levels. */
const GROUP_OF_LEVELS = Uint8Array.from({ length: 27 }, (_, at) => {
  const [r, f, m] = [Math.floor(at / 9), Math.floor(at / 3) % 3, at % 3];
  if (r === 2 && f === 2 && m === 2) return 0;
  if (r >= 1 && f === 2) return 1;
  if (r === 2 && (f === 1 || m === 2)) return 2;
  if (r === 2) return 3;
  if (r === 1) return 4;
  if (f === 2 || m === 2) return 5;
  return f === 0 && m === 0 ? 7 : 6;
});

/** Writes every figure of every customer. */
function place(figures, isActive, { medianTwice, isRegular }, shop, today) {
  const { net, visits, firstDay, lastDay, r, f, m, group, cadence, ratio, standing, corner } = figures;
  const { steps, recencyEnds, frequencyEnds, monetaryEnds, shopMedianDays, secondDays, netA, netB } = shop;
  const middle = Math.ceil(steps / 2);
  const level = Uint8Array.from({ length: steps + 1 }, (_, score) => levelOf(score, steps));
  for (let who = 0; who < net.length; who += 1) {
    const own = net[who];
    const isHigh = isActive[who] === 1 && own >= netA;
    if (isActive[who]) figures.class[who] = isHigh ? 1 : own >= netB ? 2 : 3;
    const visitCount = visits[who];
    if (visitCount === 0) continue;
    const daysSince = today - lastDay[who];
    let place = 0;
    if (visitCount > 1) {
      const gapCount = visitCount - 1;
      const days = ((gapCount * medianTwice[who]) / 2 + 2 * shopMedianDays) / (gapCount + 2);
      const late = daysSince / days;
      cadence[who] = days;
      ratio[who] = late;
      place = late < 1.2 ? 6 : late <= 2 ? 7 : late <= 4 ? 8 : 9;
    } else {
      place = 1;
      for (let at = 0; at < 4; at += 1) if (daysSince >= secondDays[at]) place += 1;
    }
    standing[who] = place;
    let [recency, frequency, money] = [1, 1, 1];
    for (let at = 0; at < steps - 1; at += 1) {
      if (daysSince < recencyEnds[at]) recency += 1;
      if (visitCount > frequencyEnds[at]) frequency += 1;
      if (own > monetaryEnds[at]) money += 1;
    }
    if (recencyEnds.length === 0) recency = middle;
    if (frequencyEnds.length === 0) frequency = middle;
    r[who] = recency;
    f[who] = frequency;
    m[who] = money;
    group[who] = GROUP_OF_LEVELS[level[recency] * 9 + level[frequency] * 3 + level[money]];
    const isLoyal = visitCount >= 3 && today - firstDay[who] >= 90 && isRegular[who] === 1 && place === 6;
    corner[who] = (isHigh ? 0 : 2) + (isLoyal ? 0 : 1);
  }
}

/** What both programs must agree on. */
export function countsOf({ figures, shop }) {
  const count = (column, names) => {
    const counts = new Uint32Array(256);
    for (const value of column) counts[value] += 1;
    return Object.fromEntries(names.map((name, at) => [name, counts[at]]));
  };
  return {
    customers: figures.net.length,
    buyers: shop.buyers,
    classes: shop.counts,
    cut_a_minor: shop.netA,
    cut_b_minor: shop.netB,
    top20_share: shop.top20Share,
    gini: shop.gini,
    shop_median_days: shop.shopMedianDays,
    groups: count(figures.group, GROUPS),
    standings: count(figures.standing, STANDINGS),
    corners: count(figures.corner, CORNERS),
  };
}
