//! Customers who cost more than they bring, each with why and what to do.
use super::{Worth, review::ReviewDialog};
use crate::{
    method::NegativeAsset,
    route::Route,
    ui::{
        charts::Picture,
        language::use_speech,
        parts::{Button, ButtonLook, Column},
        pieces::SentenceView,
        shop::use_shop,
        wish::use_wishes,
    },
    words::{
        Text, act, format,
        insights::InsightsLabel,
        worth::{self, WorthLabel, proposal_label},
    },
};
use leptos::prelude::*;

/// Customers named in the picture.
const MOST_NAMED: usize = 8;

/// The list, and the dialog in which one is decided.
pub fn picture(worth: Memo<Worth>) -> AnyView {
    let (shop, speech, wishes) = (use_shop(), use_speech(), use_wishes());
    let chosen = RwSignal::new(None::<NegativeAsset>);
    let currency = move || shop.read(|book, _| book.settings().currency);
    let title = speech.tell(move |language| {
        worth.with(|worth| match worth.negative_ids.len() {
            0 => WorthLabel::NobodyNegative.text(language).to_owned(),
            count => worth::negative(count, worth.negative_sum_minor, currency(), language),
        })
    });
    let columns = Signal::derive(move || {
        let language = speech.language();
        vec![
            Column::words(WorthLabel::Customer.text(language)),
            Column::words(WorthLabel::Why.text(language)),
            Column::figures(WorthLabel::Left.text(language)),
            Column::words(WorthLabel::Proposed.text(language)),
        ]
    });
    let told = move |most: usize| {
        let language = speech.language();
        shop.read(|book, _| {
            let currency = book.settings().currency;
            let tell = |asset: &NegativeAsset| {
                let name = act::name_of(book, asset.customer, language);
                let why = worth::tell_negative(asset, currency, language);
                (*asset, name, why, format::money(asset.contribution_minor, currency), proposal_label(asset.proposal).text(language))
            };
            worth.with(|worth| worth.negative.iter().take(most).map(tell).collect::<Vec<_>>())
        })
    };
    let rows = Signal::derive(move || {
        let row = |(_, name, why, left, proposal): (NegativeAsset, String, crate::words::Sentence, String, &str)| {
            vec![name, why.plain(), left, proposal.to_owned()]
        };
        told(super::MOST_ROWS).into_iter().map(row).collect::<Vec<_>>()
    });
    let see = move || wishes.show_people(&title.get_untracked(), worth.with_untracked(|worth| worth.negative_ids.clone()));
    let see_label = speech.text(InsightsLabel::ShowCustomers);
    let acts = move || {
        let is_any = move || worth.with(|worth| !worth.negative_ids.is_empty());
        view! {
            <Show when=is_any>
                <Button look=ButtonLook::Quiet on_press=see>{move || see_label.get()}</Button>
            </Show>
        }
    };
    let decide = speech.text(WorthLabel::Decide);
    let list = move || {
        let row = |(asset, name, why, _, proposal): (NegativeAsset, String, crate::words::Sentence, String, &'static str)| {
            view! {
                <li class="worth-row">
                    <a class="strong" href=Route::Customer(asset.customer).href()>{name}</a>
                    <span class="worth-row-why"><SentenceView sentence=Signal::stored(why) /></span>
                    <span class="soft">{proposal}</span>
                    <span class="worth-row-act">
                        <Button look=ButtonLook::Quiet on_press=move || chosen.set(Some(asset))>{move || decide.get()}</Button>
                    </span>
                </li>
            }
        };
        told(MOST_NAMED).into_iter().map(row).collect_view()
    };
    view! {
        <div class="insights-wide">
            <Picture title=title note=speech.text(WorthLabel::NegativeNote) columns=columns rows=rows acts=acts>
                <ul class="ledger worth-rows">{list}</ul>
            </Picture>
            <ReviewDialog chosen=chosen />
        </div>
    }
    .into_any()
}
