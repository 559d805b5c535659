//! Words of two records that become one, and are taken apart again.
use super::{Language, format, labels, person};
use crate::book::Unmerge;
use crate::domain::Day;

labels! {
    /// Fixed texts of merging.
    pub enum MergeLabel {
        Title => "合并重复的记录", "合併重複的記錄", "Merge a duplicate record";
        Find => "找另一份记录", "找另一份記錄", "Find the other record";
        Note => "另一份记录的销售、联系、承诺和账款都归到这一位，空着的地方用它补上。以后随时可以拆开。", "另一份記錄的銷售、聯絡、承諾和帳款都歸到這一位，空著的地方用它補上。以後隨時可以拆開。", "The sales, contacts, promises and account of the other record come to this customer, and fill what is empty here. They can be taken apart again at any time.";
        Other => "换一份", "換一份", "Another record";
        Do => "合并", "合併", "Merge";
        SetAside => "这里不变；另一份写的是：", "這裡不變；另一份寫的是：", "Stays as it is here; the other record says:";
        OpenDrawer => "另一份有私密抽屉。先打开抽屉，里面的才能合到一起。", "另一份有私密抽屜。先開啟抽屜，裡面的才能合到一起。", "The other record has a private drawer. Open the drawers first, so that the contents can be joined.";
        Section => "合并进来的记录", "合併進來的記錄", "Merged records";
        Apart => "拆开", "拆開", "Take apart";
        ApartTitle => "把合并的记录拆开", "把合併的記錄拆開", "Take merged records apart";
    }
}

/// What hangs on a record.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Hanging {
    pub receipts: usize,
    pub contacts: usize,
    pub reminders: usize,
    /// Promises, complaints, lines of the account and the like.
    pub records: usize,
}

impl Hanging {
    fn told(self, language: Language) -> String {
        let parts = [
            (self.receipts, ["笔销售", "筆銷售", "sale", "sales"]),
            (self.contacts, ["次联系", "次聯絡", "contact", "contacts"]),
            (self.reminders, ["个提醒", "個提醒", "reminder", "reminders"]),
            (self.records, ["条其他记录", "條其他記錄", "other record", "other records"]),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> =
            parts.map(|(count, [hans, hant, one, many])| format::counted(count as i64, language, hans, hant, one, many)).collect();
        if told.is_empty() {
            language.choose("没有别的东西", "沒有別的東西", "nothing else").to_owned()
        } else {
            format::list(&told, language)
        }
    }
}

/// What a merge brings along.
pub fn brings(name: &str, hanging: Hanging, language: Language) -> String {
    let what = hanging.told(language);
    language.choose(format!("{name}带来：{what}。"), format!("{name}帶來：{what}。"), format!("{name} brings: {what}."))
}

/// A merge that stands.
pub fn merged_on(name: &str, day: Day, today: Day, language: Language) -> String {
    let day = format::day_relative(day, today, language);
    language.choose(format!("{day}把{name}合并进来"), format!("{day}把{name}合併進來"), format!("{name}, merged {day}"))
}

/// What goes back where, and what stays: one sentence a line.
pub fn apart(apart: &Unmerge, receipts: usize, name: &str, language: Language) -> Vec<String> {
    let hanging = Hanging {
        receipts,
        contacts: apart.rows.interactions.len(),
        reminders: apart.rows.reminders.len(),
        records: apart.records as usize,
    };
    let what = hanging.told(language);
    let back = language.choose(format!("回到{name}：{what}。"), format!("回到{name}：{what}。"), format!("Back to {name}: {what}."));
    let phones: Vec<String> = apart.phones.iter().map(person::phone).collect();
    let phones = (!phones.is_empty()).then(|| {
        let phones = format::list(&phones, language);
        language.choose(format!("电话也回去：{phones}。"), format!("電話也回去：{phones}。"), format!("The phone goes back too: {phones}."))
    });
    let since = Hanging { receipts: apart.receipts_since as usize, contacts: apart.contacts_since as usize, ..Hanging::default() };
    let stays = (since != Hanging::default()).then(|| {
        let what = since.told(language);
        language.choose(
            format!("合并之后记的留在这里：{what}。"),
            format!("合併之後記的留在這裡：{what}。"),
            format!("Written since the merge and stays here: {what}."),
        )
    });
    let kept = (apart.kept > 0).then(|| {
        let count = format::count(apart.kept.into());
        language.choose(
            format!("有{count}处后来又改过，照新的留在这里。"),
            format!("有{count}處後來又改過，照新的留在這裡。"),
            format!("Changed again since and stays here as it is: {count}."),
        )
    });
    [Some(back), phones, stays, kept].into_iter().flatten().collect()
}
