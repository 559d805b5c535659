//! The figures of a customer. Each answers “why?” with a sentence, the facts, the definition and the window.
use super::past::tell_lines;
use crate::{
    book::Book,
    domain::{CustomerId, Day, ReceiptId},
    method::{CustomerFigures, Figures as ShopFigures, Rates, Standing, Step, Why, contribution_of},
    ui::{
        language::use_speech,
        parts::Movement,
        pieces::{Told, told_strip},
        shop::use_shop,
    },
    words::{
        Language, Sentence, Text,
        customer::{self, CustomerLabel},
        format, why,
        worth::{self, WorthLabel},
    },
};
use leptos::prelude::*;

/// The strip of figures.
#[component]
pub fn Figures(id: CustomerId) -> impl IntoView {
    let (shop, speech) = (use_shop(), use_speech());
    let told = Memo::new(move |_| {
        let language = speech.language();
        shop.read(|book, figures| {
            let teller = Teller { book, figures, own: figures.of(id), id, language };
            vec![teller.net(), teller.visits(), teller.average(), teller.cadence(), teller.last_visit(), teller.contribution()]
        })
    });
    let label = speech.text(CustomerLabel::Figures);
    view! {
        <section class="customer-figures" aria-label=move || label.get()>
            {told_strip(told.into())}
        </section>
    }
}

/// Sales and refunds of a window: how many and how much.
#[derive(Clone, Copy, Default)]
struct Window {
    sales: (u32, i64),
    refunds: (u32, i64),
    /// Net sales of the window of equal length before.
    before_minor: i64,
}

struct Teller<'a> {
    book: &'a Book,
    figures: &'a ShopFigures,
    own: CustomerFigures,
    id: CustomerId,
    language: Language,
}

