//! Words of keeping and winning: who came back, who stayed, who was won.
use super::{Language, Sentence, format, insights, labels};
use crate::domain::Month;
use crate::method::{Cohort, Keeping, Part, RetentionWhy, Return, ReturnWhy};

labels! {
    /// Fixed texts of keeping and winning.
    pub enum ReturningLabel {
        CohortNote => "一行是同一个月首次来的客户，往右是之后的月份；颜色越深回来的越多，虚线格那个月还没过完", "一行是同一個月首次來的客戶，往右是之後的月份；顏色越深回來的越多，虛線格那個月還沒過完", "A row is everybody who first bought in one month, followed to the right month by month; darker means more came back, a broken edge a month that is not over";
        CohortDefinition => "首次来的月份：第一次购买那天所在的月份。“再来过”：到那个月底有第二个购买日。“当月来”：在那个月里有购买日。全退的不算购买，散客不算。", "首次來的月份：第一次購買那天所在的月份。「再來過」：到那個月底有第二個購買日。「當月來」：在那個月裡有購買日。全退的不算購買，散客不算。", "First month: that of the first purchase day. “Came again”: a second purchase day by the end of that month. “Came that month”: a purchase day in it. What was refunded in full is no purchase, walk-ins are left out.";
        NoCohort => "首次来的客户还没有谁满90天", "首次來的客戶還沒有誰滿90天", "Nobody has had 90 days to come back yet";
        FirstBought => "首次来", "首次來", "First came";
        People => "人数", "人數", "Customers";
        SameMonth => "当月", "當月", "Same";
        AllTogether => "合计", "合計", "Together";
        CountAs => "格子里看", "格子裡看", "The cells show";
        Within => "再来过", "再來過", "Came again";
        InMonth => "当月来", "當月來", "Came that month";
        NotBack => "看还没再来的", "看還沒再來的", "See who has not come back";
        KeepingNote => "每个月来买的客户：下段是留住的，上段是新来的；按一下看名单", "每個月來買的客戶：下段是留住的，上段是新來的；按一下看名單", "Who bought each month: below those kept, above those won; press a bar for the names";
        Kept => "留住的", "留住的", "Kept";
        New => "新来的", "新來的", "New";
        Back => "久违又来的", "久違又來的", "Came back";
        Lost => "流失的", "流失的", "Lost";
        AtStart => "月初客户", "月初客戶", "At the start";
        AtEnd => "月末客户", "月末客戶", "At the end";
        RetentionRate => "留住率", "留住率", "Retention";
        ChurnRate => "流失率", "流失率", "Churn";
        Month => "月份", "月份", "Month";
        Memory => "多久没买就不算客户", "多久沒買就不算客戶", "Counts as a customer for";
        KeptAndNew => "本月留住／新来", "本月留住／新來", "Kept / new this month";
        Back90 => "90天内再来", "90天內再來", "Back within 90 days";
        NoRate => "记录还短，还没有人算得上流失。", "記錄還短，還沒有人算得上流失。", "The log is too short for anybody to count as lost.";
        NoRateShort => "还算不了", "還算不了", "Too early";
        SeeLost => "看最近流失的", "看最近流失的", "See who was lost last";
        SeeNew => "看新来的", "看新來的", "See who is new";
        NotOver => "还没过完", "還沒過完", "not over";
    }
}

/// How long somebody counts as a customer: `12个月`.
pub fn months(count: u8, language: Language) -> String {
    format::counted(count.into(), language, "个月", "個月", "month", "months")
}

/// How many of a month's new customers came back: the sentence of the cohorts.
pub fn came_back(why: &ReturnWhy, language: Language) -> Sentence {
    let (month, of, days) = (insights::month_long(why.month, language), format::count(why.customers.into()), why.days);
    let back = why.back;
    let before = language.choose(
        format!("{month}首次来的{of}位里，"),
        format!("{month}首次來的{of}位裡，"),
        format!("Of {of} who first bought in {month}, "),
    );
    let earlier = why.before.map(insights::share);
    let after = match earlier {
        Some(share) => language.choose(
            format!("在{days}天内又来了，此前是{share}"),
            format!("在{days}天內又來了，此前是{share}"),
            format!(" came back within {days} days, {share} before"),
        ),
        None => language.choose(format!("在{days}天内又来了"), format!("在{days}天內又來了"), format!(" came back within {days} days")),
    };
    Sentence::around(before, people(back, language), after)
}

