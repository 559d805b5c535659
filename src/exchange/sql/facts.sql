CREATE OR REPLACE TEMPORARY VIEW scores AS
SELECT
  b.customer_id, r.steps AS r_steps, f.steps AS f_steps, m.steps AS m_steps,
  CASE WHEN r.is_flat THEN CEIL(r.steps / 2) ELSE 1
    + CASE WHEN b.days_since < r.e1 THEN 1 ELSE 0 END + CASE WHEN b.days_since < r.e2 THEN 1 ELSE 0 END
    + CASE WHEN b.days_since < r.e3 THEN 1 ELSE 0 END + CASE WHEN b.days_since < r.e4 THEN 1 ELSE 0 END
    + CASE WHEN b.days_since < r.e5 THEN 1 ELSE 0 END + CASE WHEN b.days_since < r.e6 THEN 1 ELSE 0 END
    + CASE WHEN b.days_since < r.e7 THEN 1 ELSE 0 END + CASE WHEN b.days_since < r.e8 THEN 1 ELSE 0 END END AS r,
  CASE WHEN f.is_flat THEN CEIL(f.steps / 2) ELSE 1
    + CASE WHEN b.visits > f.e1 THEN 1 ELSE 0 END + CASE WHEN b.visits > f.e2 THEN 1 ELSE 0 END
    + CASE WHEN b.visits > f.e3 THEN 1 ELSE 0 END + CASE WHEN b.visits > f.e4 THEN 1 ELSE 0 END
    + CASE WHEN b.visits > f.e5 THEN 1 ELSE 0 END + CASE WHEN b.visits > f.e6 THEN 1 ELSE 0 END
    + CASE WHEN b.visits > f.e7 THEN 1 ELSE 0 END + CASE WHEN b.visits > f.e8 THEN 1 ELSE 0 END END AS f,
  CASE WHEN m.is_flat THEN CEIL(m.steps / 2) ELSE 1
    + CASE WHEN b.net_minor > m.e1 THEN 1 ELSE 0 END + CASE WHEN b.net_minor > m.e2 THEN 1 ELSE 0 END
    + CASE WHEN b.net_minor > m.e3 THEN 1 ELSE 0 END + CASE WHEN b.net_minor > m.e4 THEN 1 ELSE 0 END
    + CASE WHEN b.net_minor > m.e5 THEN 1 ELSE 0 END + CASE WHEN b.net_minor > m.e6 THEN 1 ELSE 0 END
    + CASE WHEN b.net_minor > m.e7 THEN 1 ELSE 0 END + CASE WHEN b.net_minor > m.e8 THEN 1 ELSE 0 END END AS m
FROM buyers b CROSS JOIN recency_ends r CROSS JOIN frequency_ends f CROSS JOIN monetary_ends m;

-- 1 low, 2 middle, 3 high: the outer fifths on each side, or the outer thirds of three steps.
CREATE OR REPLACE TEMPORARY VIEW levels AS
SELECT
  customer_id, r, f, m,
  CASE WHEN r_steps < 2 THEN 2 WHEN r <= GREATEST(FLOOR(r_steps * 2 / 5), 1) THEN 1
    WHEN r > r_steps - GREATEST(FLOOR(r_steps * 2 / 5), 1) THEN 3 ELSE 2 END AS r_level,
  CASE WHEN f_steps < 2 THEN 2 WHEN f <= GREATEST(FLOOR(f_steps * 2 / 5), 1) THEN 1
    WHEN f > f_steps - GREATEST(FLOOR(f_steps * 2 / 5), 1) THEN 3 ELSE 2 END AS f_level,
  CASE WHEN m_steps < 2 THEN 2 WHEN m <= GREATEST(FLOOR(m_steps * 2 / 5), 1) THEN 1
    WHEN m > m_steps - GREATEST(FLOOR(m_steps * 2 / 5), 1) THEN 3 ELSE 2 END AS m_level
FROM scores;

CREATE OR REPLACE TEMPORARY VIEW rfm AS
SELECT
  customer_id, CAST(r AS BIGINT) AS r, CAST(f AS BIGINT) AS f, CAST(m AS BIGINT) AS m,
  CASE
    WHEN r_level = 3 AND f_level = 3 AND m_level = 3 THEN 'champion'
    WHEN r_level >= 2 AND f_level = 3 THEN 'regular'
    WHEN r_level = 3 AND (f_level = 2 OR m_level = 3) THEN 'promising'
    WHEN r_level = 3 THEN 'new'
    WHEN r_level = 2 THEN 'attention'
    WHEN f_level = 3 OR m_level = 3 THEN 'slipping'
    WHEN f_level = 1 AND m_level = 1 THEN 'gone'
    ELSE 'asleep'
  END AS rfm_group
FROM levels;

