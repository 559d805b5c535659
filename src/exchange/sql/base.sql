-- The tables as they came, with types. Flags are 0 and 1; an empty cell is nothing.
CREATE OR REPLACE TEMPORARY VIEW people AS
SELECT
  CAST(customer_id AS BIGINT) AS customer_id,
  CAST(is_external AS BIGINT) = 1 AS is_external,
  CAST(is_archived AS BIGINT) = 1 AS is_archived,
  CAST(has_phone AS BIGINT) = 1 AS has_phone,
  COALESCE(CAST(tags AS STRING), '') AS tags,
  COALESCE(CAST(source AS STRING), '') AS source,
  COALESCE(CAST(wallet AS STRING), '') AS wallet,
  COALESCE(CAST(attitude AS STRING), '') AS attitude,
  CAST(is_early AS BIGINT) = 1 AS is_early,
  COALESCE(CAST(cooperation AS STRING), '') AS cooperation,
  NULLIF(CAST(class_mark AS STRING), '') AS class_mark,
  NULLIF(CAST(corner_mark AS STRING), '') AS corner_mark,
  CAST(NULLIF(CAST(created_day_number AS STRING), '') AS BIGINT) AS created_day,
  CAST(NULLIF(CAST(next_birthday_day_number AS STRING), '') AS BIGINT) AS next_birthday_day,
  CAST(NULLIF(CAST(last_contact_day_number AS STRING), '') AS BIGINT) AS last_contact_day,
  CAST(NULLIF(CAST(alive_percent AS STRING), '') AS BIGINT) AS alive_percent,
  COALESCE(CAST(likely AS STRING), '') AS likely,
  CAST(NULLIF(CAST(next_reorder_day_number AS STRING), '') AS BIGINT) AS next_reorder_day
FROM customers;

CREATE OR REPLACE TEMPORARY VIEW sale_rows AS
SELECT
  CAST(receipt_id AS BIGINT) AS receipt_id,
  CAST(NULLIF(CAST(customer_id AS STRING), '') AS BIGINT) AS customer_id,
  CAST(day_number AS BIGINT) AS day_number,
  CAST(SUBSTR(CAST(day AS STRING), 1, 4) AS BIGINT) * 12 + CAST(SUBSTR(CAST(day AS STRING), 6, 2) AS BIGINT) - 1 AS month_number,
  CAST(amount_minor AS BIGINT) AS amount_minor,
  CAST(NULLIF(CAST(product_id AS STRING), '') AS BIGINT) AS product_id,
  COALESCE(CAST(category AS STRING), '') AS category,
  CAST(NULLIF(CAST(reverses AS STRING), '') AS BIGINT) AS reverses
FROM sales CROSS JOIN shop
WHERE CAST(day_number AS BIGINT) <= shop.today;

-- A sale and the later one that takes it back cancel: money, but neither a purchase day nor activity.
CREATE OR REPLACE TEMPORARY VIEW paired_receipts AS
SELECT receipt_id FROM sale_rows WHERE reverses IS NOT NULL
UNION
SELECT reverses AS receipt_id FROM sale_rows WHERE reverses IS NOT NULL;

CREATE OR REPLACE TEMPORARY VIEW known_rows AS
SELECT r.customer_id, r.day_number, r.month_number, r.amount_minor, r.product_id, r.category, p.receipt_id IS NOT NULL AS is_paired
FROM sale_rows r LEFT JOIN paired_receipts p ON p.receipt_id = r.receipt_id
WHERE r.customer_id IS NOT NULL;

CREATE OR REPLACE TEMPORARY VIEW purchase_rows AS
SELECT customer_id, day_number, month_number, product_id, category FROM known_rows WHERE amount_minor >= 0 AND NOT is_paired;

CREATE OR REPLACE TEMPORARY VIEW purchase_days AS
SELECT DISTINCT customer_id, day_number, month_number FROM purchase_rows;

