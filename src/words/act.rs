//! What was done, in the past tense: for the toast and the history page.
use super::{Language, Text, common::Label, format};
use crate::{
    book::{ActKind, Book, RecordChange, RecordLabel, Refusal},
    domain::{CustomerId, Outcome},
};

/// What an act did.
pub fn act_done(kind: &ActKind, book: &Book, language: Language) -> String {
    let name = |id: CustomerId| name_of(book, id, language);
    let buyer = |id: Option<CustomerId>| id.map_or_else(|| Label::WalkIn.text(language).to_owned(), name);
    let money = |amount_minor: i64| format::money(amount_minor, book.settings().currency);
    // The counter hears of its own acts only, and knows the amounts that it has just keyed in.
    let price = |amount_minor: i64| format::price(amount_minor, book.settings().currency);
    let people = |count: u32| format::counted(count.into(), language, "位客户", "位客戶", "customer", "customers");
    match kind {
        ActKind::AddCustomer(id) => {
            let name = name(*id);
            language.choose(format!("新增了客户{name}"), format!("新增了客戶{name}"), format!("Added {name}"))
        }
        ActKind::EditCustomer(id) => {
            let name = name(*id);
            language.choose(format!("改了{name}的资料"), format!("修改了{name}的資料"), format!("Changed {name}"))
        }
        ActKind::ArchiveCustomers { count, archived } => {
            let people = people(*count);
            if *archived {
                language.choose(format!("归档了{people}"), format!("封存了{people}"), format!("Archived {people}"))
            } else {
                language.choose(format!("取消归档{people}"), format!("取消封存{people}"), format!("Brought back {people}"))
            }
        }
        ActKind::TrashCustomers { count } => {
            let people = people(*count);
            language.choose(
                format!("把{people}移到了回收站"),
                format!("把{people}移到了資源回收筒"),
                format!("Moved {people} to the trash"),
            )
        }
        ActKind::RestoreCustomers { count } => {
            let people = people(*count);
            language.choose(format!("恢复了{people}"), format!("還原了{people}"), format!("Restored {people}"))
        }
        ActKind::TagCustomers { tag, count, added } => {
            let people = people(*count);
            if *added {
                language.choose(
                    format!("给{people}加了标签“{tag}”"),
                    format!("為{people}加了標籤「{tag}」"),
                    format!("Tagged {people} “{tag}”"),
                )
            } else {
                language.choose(
                    format!("从{people}去掉了标签“{tag}”"),
                    format!("從{people}移除了標籤「{tag}」"),
                    format!("Removed “{tag}” from {people}"),
                )
            }
        }
        ActKind::Sell { customer, amount_minor } => {
            let (name, money) = (buyer(*customer), price(*amount_minor));
            language.choose(format!("记了{name}的销售{money}"), format!("記了{name}的銷售{money}"), format!("Sold {money} to {name}"))
        }
        ActKind::Refund { customer, amount_minor } => {
            let (name, money) = (buyer(*customer), price(-*amount_minor));
            language.choose(format!("给{name}退了{money}"), format!("退給{name}{money}"), format!("Refunded {money} to {name}"))
        }
        ActKind::EditSale { customer, amount_minor } => {
            let (name, money) = (buyer(*customer), money(*amount_minor));
            language.choose(
                format!("把{name}的销售改为{money}"),
                format!("把{name}的銷售改為{money}"),
                format!("Corrected a sale to {name}: {money}"),
            )
        }
        ActKind::RemoveSale { customer, amount_minor } => {
            let (name, money) = (buyer(*customer), money(*amount_minor));
            language.choose(
                format!("删除了{name}的销售{money}"),
                format!("刪除了{name}的銷售{money}"),
                format!("Removed a sale of {money} to {name}"),
            )
        }
        ActKind::Contact { customer, outcome } => contact_done(&name(*customer), *outcome, language),
        ActKind::ContactBatch { count, outcome } => contact_done(&people(*count), *outcome, language),
        ActKind::AddReminder { customer } => {
            let name = name(*customer);
            language.choose(format!("给{name}设了提醒"), format!("為{name}設了提醒"), format!("Set a reminder for {name}"))
        }
        ActKind::EditReminder { customer } => {
            let name = name(*customer);
            language.choose(format!("改了{name}的提醒"), format!("修改了{name}的提醒"), format!("Changed a reminder for {name}"))
        }
        ActKind::AddProduct(id) => {
            let name = book.products().get(id.0 as usize).map(|slot| slot.value.name.clone()).unwrap_or_default();
            language.choose(format!("新增了商品{name}"), format!("新增了商品{name}"), format!("Added the product {name}"))
        }
        ActKind::EditProduct(id) => {
            let name = book.products().get(id.0 as usize).map(|slot| slot.value.name.clone()).unwrap_or_default();
            language.choose(format!("改了商品{name}"), format!("修改了商品{name}"), format!("Changed the product {name}"))
        }
        ActKind::Import { file, rows: 0 } => language.choose(
            format!("记住了导入“{file}”时的回答"),
            format!("記住了匯入「{file}」時的回答"),
            format!("Remembered the answers given for “{file}”"),
        ),
        ActKind::Import { file, rows } => {
            let rows = format::counted((*rows).into(), language, "行", "列", "row", "rows");
            language.choose(
                format!("从“{file}”导入了{rows}"),
                format!("從「{file}」匯入了{rows}"),
                format!("Imported {rows} from “{file}”"),
            )
        }
        ActKind::ChangeSettings => language.choose("改了设置", "修改了設定", "Changed the settings").to_owned(),
        ActKind::PurgeTrash { count } => {
            let people = people(*count);
            language.choose(
                format!("清除了回收站里满90天的{people}"),
                format!("清除了資源回收筒裡滿90天的{people}"),
                format!("Removed {people} after 90 days in the trash"),
            )
        }
        ActKind::Undo { of } => {
            let what = inner(book, *of, language);
            language.choose(format!("撤销：{what}"), format!("復原：{what}"), format!("Undone: {what}"))
        }
        ActKind::Redo { of } => {
            let what = inner(book, *of, language);
            language.choose(format!("重做：{what}"), format!("重做：{what}"), format!("Redone: {what}"))
        }
        ActKind::ChangeRecord { change, what } => record_changed(*change, what, book, language),
        ActKind::HandOver { from, to, count } => {
            let people = people(*count);
            let to = if to.is_empty() { super::Text::text(super::Label::Nobody, language) } else { to.as_str() };
            language.choose(
                format!("把{from}的{people}交给了{to}"),
                format!("把{from}的{people}交給了{to}"),
                format!("Handed {people} of {from} over to {to}"),
            )
        }
        ActKind::PocketList { count } => {
            let people = people(*count);
            language.choose(
                format!("记下了口袋名单上的{people}"),
                format!("記下了口袋名單上的{people}"),
                format!("Noted {people} of a pocket list"),
            )
        }
        ActKind::MergeCustomers { into, from } => {
            let (into, from) = (name(*into), name(*from));
            language.choose(format!("把{from}合并到了{into}"), format!("把{from}合併到了{into}"), format!("Merged {from} into {into}"))
        }
        ActKind::FillSample => language.choose("填好了示例店铺", "填好了範例店鋪", "Filled the sample shop").to_owned(),
    }
}

