//! Words of outreach: a message to a group, one person after the other, and what came of it.
use super::{Language, Sentence, Text, care, format, labels};
use crate::care::{Batch, ComingBirthday, Effect, Excluded, MergeField, OutreachStanding};
use crate::domain::{Currency, Day, OutreachKind, OutreachLevel, PreferredChannel};

labels! {
    /// Fixed texts of outreach.
    pub enum OutreachLabel {
        Outreach => "发消息", "發訊息", "Send messages";
        Title => "给这些人发消息", "給這些人發訊息", "Send a message to these people";
        Note => "鱼水不替你发：复制这条，到微信或短信里粘贴，再回来记“已发”。", "魚水不替你發：複製這條，到微信或簡訊裡貼上，再回來記「已發」。", "Yushui does not send: copy each message, paste it where you send it, then mark it as sent.";
        Name => "这次叫什么", "這次叫什麼", "What to call it";
        Template => "消息", "訊息", "Message";
        TemplateHint => "按下面的按钮，把每个人自己的内容放进去。", "按下面的按鈕，把每個人自己的內容放進去。", "Press a button below to put in what differs from person to person.";
        Preview => "第一位会看到", "第一位會看到", "The first person reads";
        Cost => "一共花多少", "一共花多少", "Cost in all";
        CostHint => "礼品、券、短信费。没有就留空。", "禮品、券、簡訊費。沒有就留空。", "Gifts, vouchers, fees. Leave empty if none.";
        HoldOut => "每五位留一位不发", "每五位留一位不發", "Keep every fifth person out";
        HoldOutHint => "过后比一比，就知道这条消息有没有用。", "過後比一比，就知道這則訊息有沒有用。", "Comparing them later shows whether the message did anything.";
        Measured => "发出后看几天", "發出後看幾天", "Days to watch after sending";
        Level => "对谁都一样吗", "對誰都一樣嗎", "How personal";
        Mass => "大家都一样", "大家都一樣", "The same for all";
        Group => "这一群专用", "這一群專用", "For this group";
        OneToOne => "一人一句", "一人一句", "One to one";
        Begin => "开始", "開始", "Begin";
        LeftOut => "不发给谁", "不發給誰", "Who is left out";
        NobodyLeft => "没有人可发。", "沒有人可發。", "There is nobody to send to.";
        DoNotContact => "说过不要打扰", "說過不要打擾", "asked not to be contacted";
        OpenComplaint => "有投诉还没处理完", "有投訴還沒處理完", "a complaint is still open";
        Gone => "已归档或不在册", "已封存或不在冊", "archived or no longer in the book";
        CopyMessage => "复制", "複製", "Copy";
        Sent => "已发", "已發", "Sent";
        Skip => "跳过", "略過", "Skip";
        Told => "已通知", "已通知", "Told";
        NotReached => "没联系上", "沒聯絡上", "Not reached";
        Open => "还没发", "還沒發", "Not sent yet";
        Finish => "到此为止", "到此為止", "Stop here";
        Continue => "接着发", "接著發", "Continue";
        Delete => "删掉这次群发", "刪除這次群發", "Delete this batch";
        AllDone => "都处理完了。", "都處理完了。", "Everybody is done.";
        People => "名单", "名單", "People";
        Person => "客户", "客戶", "Customer";
        Phone => "电话", "電話", "Phone";
        State => "情况", "情況", "Status";
        Batches => "发过的消息", "發過的訊息", "Messages";
        NoSuchBatch => "没有这次群发", "沒有這次群發", "No such batch";
        Reopen => "再发一次", "再發一次", "Mark as not sent";
        MissingItem => "有空着的地方，发之前补上。", "有空著的地方，發之前補上。", "Something is left blank. Fill it in before you send.";
        NeedName => "请起个名字。", "請取個名字。", "Give it a name.";
        NeedText => "请写消息。", "請寫訊息。", "Write the message.";
        Keys => "按 S 记已发，按 K 跳过", "按 S 記已發，按 K 略過", "Press S for sent, K to skip";
        CallThem => "打电话", "打電話", "Call";
        TextThem => "发短信", "發簡訊", "Text";
        MailThem => "发邮件", "寄郵件", "Email";
        Campaign => "群发", "群發", "Message";
        Recall => "召回", "召回", "Recall";
        Print => "打印", "列印", "Print";
    }
}

/// How a merge field is written in this language, with its braces.
pub fn field_text(field: MergeField, language: Language) -> String {
    let [hans, hant, english] = field.names();
    format!("{{{}}}", language.choose(hans, hant, english))
}

