//! Words of the pocket list: in its own page on the phone, where it is written, and where its result comes back.
use super::{Language, Text, customer::outcome_label, format, labels};
use crate::domain::Day;
use crate::exchange::pocket::{PocketMark, PocketRefusal, Taken};

labels! {
    /// Fixed texts.
    pub enum PocketLabel {
        Title => "口袋名单", "口袋名單", "Pocket list";
        TakeNote => "写成一个小文件，传到手机上，没有网也能打开，边走边勾。文件用这个口令锁着，口令忘了就打不开。", "寫成一個小檔案，傳到手機上，沒有網路也能開啟，邊走邊勾。檔案用這個口令鎖著，口令忘了就打不開。", "One small file for your phone: it opens without a network, and you tick people off on the way. This passphrase locks it; without the passphrase it stays locked.";
        Passphrase => "口令", "口令", "Passphrase";
        PassphraseHint => "至少6个字，手机上打得快的。", "至少6個字，手機上打得快的。", "At least 6 characters, quick to type on a phone.";
        TooShort => "口令至少6个字。", "口令至少6個字。", "A passphrase has at least 6 characters.";
        Write => "写成文件", "寫成檔案", "Write the file";
        Nobody => "今天名单上没有人。", "今天名單上沒有人。", "Nobody is on the list today.";
        Locked => "名单锁着。写的时候用的是哪个口令，就用哪个打开。", "名單鎖著。寫的時候用的是哪個口令，就用哪個打開。", "The list is locked. Open it with the passphrase it was written with.";
        Open => "打开", "打開", "Open";
        Opening => "正在打开", "正在打開", "Opening";
        WrongPassphrase => "口令不对，没有打开。", "口令不對，沒有打開。", "This passphrase does not open it.";
        NoSealing => "这里打不开锁着的文件。请用手机自带的浏览器打开这个文件。", "這裡打不開鎖著的檔案。請用手機內建的瀏覽器開啟這個檔案。", "Locked files cannot be opened here. Open the file with the browser of your phone.";
        How => "联系完一位就勾一位，写一句话。最后存下结果，带回店里。", "聯絡完一位就勾一位，寫一句話。最後存下結果，帶回店裡。", "Tick each person off and write a line. At the end, save the result and bring it back.";
        Reached => "联系到了", "聯絡到了", "Reached";
        Missed => "没联系上", "沒聯絡上", "Not reached";
        Skipped => "跳过", "略過", "Skip";
        Note => "说了什么", "說了什麼", "What was said";
        Next => "下次哪天联系（可不填）", "下次哪天聯絡（可不填）", "Next contact on (optional)";
        Progress => "已勾{done} / {all}", "已勾{done} / {all}", "{done} of {all} ticked";
        SaveResult => "存下结果", "存下結果", "Save the result";
        Bring => "把存下的文件传回店里的电脑，在“文件”里放进去。", "把存下的檔案傳回店裡的電腦，在「檔案」裡放進去。", "Send the saved file back to the shop's computer and drop it in under Files.";
        ResultFile => "口袋名单结果", "口袋名單結果", "pocket-list-result";
        ResultKept => "存好了。传回店里的电脑。", "存好了。傳回店裡的電腦。", "Saved. Send it back to the shop's computer.";
        ListFile => "口袋名单", "口袋名單", "pocket-list";
        Section => "口袋名单的结果", "口袋名單的結果", "Result of a pocket list";
        Drop => "把手机上存下的结果放进来", "把手機上存下的結果放進來", "Drop the result from your phone here";
        Pick => "选择结果文件", "選擇結果檔案", "Choose the result";
        DropHint => "先给你看会记下什么，再记。", "先給你看會記下什麼，再記。", "You see what it would note before anything is noted.";
        TakeIn => "记下", "記下", "Note them";
        NothingNew => "这份结果里没有要新记的。", "這份結果裡沒有要新記的。", "There is nothing new in this result.";
        Known => "已经记过", "已經記過", "noted already";
        Gone => "客户已不在册，不记", "客戶已不在冊，不記", "no longer in the book, left out";
        OtherName => "名字和名单上不一样，不记", "名字和名單上不一樣，不記", "the name differs from the list, left out";
        KeptAsWas => "什么都没有改。", "什麼都沒有改。", "Nothing was changed.";
    }
}

