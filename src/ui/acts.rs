//! What the user does: planned, written, said, and taken back.
use super::{
    language::{Speech, use_speech},
    parts::{Toasts, use_toasts},
    shop::{Plan, Shop, use_shop},
};
use crate::{
    book::{Book, Draft, Refusal},
    shell::session::Performed,
    words::{self, Language},
};
use leptos::task::spawn_local;

/// What a page calls to act: plans, writes, and says what was done with a way back.
#[derive(Clone, Copy)]
pub struct Acts {
    shop: Shop,
    speech: Speech,
    toasts: Toasts,
}

/// Acts on the open shop.
pub fn use_acts() -> Acts {
    Acts { shop: use_shop(), speech: use_speech(), toasts: use_toasts() }
}

impl Acts {
    /// Carries out an act and says so; a refusal is said too.
    pub fn act(self, plan: impl FnOnce(&Book) -> Result<Draft, Refusal> + 'static) {
        self.act_then(plan, |_| {});
    }

    /// Carries out an act, says so, and goes on once it is saved.
    pub fn act_then(self, plan: impl FnOnce(&Book) -> Result<Draft, Refusal> + 'static, then: impl FnOnce(Performed) + 'static) {
        self.act_finally(plan, |performed| {
            if let Some(performed) = performed {
                then(performed);
            }
        });
    }

    /// Carries out an act, says so, and goes on whether or not it was saved.
    pub fn act_finally(
        self,
        plan: impl FnOnce(&Book) -> Result<Draft, Refusal> + 'static,
        finally: impl FnOnce(Option<Performed>) + 'static,
    ) {
        self.carry_out(Box::new(plan), None, Box::new(finally));
    }

    /// Carries out an act and says this of it, where it means more than its entry in the history tells.
    pub fn act_saying(self, plan: impl FnOnce(&Book) -> Result<Draft, Refusal> + 'static, said: &'static str) {
        self.carry_out(Box::new(plan), Some(said), Box::new(|_| {}));
    }

    /// One function for all acts: a copy for each would swell the page.
    fn carry_out(self, plan: Plan, said: Option<&'static str>, finally: Box<dyn FnOnce(Option<Performed>)>) {
        spawn_local(async move {
            let language = self.speech.language_now();
            match self.shop.perform(language, plan).await {
                Ok(performed) => {
                    match said {
                        Some(said) => self.toasts.say_with_undo(said, move || self.undo(performed.seq)),
                        None => self.say_done(performed.seq, language),
                    }
                    finally(Some(performed));
                }
                Err(sentence) => {
                    self.toasts.say(sentence);
                    finally(None);
                }
            }
        });
    }

    /// Says what act `seq` did, with a way back.
    pub fn say_done(self, seq: u64, language: Language) {
        let undo = move || self.undo(seq);
        self.toasts.say_with_undo(self.shop.tell_act(seq, language), undo);
    }

    /// Takes one act back.
    pub fn undo(self, seq: u64) {
        spawn_local(async move {
            let language = self.speech.language_now();
            match self.shop.undo(language, seq).await {
                Ok(held) => {
                    let later: Vec<String> = held.by.iter().map(|seq| self.shop.tell_act(*seq, language)).collect();
                    self.toasts.say(words::storage::undone(&self.shop.tell_act(seq, language), held.kept, &later, language));
                }
                Err(sentence) => self.toasts.say(sentence),
            }
        });
    }

    /// Takes the latest standing act back, if it is not older than `first_act`.
    pub fn undo_last(self, first_act: u64) {
        match self.shop.read_now(|book, _| book.history().next_undo().map(|entry| entry.seq)).filter(|seq| *seq >= first_act) {
            Some(seq) => self.undo(seq),
            None => self.toasts.say(words::storage::nothing_to_undo(self.speech.language_now())),
        }
    }

    /// Does the act again that was taken back last, if it is not older than `first_act`.
    pub fn redo_last(self, first_act: u64) {
        let next = self.shop.read_now(|book, _| book.history().next_redo().map(|entry| entry.seq));
        let Some(seq) = next.filter(|seq| *seq >= first_act) else {
            return self.toasts.say(words::storage::nothing_to_redo(self.speech.language_now()));
        };
        self.redo(seq);
    }

    /// Does one act again that was taken back.
    pub fn redo(self, seq: u64) {
        self.act(move |book| book.plan_redo(seq).map(|plan| plan.draft).ok_or(Refusal::NoChange));
    }
}
