//! What customers spend elsewhere, by the owner's word on their cards.
use super::Ground;
use crate::{
    domain::Wallet,
    method::wallet::{WalletCount, count_wallets},
    ui::{
        charts::Picture,
        parts::Column,
        pieces::{ActLine, act_lines},
    },
    words::{
        Language, Sentence, Text,
        baskets::{self, BasketLabel},
        customers, format, person,
    },
};
use leptos::prelude::*;

/// The three words with their counts, and those about whom nothing was said.
pub fn wallets(ground: Ground) -> AnyView {
    let Ground { shop, speech, wishes, .. } = ground;
    let counts = Memo::new(move |_| shop.read(count_wallets));
    let currency = move || shop.read(|book, _| book.settings().currency);
    let is_known = move || counts.with(|(told, _)| told.iter().any(|count| count.customers > 0));
    let title = speech.tell(move |language| {
        if is_known() {
            counts.with(|(told, _)| baskets::wallet_title(told, currency(), language))
        } else {
            BasketLabel::WalletTitle.text(language).to_owned()
        }
    });
    let see = move |wallet: Option<Wallet>| {
        let language = speech.language_now();
        let word = word_of(wallet, language);
        let people = shop.read_now(|book, figures| {
            let buyers = book.present_customers().filter(|(id, customer)| customer.wallet == wallet && figures.of(*id).visits > 0);
            buyers.map(|(id, _)| id).collect::<Vec<_>>()
        });
        wishes.show_people(&baskets::wallet_people(word, language), people);
    };
    let all = move || {
        let (told, untold) = counts.get();
        let told = Wallet::ALL.into_iter().zip(told).map(|(wallet, count)| (Some(wallet), count));
        told.chain([(None, untold)]).filter(|(_, count)| count.customers > 0).collect::<Vec<_>>()
    };
    let line = move |(wallet, count): (Option<Wallet>, WalletCount)| {
        let language = speech.language();
        let word = word_of(wallet, language);
        let detail = match wallet {
            Some(_) => format!("{} {}", BasketLabel::Elsewhere.text(language), format::money(count.elsewhere_minor, currency())),
            None => BasketLabel::SayWallet.text(language).to_owned(),
        };
        let separator = language.choose("：", "：", ": ");
        ActLine {
            sentence: Sentence::around(
                format!("{word}{separator}"),
                customers::customers(count.customers as usize, language),
                String::new(),
            ),
            detail,
            chip: None,
            acts: vec![(BasketLabel::SeePeople.text(language).to_owned(), Callback::new(move |()| see(wallet)))],
        }
    };
    let lines = Signal::derive(move || all().into_iter().map(line).collect::<Vec<_>>());
    let columns = Signal::derive(move || {
        let language = speech.language();
        let mut columns = vec![Column::words(BasketLabel::WalletWord.text(language))];
        let figures = [BasketLabel::Customers, BasketLabel::Ours, BasketLabel::Elsewhere];
        columns.extend(figures.map(|label| Column::figures(label.text(language))));
        columns
    });
    let rows = Signal::derive(move || {
        let language = speech.language();
        let row = |(wallet, count): (Option<Wallet>, WalletCount)| {
            let word = word_of(wallet, language);
            let elsewhere = wallet.map(|_| format::money(count.elsewhere_minor, currency())).unwrap_or_default();
            vec![word.to_owned(), format::count(count.customers.into()), format::money(count.ours_minor, currency()), elsewhere]
        };
        all().into_iter().map(row).collect::<Vec<_>>()
    });
    let definition = speech.tell(move |language| baskets::wallet_definition(shop.read(|_, figures| figures.window_days), language));
    view! {
        <Picture title=title note=speech.text(BasketLabel::WalletNote) columns=columns rows=rows>
            {act_lines(lines)}
            <p class="small soft">{move || definition.get()}</p>
        </Picture>
    }
    .into_any()
}

fn word_of(wallet: Option<Wallet>, language: Language) -> &'static str {
    wallet.map_or_else(|| BasketLabel::Untold.text(language), |wallet| person::wallet_name(wallet, language))
}