/// A cell of the table of returns, with everything that it says.
pub fn cell_told(cohort: &Cohort, months: usize, kind: Return, language: Language) -> String {
    let (month, of) = (insights::month_long(cohort.month, language), format::count(cohort.customers.into()));
    let Some(cell) = cohort.cells.get(months) else { return String::new() };
    let (count, share) = (format::count(cell.count(kind).into()), share_of(cell.count(kind), cohort.customers));
    let later = match months {
        0 => language.choose("到当月底", "到當月底", "by the end of that month").to_owned(),
        1 => language.choose("1个月后", "1個月後", "a month later").to_owned(),
        _ => language.choose(format!("{months}个月后"), format!("{months}個月後"), format!("{months} months later")),
    };
    let open = if cell.is_over { "" } else { language.choose("，还没过完", "，還沒過完", ", not over") };
    match kind {
        Return::Within => language.choose(
            format!("{month}首次来的{of}位，{later}有{count}位再来过（{share}{open}）"),
            format!("{month}首次來的{of}位，{later}有{count}位再來過（{share}{open}）"),
            format!("{month}: {count} of {of} new customers had come again {later} ({share}{open})"),
        ),
        Return::InMonth => language.choose(
            format!("{month}首次来的{of}位，{later}那个月来了{count}位（{share}{open}）"),
            format!("{month}首次來的{of}位，{later}那個月來了{count}位（{share}{open}）"),
            format!("{month}: {count} of {of} new customers bought in the month {later} ({share}{open})"),
        ),
    }
}

/// What the list of the customers behind a cell is called.
pub fn cell_people(month: Month, months: usize, kind: Return, language: Language) -> String {
    let name = insights::month_long(month, language);
    match (kind, language) {
        (Return::Within, Language::Hans) => format!("{name}首次来，{months}个月内再来过"),
        (Return::Within, Language::Hant) => format!("{name}首次來，{months}個月內再來過"),
        (Return::Within, Language::English) => format!("First in {name}, came again within {months} months"),
        (Return::InMonth, Language::Hans) => format!("{name}首次来，{months}个月后那月来过"),
        (Return::InMonth, Language::Hant) => format!("{name}首次來，{months}個月後那月來過"),
        (Return::InMonth, Language::English) => format!("First in {name}, bought {months} months later"),
    }
}

/// What the list of those who have not come back is called.
pub fn not_back(month: Month, language: Language) -> String {
    let name = insights::month_long(month, language);
    language.choose(format!("{name}首次来，没再来"), format!("{name}首次來，沒再來"), format!("First in {name}, not back"))
}

/// What the list of the customers with one part in a month is called.
pub fn part_people(month: Month, part: Part, language: Language) -> String {
    let name = insights::month_long(month, language);
    let part = match part {
        Part::Kept => language.choose("留住的", "留住的", "kept"),
        Part::New => language.choose("新来的", "新來的", "new"),
        Part::Back => language.choose("久违又来的", "久違又來的", "came back"),
        Part::Lost => language.choose("流失的", "流失的", "lost"),
    };
    language.choose(format!("{name}{part}"), format!("{name}{part}"), format!("{name}: {part}"))
}

/// Kept and new of a month, never one without the other.
pub fn kept_and_new(keeping: &Keeping, language: Language) -> Sentence {
    let month = insights::month_long(keeping.month, language);
    let so_far = if keeping.is_over { "" } else { language.choose("到今天", "到今天", " so far") };
    let (kept, new) = (format::count(keeping.kept.into()), format::count(keeping.new.into()));
    let before = language.choose(format!("{month}{so_far}："), format!("{month}{so_far}："), format!("{month}{so_far}: "));
    let figure =
        language.choose(format!("留住{kept}位，新来{new}位"), format!("留住{kept}位，新來{new}位"), format!("{kept} kept, {new} new"));
    let after = match keeping.back {
        0 => String::new(),
        back => language.choose(
            format!("，另有{back}位久违又来"),
            format!("，另有{back}位久違又來"),
            format!(", and {back} came back after a long time"),
        ),
    };
    Sentence::around(before, figure, after)
}

