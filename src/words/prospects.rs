//! Words of winning customers: the board, the reason to call, and thanks.
use super::{Language, Sentence, format, labels};
use crate::care::Stage;
use crate::domain::Currency;

labels! {
    /// Fixed texts of winning customers.
    pub enum ProspectLabel {
        Title => "拓新", "拓新", "Winning customers";
        Note => "不等人上门：谁还没买、卡在哪一步、用什么由头联系。", "不等人上門：誰還沒買、卡在哪一步、用什麼由頭聯絡。", "Do not wait: who has not bought yet, where they are stuck, and a reason to call.";
        New => "新来", "新來", "New";
        Contacted => "联系过", "聯絡過", "Contacted";
        CameBy => "来过店", "來過店", "Came by";
        Bought => "买了", "買了", "Bought";
        Empty => "还没有潜在客户。新建客户，或在文件里导入一份名单。", "還沒有潛在客戶。新建客戶，或在檔案裡匯入一份名單。", "No prospects yet. Add one, or import a list under Files.";
        NobodyHere => "这一步没有人。", "這一步沒有人。", "Nobody here.";
        Reason => "联系的由头", "聯絡的由頭", "Reason to call";
        NoReason => "没有由头，先想一个。", "沒有由頭，先想一個。", "No reason yet; find one first.";
        ReasonNewItem => "上了新货", "上了新貨", "Something new has come in";
        ReasonAnniversary => "店庆", "店慶", "The shop’s anniversary";
        ReasonDraw => "抽奖有结果了", "抽獎有結果了", "The result of the draw";
        Called => "联系到了", "聯絡到了", "Reached";
        Came => "来过店了", "來過店了", "Came by";
        GiveUp => "不追了", "不追了", "Give up";
        Edit => "改由头", "改由頭", "Change the reason";
        Source => "怎么来的", "怎麼來的", "How they came";
        Unthanked => "介绍了人，还没谢", "介紹了人，還沒謝", "Brought somebody, not thanked yet";
        NobodyToThank => "该谢的都谢了。", "該謝的都謝了。", "Everybody has been thanked.";
        Thank => "谢过了", "謝過了", "Thanked";
        Reward => "谢礼", "謝禮", "Reward";
        RewardHint => "送了什么；花了多少会记成介绍奖励。", "送了什麼；花了多少會記成介紹獎勵。", "What was given; what it cost is noted as a referral reward.";
        Amount => "花了多少", "花了多少", "Cost";
        BadAmount => "请填金额，没花钱就留空。", "請填金額，沒花錢就留空。", "Enter an amount, or leave it empty.";
    }
}

/// A column of the board.
pub fn stage(stage: Stage) -> ProspectLabel {
    match stage {
        Stage::New => ProspectLabel::New,
        Stage::Contacted => ProspectLabel::Contacted,
        Stage::CameBy => ProspectLabel::CameBy,
        Stage::Bought => ProspectLabel::Bought,
    }
}

/// How long somebody has stood in a stage.
pub fn stands(days: i32, language: Language) -> String {
    language.choose(format!("停了{days}天"), format!("停了{days}天"), format!("for {}", format::days(days.into(), language)))
}

/// Who brought whom, and what that was worth.
pub fn brought(referrer: &str, brought: &str, net_minor: i64, all: (u32, i64), currency: Currency, language: Language) -> Sentence {
    let (net, sum) = (format::money(net_minor, currency), format::money(all.1, currency));
    let many = all.0;
    let rest = if many > 1 {
        language.choose(
            format!("；前后介绍{many}位，共{sum}。"),
            format!("；前後介紹{many}位，共{sum}。"),
            format!("; {many} brought in all, {sum} together."),
        )
    } else {
        language.choose("。", "。", ".").to_owned()
    };
    Sentence::around(
        language.choose(
            format!("{referrer}介绍了{brought}，买了"),
            format!("{referrer}介紹了{brought}，買了"),
            format!("{referrer} brought {brought}, who bought "),
        ),
        net,
        rest,
    )
}