impl Teller<'_> {
    fn label(&self, label: CustomerLabel) -> String {
        label.text(self.language).to_owned()
    }

    fn money(&self, amount_minor: i64) -> String {
        format::money(amount_minor, self.book.settings().currency)
    }

    fn tell(&self, why: &Why) -> Sentence {
        why::tell(why, self.language, self.book.settings().currency)
    }

    fn net(&self) -> Told {
        let (days, today, language) = (self.figures.window_days, self.figures.today, self.language);
        let currency = self.book.settings().currency;
        let from = today.plus_days(1 - i32::from(days));
        let window = self.window(from);
        let movement = match self.own.net_minor.cmp(&window.before_minor) {
            _ if window.before_minor <= 0 => Movement::Same,
            std::cmp::Ordering::Less => Movement::Down,
            std::cmp::Ordering::Equal => Movement::Same,
            std::cmp::Ordering::Greater => Movement::Up,
        };
        Told {
            label: customer::net_label(days, language),
            number: self.money(self.own.net_minor),
            trend: customer::against_before(self.own.net_minor, window.before_minor, days, language),
            movement,
            sentence: self.tell(&self.figures.why_class(self.id)),
            facts: vec![
                customer::sales_and_refunds(window.sales, window.refunds, currency, language),
                customer::net_of_all(self.own.net_all_minor, currency, language),
            ],
            definition: language.choose(
                format!("{}{}", self.label(CustomerLabel::NetDefinition), customer::window(from, today, language)),
                format!("{}{}", self.label(CustomerLabel::NetDefinition), customer::window(from, today, language)),
                format!("{} {}", self.label(CustomerLabel::NetDefinition), customer::window(from, today, language)),
            ),
            ..Told::default()
        }
    }

    fn visits(&self) -> Told {
        let language = self.language;
        Told {
            label: self.label(CustomerLabel::Visits),
            number: customer::visits(self.own.visits, language),
            trend: self.own.first_day.map(|first| customer::since(first, language)).unwrap_or_default(),
            sentence: Sentence::of(customer::tell_visits(&self.own, self.figures.today, language)),
            facts: vec![self.tell(&self.figures.why_group(self.id)).plain()],
            definition: self.label(CustomerLabel::VisitsDefinition),
            ..Told::default()
        }
    }

    fn average(&self) -> Told {
        let currency = self.book.settings().currency;
        let average = self.own.average_spend_minor();
        Told {
            label: self.label(CustomerLabel::Average),
            number: average.map_or_else(|| self.label(CustomerLabel::NoFigure), |average| self.money(average)),
            sentence: Sentence::of(customer::tell_average(&self.own, currency, self.language)),
            definition: self.label(CustomerLabel::AverageDefinition),
            ..Told::default()
        }
    }

    fn cadence(&self) -> Told {
        let language = self.language;
        let days_since = self.own.days_since(self.figures.today);
        let standing = why::standing_label(self.own.standing).text(language).to_owned();
        let (number, trend) = match (self.own.cadence_days, self.own.overdue_ratio, days_since) {
            (Some(cadence), Some(ratio), Some(days)) if self.own.standing != Standing::Resting => {
                (format::days(cadence.round() as i64, language), customer::silence(days, ratio, language))
            }
            _ => (self.label(CustomerLabel::NoFigure), standing),
        };
        Told {
            label: self.label(CustomerLabel::Cadence),
            number,
            trend,
            is_warm: matches!(self.own.standing, Standing::Late | Standing::Lapsed | Standing::Lost),
            sentence: self.tell(&self.figures.why_cadence(self.book, self.id)),
            definition: self.label(CustomerLabel::CadenceDefinition),
            ..Told::default()
        }
    }

    fn last_visit(&self) -> Told {
        let (language, today) = (self.language, self.figures.today);
        let Some(last) = self.own.last_day else {
            return Told {
                label: self.label(CustomerLabel::LastVisit),
                number: self.label(CustomerLabel::NoFigure),
                sentence: Sentence::of(customer::no_purchase(language)),
                definition: self.label(CustomerLabel::LastVisitDefinition),
                ..Told::default()
            };
        };
        let bought = self.sales_on(last);
        let amount: i64 = bought.iter().map(|(_, amount_minor)| amount_minor).sum();
        let what: Vec<String> = bought.into_iter().map(|(what, _)| what).collect();
        let what = format::list(&what, language);
        Told {
            label: self.label(CustomerLabel::LastVisit),
            number: format::day_relative(last, today, language),
            trend: customer::ago_beyond_week(today.days_since(last), language),
            sentence: Sentence::of(customer::tell_last(last, today, &what, &self.money(amount), language)),
            definition: self.label(CustomerLabel::LastVisitDefinition),
            ..Told::default()
        }
    }

    fn contribution(&self) -> Told {
        let (language, currency) = (self.language, self.book.settings().currency);
        let parts = contribution_of(self.book, self.figures, self.id);
        let from = self.figures.today.plus_days(1 - i32::from(self.figures.window_days));
        let step = |(step, amount): (Step, i64)| worth::step(step, amount, currency, language);
        let mut facts: Vec<String> = parts.steps().into_iter().map(step).collect();
        facts.push(worth::basis(&parts, Rates::of(self.book), currency, language));
        let (definition, blank) = (WorthLabel::ContributionDefinition.text(language), language.choose("", "", " "));
        Told {
            label: WorthLabel::Contribution.text(language).to_owned(),
            number: self.money(parts.contribution_minor()),
            trend: worth::kept_of(&parts, language),
            is_warm: parts.contribution_minor() < 0,
            sentence: worth::tell_contribution(&parts, self.figures.window_days, currency, language),
            facts,
            definition: format!("{definition}{blank}{}", customer::window(from, self.figures.today, language)),
            ..Told::default()
        }
    }

    /// What was bought on one day, receipt by receipt.
    fn sales_on(&self, day: Day) -> Vec<(String, i64)> {
        let columns = self.book.sales().columns();
        let rows = self.book.sales().rows_of_customer(self.id).filter(|row| columns.day[*row] == day.0);
        let mut receipts: Vec<u32> = rows.map(|row| columns.receipt[row]).collect();
        receipts.dedup();
        let sales = receipts.into_iter().filter_map(|receipt| self.book.find_sale(ReceiptId(receipt)));
        let bought = sales.filter(|sale| sale.amount_minor() >= 0);
        bought.map(|sale| (tell_lines(self.book, &sale, self.language), sale.amount_minor())).collect()
    }

    /// Receipts from `from` to today, and what was net in the same length of time before.
    fn window(&self, from: Day) -> Window {
        let columns = self.book.sales().columns();
        let before = from.plus_days(-i32::from(self.figures.window_days));
        let mut window = Window::default();
        let mut receipts: Vec<(u32, i64)> = Vec::new();
        for row in self.book.sales().rows_of_customer(self.id) {
            let (day, amount_minor) = (Day(columns.day[row]), columns.amount_minor[row]);
            if (before..from).contains(&day) {
                window.before_minor += amount_minor;
            } else if (from..=self.figures.today).contains(&day) {
                receipts.push((columns.receipt[row], amount_minor));
            }
        }
        for receipt in receipts.chunk_by(|left, right| left.0 == right.0) {
            let amount_minor: i64 = receipt.iter().map(|(_, amount_minor)| amount_minor).sum();
            let (count, sum) = if amount_minor < 0 { &mut window.refunds } else { &mut window.sales };
            *count += 1;
            *sum += amount_minor.abs();
        }
        window
    }
}
