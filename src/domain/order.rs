//! Sorting by whole numbers, for lists that are not long: one piece of code whatever the rows are, where a sort of its own for
//! every kind of row would make the page larger and no faster.

/// Sorts rows by up to three numbers, the smallest first; rows of equal rank keep their order.
pub fn sort_by_rank<T>(rows: &mut Vec<T>, rank: impl Fn(&T) -> [i64; 3]) {
    let mut order: Vec<([i64; 3], u32)> = (0..).zip(rows.iter()).map(|(at, row)| (rank(row), at)).collect();
    sort(&mut order);
    let mut taken: Vec<Option<T>> = std::mem::take(rows).into_iter().map(Some).collect();
    rows.extend(order.into_iter().filter_map(|(_, at)| taken[at as usize].take()));
}

#[inline(never)]
fn sort(order: &mut [([i64; 3], u32)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_by_rank_and_equals_in_their_order() {
        let mut rows = vec![("b", 2_i64), ("a", -1), ("c", 2), ("d", 0)];
        sort_by_rank(&mut rows, |(_, number)| [-number, 0, 0]);
        assert_eq!(rows, [("b", 2), ("c", 2), ("d", 0), ("a", -1)]);
        sort_by_rank(&mut rows, |(name, number)| [0, i64::from(*number > 0), i64::from(name.as_bytes()[0])]);
        assert_eq!(rows.iter().map(|(name, _)| *name).collect::<String>(), "adbc");
        let mut none: Vec<u8> = Vec::new();
        sort_by_rank(&mut none, |_| [0; 3]);
        assert!(none.is_empty());
    }
}