fn record_changed(change: RecordChange, what: &RecordLabel, book: &Book, language: Language) -> String {
    let what = match what {
        RecordLabel::Rating(id) => {
            let name = name_of(book, *id, language);
            language.choose(format!("{name}的满意度"), format!("{name}的滿意度"), format!("how satisfied {name} is"))
        }
        RecordLabel::SavedGroup(name) => language.choose(format!("分组“{name}”"), format!("分組「{name}」"), format!("the group “{name}”")),
        RecordLabel::Decision(month) => {
            let month = super::insights::month_long(*month, language);
            language.choose(format!("{month}的决定"), format!("{month}的決定"), format!("the decision of {month}"))
        }
        RecordLabel::Spending { amount_minor } => {
            let money = format::money(*amount_minor, book.settings().currency);
            language.choose(format!("花费{money}"), format!("花費{money}"), format!("a spending of {money}"))
        }
        RecordLabel::Debt { customer, amount_minor } => {
            let (name, money) = (name_of(book, *customer, language), format::money(amount_minor.abs(), book.settings().currency));
            if *amount_minor > 0 {
                language.choose(format!("{name}挂账{money}"), format!("{name}掛帳{money}"), format!("{money} on account for {name}"))
            } else {
                language.choose(format!("{name}还款{money}"), format!("{name}還款{money}"), format!("{name}’s payment of {money}"))
            }
        }
        RecordLabel::WriteOff { customer, amount_minor } => {
            let (name, money) = (name_of(book, *customer, language), format::money(*amount_minor, book.settings().currency));
            language.choose(
                format!("{name}收不回的{money}"),
                format!("{name}收不回的{money}"),
                format!("{money} of {name}’s debt as written off"),
            )
        }
        RecordLabel::Account(id) => of_customer(book, *id, language, ["{}账款的更正", "{}帳款的更正", "the correction of {}’s account"]),
        RecordLabel::Occasion(name) => language.choose(format!("日子“{name}”"), format!("日子「{name}」"), format!("the day “{name}”")),
        RecordLabel::Routine(text) => language.choose(format!("提醒“{text}”"), format!("提醒「{text}」"), format!("the reminder “{text}”")),
        RecordLabel::Outreach(name) => {
            language.choose(format!("群发“{name}”"), format!("群發「{name}」"), format!("the outreach “{name}”"))
        }
        RecordLabel::Promise(id) => of_customer(book, *id, language, ["给{}的承诺", "給{}的承諾", "the promise to {}"]),
        RecordLabel::RiskFlag(id) => of_customer(book, *id, language, ["{}的风险", "{}的風險", "the risk of {}"]),
        RecordLabel::Complaint(id) => of_customer(book, *id, language, ["{}的投诉", "{}的投訴", "{}’s complaint"]),
        RecordLabel::Praise(id) => of_customer(book, *id, language, ["{}的表扬", "{}的表揚", "{}’s praise"]),
        RecordLabel::Recovery(id) => of_customer(book, *id, language, ["{}的补救", "{}的補救", "the plan to make it up to {}"]),
        RecordLabel::Loss(id) => of_customer(book, *id, language, ["{}的流失原因", "{}的流失原因", "why {} left"]),
        RecordLabel::FutureNeed(id) => of_customer(book, *id, language, ["{}将来的需要", "{}將來的需要", "what {} will need"]),
        RecordLabel::SupplyLine(id) => of_customer(book, *id, language, ["{}的供货计划", "{}的供貨計劃", "the supply plan of {}"]),
        RecordLabel::OutreachMark(id) => of_customer(book, *id, language, ["给{}的消息", "給{}的訊息", "the message to {}"]),
        RecordLabel::Review(id) => of_customer(book, *id, language, ["{}的盘点", "{}的盤點", "the review of {}"]),
        RecordLabel::Visit(id) => of_customer(book, *id, language, ["对{}的拜访", "對{}的拜訪", "the visit to {}"]),
        RecordLabel::News(id) => of_customer(book, *id, language, ["{}的近况", "{}的近況", "news of {}"]),
        RecordLabel::PrivateDrawer(id) => of_customer(book, *id, language, ["{}的私密抽屉", "{}的私密抽屜", "{}’s private drawer"]),
        RecordLabel::Thanks(id) => of_customer(book, *id, language, ["对{}的答谢", "對{}的答謝", "the thanks to {}"]),
    };
    match change {
        RecordChange::Added => language.choose(format!("记下了{what}"), format!("記下了{what}"), format!("Noted {what}")),
        RecordChange::Edited => language.choose(format!("改了{what}"), format!("修改了{what}"), format!("Changed {what}")),
        RecordChange::Removed => language.choose(format!("删除了{what}"), format!("刪除了{what}"), format!("Removed {what}")),
    }
}

