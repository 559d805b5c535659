//! Who is in a state.
use super::{Facts, Members};
use crate::domain::rule::State;
use crate::domain::{CustomerId, Day, Origin, Source, Wallet};
use crate::method::{Attitude, Class, Cooperation, Corner, Group, Likely, Portrait, Standing, likely_key};

/// Who is in the state; `portraits` may be empty where the state is not read off them.
pub(super) fn find(state: State, facts: &Facts, portraits: &[Portrait]) -> Members {
    let columns = &facts.figures.columns;
    let customers = facts.book.customers();
    let count = columns.counted.len();
    let class = |class: Class| Members::where_true(count, |at| facts.figures.class_in_force(CustomerId(at as u32)) == class);
    let group = |group: Group| Members::where_true(count, |at| columns.group[at] == Some(group));
    let corner = |corner: Corner| Members::where_true(count, |at| facts.figures.corner_in_force(CustomerId(at as u32)) == Some(corner));
    let standing = |standing: Standing| Members::where_true(count, |at| columns.standing[at] == standing);
    let portrayed = |fits: &dyn Fn(&Portrait) -> bool| Members::where_true(count, |at| portraits.get(at).is_some_and(fits));
    let source = |source: Option<Source>| Members::where_true(count, |at| customers[at].value.source == source);
    let wallet = |wallet: Wallet| Members::where_true(count, |at| customers[at].value.wallet == Some(wallet));
    let likely = |verdict: Likely| {
        Members::where_true(count, |at| {
            !customers[at].value.answers.is_empty()
                && likely_key(facts.book, facts.figures, CustomerId(at as u32)).is_some_and(|why| why.verdict == verdict)
        })
    };
    match state {
        State::ClassA => class(Class::A),
        State::ClassB => class(Class::B),
        State::ClassC => class(Class::C),
        State::ClassNone => class(Class::None),
        State::Key => Members::where_true(count, |at| facts.figures.is_key(CustomerId(at as u32))),
        State::GroupChampion => group(Group::Champion),
        State::GroupRegular => group(Group::Regular),
        State::GroupPromising => group(Group::Promising),
        State::GroupNew => group(Group::New),
        State::GroupAttention => group(Group::Attention),
        State::GroupSlipping => group(Group::Slipping),
        State::GroupAsleep => group(Group::Asleep),
        State::GroupGone => group(Group::Gone),
        State::CornerHighLoyal => corner(Corner::HighLoyal),
        State::CornerHighDisloyal => corner(Corner::HighDisloyal),
        State::CornerLowLoyal => corner(Corner::LowLoyal),
        State::CornerLowDisloyal => corner(Corner::LowDisloyal),
        State::New => standing(Standing::New),
        State::OnTime => standing(Standing::OnTime),
        State::Late => standing(Standing::Late),
        State::Lapsed => standing(Standing::Lapsed),
        State::Lost => standing(Standing::Lost),
        State::Resting => standing(Standing::Resting),
        State::Seasonal => Members::where_true(count, |at| columns.season[at].is_some()),
        State::OneTime => Members::where_true(count, |at| columns.visits[at] == 1),
        State::NewThisMonth => {
            let month = facts.figures.today.month();
            Members::where_true(count, |at| columns.visits[at] > 0 && Day(columns.first_day[at]).month() == month)
        }
        State::NeverBought => Members::where_true(count, |at| columns.visits[at] == 0),
        State::Prospect => Members::where_true(count, |at| columns.counted[at] && !columns.is_customer[at]),
        State::OriginExternal => Members::where_true(count, |at| customers[at].value.origin == Origin::External),
        State::Archived => Members::where_true(count, |at| customers[at].value.archived),
        State::NoPhone => Members::where_true(count, |at| customers[at].value.phones.is_empty()),
        State::SourceReferral => source(Some(Source::Referral)),
        State::SourcePassingBy => source(Some(Source::PassingBy)),
        State::SourceEvent => source(Some(Source::Event)),
        State::SourceOnline => source(Some(Source::Online)),
        State::SourceAdvert => source(Some(Source::Advert)),
        State::SourceList => source(Some(Source::List)),
        State::SourceOther => source(Some(Source::Other)),
        State::SourceUnknown => source(None),
        State::WalletLittle => wallet(Wallet::Little),
        State::WalletHalf => wallet(Wallet::Half),
        State::WalletMost => wallet(Wallet::Most),
        State::AttitudeLoyal => portrayed(&|one| one.attitude == Some(Attitude::Loyal)),
        State::AttitudeSwitcher => portrayed(&|one| one.attitude == Some(Attitude::Switcher)),
        State::AttitudeNone => portrayed(&|one| one.attitude == Some(Attitude::NoLoyalty)),
        State::EarlyAdopter => portrayed(&|one| one.is_early),
        State::OneOff => portrayed(&|one| one.cooperation == Some(Cooperation::OneOff)),
        State::Phased => portrayed(&|one| one.cooperation == Some(Cooperation::Phased)),
        State::LongTerm => portrayed(&|one| one.cooperation == Some(Cooperation::LongTerm)),
        State::LikelyKey => likely(Likely::Key),
        State::LikelyPerhaps => likely(Likely::Perhaps),
        State::LikelyNot => likely(Likely::Not),
    }
}

/// Whether the state is read off portraits, which cost a pass over the rows.
pub(super) const fn is_portrayed(state: State) -> bool {
    matches!(
        state,
        State::AttitudeLoyal
            | State::AttitudeSwitcher
            | State::AttitudeNone
            | State::EarlyAdopter
            | State::OneOff
            | State::Phased
            | State::LongTerm
    )
}