/// A message to begin with.
pub fn first_template(language: Language) -> &'static str {
    language.choose(
        "{姓名}，你上次买的{商品}该添了吧？店里刚到一批新的，给你留一份？",
        "{姓名}，你上次買的{商品}該添了吧？店裡剛到一批新的，給你留一份？",
        "{name}, is it time for more {item}? A new lot has just come in. Shall I keep some for you?",
    )
}

/// A message for a birthday to begin with.
pub fn birthday_template(language: Language) -> &'static str {
    language.choose(
        "{姓名}，生日快乐。给你备了一份小礼，有空来坐坐。",
        "{姓名}，生日快樂。為你備了一份小禮，有空來坐坐。",
        "{name}, a happy birthday to you. A small present waits for you here, whenever you pass by.",
    )
}

/// When somebody's birthday is: `生日：10天后（10月9日，农历八月廿九）`.
pub fn birthday(coming: &ComingBirthday, today: Day, language: Language) -> String {
    let both = care::both_dates(coming.birthday, coming.day, today, language);
    let when = match coming.in_days {
        0 => language.choose("今天", "今天", "today").to_owned(),
        days => language.choose(format!("{days}天后"), format!("{days}天後"), format!("in {}", format::days(days.into(), language))),
    };
    language.choose(format!("生日：{when}{both}"), format!("生日：{when}{both}"), format!("Birthday {when}{both}"))
}

/// The message of a recall to begin with.
pub fn recall_template(product: &str, language: Language) -> String {
    language.choose(
        format!("{{姓名}}，你买过的{product}我们要收回。请先别用，带回店里，我们退换。"),
        format!("{{姓名}}，你買過的{product}我們要收回。請先別用，帶回店裡，我們退換。"),
        format!("{{name}}, we are taking {product} back. Please do not use it; bring it to the shop and we will replace or refund it."),
    )
}

/// The name of a recall.
pub fn recall_name(product: &str, language: Language) -> String {
    language.choose(format!("召回{product}"), format!("召回{product}"), format!("Recall of {product}"))
}

/// How personal a message is.
pub fn level(level: OutreachLevel) -> OutreachLabel {
    match level {
        OutreachLevel::Mass => OutreachLabel::Mass,
        OutreachLevel::Group => OutreachLabel::Group,
        OutreachLevel::OneToOne => OutreachLabel::OneToOne,
    }
}

/// Why somebody is left out.
pub fn reason(excluded: Excluded) -> OutreachLabel {
    match excluded {
        Excluded::DoNotContact => OutreachLabel::DoNotContact,
        Excluded::OpenComplaint => OutreachLabel::OpenComplaint,
        Excluded::Gone => OutreachLabel::Gone,
    }
}

/// Where one person stands.
pub fn standing(standing: OutreachStanding, kind: OutreachKind, today: Day, language: Language) -> String {
    let day = |day| format::day_relative(day, today, language);
    let is_recall = kind == OutreachKind::Recall;
    let label = |label: OutreachLabel| label.text(language);
    match standing {
        OutreachStanding::Open => label(OutreachLabel::Open).to_owned(),
        OutreachStanding::Sent(on) => {
            format!("{} · {}", label(if is_recall { OutreachLabel::Told } else { OutreachLabel::Sent }), day(on))
        }
        OutreachStanding::Skipped(on) => {
            let what = if is_recall { OutreachLabel::NotReached } else { OutreachLabel::Skip };
            format!("{} · {}", label(what), day(on))
        }
        OutreachStanding::Bought(on) => {
            let day = day(on);
            language.choose(format!("{day}已经买了，不用发"), format!("{day}已經買了，不用發"), format!("bought {day}, nothing to send"))
        }
        OutreachStanding::Excluded(excluded) => {
            let why = reason(excluded).text(language);
            language.choose(format!("不发：{why}"), format!("不發：{why}"), format!("Left out: {why}"))
        }
    }
}

/// How many get it, how many are held out, how many are left out.
pub fn chosen(recipients: usize, held: usize, left_out: usize, language: Language) -> String {
    let people = people(recipients, language);
    let mut parts = vec![language.choose(format!("发给{people}"), format!("發給{people}"), format!("{people} get it"))];
    if held > 0 {
        parts.push(language.choose(format!("留{held}位不发"), format!("留{held}位不發"), format!("{held} kept out to compare")));
    }
    if left_out > 0 {
        parts.push(language.choose(format!("{left_out}位不该发"), format!("{left_out}位不該發"), format!("{left_out} left out")));
    }
    parts.join(language.choose("，", "，", ", "))
}

