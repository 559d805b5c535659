//! Words of the questions about customers without history, and of what the answers say.
use super::{Language, Sentence, labels};
use crate::domain::{KeyAnswer, KeyQuestion};
use crate::method::{LIKELY_SCORE, Likely, LikelyWhy};

labels! {
    /// Fixed texts in the settings and on the customer's card.
    pub enum LikelyLabel {
        Questions => "没买过的客户，怎么看", "沒買過的客戶，怎麼看", "Customers who have not bought yet";
        QuestionsNote => "没有消费记录，就靠几个问题判断像不像重点客户。最多四问，在客户的卡片上一点就答。", "沒有消費記錄，就靠幾個問題判斷像不像重點客戶。最多四問，在客戶的卡片上一點就答。", "Without purchases, a few questions tell who is likely to become a key customer. Four at most, answered with one tap on the customer’s card.";
        Add => "加一问", "加一問", "Add a question";
        UseOffered => "先用这四问", "先用這四問", "Start with these four";
        Full => "已有四问。先停用一问，再加新的。", "已有四問。先停用一問，再加新的。", "Four are in use. Take one out of use to add another.";
        Question => "问题", "問題", "Question";
        Weight => "有多重要", "有多重要", "How much it counts";
        WeightOne => "一般", "一般", "Some";
        WeightTwo => "重要", "重要", "Much";
        WeightThree => "很重要", "很重要", "Very much";
        NoText => "请写出问题。", "請寫出問題。", "Enter the question.";
        Card => "还没买过，先这样看", "還沒買過，先這樣看", "Not bought yet: a first judgement";
        NoQuestions => "设几个问题，就能先判断他像不像重点客户。", "設幾個問題，就能先判斷他像不像重點客戶。", "A few questions tell whether a newcomer is likely to matter.";
        SetQuestions => "去设问题", "去設問題", "Set the questions";
        Yes => "是", "是", "Yes";
        Rather => "有点", "有點", "Rather";
        No => "不是", "不是", "No";
        More => "再答几问，就看得出来。", "再答幾問，就看得出來。", "Answer a little more to see.";
        Key => "像重点客户", "像重點客戶", "Likely a key customer";
        Perhaps => "也许是重点", "也許是重點", "Perhaps a key customer";
        Not => "不像重点", "不像重點", "Not likely a key customer";
        KeyAct => "约他来一次，先按重点客户接待", "約他來一次，先按重點客戶接待", "Invite them, and serve them as a key customer";
        PerhapsAct => "再问一句他现在在哪里买", "再問一句他現在在哪裡買", "Ask where they buy now";
        NotAct => "平常招呼就好，买了再看", "平常招呼就好，買了再看", "Serve them as usual; a purchase will tell";
        OfferedAmount => "用量大吗？", "用量大嗎？", "Would they need a lot?";
        OfferedFriends => "会介绍别人来吗？", "會介紹別人來嗎？", "Would they bring others?";
        OfferedQuality => "看重品质多过价钱吗？", "看重品質多過價錢嗎？", "Do they want quality more than a low price?";
        OfferedNear => "住得近，或者常路过吗？", "住得近，或者常路過嗎？", "Do they live near or often pass by?";
    }
}

/// The questions that a shop without any may start with, with their weights.
pub const OFFERED: [(LikelyLabel, u8); 4] =
    [(LikelyLabel::OfferedAmount, 3), (LikelyLabel::OfferedFriends, 2), (LikelyLabel::OfferedQuality, 2), (LikelyLabel::OfferedNear, 1)];

/// The words of an answer.
pub const fn answer_label(answer: KeyAnswer) -> LikelyLabel {
    match answer {
        KeyAnswer::Yes => LikelyLabel::Yes,
        KeyAnswer::Rather => LikelyLabel::Rather,
        KeyAnswer::No => LikelyLabel::No,
    }
}

/// The words of a weight.
pub const fn weight_label(weight: u8) -> LikelyLabel {
    match weight {
        0 | 1 => LikelyLabel::WeightOne,
        2 => LikelyLabel::WeightTwo,
        _ => LikelyLabel::WeightThree,
    }
}

/// The verdict, and what to do about it.
pub const fn verdict_labels(verdict: Likely) -> (LikelyLabel, LikelyLabel) {
    match verdict {
        Likely::Key => (LikelyLabel::Key, LikelyLabel::KeyAct),
        Likely::Perhaps => (LikelyLabel::Perhaps, LikelyLabel::PerhapsAct),
        Likely::Not => (LikelyLabel::Not, LikelyLabel::NotAct),
    }
}

/// Why: the answers and what they add up to.
pub fn tell(why: &LikelyWhy, questions: &[KeyQuestion], language: Language) -> Sentence {
    use super::Text as _;
    let answered = why.answers.iter().filter_map(|(at, answer)| {
        let question = questions.get(usize::from(*at))?.text.trim_end_matches(['?', '？']);
        let answer = answer_label(*answer).text(language);
        Some(language.choose(
            format!("「{question}」{answer}"),
            format!("「{question}」{answer}"),
            format!("“{question}”: {}", answer.to_lowercase()),
        ))
    });
    let answered: Vec<String> = answered.collect();
    let (count, asked, score) = (answered.len(), why.asked, why.score.to_string());
    let told = answered.join(language.choose("、", "、", ", "));
    match language {
        Language::Hans => Sentence::around(
            format!("{asked}问答了{count}问：{told}。按轻重合计"),
            score,
            format!("分，满分100，{LIKELY_SCORE}分起算像重点。"),
        ),
        Language::Hant => Sentence::around(
            format!("{asked}問答了{count}問：{told}。按輕重合計"),
            score,
            format!("分，滿分100，{LIKELY_SCORE}分起算像重點。"),
        ),
        Language::English => Sentence::around(
            format!("{count} of {asked} questions answered: {told}. Weighed, that is "),
            score,
            format!(" of 100; likely from {LIKELY_SCORE} on."),
        ),
    }
}

/// Under the matrix: of those who never bought, how many look like key customers.
pub fn beside_matrix(likely: usize, judged: usize, language: Language) -> String {
    use super::format::{count, counted};
    let (people, judged) = (count(likely as i64), judged as i64);
    language.choose(
        format!("还没买过的客户里判断过{}位，{people}位像重点", count(judged)),
        format!("還沒買過的客戶裡判斷過{}位，{people}位像重點", count(judged)),
        format!(
            "Of {} judged before a purchase, {people} likely to become key",
            counted(judged, language, "", "", "customer", "customers")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_is_told_by_the_answers() {
        let question = |text: &str| KeyQuestion { text: text.into(), weight: 2, live: true };
        let questions = [question("用量大吗？"), question("会介绍别人来吗？"), question("Near")];
        let answers = vec![(0, KeyAnswer::Yes), (1, KeyAnswer::Rather)];
        let why = LikelyWhy { verdict: Likely::Key, score: 75, answers, asked: 3 };
        assert_eq!(
            tell(&why, &questions, Language::Hans).plain(),
            "3问答了2问：「用量大吗」是、「会介绍别人来吗」有点。按轻重合计75分，满分100，60分起算像重点。"
        );
        assert_eq!(
            tell(&why, &questions, Language::English).plain(),
            "2 of 3 questions answered: “用量大吗”: yes, “会介绍别人来吗”: rather. Weighed, that is 75 of 100; likely from 60 on."
        );
        assert_eq!(beside_matrix(2, 1, Language::English), "Of 1 customer judged before a purchase, 2 likely to become key");
    }
}