-- Everything that is known of each present customer, one row each: what the groups below are chosen from.
CREATE OR REPLACE TEMPORARY VIEW customer_facts AS
SELECT
  p.customer_id, p.is_external, p.is_archived, p.has_phone, p.tags, p.source, p.wallet, p.attitude, p.is_early, p.cooperation, p.alive_percent, p.likely,
  (NOT p.is_external) OR v.visits IS NOT NULL AS is_customer,
  shop.today - p.created_day AS days_since_created, p.created_day,
  p.next_birthday_day - shop.today AS days_to_birthday, p.next_reorder_day - shop.today AS days_to_reorder,
  CASE WHEN p.last_contact_day IS NULL THEN CAST(9223372036854775807 AS BIGINT) ELSE shop.today - p.last_contact_day END AS days_since_contact,
  COALESCE(v.visits, 0) AS visits, v.first_day, v.last_day, v.days_since, shop.today - v.first_day AS days_since_first,
  COALESCE(v.first_month = shop.today_month, FALSE) AS is_new_this_month,
  COALESCE(m.net_minor, 0) AS net_minor, COALESCE(m.net_ever_minor, 0) AS net_ever_minor,
  CAST(FLOOR(CAST(COALESCE(m.net_ever_minor, 0) AS DOUBLE) / v.visits) AS BIGINT) AS net_per_visit_minor,
  c.class, COALESCE(p.class_mark, c.class) AS class_in_force, COALESCE(p.class_mark = 'A', c.is_key, FALSE) AS is_key, f.r, f.f, f.m, f.rfm_group,
  CASE WHEN v.visits > 1 THEN s.cadence_days END AS cadence_days,
  CASE WHEN v.visits > 1 THEN CAST(FLOOR(CAST(s.cadence_sum AS DOUBLE) / s.cadence_weight) AS BIGINT) END AS cadence_whole_days,
  CASE WHEN v.visits > 1 THEN CAST(FLOOR(CAST(100 * s.waited_days * s.cadence_weight AS DOUBLE) / s.cadence_sum) AS BIGINT) END AS overdue_percent,
  COALESCE(s.standing, 'no_purchase') AS standing, n.customer_id IS NOT NULL AS is_seasonal,
  CASE
    WHEN v.visits IS NULL THEN NULL
    WHEN COALESCE(c.is_key, FALSE) AND v.visits >= 3 AND shop.today - v.first_day >= 90 AND g.is_regular AND s.standing IN ('on_time', 'resting') THEN 'high_loyal'
    WHEN COALESCE(c.is_key, FALSE) THEN 'high_disloyal'
    WHEN v.visits >= 3 AND shop.today - v.first_day >= 90 AND g.is_regular AND s.standing IN ('on_time', 'resting') THEN 'low_loyal'
    ELSE 'low_disloyal'
  END AS corner,
  COALESCE(p.corner_mark, CASE
    WHEN v.visits IS NULL THEN NULL
    WHEN COALESCE(c.is_key, FALSE) AND v.visits >= 3 AND shop.today - v.first_day >= 90 AND g.is_regular AND s.standing IN ('on_time', 'resting')
      THEN 'high_loyal'
    WHEN COALESCE(c.is_key, FALSE) THEN 'high_disloyal'
    WHEN v.visits >= 3 AND shop.today - v.first_day >= 90 AND g.is_regular AND s.standing IN ('on_time', 'resting') THEN 'low_loyal'
    ELSE 'low_disloyal'
  END) AS corner_in_force
FROM people p
CROSS JOIN shop
LEFT JOIN visits v ON v.customer_id = p.customer_id
LEFT JOIN money m ON m.customer_id = p.customer_id
LEFT JOIN classes c ON c.customer_id = p.customer_id
LEFT JOIN rfm f ON f.customer_id = p.customer_id
LEFT JOIN standings s ON s.customer_id = p.customer_id
LEFT JOIN regularity g ON g.customer_id = p.customer_id
LEFT JOIN seasons n ON n.customer_id = p.customer_id;

-- Cohorts by the month of the first purchase; back: a second purchase day within 90 days.
CREATE OR REPLACE TEMPORARY VIEW cohort_people AS
SELECT d.customer_id, MIN(d.month_number) AS cohort_month, MIN(d.day_number) AS first_day,
  MIN(CASE WHEN d.day_number > v.first_day THEN d.day_number END) AS second_day,
  MIN(CASE WHEN d.day_number > v.first_day THEN d.month_number END) AS second_month
FROM purchase_days d JOIN visits v ON v.customer_id = d.customer_id
GROUP BY d.customer_id;

CREATE OR REPLACE TEMPORARY VIEW cohorts AS
SELECT cohort_month, COUNT(*) AS customers, SUM(CASE WHEN second_day - first_day <= 90 THEN 1 ELSE 0 END) AS back
FROM cohort_people GROUP BY cohort_month;

-- For each month in which the shop sold: who of the cohort bought in it, and who had bought again by its end.
CREATE OR REPLACE TEMPORARY VIEW cohort_cells AS
SELECT
  c.cohort_month, t.month_number - c.cohort_month AS months_after,
  COUNT(DISTINCT CASE WHEN d.month_number = t.month_number THEN c.customer_id END) AS in_month,
  COUNT(DISTINCT CASE WHEN c.second_month <= t.month_number THEN c.customer_id END) AS within_months
FROM cohort_people c
JOIN purchase_days d ON d.customer_id = c.customer_id
JOIN (SELECT DISTINCT month_number FROM purchase_days) t ON t.month_number >= c.cohort_month
GROUP BY c.cohort_month, t.month_number - c.cohort_month;
