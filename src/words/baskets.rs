//! Words of the baskets: what usually comes next, what is bought together, who never bought it, step-ups, wallets.
use super::{Language, Sentence, format, insights, labels, person};
use crate::domain::{Currency, Day, Wallet};
use crate::method::basket::{BasketRule, FollowUp, HORIZON_DAYS, MAX_BASKET_ITEMS, MIN_CASES, StepUp};
use crate::method::wallet::{WalletCount, WalletShare, share_of};

labels! {
    /// Fixed texts of the products tab and of the next idea on the card.
    pub enum BasketLabel {
        Working => "正在算……", "正在算……", "Working it out…";
        NoNext => "还看不出买了什么之后常买什么", "還看不出買了什麼之後常買什麼", "No product clearly leads to another yet";
        NextNote => "每一条都给人数；按一下右边看还没买过的客户", "每一條都給人數；按一下右邊看還沒買過的客戶", "Every line gives its count; press the button for those who have not bought it";
        NoRules => "还看不出什么常一起买", "還看不出什麼常一起買", "Nothing is clearly bought together yet";
        RulesNote => "同一笔里一起买的商品，按比偶然多出的笔数排列", "同一筆裡一起買的商品，按比偶然多出的筆數排列", "Products of one sale, by how many sales lie beyond chance";
        GapTitle => "买过这个、没买过那个的客户", "買過這個、沒買過那個的客戶", "Who buys this but never that";
        GapNote => "挑两样商品，看能向谁推荐", "挑兩樣商品，看能向誰推薦", "Choose two products to see whom to offer the second";
        Bought => "买过", "買過", "Bought";
        Never => "没买过", "沒買過", "Never bought";
        StepsNote => "同类里更贵、买过前一种的客户后来买得最多的那一种", "同類裡更貴、買過前一種的客戶後來買得最多的那一種", "The dearer product of the same category that most buyers went on to";
        NoSteps => "还没有升级款：给商品填上类别和价格，或自己指定", "還沒有升級款：給商品填上類別和價格，或自己指定", "No step-ups yet: give products a category and a price, or name one yourself";
        MakeStep => "设为升级款", "設為升級款", "Make it the step-up";
        Proposed => "建议", "建議", "Proposed";
        Named => "你指定的", "你指定的", "Named by you";
        More => "再看几条", "再看幾條", "Show more";
        First => "先买", "先買", "First";
        Next => "接着买", "接著買", "Next";
        With => "一起买", "一起買", "Bought with";
        StepTo => "升级到", "升級到", "Step up to";
        Buyers => "买过的人数", "買過的人數", "Buyers";
        Followed => "其中又买了的", "其中又買了的", "Of them, went on";
        Share => "占", "佔", "Share";
        Base => "平常", "平常", "Usual";
        Lift => "倍数", "倍數", "Times the usual";
        NeverCount => "还没买过", "還沒買過", "Never bought it";
        Sales => "笔数", "筆數", "Sales";
        Both => "都有的笔数", "都有的筆數", "With both";
        Later => "后来买了的", "後來買了的", "Bought it later";
        Idea => "下一步可以推荐", "下一步可以推薦", "What to offer next";
        NoIdea => "买过的商品还没有明显的下一样。", "買過的商品還沒有明顯的下一樣。", "What they bought does not clearly lead to anything yet.";
        Remind => "记着推荐", "記著推薦", "Remind me to offer it";
        WalletTitle => "客户在别处花的钱", "客戶在別處花的錢", "What customers spend elsewhere";
        WalletNote => "按你在客户卡上说的占比，除以它估出总花费", "按你在客戶卡上說的佔比，除以它估出總花費", "Estimated from the share that you name on a customer's card";
        WalletAsk => "同类花费里，我们占", "同類花費裡，我們佔", "Of what they spend on such things, we get";
        Untold => "还没说", "還沒說", "not said yet";
        WalletWord => "我们占", "我們佔", "Our share";
        Customers => "客户", "客戶", "Customers";
        Ours => "在我们这里", "在我們這裡", "With us";
        Elsewhere => "估计在别处", "估計在別處", "Elsewhere, estimated";
        SayWallet => "在客户卡上点一下就行。", "在客戶卡上點一下就行。", "One tap on a customer's card says it.";
        SeePeople => "看这些客户", "看這些客戶", "See these customers";
    }
}