/// How far a batch is: `3 / 27`.
pub fn progress(done: usize, total: usize, language: Language) -> String {
    language.choose(format!("处理了{done}位，共{total}位"), format!("處理了{done}位，共{total}位"), format!("{done} of {total} done"))
}

/// What came of a batch, in one line.
pub fn result(batch: &Batch, language: Language) -> Sentence {
    let Batch { sent, sent_bought, held, held_bought, .. } = *batch;
    if sent == 0 {
        return Sentence::of(language.choose("还没有发出。", "還沒有發出。", "Nothing was sent yet."));
    }
    let first = Sentence::around(
        language.choose(format!("已发{sent}，买了"), format!("已發{sent}，買了"), format!("{sent} sent, ")),
        sent_bought.to_string(),
        language.choose("", "", " bought").to_owned(),
    );
    if held == 0 {
        return first.and(Sentence::of(language.choose("。", "。", ".")));
    }
    first.and(Sentence::of(language.choose(
        format!("；没发的{held}位里也有{held_bought}位买了。"),
        format!("；沒發的{held}位裡也有{held_bought}位買了。"),
        format!("; {held_bought} of {held} kept out bought too."),
    )))
}

/// What to make of the result; `until` while days are still counted.
pub fn advice(effect: Effect, until: Option<Day>, currency: Currency, today: Day, language: Language) -> String {
    if let Some(until) = until {
        let day = format::day_relative(until, today, language);
        return language.choose(
            format!("数到{day}，那时再下结论。"),
            format!("數到{day}，那時再下結論。"),
            format!("Counted until {day}; judge it then."),
        );
    }
    match effect {
        Effect::NothingToCompare => language
            .choose(
                "没有留人不发，不知道他们本来会不会买。下次每五位留一位。",
                "沒有留人不發，不知道他們本來會不會買。下次每五位留一位。",
                "Nobody was kept out, so nobody knows who would have bought anyway. Keep every fifth out next time.",
            )
            .to_owned(),
        Effect::TooFew => language
            .choose(
                "留下的人太少，比不出来。人多些时再比。",
                "留下的人太少，比不出來。人多些時再比。",
                "Too few were kept out to compare. Try it with more people.",
            )
            .to_owned(),
        Effect::Unclear => language
            .choose(
                "差别可能只是碰巧。下次换一句话、换一群人试试。",
                "差別可能只是碰巧。下次換一句話、換一群人試試。",
                "The difference may be chance. Try other words or other people next time.",
            )
            .to_owned(),
        Effect::Helped { more, cost_minor } => {
            let each = cost_minor.map(|cost| format::money(cost, currency));
            let cost = match each {
                Some(each) => {
                    language.choose(format!("，每多一位花了{each}"), format!("，每多一位花了{each}"), format!(", at {each} for each"))
                }
                None => String::new(),
            };
            language.choose(
                format!("这条消息大约多带来{more}位{cost}。可以再用。"),
                format!("這則訊息大約多帶來{more}位{cost}。可以再用。"),
                format!("The message brought about {more} more{cost}. Use it again."),
            )
        }
    }
}

/// Where somebody likes to be reached.
pub fn channel(channel: PreferredChannel, language: Language) -> &'static str {
    match channel {
        PreferredChannel::WeChat => language.choose("微信", "微信", "WeChat"),
        PreferredChannel::Phone => language.choose("电话", "電話", "Phone"),
        PreferredChannel::Sms => language.choose("短信", "簡訊", "Text message"),
        PreferredChannel::Email => language.choose("邮件", "郵件", "Email"),
        PreferredChannel::InShop => language.choose("到店时说", "到店時說", "In the shop"),
    }
}

/// Likes to be reached this way.
pub fn prefers(preferred: PreferredChannel, language: Language) -> String {
    let how = channel(preferred, language);
    language.choose(format!("喜欢用{how}"), format!("喜歡用{how}"), format!("prefers: {how}"))
}

/// An entry of the timeline: a message of that batch went out.
pub fn entry(name: &str, kind: OutreachKind, language: Language) -> String {
    match kind {
        OutreachKind::Message => {
            language.choose(format!("发了消息“{name}”"), format!("發了訊息「{name}」"), format!("Sent the message “{name}”"))
        }
        OutreachKind::Recall => language.choose(format!("通知了“{name}”"), format!("通知了「{name}」"), format!("Told about “{name}”")),
    }
}

/// People with their noun.
pub fn people(count: usize, language: Language) -> String {
    format::counted(count as i64, language, "位客户", "位客戶", "customer", "customers")
}
