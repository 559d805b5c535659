//! Questions of the owner's own about customers without history (method 25, fuzzy judgement): yes, rather or no, each with a weight.
use super::limits::MAX_QUESTIONS;
use serde::{Deserialize, Serialize};

/// One question. Its position in the settings is its number for ever; one that is no longer asked is not live.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct KeyQuestion {
    pub text: String,
    /// From 1 to [`MAX_WEIGHT`].
    pub weight: u8,
    pub live: bool,
}

/// The heaviest weight of a question.
pub const MAX_WEIGHT: u8 = 3;

/// What is believed of a customer. New answers are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum KeyAnswer {
    Yes,
    Rather,
    No,
}

impl KeyAnswer {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Rather, Self::No];
}

/// The answer to one question, by the question's position in the settings.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct AnswerEntry {
    pub question: u16,
    pub answer: KeyAnswer,
}

/// The questions that are asked, with their numbers: never more than [`MAX_QUESTIONS`].
pub fn asked(questions: &[KeyQuestion]) -> impl Iterator<Item = (u16, &KeyQuestion)> {
    (0_u16..).zip(questions).filter(|(_, question)| question.live).take(MAX_QUESTIONS)
}
