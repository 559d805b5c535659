//! A rule while it is being built: every place holds its own signal, so that a keystroke redraws nothing else.
use super::{offered::first_condition, row};
use crate::{
    domain::rule::{Condition, Rule},
    ui::{
        icons::Icon,
        language::use_speech,
        parts::{Button, ButtonLook, Checkbox, Choice, IconButton, Select},
    },
    words::{Text, groups::GroupsLabel},
};
use leptos::prelude::*;

/// Sets of conditions inside each other that the builder offers; a stored rule may be deeper and is shown whole.
const MOST_OFFERED_DEPTH: u32 = 2;

/// One place of the tree.
#[derive(Clone)]
pub struct Node {
    pub negated: ArcRwSignal<bool>,
    pub body: Body,
}

/// A condition, or a set of places of which all or any must hold.
#[derive(Clone)]
pub enum Body {
    Leaf(ArcRwSignal<Condition>),
    Branch { is_any: ArcRwSignal<bool>, parts: ArcRwSignal<Vec<Node>> },
}

impl Node {
    /// The tree of a rule; its root is a set.
    pub fn root(rule: &Rule) -> Self {
        match rule {
            Rule::All(_) | Rule::Any(_) => Self::of(rule),
            single => Self::of(&Rule::All(vec![single.clone()])),
        }
    }

    fn of(rule: &Rule) -> Self {
        let branch = |is_any: bool, parts: &[Rule]| Body::Branch {
            is_any: ArcRwSignal::new(is_any),
            parts: ArcRwSignal::new(parts.iter().map(Self::of).collect()),
        };
        let plain = |body| Self { negated: ArcRwSignal::new(false), body };
        match rule {
            Rule::All(parts) => plain(branch(false, parts)),
            Rule::Any(parts) => plain(branch(true, parts)),
            Rule::Is(condition) => plain(Body::Leaf(ArcRwSignal::new(condition.clone()))),
            Rule::Not(part) if matches!(**part, Rule::Not(_)) => {
                let inner = plain(branch(false, std::slice::from_ref(part)));
                inner.negated.set(true);
                inner
            }
            Rule::Not(part) => {
                let inner = Self::of(part);
                inner.negated.set(true);
                inner
            }
        }
    }

    /// The rule as it stands; follows every place.
    pub fn rule(&self) -> Rule {
        let rule = match &self.body {
            Body::Leaf(condition) => Rule::Is(condition.get()),
            Body::Branch { is_any, parts } => {
                let parts = parts.get().iter().map(Self::rule).collect();
                if is_any.get() { Rule::Any(parts) } else { Rule::All(parts) }
            }
        };
        if self.negated.get() { Rule::Not(Box::new(rule)) } else { rule }
    }

    fn fresh() -> Self {
        Self::of(&Rule::Is(first_condition()))
    }
}

/// A set of conditions with its own tools; `remove` is missing at the root.
pub fn branch(node: &Node, depth: u32, remove: Option<Callback<()>>) -> AnyView {
    let Body::Branch { is_any, parts } = node.body.clone() else { return ().into_any() };
    let speech = use_speech();
    let joins = Signal::derive(move || {
        let language = speech.language();
        vec![Choice::new(false, GroupsLabel::All.text(language)), Choice::new(true, GroupsLabel::Any.text(language))]
    });
    let (chosen, choose) = (is_any.clone(), is_any);
    let negated = node.negated.clone();
    let rows = {
        let parts = parts.clone();
        move || {
            let all = parts.get();
            let row = |(at, part): (usize, &Node)| {
                let parts = parts.clone();
                let remove = Callback::new(move |()| {
                    parts.update(|parts| {
                        parts.remove(at);
                    });
                });
                let view = match &part.body {
                    Body::Leaf(condition) => row::row(part.negated.clone(), condition.clone(), remove),
                    Body::Branch { .. } => branch(part, depth + 1, Some(remove)),
                };
                view! { <li class="rule-part">{view}</li> }
            };
            all.iter().enumerate().map(row).collect_view()
        }
    };
    let add = {
        let parts = parts.clone();
        move || parts.update(|parts| parts.push(Node::fresh()))
    };
    let add_branch = move || parts.update(|parts| parts.push(Node::of(&Rule::Any(vec![Rule::Is(first_condition())]))));
    let (add_label, branch_label) = (speech.text(GroupsLabel::AddCondition), speech.text(GroupsLabel::AddBranch));
    view! {
        <div class="rule-branch" class:rule-inner=remove.is_some()>
            <div class="rule-head">
                {remove
                    .is_some()
                    .then(|| not_box(negated))}
                <Select
                    label=speech.text(GroupsLabel::Join)
                    label_hidden=true
                    choices=joins
                    value=Signal::derive(move || chosen.get())
                    on_change=move |is_any| choose.set(is_any)
                />
                {remove
                    .map(|remove| {
                        view! { <IconButton icon=Icon::Close label=speech.text(GroupsLabel::RemoveBranch) on_press=remove /> }
                    })}
            </div>
            <ul class="rule-parts">{rows}</ul>
            <div class="cluster">
                <Button icon=Icon::Plus look=ButtonLook::Quiet on_press=add>{move || add_label.get()}</Button>
                {(depth < MOST_OFFERED_DEPTH)
                    .then(|| {
                        view! {
                            <Button icon=Icon::Plus look=ButtonLook::Quiet on_press=add_branch>{move || branch_label.get()}</Button>
                        }
                    })}
            </div>
        </div>
    }
    .into_any()
}

/// “Not”, before a condition or a set.
pub fn not_box(negated: ArcRwSignal<bool>) -> AnyView {
    let speech = use_speech();
    let set = negated.clone();
    view! {
        <Checkbox label=speech.text(GroupsLabel::Not) checked=Signal::derive(move || negated.get()) on_change=move |on| set.set(on) />
    }
    .into_any()
}