/// A product's name in quotation marks; several joined by “and”.
pub fn quoted(names: &[String], language: Language) -> String {
    let quoted: Vec<String> =
        names.iter().map(|name| language.choose(format!("“{name}”"), format!("「{name}」"), format!("“{name}”"))).collect();
    quoted.join(language.choose("和", "和", " and "))
}

fn one(name: &str, language: Language) -> String {
    quoted(&[name.to_owned()], language)
}

/// `52人买过“龙井”，其中38人90天内又买了“茶罐”（73%；买了别的之后是31%）。`
pub fn next_told(follow_up: &FollowUp, first: &str, next: &str, language: Language) -> Sentence {
    let (first, next) = (one(first, language), one(next, language));
    let (buyers, followed) = (format::count(follow_up.buyers.into()), format::count(follow_up.followed.into()));
    let (share, base) = (insights::share(follow_up.share()), insights::share(follow_up.base));
    let before = language.choose(
        format!("{buyers}人买过{first}，其中"),
        format!("{buyers}人買過{first}，其中"),
        format!("Of {buyers} who bought {first}, "),
    );
    let figure = language.choose(format!("{followed}人"), format!("{followed}人"), followed.clone());
    let after = language.choose(
        format!("{HORIZON_DAYS}天内又买了{next}（{share}；买了别的之后是{base}）。"),
        format!("{HORIZON_DAYS}天內又買了{next}（{share}；買了別的之後是{base}）。"),
        format!(" bought {next} within {HORIZON_DAYS} days ({share}; after other products {base})."),
    );
    Sentence::around(before, figure, after)
}

/// Buyers whose time is not over; nothing where there are none.
pub fn still_open(open: u32, language: Language) -> String {
    if open == 0 {
        return String::new();
    }
    let open = format::count(open.into());
    language.choose(
        format!("其中{open}人买第一样还不满{HORIZON_DAYS}天。"),
        format!("其中{open}人買第一樣還不滿{HORIZON_DAYS}天。"),
        format!("{open} of them bought the first less than {HORIZON_DAYS} days ago."),
    )
}

/// The strongest sequence as a title.
pub fn next_title(first: &str, next: &str, share: f64, language: Language) -> String {
    let (first, next, share) = (one(first, language), one(next, language), insights::share(share));
    language.choose(
        format!("买了{first}的客户，{share}接着买了{next}"),
        format!("買了{first}的客戶，{share}接著買了{next}"),
        format!("{share} of those who bought {first} went on to {next}"),
    )
}

/// How a sequence is counted.
pub fn next_definition(language: Language) -> String {
    language.choose(
        format!("从客户第一次买前一样的那天算起，{HORIZON_DAYS}天内（当天不算）又买了后一样的算一位；看全部记录。至少{MIN_CASES}位，并且明显高于买了任何别的商品之后的平均，才列出来。全退的和白送的不算，散客不算。"),
        format!("從客戶第一次買前一樣的那天算起，{HORIZON_DAYS}天內（當天不算）又買了後一樣的算一位；看全部記錄。至少{MIN_CASES}位，並且明顯高於買了任何別的商品之後的平均，才列出來。全退的和白送的不算，散客不算。"),
        format!("Counted from the first day with the first product: whoever bought the second within {HORIZON_DAYS} days, not on the same day; all records. Shown from {MIN_CASES} customers on, and only where clearly above the average after any other product. What was refunded in full or given away is left out, and so are walk-ins."),
    )
}

