//! Hash routes: what the address names, and back. No customer data stands in an address, only positions.
use crate::domain::CustomerId;

/// Where in the app the owner is.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub enum Route {
    #[default]
    Today,
    Customers,
    Customer(CustomerId),
    /// The counter, for a customer where one was chosen before.
    Sell(Option<CustomerId>),
    Groups,
    /// One saved group, by its position.
    Group(u32),
    NewGroup,
    /// A message to people that were chosen elsewhere.
    NewOutreach,
    /// One batch of messages, by its position.
    Outreach(u32),
    Insights(InsightsTab),
    /// The inventory of key customers.
    Review,
    /// Changes of class, judged one by one.
    ClassMeeting,
    Visits,
    Handover,
    /// Hours, names and what became of them.
    Week,
    /// Who has not bought yet.
    Prospects,
    /// What a trade customer is expected to take.
    Supply(CustomerId),
    Files,
    Settings,
    Products,
    History,
    Trash,
}

/// One question of the insights page.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash)]
pub enum InsightsTab {
    #[default]
    Overview,
    Classes,
    Returning,
    Forecast,
    Products,
    Worth,
    WhatIf,
    Month,
    Debts,
    Watch,
    Keys,
}

impl InsightsTab {
    /// All tabs, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Overview,
        Self::Keys,
        Self::Classes,
        Self::Returning,
        Self::Forecast,
        Self::Products,
        Self::Worth,
        Self::WhatIf,
        Self::Watch,
        Self::Debts,
        Self::Month,
    ];

    /// The tab's part of an address; empty for the first.
    const fn segment(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Classes => "classes",
            Self::Returning => "returning",
            Self::Forecast => "forecast",
            Self::Products => "products",
            Self::Worth => "worth",
            Self::WhatIf => "what-if",
            Self::Month => "month",
            Self::Debts => "debts",
            Self::Watch => "watch",
            Self::Keys => "keys",
        }
    }

    fn parse(segment: &str) -> Self {
        Self::ALL.into_iter().find(|tab| tab.segment() == segment).unwrap_or_default()
    }
}

impl Route {
    /// Reads the part of an address from `#` on; what is unknown leads to Today.
    pub fn parse(hash: &str) -> Self {
        let mut parts = hash.trim_start_matches('#').trim_matches('/').split('/');
        let page = parts.next().unwrap_or_default();
        let inner = parts.next().unwrap_or_default();
        let customer = inner.parse().ok().map(CustomerId);
        match (page, customer) {
            ("customers", None) => Self::Customers,
            ("customers", Some(id)) => Self::Customer(id),
            ("sell", customer) => Self::Sell(customer),
            ("groups", Some(CustomerId(at))) => Self::Group(at),
            ("groups", None) if inner == "new" => Self::NewGroup,
            ("groups", None) => Self::Groups,
            ("outreach", Some(CustomerId(at))) => Self::Outreach(at),
            ("outreach", None) if inner == "new" => Self::NewOutreach,
            ("outreach", None) => Self::Groups,
            ("insights", _) => Self::Insights(InsightsTab::parse(inner)),
            ("review", _) => Self::Review,
            ("class-changes", _) => Self::ClassMeeting,
            ("visits", _) => Self::Visits,
            ("handover", _) => Self::Handover,
            ("week", _) => Self::Week,
            ("prospects", _) => Self::Prospects,
            ("supply", Some(id)) => Self::Supply(id),
            ("files", _) => Self::Files,
            ("settings", _) => Self::Settings,
            ("products", _) => Self::Products,
            ("history", _) => Self::History,
            ("trash", _) => Self::Trash,
            _ => Self::Today,
        }
    }

    /// The address of this place, from `#` on.
    pub fn href(self) -> String {
        match self {
            Self::Today => "#/".to_owned(),
            Self::Customers => "#/customers".to_owned(),
            Self::Customer(id) => format!("#/customers/{}", id.0),
            Self::Sell(None) => "#/sell".to_owned(),
            Self::Sell(Some(id)) => format!("#/sell/{}", id.0),
            Self::Groups => "#/groups".to_owned(),
            Self::Group(at) => format!("#/groups/{at}"),
            Self::NewGroup => "#/groups/new".to_owned(),
            Self::NewOutreach => "#/outreach/new".to_owned(),
            Self::Outreach(at) => format!("#/outreach/{at}"),
            Self::Insights(InsightsTab::Overview) => "#/insights".to_owned(),
            Self::Insights(tab) => format!("#/insights/{}", tab.segment()),
            Self::Review => "#/review".to_owned(),
            Self::ClassMeeting => "#/class-changes".to_owned(),
            Self::Visits => "#/visits".to_owned(),
            Self::Handover => "#/handover".to_owned(),
            Self::Week => "#/week".to_owned(),
            Self::Prospects => "#/prospects".to_owned(),
            Self::Supply(id) => format!("#/supply/{}", id.0),
            Self::Files => "#/files".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Products => "#/products".to_owned(),
            Self::History => "#/history".to_owned(),
            Self::Trash => "#/trash".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_an_address_that_leads_back() {
        let id = CustomerId(4_711);
        let places = [
            Route::Today,
            Route::Customers,
            Route::Customer(id),
            Route::Sell(None),
            Route::Sell(Some(id)),
            Route::Groups,
            Route::Group(3),
            Route::NewGroup,
            Route::NewOutreach,
            Route::Outreach(3),
            Route::Review,
            Route::ClassMeeting,
            Route::Visits,
            Route::Handover,
            Route::Week,
            Route::Prospects,
            Route::Supply(id),
            Route::Files,
            Route::Settings,
            Route::Products,
            Route::History,
            Route::Trash,
        ];
        for place in places.into_iter().chain(InsightsTab::ALL.map(Route::Insights)) {
            assert_eq!(Route::parse(&place.href()), place);
        }
        assert_eq!(Route::Insights(InsightsTab::Overview).href(), "#/insights");
        assert_eq!(Route::Insights(InsightsTab::WhatIf).href(), "#/insights/what-if");
        assert_eq!(Route::parse("#/insights/nothing"), Route::Insights(InsightsTab::Overview));
        assert_eq!(Route::parse("#/nowhere/5"), Route::Today);
        assert_eq!(Route::parse(""), Route::Today);
    }
}
