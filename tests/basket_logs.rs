//! The baskets of Online Retail (December 2010), read by the importer, against a plain computation over the lines of the file.
#![allow(clippy::unwrap_used, reason = "a test may fail")]
mod exchange_support;

use exchange_support::{corpus, day, import};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yushui::book::Book;
use yushui::domain::{Day, ProductId};
use yushui::method::basket::{HORIZON_DAYS, basket_figures, buyers_without, next_ideas, sequence_figures};
use yushui::method::{Figures, figures_day};

/// Customer → product code → days.
type Bought = BTreeMap<String, BTreeMap<String, BTreeSet<i32>>>;

fn read_plainly(bytes: &[u8]) -> Bought {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut bought = Bought::new();
    for record in reader.byte_records() {
        let cell: Vec<String> = record.unwrap().iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let (code, customer, date) = (&cell[1], cell[6].trim_end_matches(".0"), &cell[4][..10]);
        let (pieces, price): (i64, f64) = (cell[3].parse().unwrap(), cell[5].parse().unwrap());
        if !customer.is_empty() && pieces > 0 && price > 0.0 {
            let days = bought.entry(customer.to_owned()).or_default().entry(code.clone()).or_default();
            days.insert(Day::parse_iso(date).unwrap().0);
        }
    }
    bought
}

#[test]
fn online_retail_sequences_are_those_of_the_lines() {
    let Some(folder) = corpus() else { return };
    let bytes = std::fs::read(folder.join("transactions/online_retail_2010-12.csv")).unwrap();
    let mut book = Book::default();
    import(&mut book, "online_retail_2010-12.csv", &bytes);
    let figures = Figures::classify(&book, figures_day(&book, day("2026-11-21")));
    let found = sequence_figures(&book, &figures);
    let plain = read_plainly(&bytes);

    let code_of = |product: ProductId| book.find_product(product).map(|product| product.code.clone()).unwrap();
    let mut product_of: HashMap<String, ProductId> = HashMap::new();
    for at in 0..book.products().len() as u32 {
        product_of.insert(code_of(ProductId(at)), ProductId(at));
    }
    // Counted once more outside of this program, over the same lines.
    for (first, next, buyers, followed) in [("22866", "22834", 66, 16), ("22867", "22834", 84, 14), ("85123A", "21485", 155, 13)] {
        let pair = found.following.of(product_of[first], product_of[next]).unwrap();
        assert_eq!((pair.buyers, pair.followed), (buyers, followed), "{first} → {next}");
    }
    let never = buyers_without(&book, &figures, &[product_of["22866"]], product_of["22834"]);
    assert_eq!(never.len(), 39);

    // Every sequence that is told, counted customer by customer.
    assert!(!found.steps.is_empty());
    for step in &found.steps {
        let (first, next) = (code_of(step.follow_up.first), code_of(step.follow_up.next));
        let buyers: Vec<_> = plain.values().filter(|own| own.contains_key(&first)).collect();
        let went_on = buyers.iter().filter(|own| {
            let begun = *own[&first].first().unwrap();
            own.get(&next).is_some_and(|days| days.range(begun + 1..=begun + HORIZON_DAYS).next().is_some())
        });
        assert_eq!(step.follow_up.buyers as usize, buyers.len(), "{first}");
        assert_eq!(step.follow_up.followed as usize, went_on.count(), "{first} → {next}");
        assert_eq!(step.never as usize, buyers.iter().filter(|own| !own.contains_key(&next)).count());
        assert!(step.follow_up.followed >= 5 && step.follow_up.lift() > 1.0);
    }

    // What a card proposes follows from something bought and was never bought.
    let mut proposed = 0;
    for (id, customer) in book.present_customers() {
        for idea in next_ideas(&book, &figures, &found.following, id, 3) {
            let own = &plain[customer.card.trim_end_matches(".0")];
            let first_days = &own[&code_of(idea.follow_up.first)];
            assert_eq!(first_days.first(), Some(&idea.bought_on.0));
            assert!(!own.contains_key(&code_of(idea.follow_up.next)));
            proposed += 1;
        }
    }
    assert!(proposed > 100, "{proposed}");

    // Rules hold for at least as many sales as they say they need, and say more than chance.
    let together = basket_figures(&book, &figures);
    assert!(together.baskets > 500 && !together.rules.is_empty());
    assert!(together.rules.iter().all(|rule| rule.count >= together.min_count && rule.lift() >= 1.2));
}