/// `120笔里有“茶壶”，其中62笔也有“茶杯”（52%，平常26%）。`
pub fn rule_told(rule: &BasketRule, with: &[String], also: &[String], language: Language) -> Sentence {
    let (with, also) = (quoted(with, language), quoted(also, language));
    let (of, both) = (format::count(rule.antecedent.count.into()), format::count(rule.count.into()));
    let (share, base) = (insights::share(rule.confidence()), insights::share(rule.base()));
    let before =
        language.choose(format!("{of}笔里有{with}，其中"), format!("{of}筆裡有{with}，其中"), format!("Of {of} sales with {with}, "));
    let figure = language.choose(format!("{both}笔"), format!("{both}筆"), both.clone());
    let after = language.choose(
        format!("也有{also}（{share}；所有的笔里是{base}）。"),
        format!("也有{also}（{share}；所有的筆裡是{base}）。"),
        format!(" also hold {also} ({share}; of all sales {base})."),
    );
    Sentence::around(before, figure, after)
}

/// The strongest rule as a title.
pub fn rule_title(rule: &BasketRule, with: &[String], also: &[String], language: Language) -> String {
    let (with, also, lift) = (quoted(with, language), quoted(also, language), format::ratio(rule.lift()));
    language.choose(
        format!("{with}常和{also}一起买，是平常的{lift}倍"),
        format!("{with}常和{also}一起買，是平常的{lift}倍"),
        format!("{with} and {also} go together, {lift} times the usual"),
    )
}

/// How rules are counted, with the window.
pub fn rule_definition(baskets: u32, too_long: u32, min_count: u32, window_days: u16, language: Language) -> String {
    let (baskets, least) = (format::count(baskets.into()), format::count(min_count.into()));
    let left_out = match too_long {
        0 => String::new(),
        count => {
            let count = format::count(count.into());
            language.choose(
                format!("超过{MAX_BASKET_ITEMS}种商品的{count}笔大单没算。"),
                format!("超過{MAX_BASKET_ITEMS}種商品的{count}筆大單沒算。"),
                format!(" {count} sales of more than {MAX_BASKET_ITEMS} products are left out."),
            )
        }
    };
    language.choose(
        format!("看近{window_days}天里写明商品的{baskets}笔，散客也算；至少{least}笔一起出现，并且是平常的1.2倍以上，才列出来。{left_out}"),
        format!("看近{window_days}天裡寫明商品的{baskets}筆，散客也算；至少{least}筆一起出現，並且是平常的1.2倍以上，才列出來。{left_out}"),
        format!("From {baskets} sales of the last {window_days} days with known products, walk-ins included; shown from {least} sales together and 1.2 times the usual on.{left_out}"),
    )
}

/// `120人买过“小壶”，其中18人后来买了“大壶”。`
pub fn step_told(step: &StepUp, from: &str, to: &str, language: Language) -> Sentence {
    let (from, to) = (one(from, language), one(to, language));
    let (buyers, later) = (format::count(step.buyers.into()), format::count(step.later.into()));
    Sentence::around(
        language.choose(
            format!("{buyers}人买过{from}，其中"),
            format!("{buyers}人買過{from}，其中"),
            format!("Of {buyers} who bought {from}, "),
        ),
        language.choose(format!("{later}人"), format!("{later}人"), later.clone()),
        language.choose(format!("后来买了{to}。"), format!("後來買了{to}。"), format!(" later bought {to}.")),
    )
}

/// The first step-up as a title.
pub fn step_title(from: &str, to: &str, never: u32, language: Language) -> String {
    let (from, to, never) = (one(from, language), one(to, language), format::count(never.into()));
    language.choose(
        format!("可以向{never}位买过{from}的客户推荐{to}"),
        format!("可以向{never}位買過{from}的客戶推薦{to}"),
        format!("{never} buyers of {from} could be offered {to}"),
    )
}

/// What the list of those who never bought it is called.
pub fn gap_people(bought: &[String], never: &str, language: Language) -> String {
    let (bought, never) = (quoted(bought, language), one(never, language));
    language.choose(
        format!("买过{bought}，没买过{never}"),
        format!("買過{bought}，沒買過{never}"),
        format!("Bought {bought}, never {never}"),
    )
}

/// `看没买过的6位`.
pub fn see_never(count: u32, language: Language) -> String {
    let count = format::count(count.into());
    language.choose(format!("看没买过的{count}位"), format!("看沒買過的{count}位"), format!("See the {count} who never did"))
}

