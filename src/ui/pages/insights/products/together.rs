//! Bought together.
use super::{FIRST_LINES, Ground, more_button, name_of};
use crate::{
    domain::ProductId,
    method::basket::{BasketRule, Itemset},
    ui::{
        charts::Picture,
        parts::Column,
        pieces::{ActLine, act_lines},
    },
    words::{
        Text,
        baskets::{self, BasketLabel},
        format, insights,
    },
};
use leptos::prelude::*;

/// The rules, most sales beyond chance first.
pub fn together(ground: Ground) -> AnyView {
    let Ground { shop, speech, baskets: held, .. } = ground;
    let found = Memo::new(move |_| held.together(|found| found.cloned()));
    let rules = move || found.with(|found| found.as_ref().map(|found| found.rules.clone()).unwrap_or_default());
    let names = move |set: Itemset| -> Vec<String> {
        shop.read(|book, _| set.items().iter().map(|product| name_of(book, ProductId(*product))).collect())
    };
    let shown = RwSignal::new(FIRST_LINES);
    let title = speech.tell(move |language| match found.get() {
        None => BasketLabel::Working.text(language).to_owned(),
        Some(found) => match found.rules.first() {
            None => BasketLabel::NoRules.text(language).to_owned(),
            Some(rule) => baskets::rule_title(rule, &names(rule.antecedent), &names(rule.consequent), language),
        },
    });
    let line = move |rule: BasketRule| {
        let language = speech.language();
        let see = move || {
            let bought: Vec<ProductId> = rule.antecedent.items().iter().copied().map(ProductId).collect();
            rule.consequent.items().first().into_iter().for_each(|never| ground.show_without(&bought, ProductId(*never)));
        };
        ActLine {
            sentence: baskets::rule_told(&rule, &names(rule.antecedent), &names(rule.consequent), language),
            acts: vec![(baskets::see_without(language).to_owned(), Callback::new(move |()| see()))],
            ..ActLine::default()
        }
    };
    let lines = Signal::derive(move || rules().into_iter().take(shown.get()).map(line).collect::<Vec<_>>());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let mut columns = vec![Column::words(BasketLabel::Bought.text(language)), Column::words(BasketLabel::With.text(language))];
        let figures = [BasketLabel::Sales, BasketLabel::Both, BasketLabel::Share, BasketLabel::Base, BasketLabel::Lift];
        columns.extend(figures.map(|label| Column::figures(label.text(language))));
        columns
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        let row = |rule: BasketRule| {
            vec![
                format::list(&names(rule.antecedent), language),
                format::list(&names(rule.consequent), language),
                format::count(rule.antecedent.count.into()),
                format::count(rule.count.into()),
                insights::share(rule.confidence()),
                insights::share(rule.base()),
                format::ratio(rule.lift()),
            ]
        };
        rules().into_iter().map(row).collect::<Vec<_>>()
    });
    let definition = speech.tell(move |language| {
        found.with(|found| match found {
            Some(found) => baskets::rule_definition(found.baskets, found.too_long, found.min_count, found.window_days, language),
            None => String::new(),
        })
    });
    let all = Signal::derive(move || rules().len());
    view! {
        <Picture title=title note=speech.text(BasketLabel::RulesNote) columns=columns rows=rows acts=move || more_button(ground, shown, all)>
            {act_lines(lines)}
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}
