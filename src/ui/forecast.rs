//! The forecast of the shop: asked of the worker when a page first needs it, kept for one state of the book and one day.
use super::shop::Shop;
use crate::{
    book::Touched,
    domain::{CustomerId, Day},
    method::survival::{Forecast, PurchaseTable, SurvivalInput, holdout_days},
    shell::{self, marks, worker},
    worker::{Request, Response},
};
use leptos::task::spawn_local;
use std::rc::Rc;

/// What the forecast was made of: acts of the book, and the day.
type Stamp = (u64, Day);

/// The forecast that is kept.
#[derive(Default)]
pub struct Keeper {
    kept: Option<Rc<Forecast>>,
    of: Option<Stamp>,
    is_asking: bool,
    has_failed: bool,
    /// Whose purchases may have changed since the forecast was made, and whether that is beyond single customers.
    touched: Vec<CustomerId>,
    is_outdated: bool,
    /// The same since the table was made of which the worker is computing.
    touched_meanwhile: Vec<CustomerId>,
}

/// Acts on so many customers leave the fitted parameters about as they were; beyond that they are fitted anew.
const MOST_TOUCHED: usize = 100;

impl Keeper {
    /// Notes whom an act has touched.
    pub fn touch(&mut self, touched: &Touched) {
        self.is_outdated |= touched.everything || self.touched.len() + touched.customers.len() > MOST_TOUCHED;
        for list in [&mut self.touched, &mut self.touched_meanwhile] {
            list.extend(touched.customers.iter().take(MOST_TOUCHED));
        }
    }
}

/// Whether there is a forecast.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ForecastState {
    /// The worker is computing it, or computing it anew.
    Computing,
    Ready,
    /// The worker could not start or stopped.
    Failed,
}

impl Shop {
    /// The forecast; `None` until the worker has answered. After an act it is the former one with whom the act touched scored anew;
    /// the models are fitted again only after much has changed, or on another day.
    pub fn forecast(self) -> Option<Rc<Forecast>> {
        self.forecast_of(|keeper, stamp| keeper.is_outdated || keeper.of.is_none_or(|of| of.1 != stamp.1))
    }

    /// The forecast of exactly this state of the book; until the worker has answered, as [`Shop::forecast`].
    pub fn fresh_forecast(self) -> Option<Rc<Forecast>> {
        self.forecast_of(|keeper, stamp| keeper.of != Some(stamp))
    }

    fn forecast_of(self, is_stale: impl FnOnce(&Keeper, Stamp) -> bool) -> Option<Rc<Forecast>> {
        self.follow();
        self.follow_forecast();
        let stamp = self.forecast_stamp();
        let (kept, asks) = self.with_keeper(|keeper| {
            let touched = std::mem::take(&mut keeper.touched);
            if let Some(kept) = keeper.kept.as_mut().filter(|_| !touched.is_empty()) {
                self.read_now(|book, figures| Rc::make_mut(kept).rescore(book, figures, &touched));
            }
            let asks = !keeper.is_asking && is_stale(keeper, stamp);
            keeper.is_asking |= asks;
            (keeper.kept.clone(), asks)
        });
        if asks {
            self.ask_forecast();
        }
        kept
    }

    /// Whether the forecast is there, without asking for it.
    pub fn forecast_state(self) -> ForecastState {
        self.follow_forecast();
        self.with_keeper(|keeper| match keeper {
            Keeper { has_failed: true, .. } => ForecastState::Failed,
            Keeper { kept: Some(_), is_asking: false, .. } => ForecastState::Ready,
            _ => ForecastState::Computing,
        })
    }

    /// Asks again after a failure.
    pub fn retry_forecast(self) {
        self.with_keeper(|keeper| (keeper.of, keeper.has_failed) = (None, false));
        self.tell_forecast();
    }

    fn forecast_stamp(self) -> Stamp {
        self.read_now(|book, figures| (book.history().next_seq(), figures.today))
    }

    fn ask_forecast(self) {
        spawn_local(async move {
            // The page is drawn first; the table is made in two steps, so that a large shop is not held up.
            shell::idle().await;
            if self.is_closed() {
                return;
            }
            let (stamp, customers, table) = self.read_now(|book, figures| {
                let stamp = (book.history().next_seq(), figures.today);
                (stamp, book.customers().len() as u32, PurchaseTable::of(book, figures.today))
            });
            self.with_keeper(|keeper| {
                keeper.is_outdated = false;
                keeper.touched_meanwhile.clear();
            });
            shell::idle().await;
            if self.is_closed() {
                return;
            }
            let earlier = holdout_days(&table).map(|days| {
                let day = stamp.1.plus_days(-(days as i32));
                (days, self.read_now(|book, _| PurchaseTable::of(book, day)))
            });
            let input = SurvivalInput { today: stamp.1.0, customers, table, earlier };
            let start_ms = marks::now_ms();
            let answer = worker::ask(&Request::FitModels(Box::new(input))).await;
            if self.is_closed() {
                return;
            }
            marks::measure(marks::FORECAST, start_ms);
            let forecast = match answer {
                Ok(Response::Models(answer)) => Some(Rc::new(self.read_now(|_, figures| answer.complete(figures)))),
                _ => None,
            };
            self.with_keeper(|keeper| {
                keeper.is_asking = false;
                keeper.of = Some(stamp);
                // What was done while the worker computed is scored on top of its answer.
                keeper.touched = std::mem::take(&mut keeper.touched_meanwhile);
                keeper.has_failed = forecast.is_none();
                keeper.kept = forecast.or(keeper.kept.take());
            });
            self.tell_forecast();
        });
    }
}