/// Both numbers as a figure.
pub fn kept_slash_new(keeping: &Keeping) -> String {
    format!("{} / {}", format::count(keeping.kept.into()), format::count(keeping.new.into()))
}

/// One month of the bars.
pub fn keeping_told(keeping: &Keeping, language: Language) -> String {
    kept_and_new(keeping, language).plain()
}

/// How the parts of a month are counted.
pub fn keeping_definition(memory: u8, language: Language) -> String {
    let memory = months(memory, language);
    language.choose(
        format!("最近{memory}里买过的算客户。留住：月初是客户，这个月又买了。新来：第一次购买在这个月。久违又来：以前买过，月初已不算客户。月末＝月初−流失＋新来＋久违又来。"),
        format!("最近{memory}裡買過的算客戶。留住：月初是客戶，這個月又買了。新來：第一次購買在這個月。久違又來：以前買過，月初已不算客戶。月末＝月初−流失＋新來＋久違又來。"),
        format!("Whoever bought in the last {memory} counts as a customer. Kept: a customer at the start of the month who bought in it. New: first purchase in the month. Came back: bought before, but no customer at the start. At the end = at the start − lost + new + came back."),
    )
}

/// Why the retention rate is what it is.
pub fn retention(why: &RetentionWhy, language: Language) -> Sentence {
    let keeping = &why.keeping;
    let (month, memory) = (insights::month_long(keeping.month, language), months(why.memory_months, language));
    let (start, lost) = (format::count(keeping.at_start.into()), format::count(keeping.lost.unwrap_or(0).into()));
    let rate = keeping.churn().map(tenths).unwrap_or_default();
    let before = language.choose(
        format!("{month}初有{start}位客户，月里有{lost}位满{memory}没再买："),
        format!("{month}初有{start}位客戶，月裡有{lost}位滿{memory}沒再買："),
        format!("{start} customers at the start of {month}; {lost} of them reached {memory} without a purchase: "),
    );
    let figure = language.choose(format!("流失{rate}"), format!("流失{rate}"), format!("{rate} lost"));
    let after = match why.churn_before.map(tenths) {
        Some(earlier) => {
            language.choose(format!("，此前每月{earlier}。"), format!("，此前每月{earlier}。"), format!(", {earlier} a month before."))
        }
        None => language.choose("。", "。", ".").to_owned(),
    };
    Sentence::around(before, figure, after)
}

/// How the rates are computed.
pub fn retention_definition(memory: u8, language: Language) -> String {
    let memory = months(memory, language);
    language.choose(
        format!("流失率＝这个月里满{memory}没再买的 ÷ 月初的客户；留住率＝1−流失率。只算过完的月份，记录满{memory}以后才算。"),
        format!("流失率＝這個月裡滿{memory}沒再買的 ÷ 月初的客戶；留住率＝1−流失率。只算過完的月份，記錄滿{memory}以後才算。"),
        format!("Churn = those who reached {memory} without a purchase in the month ÷ customers at its start; retention = 1 − churn. Only months that are over, once the log is {memory} long."),
    )
}

/// What is usual, below a figure.
pub fn usually(share: f64, language: Language) -> String {
    let share = insights::share(share);
    language.choose(format!("平常{share}"), format!("平常{share}"), format!("usually {share}"))
}

/// How many are new, below a figure.
pub fn new_customers(count: u32, language: Language) -> String {
    format::counted(count.into(), language, "位新客户", "位新客戶", "new customer", "new customers")
}

/// A share with one decimal below ten percent: `2.2%`, `34%`.
pub fn tenths(share: f64) -> String {
    if share.abs() < 0.0995 { format!("{:.1}%", share * 100.0) } else { format!("{:.0}%", share * 100.0) }
}

/// A count as a share of another.
pub fn share_of(count: u32, all: u32) -> String {
    if all == 0 { "–".to_owned() } else { insights::share(f64::from(count) / f64::from(all)) }
}

fn people(count: u32, language: Language) -> String {
    language.choose(format!("{}位", format::count(count.into())), format!("{}位", format::count(count.into())), format::count(count.into()))
}
