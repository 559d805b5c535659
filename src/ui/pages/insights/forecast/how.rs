//! One click away: the models, their parameters, their likelihoods, and which of them speaks.
use super::{Facts, Ground};
use crate::{
    method::survival::{AliveModel, ChosenBy, Verdict, bg_nbd::BetaGeometric, holdout::Trial},
    ui::parts::{Column, TableView},
    words::{
        Language, Text,
        forecast::{self, ForecastLabel},
    },
};
use leptos::prelude::*;

/// The fold.
pub fn how(ground: Ground) -> AnyView {
    let speech = ground.speech;
    let (title, conventions) = (speech.text(ForecastLabel::HowComputed), speech.text(ForecastLabel::Conventions));
    let columns = Signal::derive(move || {
        use ForecastLabel as L;
        let language = speech.language();
        let mut columns = vec![Column::words(L::Model.text(language)), Column::words(L::Parameters.text(language))];
        let figures = [L::LogLikelihood, L::Predicted, L::Sorting, L::Agreement, L::Spoken];
        columns.extend(figures.map(|label| Column::figures(label.text(language))));
        columns
    });
    let rows = Signal::derive(move || ground.with(rows));
    let notes = move || ground.with(|facts| notes(facts, speech.language()));
    view! {
        <details class="boundaries">
            <summary>{move || title.get()}</summary>
            <p class="small soft">{move || conventions.get()}</p>
            {move || notes().into_iter().map(|note| view! { <p class="small">{note}</p> }).collect_view()}
            <TableView caption=title columns=columns rows=rows />
        </details>
    }
    .into_any()
}

fn notes(facts: &Facts, language: Language) -> Vec<String> {
    let chosen = match facts.fitted.verdict {
        Verdict::Model { by: ChosenBy::Holdout, .. } => ForecastLabel::ChosenByCheck.text(language).to_owned(),
        Verdict::Model { by: ChosenBy::Likelihood, .. } => ForecastLabel::ChosenByLikelihood.text(language).to_owned(),
        Verdict::Cadence(why) => forecast::fallback(&why, language),
    };
    [chosen].into_iter().chain(facts.spend_warning(language)).collect()
}

impl Facts {
    /// What to beware of in the value of an order.
    pub(super) fn spend_warning(&self, language: Language) -> Option<String> {
        let spend = self.fitted.spend.as_ref()?;
        let warning = forecast::spend_warning(spend.correlation, spend.fit.model.mean().is_some(), language);
        (!warning.is_empty()).then_some(warning)
    }
}

fn rows(facts: &Facts) -> Vec<Vec<String>> {
    let fitted = &facts.fitted;
    let holdout = fitted.holdout.as_ref();
    let mark = |is_spoken: bool| if is_spoken { "✓" } else { "" };
    let row = |name: &str, parameters: String, log_likelihood: f64, trial: Option<&Trial>, is_spoken: bool| {
        let of = |tell: &dyn Fn(&Trial) -> String| trial.map(tell).unwrap_or_default();
        vec![
            name.to_owned(),
            parameters,
            format!("{log_likelihood:.1}"),
            of(&|trial| format!("{:+.0}%", 100.0 * trial.bias)),
            of(&|trial| format!("{:.3}", trial.auc_alive)),
            of(&|trial| format!("{:.3}", trial.pearson)),
            mark(is_spoken).to_owned(),
        ]
    };
    let geometric = |model: &BetaGeometric| told(&[("r", model.r), ("α", model.alpha), ("a", model.a), ("b", model.b)]);
    let mut rows = Vec::new();
    if let Some(models) = &fitted.models {
        let speaks =
            |is_mbg: bool| matches!(&fitted.verdict, Verdict::Model { model, .. } if matches!(model, AliveModel::Mbg(_)) == is_mbg);
        let (mbg, pareto) = (holdout.map(|holdout| &holdout.mbg), holdout.map(|holdout| &holdout.pareto));
        rows.push(row("MBG/NBD", geometric(&models.mbg.model), models.mbg.log_likelihood, mbg, speaks(true)));
        let model = &models.pareto.model;
        let parameters = told(&[("r", model.r), ("α", model.alpha), ("s", model.s), ("β", model.beta)]);
        rows.push(row("Pareto/NBD", parameters, models.pareto.log_likelihood, pareto, speaks(false)));
        rows.push(row("BG/NBD", geometric(&models.bg.model), models.bg.log_likelihood, None, false));
        let model = &models.nbd.model;
        rows.push(row("NBD", told(&[("r", model.r), ("α", model.alpha)]), models.nbd.log_likelihood, None, false));
    }
    if let Some(spend) = &fitted.spend {
        let scale = 10_f64.powi(facts.currency.minor_digits() as i32);
        let (v, log_likelihood) = spend.in_units_of(scale);
        let parameters = told(&[("p", spend.fit.model.p), ("q", spend.fit.model.q), ("v", v)]);
        rows.push(row("Gamma-Gamma", parameters, log_likelihood, None, fitted.models.is_some()));
    }
    rows
}

/// `r 0.553 α 10.58`; what ran to a limit is told as a power of ten.
fn told(parameters: &[(&str, f64)]) -> String {
    let one = |(name, value): &(&str, f64)| match value {
        value if (0.001..100_000.0).contains(value) => format!("{name} {}", three_digits(*value)),
        value => format!("{name} {value:.0e}"),
    };
    parameters.iter().map(one).collect::<Vec<_>>().join("  ")
}

fn three_digits(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}
