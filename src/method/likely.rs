//! Whether somebody without a purchase is likely to become a key customer (method 25, fuzzy judgement): the owner's answers to
//! up to four questions, weighed. Yes counts whole, rather half, no nothing; what was not answered is left out.
use super::figures::Figures;
use crate::book::Book;
use crate::domain::{CustomerId, KeyAnswer, asked};

/// From this score on, in percent, somebody is likely to become a key customer.
pub const LIKELY_SCORE: u32 = 60;
/// Below this score, in percent, nobody is.
pub const PERHAPS_SCORE: u32 = 30;

/// What the answers say.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Likely {
    Key,
    Perhaps,
    Not,
}

/// The verdict with what it rests on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LikelyWhy {
    pub verdict: Likely,
    /// 0 to 100: the weights of the answered questions as far as they were agreed to.
    pub score: u32,
    /// The questions that were answered, by their position in the settings.
    pub answers: Vec<(u16, KeyAnswer)>,
    /// Questions that are asked.
    pub asked: usize,
}

/// Whether the questions are about this customer: somebody of whom no purchase is known.
pub fn is_without_history(figures: &Figures, id: CustomerId) -> bool {
    figures.columns.visits.get(id.index()).is_none_or(|visits| *visits == 0)
}

/// The verdict; `None` once there are purchases, or while less than half of the weight was answered.
pub fn likely_key(book: &Book, figures: &Figures, id: CustomerId) -> Option<LikelyWhy> {
    let customer = book.find_customer(id).filter(|customer| !customer.answers.is_empty())?;
    if !is_without_history(figures, id) {
        return None;
    }
    let (mut answers, mut count) = (Vec::new(), 0);
    let (mut all, mut answered, mut halves) = (0, 0, 0);
    for (at, question) in asked(&book.settings().questions) {
        let weight = u32::from(question.weight);
        (count, all) = (count + 1, all + weight);
        let Some(answer) = customer.answer(at) else { continue };
        answers.push((at, answer));
        answered += weight;
        halves += weight
            * match answer {
                KeyAnswer::Yes => 2,
                KeyAnswer::Rather => 1,
                KeyAnswer::No => 0,
            };
    }
    if answered == 0 || 2 * answered < all {
        return None;
    }
    let score = halves * 50 / answered;
    let verdict = match score {
        LIKELY_SCORE.. => Likely::Key,
        PERHAPS_SCORE.. => Likely::Perhaps,
        _ => Likely::Not,
    };
    Some(LikelyWhy { verdict, score, answers, asked: count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Draft, SaleDraft, SaleLine, Stamp};
    use crate::domain::rule::{Condition, State};
    use crate::domain::{Customer, Day, KeyQuestion, Origin, Rule, Setting};
    use crate::method::{Facts, GroupIndex};

    const TODAY: Day = Day(20_778);

    fn perform(book: &mut Book, draft: Draft) {
        let millis = book.history().next_seq();
        book.apply(draft.stamped(Stamp { millis, ..Stamp::default() }, TODAY)).unwrap();
    }

    /// Three questions of weights 3, 2 and 1, and one that is no longer asked.
    fn shop(answers: &[(u16, KeyAnswer)]) -> (Book, CustomerId) {
        let mut book = Book::default();
        let question = |weight, live| KeyQuestion { text: format!("q{weight}"), weight, live };
        let questions = vec![question(3, true), question(2, true), question(3, false), question(1, true)];
        let draft = book.plan_settings(vec![Setting::Questions(questions)]).unwrap();
        perform(&mut book, draft);
        let mut customer = Customer { name: "李记面馆".into(), origin: Origin::External, ..Customer::default() };
        answers.iter().for_each(|(question, answer)| customer.set_answer(*question, *answer));
        let draft = book.plan_add_customer(customer).unwrap();
        perform(&mut book, draft);
        (book, CustomerId(0))
    }

    fn check(answers: &[(u16, KeyAnswer)], expected: Option<(Likely, u32)>) {
        let (book, id) = shop(answers);
        let found = likely_key(&book, &Figures::classify(&book, TODAY), id);
        assert_eq!(found.map(|why| (why.verdict, why.score)), expected, "{answers:?}");
    }

    #[test]
    fn answers_are_weighed_and_what_is_unknown_is_left_out() {
        use KeyAnswer::{No, Rather, Yes};
        check(&[], None);
        check(&[(0, Yes), (1, Yes), (3, Yes)], Some((Likely::Key, 100)));
        check(&[(0, Yes), (1, Rather), (3, No)], Some((Likely::Key, 66)));
        check(&[(0, Rather), (1, Rather), (3, Rather)], Some((Likely::Perhaps, 50)));
        check(&[(0, No), (1, Yes), (3, No)], Some((Likely::Perhaps, 33)));
        check(&[(0, No), (1, Rather), (3, No)], Some((Likely::Not, 16)));
        check(&[(0, Yes)], Some((Likely::Key, 100)));
        // Two of six, or a question that is no longer asked, is too little.
        check(&[(1, Yes)], None);
        check(&[(2, Yes)], None);
    }

    #[test]
    fn a_first_purchase_ends_the_guess_and_groups_find_prospects_by_it() {
        let (mut book, id) = shop(&[(0, KeyAnswer::Yes), (1, KeyAnswer::Yes)]);
        let members = |book: &Book, state| {
            let figures = Figures::classify(book, TODAY);
            let facts = Facts { book, figures: &figures, alive: None };
            GroupIndex::default().members(&Rule::Is(Condition::State(vec![state])), &facts).iter().collect::<Vec<_>>()
        };
        assert_eq!(members(&book, State::LikelyKey), [id]);
        assert!(members(&book, State::LikelyPerhaps).is_empty() && members(&book, State::LikelyNot).is_empty());
        let line = SaleLine { product: None, quantity_milli: 0, amount_minor: 500 };
        let draft = book.plan_sale(&SaleDraft::of(Some(id), TODAY, vec![line])).unwrap();
        perform(&mut book, draft);
        assert!(members(&book, State::LikelyKey).is_empty());
    }

    #[test]
    fn a_shop_asks_four_questions_at_most() {
        let question = KeyQuestion { text: "q".into(), weight: 1, live: true };
        let plan = |questions: Vec<KeyQuestion>| Book::default().plan_settings(vec![Setting::Questions(questions)]);
        assert!(plan(vec![question.clone(); 4]).is_ok());
        assert!(plan(vec![question.clone(); 5]).is_err());
        assert!(plan(vec![KeyQuestion { weight: 4, ..question.clone() }]).is_err());
        assert!(plan(vec![KeyQuestion { text: " ".into(), ..question }]).is_err());
    }
}