/// A text of three languages with the customer's name in it.
fn of_customer(book: &Book, id: CustomerId, language: Language, [hans, hant, english]: [&str; 3]) -> String {
    language.choose(hans, hant, english).replace("{}", &name_of(book, id, language))
}

/// What to call a customer, also one that was taken back.
pub fn name_of(book: &Book, id: CustomerId, language: Language) -> String {
    let title = book.customers().get(id.index()).map(|slot| slot.value.title()).unwrap_or_default();
    if title.is_empty() { Label::NoName.text(language).to_owned() } else { title.to_owned() }
}

/// Why a wish was refused, and what to do.
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::NoNameNoPhone => language
            .choose(
                "请填姓名或电话，有一样就能保存。",
                "請填姓名或電話，有一樣就能儲存。",
                "Enter a name or a phone: one of them is enough.",
            )
            .to_owned(),
        Refusal::TooLong { limit } => {
            let limit = format::count(*limit as i64);
            language.choose(
                format!("文字太长，最多{limit}个字。"),
                format!("文字太長，最多{limit}個字。"),
                format!("The text is too long: at most {limit} characters."),
            )
        }
        Refusal::TooMany { limit } => {
            let limit = format::count(*limit as i64);
            language.choose(format!("太多了，最多{limit}项。"), format!("太多了，最多{limit}項。"), format!("Too many: at most {limit}."))
        }
        Refusal::ZeroAmount => language.choose("请填金额。", "請填金額。", "Enter an amount.").to_owned(),
        Refusal::AmountTooLarge => {
            language.choose("金额太大，请检查。", "金額太大，請檢查。", "The amount is too large. Please check it.").to_owned()
        }
        Refusal::NoSuchCustomer => {
            language.choose("这位客户已不在册。", "這位客戶已不在冊。", "This customer is no longer in the book.").to_owned()
        }
        Refusal::NoSuchSale => {
            language.choose("这笔销售已不在册。", "這筆銷售已不在冊。", "This sale is no longer in the book.").to_owned()
        }
        Refusal::AlreadyReversed => {
            language.choose("这笔销售已经退过了。", "這筆銷售已經退過了。", "This sale was already refunded.").to_owned()
        }
        Refusal::NoSuchProduct => {
            language.choose("这件商品已不在册。", "這件商品已不在冊。", "This product is no longer in the book.").to_owned()
        }
        Refusal::NoText => language.choose("请先写几个字。", "請先寫幾個字。", "Please write something first.").to_owned(),
        Refusal::NotAScore => language.choose("分数在1到5之间。", "分數在1到5之間。", "A score is between 1 and 5.").to_owned(),
        Refusal::ReferrerCircle => language
            .choose(
                "介绍人不能是自己，也不能是自己介绍来的人。",
                "介紹人不能是自己，也不能是自己介紹來的人。",
                "Nobody can be brought by themselves, or by somebody whom they brought.",
            )
            .to_owned(),
        Refusal::BelowZero => language.choose("不能少于零。", "不能少於零。", "It cannot be less than zero.").to_owned(),
        Refusal::NoChange => language.choose("没有需要改的。", "沒有需要修改的。", "Nothing to change.").to_owned(),
    }
}

fn inner(book: &Book, seq: u64, language: Language) -> String {
    match book.history().find(seq).map(|entry| &entry.kind) {
        // An undo never names another undo: the history has none.
        Some(ActKind::Undo { .. } | ActKind::Redo { .. }) | None => seq.to_string(),
        Some(kind) => act_done(kind, book, language),
    }
}

fn contact_done(whom: &str, outcome: Outcome, language: Language) -> String {
    match outcome {
        Outcome::Reached => language.choose(format!("联系到了{whom}"), format!("聯絡到了{whom}"), format!("Reached {whom}")),
        Outcome::NotReached => language.choose(format!("没联系上{whom}"), format!("沒聯絡上{whom}"), format!("Did not reach {whom}")),
        Outcome::Skipped => language.choose(format!("跳过了{whom}"), format!("略過了{whom}"), format!("Skipped {whom}")),
        Outcome::Noted => {
            language.choose(format!("给{whom}记了一笔"), format!("為{whom}記了一筆"), format!("Noted something about {whom}"))
        }
    }
}
