//! Days that matter in the sample shop: festivals, occasions of customers, routines, news, a need to come, a supply plan.
use super::people::{Kind, Person};
use super::sales::{Places, local_minor};
use super::texts::{self, Said};
use crate::book::{Op, RowOp, TableOp};
use crate::domain::{
    Birthday, Confidence, CustomerId, Day, Festival, FutureNeed, LifeChange, Month, News, NewsSource, Occasion, ProductId, Repeat,
    RepeatUnit, Routine, SupplyLine,
};
use crate::words::{Language, days::festival_name};

/// A festival is told so many days ahead.
const FESTIVAL_LEAD_DAYS: u16 = 14;
/// Festivals that this shop keeps.
const KEPT: [Festival; 6] =
    [Festival::SpringFestival, Festival::Lantern, Festival::DragonBoat, Festival::MidAutumn, Festival::NationalDay, Festival::DoubleNinth];
/// The goods of which one lasts so many days, by their place in the list of products.
const LASTING: [(u32, u16); 2] = [(7, 30), (11, 25)];

/// How long one of these lasts, where the owner has said so.
pub fn lasts_days(product: usize) -> Option<u16> {
    LASTING.iter().find(|(at, _)| *at as usize == product).map(|(_, days)| *days)
}

/// All rows as changes.
pub fn plan(people: &[Person], today: Day, language: Language, places: Places) -> Vec<Op> {
    let of_kind = |kind: Kind, at: usize| {
        let mut all = (places.customer.0..).map(CustomerId).zip(people).filter(|(_, person)| person.role.kind == kind);
        all.nth(at).map_or(places.customer, |(id, _)| id)
    };
    let text = |said: Said| said.text(language).to_owned();
    let festivals = KEPT.map(|festival| Occasion {
        customer: None,
        name: festival_name(festival, language).to_owned(),
        date: festival.date(),
        lead_days: FESTIVAL_LEAD_DAYS,
    });
    let on = |customer: CustomerId, name: Said, date: Option<Birthday>| {
        date.map(|date| Occasion { customer: Some(customer), name: text(name), date, lead_days: 10 })
    };
    let soon = today.plus_days(6).civil();
    let later = today.plus_days(2).lunar();
    let own = [
        on(of_kind(Kind::Seasonal, 0), texts::DAY_OPENING, Birthday::solar(None, soon.month, soon.day).ok()),
        // Outside the lunar tables there is no such day.
        on(of_kind(Kind::LongNamed, 0), texts::DAY_WEDDING, later.and_then(|date| Birthday::lunar(None, date.month, date.day, false).ok())),
    ];
    let monthly = Repeat { every: 1, unit: RepeatUnit::Months, is_from_completion: false, day_of_month: 31 };
    let routines = [
        Routine { repeat: Some(monthly), ..Routine::once(None, text(texts::ROUTINE_COUNT), today.month().last_day()) },
        Routine::once(Some(of_kind(Kind::Regular, 7)), text(texts::ROUTINE_SAMPLES), today),
    ];
    let heard = |customer: CustomerId, ago: i32, said: Option<Said>, change| News {
        customer,
        day: today.plus_days(-ago),
        text: said.map(text).unwrap_or_default(),
        source: NewsSource::Said,
        change,
    };
    let news = [
        heard(of_kind(Kind::KeyDue, 0), 12, Some(texts::NEWS_DAUGHTER), None),
        heard(of_kind(Kind::KeyDue, 1), 40, Some(texts::NEWS_HOLIDAY), None),
        heard(of_kind(Kind::Key, 2), 5, None, Some(LifeChange::Moved)),
    ];
    let need = FutureNeed {
        customer: of_kind(Kind::Firm, 0),
        text: text(texts::NEED_GIFTS),
        month: today.month().next(),
        confidence: Confidence::Said,
        product: Some(ProductId(places.product.0)),
        noted_on: today.plus_days(-20),
        settled_on: None,
    };
    let mut changes: Vec<TableOp> = Vec::new();
    let occasions = festivals.into_iter().chain(own.into_iter().flatten());
    changes.extend((0_u32..).zip(occasions).map(|(at, row)| TableOp::Occasion(RowOp::Added { at, row })));
    changes.extend((0_u32..).zip(routines).map(|(at, row)| TableOp::Routine(RowOp::Added { at, row })));
    changes.extend((0_u32..).zip(news).map(|(at, row)| TableOp::News(RowOp::Added { at, row })));
    changes.push(TableOp::FutureNeed(RowOp::Added { at: 0, row: need }));
    let plans = supply(of_kind(Kind::Key, SUPPLIED), today, language, places.product);
    changes.extend((0_u32..).zip(plans).map(|(at, row)| TableOp::SupplyLine(RowOp::Added { at, row })));
    changes.into_iter().map(|change| Op::Table(Box::new(change))).collect()
}

/// Which of the key customers is supplied by a plan.
const SUPPLIED: usize = 5;
/// What was agreed with them, from last month until the third to come: the place of the item, pieces a month, yuan a piece.
const AGREED: [(u32, i64, i64); 3] = [(2, 6, 45), (6, 4, 128), (9, 3, 65)];

fn supply(customer: CustomerId, today: Day, language: Language, first: ProductId) -> Vec<SupplyLine> {
    let this = today.month().0;
    let of_item = |(at, pieces, yuan): (u32, i64, i64)| {
        (this - 1..=this + 3).map(Month).map(move |month| SupplyLine {
            customer,
            month,
            product: ProductId(first.0 + at),
            quantity_milli: pieces * 1_000,
            amount_minor: pieces * local_minor(yuan, language),
            note: String::new(),
        })
    };
    AGREED.into_iter().flat_map(of_item).collect()
}
