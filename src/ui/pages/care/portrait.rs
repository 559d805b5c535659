//! Six small charts of one customer, each with a sentence (method 99).
use crate::{
    book::Book,
    care::{Course, Trend, open_complaints},
    domain::{Complaint, CustomerId},
    method::{Figures, contribution_of, satisfaction},
    ui::{charts::spark, language::use_speech, pieces::SentenceView, shop::use_shop},
    words::{
        Language, Sentence, Text, insights,
        keys::{self, KeysLabel},
    },
};
use leptos::prelude::*;

/// One of the six.
struct Look {
    title: KeysLabel,
    trend: Option<Trend>,
    values: Vec<f64>,
    sentence: Sentence,
}

/// The six charts.
pub fn six_looks(id: CustomerId) -> AnyView {
    let (shop, speech) = (use_shop(), use_speech());
    let all = move || {
        let language = speech.language();
        shop.read(|book, figures| looks(book, figures, id, language)).into_iter().map(|look| draw(look, language)).collect_view()
    };
    view! { <div class="looks">{all}</div> }.into_any()
}

fn draw(look: Look, language: Language) -> AnyView {
    let Look { title, trend, values, sentence } = look;
    let name = title.text(language);
    let label = format!("{name}{}{}", language.choose("：", "：", ": "), sentence.plain());
    let arrow = trend.map(|trend| {
        view! {
            <span aria-hidden="true">{keys::arrow(trend)}</span>
            <span class="visually-hidden">{keys::trend(trend, language)}</span>
        }
    });
    view! {
        <section class="sheet look">
            <h2 class="look-title">{name} " " {arrow}</h2>
            {spark(Signal::stored(label), Signal::stored(values))}
            <p class="small"><SentenceView sentence=Signal::stored(sentence) /></p>
        </section>
    }
    .into_any()
}

fn looks(book: &Book, figures: &Figures, id: CustomerId, language: Language) -> [Look; 6] {
    let currency = book.settings().currency;
    let course = Course::of(book, id, figures.today);
    let each = |at: usize| course.months_minor[at] as f64 / f64::from(course.month_visits[at].max(1));
    let (visit_now, visit_before) = course.visit_minor();
    let parts = contribution_of(book, figures, id);
    let stars = satisfaction::stars_of(book, id);
    let got = satisfaction::ratings_of(book, id).filter_map(|(_, rating)| rating.got).map(f64::from).collect();
    let complaints = if open_complaints(book).contains(&id) {
        book.live_rows::<Complaint>().filter(|(_, row)| row.customer == id && row.is_open()).count()
    } else {
        0
    };
    let own_minor = figures.of(id).net_minor;
    let usual_minor = usual_net_minor(figures);
    let month_values = course.months_minor.iter().map(|sum| *sum as f64).collect();
    [
        Look {
            title: KeysLabel::Development,
            trend: Some(course.development()),
            values: month_values,
            sentence: keys::development(course.now_minor, course.before_minor, currency, language),
        },
        Look {
            title: KeysLabel::Value,
            trend: Some(course.value()),
            values: (0..course.months_minor.len()).map(each).collect(),
            sentence: keys::value(visit_now, visit_before, currency, language),
        },
        Look {
            title: KeysLabel::Behaviour,
            trend: Some(course.behaviour()),
            values: course.month_visits.iter().map(|visits| f64::from(*visits)).collect(),
            sentence: keys::behaviour(course.visits_now, course.visits_before, language),
        },
        Look {
            title: KeysLabel::Contribution,
            trend: None,
            values: vec![parts.net_minor() as f64, parts.contribution_minor() as f64],
            sentence: keys::contribution(parts.net_minor(), parts.contribution_minor(), parts.is_of_sales(), currency, language),
        },
        Look {
            title: KeysLabel::Satisfaction,
            trend: None,
            values: got,
            sentence: keys::satisfaction(stars.got(), stars.expected(), complaints, language),
        },
        Look {
            title: KeysLabel::OneToMany,
            trend: None,
            values: vec![usual_minor as f64, own_minor as f64],
            sentence: keys::one_to_many(own_minor, usual_minor, currency, language),
        },
    ]
}

/// The net sales of the window of the customer in the middle of those who bought.
fn usual_net_minor(figures: &Figures) -> i64 {
    let mut nets: Vec<i64> = figures.columns.net_minor.iter().copied().filter(|net| *net > 0).collect();
    if nets.is_empty() {
        return 0;
    }
    let middle = nets.len() / 2;
    *nets.select_nth_unstable(middle).1
}

/// What the customer brings, in money and as a share of the shop, for the heading.
pub fn money_line(book: &Book, figures: &Figures, id: CustomerId) -> String {
    let own = figures.of(id);
    let net = crate::words::format::money(own.net_minor, book.settings().currency);
    let share = if figures.totals.net_minor > 0 { own.net_minor as f64 / figures.totals.net_minor as f64 } else { 0.0 };
    [net, insights::share(share)].join(" · ")
}