-- Net sales of the window and of all time; active: something in the window that was not taken back.
CREATE OR REPLACE TEMPORARY VIEW money AS
SELECT
  r.customer_id,
  CAST(SUM(r.amount_minor) AS BIGINT) AS net_ever_minor,
  CAST(SUM(CASE WHEN r.day_number >= shop.window_first THEN r.amount_minor ELSE 0 END) AS BIGINT) AS net_minor,
  MAX(CASE WHEN r.day_number >= shop.window_first AND NOT r.is_paired THEN 1 ELSE 0 END) = 1
    OR SUM(CASE WHEN r.day_number >= shop.window_first THEN r.amount_minor ELSE 0 END) <> 0 AS is_classed
FROM known_rows r CROSS JOIN shop
GROUP BY r.customer_id;

-- A/B/C: A is the smallest set that reaches the first cut of net sales, B the second; equal amounts stay together.
CREATE OR REPLACE TEMPORARY VIEW ranked_money AS
SELECT
  customer_id, net_minor,
  RANK() OVER (ORDER BY net_minor DESC) AS place,
  COUNT(*) OVER () AS active,
  COALESCE(SUM(net_minor) OVER (ORDER BY net_minor DESC, customer_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before_minor,
  SUM(net_minor) OVER () AS total_minor
FROM money WHERE is_classed;

CREATE OR REPLACE TEMPORARY VIEW class_cut_a AS
SELECT MIN(net_minor) AS cut_a_minor
FROM ranked_money CROSS JOIN shop
WHERE net_minor > 0 AND before_minor * 10000 < total_minor * shop.cut_a;

CREATE OR REPLACE TEMPORARY VIEW class_cuts AS
SELECT
  MAX(c.cut_a_minor) AS cut_a_minor,
  MIN(CASE WHEN r.net_minor > 0 AND r.before_minor * 10000 < r.total_minor * shop.cut_b
    AND (c.cut_a_minor IS NULL OR r.net_minor < c.cut_a_minor) THEN r.net_minor END) AS cut_b_minor
FROM ranked_money r CROSS JOIN class_cut_a c CROSS JOIN shop;

CREATE OR REPLACE TEMPORARY VIEW classes AS
SELECT
  r.customer_id,
  CASE
    WHEN r.active < 10 THEN CAST(r.place AS STRING)
    WHEN r.net_minor >= c.cut_a_minor THEN 'A'
    WHEN r.net_minor >= c.cut_b_minor THEN 'B'
    ELSE 'C'
  END AS class,
  COALESCE(r.net_minor >= c.cut_a_minor, FALSE) AS is_key
FROM ranked_money r CROSS JOIN class_cuts c;

-- The concentration curve: from the largest customer on, which share of customers brings which share of net sales.
CREATE OR REPLACE TEMPORARY VIEW curve AS
SELECT
  place AS customers, sum_minor,
  CAST(place AS DOUBLE) / CAST(active AS DOUBLE) AS customers_share,
  CASE WHEN total_minor > 0 THEN CAST(sum_minor AS DOUBLE) / CAST(total_minor AS DOUBLE) END AS sales_share
FROM (
  SELECT
    active, total_minor,
    ROW_NUMBER() OVER (ORDER BY net_minor DESC, customer_id) AS place,
    SUM(net_minor) OVER (ORDER BY net_minor DESC, customer_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS sum_minor
  FROM ranked_money
) summed;

-- Customers to the left of each line: the largest fifth, and the owner's own share, rounded up to whole customers.
CREATE OR REPLACE TEMPORARY VIEW curve_lines AS
SELECT
  COUNT(*) AS customers, CAST(COALESCE(SUM(r.net_minor), 0) AS BIGINT) AS net_minor,
  CAST(FLOOR((COUNT(*) * 2000 + 9999) / 10000) AS BIGINT) AS top20_customers,
  CAST(FLOOR((COUNT(*) * MAX(shop.key_share) + 9999) / 10000) AS BIGINT) AS key_customers
FROM ranked_money r CROSS JOIN shop;

-- What they bring, and the Gini coefficient: 0 where all bring the same, towards 1 where one brings all.
CREATE OR REPLACE TEMPORARY VIEW concentration AS
SELECT
  MAX(l.customers) AS customers, MAX(l.net_minor) AS net_minor, MAX(l.key_customers) AS key_customers,
  COALESCE(MAX(CASE WHEN c.customers = l.top20_customers THEN c.sales_share END), 0) AS top20_share,
  COALESCE(MAX(CASE WHEN c.customers = l.key_customers THEN c.sales_share END), 0) AS key_share,
  COALESCE(MAX(g.gini), 0) AS gini
FROM curve_lines l
LEFT JOIN curve c ON c.customers = l.top20_customers OR c.customers = l.key_customers
CROSS JOIN (
  SELECT GREATEST((CAST(people AS DOUBLE) + 1 - 2 * CAST(weighted AS DOUBLE) / CAST(paid AS DOUBLE)) / CAST(people AS DOUBLE), 0) AS gini
  FROM (
    SELECT COUNT(*) AS people, SUM(GREATEST(net_minor, 0)) AS paid, SUM(place * GREATEST(net_minor, 0)) AS weighted
    FROM (SELECT net_minor, ROW_NUMBER() OVER (ORDER BY net_minor DESC, customer_id) AS place FROM ranked_money) placed
  ) sums
  WHERE paid > 0
  UNION ALL SELECT 0 AS gini
) g;

-- Visits, and the rhythm of each customer: n gaps between distinct purchase days and twice their median.
CREATE OR REPLACE TEMPORARY VIEW visits AS
SELECT
  d.customer_id, COUNT(*) AS visits, MIN(d.day_number) AS first_day, MAX(d.day_number) AS last_day,
  MIN(d.month_number) AS first_month, MAX(d.month_number) AS last_month, MAX(shop.today) - MAX(d.day_number) AS days_since
FROM purchase_days d CROSS JOIN shop
GROUP BY d.customer_id;

CREATE OR REPLACE TEMPORARY VIEW gaps AS
SELECT customer_id, from_day, gap_days, visit - 1 AS gap_number
FROM (
  SELECT
    customer_id,
    LAG(day_number) OVER (PARTITION BY customer_id ORDER BY day_number) AS from_day,
    day_number - LAG(day_number) OVER (PARTITION BY customer_id ORDER BY day_number) AS gap_days,
    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY day_number) AS visit
  FROM purchase_days
) steps
WHERE gap_days IS NOT NULL;

-- Seasonal customers: the season is the shortest run of months of the year that holds every purchase, at most six; a month of
-- the year returns in another year, and n months at random would lie in such a run with a probability of 5 % at most.
CREATE OR REPLACE TEMPORARY VIEW quiet_runs AS
SELECT
  customer_id, COALESCE(next_month, first_month) AS season_first, COALESCE(next_month, first_month + 12) - year_month - 1 AS quiet_months
FROM (
  SELECT
    customer_id, year_month,
    LEAD(year_month) OVER (PARTITION BY customer_id ORDER BY year_month) AS next_month,
    MIN(year_month) OVER (PARTITION BY customer_id) AS first_month
  FROM (SELECT DISTINCT customer_id, month_number % 12 AS year_month FROM purchase_days) bought
) runs;

CREATE OR REPLACE TEMPORARY VIEW seasons AS
SELECT q.customer_id, q.season_first, 12 - q.quiet_months AS season_months
FROM quiet_runs q
JOIN visits v ON v.customer_id = q.customer_id
JOIN (
  SELECT customer_id, COUNT(DISTINCT month_number) AS months, COUNT(DISTINCT month_number % 12) AS year_months
  FROM purchase_days GROUP BY customer_id
) m ON m.customer_id = q.customer_id
WHERE q.quiet_months >= 6 AND v.visits >= 3 AND v.last_day - v.first_day >= 335 AND m.months > m.year_months
  AND m.months * POWER(CAST(12 - q.quiet_months AS DOUBLE) / 12, m.months - 1) <= 0.05;

-- First and last day of the thousand months up to the present one.
CREATE OR REPLACE TEMPORARY VIEW digits AS
SELECT 0 AS digit UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9;

CREATE OR REPLACE TEMPORARY VIEW calendar AS
SELECT month_number, first_day, next_first_day - 1 AS last_day
FROM (
  SELECT month_number, first_day, LEAD(first_day) OVER (ORDER BY month_number) AS next_first_day
  FROM (
    SELECT
      month_number,
      CAST(365 * march_year + FLOOR(march_year / 4) - FLOOR(march_year / 100) + FLOOR(march_year / 400)
        + FLOOR((153 * march_month + 2) / 5) - 719468 AS BIGINT) AS first_day
    FROM (
      SELECT month_number, FLOOR((month_number - 2) / 12) AS march_year, (month_number + 10) % 12 AS march_month
      FROM (
        SELECT shop.today_month + 1 - (ones.digit + 10 * tens.digit + 100 * hundreds.digit) AS month_number
        FROM shop CROSS JOIN digits ones CROSS JOIN digits tens CROSS JOIN digits hundreds
      ) months
    ) shifted
  ) firsts
) followed
WHERE next_first_day IS NOT NULL;

-- Days of the own season between two purchases, and since the last one.
CREATE OR REPLACE TEMPORARY VIEW season_days AS
SELECT
  t.customer_id, t.from_day, t.to_day,
  COALESCE(SUM(GREATEST(0, LEAST(c.last_day, t.to_day) - GREATEST(c.first_day, t.from_day + 1) + 1)), 0) AS days
FROM (
  SELECT
    s.customer_id, s.season_first, s.season_months, d.day_number AS from_day,
    COALESCE(LEAD(d.day_number) OVER (PARTITION BY s.customer_id ORDER BY d.day_number), shop.today) AS to_day
  FROM seasons s JOIN purchase_days d ON d.customer_id = s.customer_id CROSS JOIN shop
) t
LEFT JOIN calendar c
  ON (c.month_number - t.season_first) % 12 < t.season_months AND c.last_day > t.from_day AND c.first_day <= t.to_day
GROUP BY t.customer_id, t.from_day, t.to_day;

-- How long each has been waited for: in days of the own season, and not at all while it rests.
CREATE OR REPLACE TEMPORARY VIEW waits AS
SELECT
  v.customer_id,
  CASE WHEN s.customer_id IS NULL THEN v.days_since ELSE CAST(w.days AS BIGINT) END AS waited_days,
  COALESCE(
    (shop.today_month - s.season_first) % 12 >= s.season_months
      AND shop.today_month <= v.last_month + s.season_months - 1 - (v.last_month - s.season_first) % 12 + 12,
    FALSE) AS is_resting
FROM visits v
CROSS JOIN shop
LEFT JOIN seasons s ON s.customer_id = v.customer_id
LEFT JOIN season_days w ON w.customer_id = v.customer_id AND w.from_day = v.last_day;

CREATE OR REPLACE TEMPORARY VIEW paced_gaps AS
SELECT g.customer_id, CASE WHEN w.customer_id IS NULL THEN g.gap_days ELSE CAST(w.days AS BIGINT) END AS gap_days
FROM gaps g LEFT JOIN season_days w ON w.customer_id = g.customer_id AND w.from_day = g.from_day;

CREATE OR REPLACE TEMPORARY VIEW own_rhythm AS
SELECT
  customer_id, MAX(gaps) AS gaps,
  CAST(SUM(CASE WHEN place = FLOOR((gaps + 1) / 2) THEN gap_days ELSE 0 END)
    + SUM(CASE WHEN place = FLOOR((gaps + 2) / 2) THEN gap_days ELSE 0 END) AS BIGINT) AS median_twice
FROM (
  SELECT
    customer_id, gap_days,
    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY gap_days) AS place,
    COUNT(*) OVER (PARTITION BY customer_id) AS gaps
  FROM paced_gaps
) ranked
GROUP BY customer_id;

CREATE OR REPLACE TEMPORARY VIEW regularity AS
SELECT
  g.customer_id,
  2 * SUM(CASE WHEN 2 * ABS(2 * g.gap_days - o.median_twice) <= o.median_twice THEN 1 ELSE 0 END) >= MAX(o.gaps) AS is_regular
FROM paced_gaps g JOIN own_rhythm o ON o.customer_id = g.customer_id
GROUP BY g.customer_id;

-- Twice the median of all gaps of the shop.
CREATE OR REPLACE TEMPORARY VIEW shop_rhythm AS
SELECT
  CAST(SUM(CASE WHEN place = FLOOR((gaps + 1) / 2) THEN gap_days ELSE 0 END)
    + SUM(CASE WHEN place = FLOOR((gaps + 2) / 2) THEN gap_days ELSE 0 END) AS BIGINT) AS shop_median_twice
FROM (SELECT gap_days, ROW_NUMBER() OVER (ORDER BY gap_days) AS place, COUNT(*) OVER () AS gaps FROM gaps) ranked;

-- Days within which 50, 75, 90 and 95 of a hundred who came back had come back; 60, 120, 180, 240 until there are 20 of them.
CREATE OR REPLACE TEMPORARY VIEW second_purchase AS
SELECT
  CASE WHEN MAX(returned) >= 20 THEN MAX(CASE WHEN place = CEIL(returned * 50 / 100) THEN gap_days END) ELSE 60 END AS waiting_days,
  CASE WHEN MAX(returned) >= 20 THEN MAX(CASE WHEN place = CEIL(returned * 75 / 100) THEN gap_days END) ELSE 120 END AS doubtful_days,
  CASE WHEN MAX(returned) >= 20 THEN MAX(CASE WHEN place = CEIL(returned * 90 / 100) THEN gap_days END) ELSE 180 END AS unlikely_days,
  CASE WHEN MAX(returned) >= 20 THEN MAX(CASE WHEN place = CEIL(returned * 95 / 100) THEN gap_days END) ELSE 240 END AS gone_days
FROM (
  SELECT gap_days, ROW_NUMBER() OVER (ORDER BY gap_days) AS place, COUNT(*) OVER () AS returned FROM gaps WHERE gap_number = 1
) ranked;

-- Cadence = (n x own median + 2 x shop median) / (n + 2); the ratio is days waited / cadence.
CREATE OR REPLACE TEMPORARY VIEW rhythms AS
SELECT
  o.customer_id, o.gaps, o.gaps * o.median_twice + 2 * s.shop_median_twice AS cadence_sum, 2 * (o.gaps + 2) AS cadence_weight,
  CAST(o.gaps * o.median_twice + 2 * s.shop_median_twice AS DOUBLE) / 2 / CAST(o.gaps + 2 AS DOUBLE) AS cadence_days
FROM own_rhythm o CROSS JOIN shop_rhythm s;

CREATE OR REPLACE TEMPORARY VIEW standings AS
SELECT
  v.customer_id, r.cadence_days, r.cadence_sum, r.cadence_weight,
  CASE WHEN w.is_resting THEN 0 ELSE w.waited_days END AS waited_days,
  CASE
    WHEN w.is_resting THEN 'resting'
    WHEN v.visits > 1 AND CAST(w.waited_days AS DOUBLE) / r.cadence_days < CAST(1.2 AS DOUBLE) THEN 'on_time'
    WHEN v.visits > 1 AND CAST(w.waited_days AS DOUBLE) / r.cadence_days <= 2 THEN 'late'
    WHEN v.visits > 1 AND CAST(w.waited_days AS DOUBLE) / r.cadence_days <= 4 THEN 'lapsed'
    WHEN v.visits > 1 THEN 'lost'
    WHEN v.days_since < s.waiting_days THEN 'new'
    WHEN v.days_since < s.doubtful_days THEN 'one_time_waiting'
    WHEN v.days_since < s.unlikely_days THEN 'one_time_doubtful'
    WHEN v.days_since < s.gone_days THEN 'one_time_unlikely'
    ELSE 'one_time_gone'
  END AS standing
FROM visits v
JOIN waits w ON w.customer_id = v.customer_id
LEFT JOIN rhythms r ON r.customer_id = v.customer_id
CROSS JOIN second_purchase s;

-- Recency, frequency and money in steps: values of buyers; the views of the ends of the steps follow.
CREATE OR REPLACE TEMPORARY VIEW buyers AS
SELECT v.customer_id, v.days_since, v.visits, COALESCE(m.net_minor, 0) AS net_minor, COUNT(*) OVER () AS buyers
FROM visits v LEFT JOIN money m ON m.customer_id = v.customer_id;