/// The heading of the list: `口袋名单 11月21日`.
pub fn title(day: Day, language: Language) -> String {
    format!("{} {}", PocketLabel::Title.text(language), format::day_short(day, day, language))
}

/// Why a file is not taken in.
pub const fn refusal(refusal: PocketRefusal, language: Language) -> &'static str {
    let (hans, hant, english) = match refusal {
        PocketRefusal::NotPocket => (
            "这不是口袋名单的结果。请选手机上存下的那个文件。",
            "這不是口袋名單的結果。請選手機上存下的那個檔案。",
            "This is no result of a pocket list. Choose the file that the phone saved.",
        ),
        PocketRefusal::ListItself => (
            "这是名单本身，还没有结果。在手机上打开它，勾好后存下结果。",
            "這是名單本身，還沒有結果。在手機上開啟它，勾好後存下結果。",
            "This is the list itself, not its result. Open it on the phone, tick, and save the result.",
        ),
        PocketRefusal::Newer => (
            "这份结果是更新的版本写的。请先更新这个网页。",
            "這份結果是更新的版本寫的。請先更新這個網頁。",
            "A newer version wrote this result. Update this page first.",
        ),
        PocketRefusal::Damaged => (
            "这份结果不完整，或者被改过。请从手机上再传一次。",
            "這份結果不完整，或者被改過。請從手機上再傳一次。",
            "This result is incomplete or was altered. Send it from the phone again.",
        ),
        PocketRefusal::WrongPassphrase => (
            "口令不对，没有打开。要用写名单时的口令。",
            "口令不對，沒有打開。要用寫名單時的口令。",
            "This passphrase does not open it. Use the one the list was written with.",
        ),
        PocketRefusal::OtherShop => (
            "这份名单不是这家店写的，或者店里的数据在那以后恢复过备份。",
            "這份名單不是這家店寫的，或者店裡的資料在那以後還原過備份。",
            "Another shop wrote this list, or this shop was restored from a backup since.",
        ),
    };
    match language {
        Language::Hans => hans,
        Language::Hant => hant,
        Language::English => english,
    }
}

/// What a mark would note: `联系到了，11月21日：下周来拿`.
pub fn mark(mark: &PocketMark, today: Day, language: Language) -> String {
    let comma = language.choose("，", "，", ", ");
    let mut told = format!("{}{comma}{}", outcome_label(mark.outcome, language), format::day_relative(mark.on, today, language));
    if let Some(next) = mark.next {
        let day = format::day_short(next, today, language);
        told += &language.choose(format!("，{day}再联系"), format!("，{day}再聯絡"), format!(", next on {day}"));
    }
    if !mark.note.is_empty() {
        told += language.choose("：", "：", ": ");
        told += &mark.note;
    }
    told
}

/// Why a mark is left out; nothing where it is taken in.
pub const fn left_out(taken: Taken) -> Option<PocketLabel> {
    match taken {
        Taken::New => None,
        Taken::Known => Some(PocketLabel::Known),
        Taken::Gone => Some(PocketLabel::Gone),
        Taken::OtherName => Some(PocketLabel::OtherName),
    }
}

/// How many would be noted: `会记下12位，另有2位不记。`
pub fn count(new: usize, others: usize, language: Language) -> String {
    if others == 0 {
        return language.choose(
            format!("会记下{new}位。"),
            format!("會記下{new}位。"),
            if new == 1 { "1 person would be noted.".to_owned() } else { format!("{new} people would be noted.") },
        );
    }
    language.choose(
        format!("会记下{new}位，另有{others}位不记。"),
        format!("會記下{new}位，另有{others}位不記。"),
        format!("{new} would be noted, {others} left out."),
    )
}

/// How many people are on the list; those beyond its limit are told.
pub fn people(on_list: usize, of_all: usize, language: Language) -> String {
    if on_list == of_all {
        return language.choose(
            format!("今天名单上的{on_list}位都带上。"),
            format!("今天名單上的{on_list}位都帶上。"),
            if on_list == 1 { "The one person of today is on it.".to_owned() } else { format!("All {on_list} people of today are on it.") },
        );
    }
    let (on_list, of_all) = (format::count(on_list as i64), format::count(of_all as i64));
    language.choose(
        format!("今天有{of_all}位，带上最要紧的{on_list}位。"),
        format!("今天有{of_all}位，帶上最要緊的{on_list}位。"),
        format!("The most pressing {on_list} of today's {of_all} people are on it."),
    )
}
