//! Groups of the open shop: who fits a rule now, and who did thirty days ago.
use super::shop::Shop;
use crate::{
    domain::Rule,
    method::{Facts, Figures, GroupIndex, Members},
};

/// Days between now and the count that a group is compared with.
const TREND_DAYS: i32 = 30;

/// What was computed for rules about one state of the shop.
#[derive(Default)]
pub struct Keeper {
    /// How often the shop had changed, and which forecast there was.
    of: Option<(u64, usize)>,
    index: GroupIndex,
    then: Option<(Figures, GroupIndex)>,
}

impl Keeper {
    fn freshen(&mut self, revision: u64, forecast: Option<usize>) {
        let (known, known_forecast) = self.of.unwrap_or((u64::MAX, 0));
        if known != revision || forecast.is_some_and(|forecast| forecast != known_forecast) {
            *self = Self { of: Some((revision, forecast.unwrap_or_default())), ..Self::default() };
        }
    }
}

impl Shop {
    /// Reads groups; follows every change, and the forecast where a rule asks for it.
    pub fn read_groups<R>(self, wants_forecast: bool, look: impl FnOnce(&mut GroupIndex, &Facts) -> R) -> R {
        let forecast = if wants_forecast { self.forecast() } else { None };
        let stamp = wants_forecast.then(|| forecast.as_ref().map_or(1, |forecast| std::rc::Rc::as_ptr(forecast) as usize));
        let alive = forecast.as_ref().map(|forecast| forecast.columns.p_alive.as_slice()).filter(|alive| !alive.is_empty());
        self.with_groups(|keeper, book, figures, revision| {
            keeper.freshen(revision, stamp);
            look(&mut keeper.index, &Facts { book, figures, alive })
        })
    }

    /// Who fits a rule.
    pub fn members(self, rule: &Rule) -> Members {
        self.read_groups(rule.wants_forecast(), |index, facts| index.members(rule, facts))
    }

    /// Who belongs to a saved group; nobody where there is none.
    pub fn members_of_saved(self, at: u32) -> Members {
        let rule = self.read(|book, _| book.saved_groups().get(at as usize).map(|slot| slot.value.rule.clone()));
        rule.map(|rule| self.members(&rule)).unwrap_or_default()
    }

    /// How many of those who were known thirty days ago fitted the rule then, by the sales until then; `None` where the rule asks
    /// for a forecast.
    pub fn count_then(self, rule: &Rule) -> Option<u32> {
        if rule.wants_forecast() {
            return None;
        }
        self.with_groups(|keeper, book, figures, revision| {
            keeper.freshen(revision, None);
            let (figures, index) =
                keeper.then.get_or_insert_with(|| (Figures::classify(book, figures.today.plus_days(-TREND_DAYS)), GroupIndex::default()));
            Some(index.count_known(rule, &Facts { book, figures, alive: None }))
        })
    }
}