/// `看没买过的客户`, where nobody counted them yet.
pub fn see_without(language: Language) -> &'static str {
    language.choose("看没买过的客户", "看沒買過的客戶", "See who never bought it")
}

/// How many buy the one and not the other.
pub fn gap_count(count: usize, bought: &str, never: &str, language: Language) -> Sentence {
    let (bought, never) = (one(bought, language), one(never, language));
    let number = format::count(count as i64);
    Sentence::around(
        String::new(),
        language.choose(
            format!("{number}位"),
            format!("{number}位"),
            format::counted(count as i64, language, "", "", "customer", "customers"),
        ),
        language.choose(
            format!("买过{bought}，从没买过{never}。"),
            format!("買過{bought}，從沒買過{never}。"),
            format!(" bought {bought} and never {never}."),
        ),
    )
}

/// When the first product was bought: `3月2日第一次买“龙井”。`
pub fn bought_on(day: Day, today: Day, first: &str, language: Language) -> String {
    let (day, first) = (format::day_relative(day, today, language), one(first, language));
    language.choose(format!("{day}第一次买{first}。"), format!("{day}第一次買{first}。"), format!("First bought {first}: {day}."))
}

/// What the reminder says.
pub fn offer(product: &str, language: Language) -> String {
    let product = one(product, language);
    language.choose(format!("推荐{product}"), format!("推薦{product}"), format!("Offer {product}"))
}

/// What a customer spends elsewhere: `近365天在我们这里花了¥2,400；照你说的一半左右，一共约¥4,800，别处约¥2,400。`
pub fn wallet_told(share: &WalletShare, currency: Currency, language: Language) -> Sentence {
    let (ours, total) = (format::money(share.ours_minor, currency), format::money(share.total_minor, currency));
    let (elsewhere, word) = (format::money(share.elsewhere_minor(), currency), person::wallet_name(share.wallet, language).to_lowercase());
    let (days, percent) = (share.window_days, format::percent(share_of(share.wallet).into()));
    Sentence::around(
        language.choose(
            format!("近{days}天在我们这里{ours}；你说占{word}（按{percent}算），一共约{total}，别处约"),
            format!("近{days}天在我們這裡{ours}；你說佔{word}（按{percent}算），一共約{total}，別處約"),
            format!("{ours} with us in {days} days; you said {word} ({percent}), so about {total} in all, and elsewhere about "),
        ),
        elsewhere,
        language.choose("。", "。", ".").to_owned(),
    )
}

/// The wallets of the shop as a title.
pub fn wallet_title(told: &[WalletCount; 3], currency: Currency, language: Language) -> String {
    let customers: u32 = told.iter().map(|count| count.customers).sum();
    let elsewhere: i64 = told.iter().fold(0, |sum, count| sum.saturating_add(count.elsewhere_minor));
    let (customers, elsewhere) = (format::count(customers.into()), format::money(elsewhere, currency));
    language.choose(
        format!("说过占比的{customers}位客户，估计还有{elsewhere}花在别处"),
        format!("說過佔比的{customers}位客戶，估計還有{elsewhere}花在別處"),
        format!("{customers} customers with a known share spend about {elsewhere} elsewhere"),
    )
}

/// How wallets are computed, with the window.
pub fn wallet_definition(window_days: u16, language: Language) -> String {
    let percent = |wallet| format::percent(share_of(wallet).into());
    let (little, half, most) = (percent(Wallet::Little), percent(Wallet::Half), percent(Wallet::Most));
    language.choose(
        format!("一小部分按{little}算，一半左右按{half}，大部分按{most}；总花费＝近{window_days}天净销售额 ÷ 占比，是估计。"),
        format!("一小部分按{little}算，一半左右按{half}，大部分按{most}；總花費＝近{window_days}天淨銷售額 ÷ 佔比，是估計。"),
        format!("A little counts as {little}, about half as {half}, most as {most}; all spending = net sales of the last {window_days} days ÷ share, an estimate."),
    )
}

/// What the list of the customers with one word is called.
pub fn wallet_people(word: &str, language: Language) -> String {
    language.choose(format!("我们占{word}"), format!("我們佔{word}"), format!("Our share: {word}"))
}
