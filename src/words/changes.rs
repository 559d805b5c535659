//! What was changed on a customer: the field, what stood there before, and what stands there since.
use super::{
    Language, Text, act,
    classes::ClassesLabel,
    customer,
    customer::CustomerLabel,
    customer_form::FormLabel,
    format,
    keys::{self, KeysLabel},
    labels, likely, outreach, person,
    why::FigureLabel,
};
use crate::book::Book;
use crate::domain::{AttitudeMark, ClassMark, CornerMark, CustomerField, Day, Judgement, Origin};

labels! {
    /// Fixed texts of the changes.
    pub enum ChangesLabel {
        Title => "改过什么", "改過什麼", "What was changed";
        None => "建档以来没有改过。", "建檔以來沒有改過。", "Nothing was changed since the record was made.";
        Nothing => "空", "空", "empty";
        OtherDevice => "另一台设备", "另一台裝置", "another device";
        TakenBack => "后来撤销了", "後來復原了", "taken back later";
        Phones => "电话", "電話", "Phones";
        Channels => "联系方式", "聯絡方式", "Channels";
        Trashed => "回收站", "資源回收筒", "Trash";
        Questions => "重点客户的问答", "重點客戶的問答", "Answers to the key questions";
        Interval => "几天联系一次", "幾天聯絡一次", "Days between contacts";
        Prospect => "拓新", "拓新", "Prospect";
    }
}

/// The name of a field.
pub fn field_name(field: &CustomerField, language: Language) -> &'static str {
    use CustomerField as F;
    match field {
        F::Name(_) => person::PersonLabel::Name.text(language),
        F::Phones(_) => ChangesLabel::Phones.text(language),
        F::Channels(_) => ChangesLabel::Channels.text(language),
        F::Card(_) => FormLabel::Card.text(language),
        F::Tags(_) => FormLabel::Tags.text(language),
        F::Birthday(_) => FormLabel::Birthday.text(language),
        F::Preference(_) => FormLabel::Preference.text(language),
        F::Note(_) => FormLabel::Note.text(language),
        F::Origin(_) => FormLabel::Origin.text(language),
        F::Archived(_) => CustomerLabel::Archived.text(language),
        F::Trashed(_) => ChangesLabel::Trashed.text(language),
        F::Source(_) => FormLabel::Source.text(language),
        F::Referrer(_) => FormLabel::Referrer.text(language),
        F::Wallet(_) => FormLabel::Wallet.text(language),
        F::ClassOverride(_) => ClassesLabel::DecideClass.text(language),
        F::AttitudeOverride(_) => ClassesLabel::DecideAttitude.text(language),
        F::CornerOverride(_) => ClassesLabel::DecideCorner.text(language),
        F::Ends(_) => FormLabel::Ends.text(language),
        F::Custom(_) => FormLabel::OwnFields.text(language),
        F::Answers(_) => ChangesLabel::Questions.text(language),
        F::KeyAccount(_) | F::Contacting(_) => KeysLabel::Care.text(language),
        F::Prospecting(_) => ChangesLabel::Prospect.text(language),
    }
}

/// What stands in a field, in one line; an empty one is called so.
pub fn field_value(field: &CustomerField, book: &Book, today: Day, language: Language) -> String {
    let told = value(field, book, today, language);
    if told.trim().is_empty() { ChangesLabel::Nothing.text(language).to_owned() } else { told }
}

