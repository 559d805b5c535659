//! The models of survival and lifetime value as JSON: time in weeks, amounts of Gamma-Gamma in whole units of the currency.
use serde_json::{Value, json};
use yushui::domain::Currency;
use yushui::method::survival::bg_nbd::BetaGeometric;
use yushui::method::survival::fit::{Ending, Fit, SpendFit};
use yushui::method::survival::{
    ALIKE_SHAPE, AliveModel, ChosenBy, CustomerForecast, Fallback, Fitted, ForecastColumns, MAX_CORRELATION, MIN_GAIN, MIN_REPEATERS,
    MIN_SPAN_DAYS, Verdict,
};

/// All fits, each with a note, and what was decided.
pub fn models_of(fitted: &Fitted, currency: Currency) -> Value {
    let too_little = || json!({ "params": null, "log_likelihood": null, "note": note_of(&fitted.verdict) });
    let geometric = |fit: &Fit<BetaGeometric>, note: &str| {
        let BetaGeometric { r, alpha, a, b, .. } = fit.model;
        let params = json!({ "r": r, "alpha": alpha, "a": a, "b": b });
        told(params, fit.log_likelihood, &[&note_of_shape(r), ending(fit.ending), note])
    };
    let (bg, mbg, pareto) = match &fitted.models {
        None => (too_little(), too_little(), too_little()),
        Some(models) => {
            let without = |log_likelihood: f64| {
                if log_likelihood - models.nbd.log_likelihood < MIN_GAIN {
                    "no dropout visible: leaving explains nothing beyond NBD"
                } else {
                    ""
                }
            };
            let fit = &models.pareto;
            let params = json!({ "r": fit.model.r, "alpha": fit.model.alpha, "s": fit.model.s, "beta": fit.model.beta });
            let notes = [note_of_shape(fit.model.r), ending(fit.ending).to_owned(), without(fit.log_likelihood).to_owned()];
            (
                geometric(&models.bg, without(models.bg.log_likelihood)),
                geometric(&models.mbg, without(models.mbg.log_likelihood)),
                told(params, fit.log_likelihood, &notes.each_ref().map(String::as_str)),
            )
        }
    };
    json!({
        "conventions": "a transaction is a customer-day; weeks of seven days; frequency is purchase days less one; the value of an order leaves out the first day; observation ends at today",
        "bg_nbd": bg,
        "mbg_nbd": mbg,
        "pareto_nbd": pareto,
        "gamma_gamma": fitted.spend.as_ref().map_or_else(|| json!({ "params": null, "log_likelihood": null, "note": "fewer than two repeat buyers" }), |spend| spend_of(spend, currency)),
        "chosen": match fitted.verdict {
            Verdict::Model { model: AliveModel::Mbg(_), .. } => "mbg_nbd",
            Verdict::Model { model: AliveModel::Pareto(_), .. } => "pareto_nbd",
            Verdict::Cadence(_) => "cadence",
        },
        "note": note_of(&fitted.verdict),
        "holdout": fitted.holdout.as_ref().map(|holdout| {
            let trial = |trial: &yushui::method::survival::holdout::Trial| json!({
                "predicted": trial.predicted,
                "bias": trial.bias,
                "pearson": trial.pearson,
                "rmse": trial.rmse,
                "auc_p_alive": trial.auc_alive,
                "auc_expected": trial.auc_expected,
            });
            json!({ "days": holdout.actual.days, "actual": holdout.actual.purchases, "mbg_nbd": trial(&holdout.mbg), "pareto_nbd": trial(&holdout.pareto) })
        }),
    })
}

/// Customer equity: expected sales of the next 365 days.
pub fn equity_of(columns: &ForecastColumns) -> Value {
    let equity = &columns.equity;
    json!({ "low_minor": equity.low_minor, "middle_minor": equity.middle_minor, "high_minor": equity.high_minor, "orders": equity.orders })
}

/// Adds what is foretold of one customer.
pub fn add_customer(told: &mut Value, own: Option<CustomerForecast>) {
    told["p_alive"] = own.and_then(|own| own.p_alive).into();
    told["expected_purchases_365"] = own.map(|own| own.expected_orders).into();
    told["lifetime_value_minor"] = own.map(|own| own.middle_minor).into();
    told["lifetime_value_low_minor"] = own.map(|own| own.low_minor).into();
    told["lifetime_value_high_minor"] = own.map(|own| own.high_minor).into();
    told["next_purchase_day"] = own.and_then(|own| own.next_day).map(|day| day.to_string()).into();
}

fn told(params: Value, log_likelihood: f64, notes: &[&str]) -> Value {
    let notes: Vec<&str> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
    json!({ "params": params, "log_likelihood": log_likelihood, "note": notes.join("; ") })
}

fn spend_of(spend: &SpendFit, currency: Currency) -> Value {
    let (v, log_likelihood) = spend.in_units_of(10_f64.powi(currency.minor_digits() as i32));
    let model = spend.fit.model;
    let correlated = if spend.correlation.abs() > MAX_CORRELATION {
        format!("orders and spend correlate by {:.2}: the model supposes that they do not", spend.correlation)
    } else {
        String::new()
    };
    let mean = if model.mean().is_none() { "q is not above 1: there is no mean, the shop's own is used" } else { "" };
    told(json!({ "p": model.p, "q": model.q, "v": v }), log_likelihood, &[ending(spend.fit.ending), &correlated, mean])
}

fn note_of_shape(r: f64) -> String {
    if r > ALIKE_SHAPE { "customers are all alike: only r/alpha is held by the data".to_owned() } else { String::new() }
}

const fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Converged => "",
        Ending::Flat => "a flat ridge: parameters ran to a limit",
        Ending::Unfinished => "not converged",
    }
}

fn note_of(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Model { by: ChosenBy::Holdout, .. } => "chosen because it foretold the held-back part better".to_owned(),
        Verdict::Model { by: ChosenBy::Likelihood, .. } => "chosen by likelihood".to_owned(),
        Verdict::Cadence(fallback) => match fallback {
            Fallback::TooFew { repeaters } => format!("cadence: {repeaters} customers came again, {MIN_REPEATERS} are needed"),
            Fallback::TooShort { days } => format!("cadence: the log is {days} days long, {MIN_SPAN_DAYS} are needed"),
            Fallback::AllAlike => "cadence: customers are all alike".to_owned(),
            Fallback::NoDropout => "cadence: no dropout visible".to_owned(),
            Fallback::NotConverged => "cadence: no fit converged".to_owned(),
            Fallback::Missed { bias } => format!("cadence: the models missed the held-back part by {:+.0} %", 100.0 * bias),
        },
    }
}