fn value(field: &CustomerField, book: &Book, today: Day, language: Language) -> String {
    use CustomerField as F;
    let day = |day: Option<Day>| day.map(|day| format::day_short(day, today, language)).unwrap_or_default();
    match field {
        F::Name(text) | F::Card(text) | F::Preference(text) | F::Note(text) => text.clone(),
        F::Phones(phones) => format::list(&phones.iter().map(|phone| phone.display()).collect::<Vec<_>>(), language),
        F::Channels(channels) => {
            let told = |channel: &crate::domain::Channel| format!("{} {}", customer::channel_name(channel.kind, language), channel.handle);
            format::list(&channels.iter().map(told).collect::<Vec<_>>(), language)
        }
        F::Tags(tags) => format::list(tags, language),
        F::Birthday(birthday) => {
            birthday.map(|birthday| super::customer_form::tell_birthday(birthday, today, language)).unwrap_or_default()
        }
        F::Origin(origin) => match origin {
            Origin::Own => FormLabel::Own,
            Origin::External => FormLabel::External,
        }
        .text(language)
        .to_owned(),
        F::Archived(is_archived) => person::yes_no(*is_archived, language).to_owned(),
        F::Trashed(trashed) => day(*trashed),
        F::Source(source) => source.map(|source| person::source_name(source, language).to_owned()).unwrap_or_default(),
        F::Referrer(referrer) => referrer.map(|referrer| act::name_of(book, referrer, language)).unwrap_or_default(),
        F::Wallet(wallet) => wallet.map(|wallet| person::wallet_name(wallet, language).to_owned()).unwrap_or_default(),
        F::ClassOverride(judged) => judgement(judged.as_deref(), |mark| class_mark(mark).to_owned()),
        F::AttitudeOverride(judged) => judgement(judged.as_deref(), |mark| attitude_mark(mark).text(language).to_owned()),
        F::CornerOverride(judged) => judgement(judged.as_deref(), |mark| corner_mark(mark).text(language).to_owned()),
        F::Ends(ends) => day(*ends),
        F::Custom(entries) => {
            let told = |entry: &crate::domain::CustomEntry| {
                let field = book.settings().custom_fields.get(usize::from(entry.field))?;
                Some(format!("{} {}", field.name, person::custom_value(field, &entry.value, language)))
            };
            format::list(&entries.iter().filter_map(told).collect::<Vec<_>>(), language)
        }
        F::Answers(entries) => {
            let told = |entry: &crate::domain::AnswerEntry| {
                let question = book.settings().questions.get(usize::from(entry.question))?;
                Some(format!("{} {}", question.text, likely::answer_label(entry.answer).text(language)))
            };
            format::list(&entries.iter().filter_map(told).collect::<Vec<_>>(), language)
        }
        F::KeyAccount(account) => account.as_deref().map(|account| key_account(account, language)).unwrap_or_default(),
        F::Contacting(contacting) => contacting.as_deref().map(|contacting| tell_contacting(contacting, language)).unwrap_or_default(),
        F::Prospecting(prospecting) => prospecting.as_deref().map(|prospecting| prospecting.reason_to_call.clone()).unwrap_or_default(),
    }
}

fn judgement<T: Copy>(judged: Option<&Judgement<T>>, name: impl Fn(T) -> String) -> String {
    judged.map(|judged| format!("{} · {}", name(judged.value), judged.reason)).unwrap_or_default()
}

const fn class_mark(mark: ClassMark) -> &'static str {
    match mark {
        ClassMark::A => "A",
        ClassMark::B => "B",
        ClassMark::C => "C",
    }
}

const fn attitude_mark(mark: AttitudeMark) -> ClassesLabel {
    match mark {
        AttitudeMark::Loyal => ClassesLabel::Loyal,
        AttitudeMark::Switcher => ClassesLabel::Switcher,
        AttitudeMark::None => ClassesLabel::NoLoyalty,
    }
}

const fn corner_mark(mark: CornerMark) -> FigureLabel {
    match mark {
        CornerMark::HighLoyal => FigureLabel::HighLoyal,
        CornerMark::HighDisloyal => FigureLabel::HighDisloyal,
        CornerMark::LowLoyal => FigureLabel::LowLoyal,
        CornerMark::LowDisloyal => FigureLabel::LowDisloyal,
    }
}

fn key_account(account: &crate::domain::KeyAccount, language: Language) -> String {
    let named = |label: KeysLabel, text: &str| (!text.is_empty()).then(|| format!("{} {text}", label.text(language)));
    let known_by = format::list(&account.known_by, language);
    let model = account.sales_model.map(|model| keys::sales_model(model).text(language)).unwrap_or_default();
    let parts = [
        named(KeysLabel::Owner, &account.owner),
        named(KeysLabel::Deputy, &account.deputy),
        named(KeysLabel::KnownBy, &known_by),
        named(KeysLabel::SalesModel, model),
        account.has_green_channel.then(|| KeysLabel::GreenChannel.text(language).to_owned()),
        account.is_partner.then(|| KeysLabel::Partner.text(language).to_owned()),
    ];
    format::list(&parts.into_iter().flatten().collect::<Vec<_>>(), language)
}

fn tell_contacting(contacting: &crate::domain::Contacting, language: Language) -> String {
    let parts = [
        contacting.interval_days.map(|days| format!("{} {days}", ChangesLabel::Interval.text(language))),
        contacting.preferred.map(|channel| outreach::channel(channel, language).to_owned()),
        contacting.is_do_not_contact.then(|| KeysLabel::DoNotContact.text(language).to_owned()),
    ];
    format::list(&parts.into_iter().flatten().collect::<Vec<_>>(), language)
}
