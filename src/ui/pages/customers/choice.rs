//! Which customers the list shows, and in which order.
use crate::{
    book::Book,
    domain::{CustomerId, Origin, pinyin, search::Hits},
    method::{Class, Corner, Figures, Group, Members, Standing},
    ui::{
        pieces::frequent_tags,
        wish::{People, Wish},
    },
    words::{
        Language, Text,
        customers::{self, CustomersLabel},
        veil,
        why::{class_name, corner_label, group_label},
    },
};
use std::cmp::Reverse;

/// Tags offered as filters: the most frequent ones.
const MOST_TAGS: usize = 20;

/// Which customers.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Filter {
    #[default]
    All,
    Class(Class),
    Group(Group),
    Corner(Corner),
    Slipping,
    Prospects,
    Archived,
    Tag(String),
    /// A saved group, by its position.
    Saved(u32),
    /// The customers behind a figure of another page.
    People(People),
}

impl Filter {
    /// The filter that another page asked for.
    pub fn of(wish: Wish) -> Self {
        match wish {
            Wish::Class(class) => Self::Class(class),
            Wish::Group(group) => Self::Group(group),
            Wish::Corner(corner) => Self::Corner(corner),
            Wish::Slipping => Self::Slipping,
            Wish::Saved(at) => Self::Saved(at),
            Wish::People(people) => Self::People(people),
        }
    }

    /// Its name in the list of filters.
    pub fn name(&self, book: &Book, language: Language) -> String {
        match self {
            Self::All => CustomersLabel::All.text(language).to_owned(),
            Self::Class(class) => customers::class(&class_name(*class, language), language),
            Self::Group(group) => group_label(*group).text(language).to_owned(),
            Self::Corner(corner) => corner_label(*corner).text(language).to_owned(),
            Self::Slipping => CustomersLabel::Slipping.text(language).to_owned(),
            Self::Prospects => CustomersLabel::Prospects.text(language).to_owned(),
            Self::Archived => CustomersLabel::Archived.text(language).to_owned(),
            Self::Tag(tag) => customers::tagged(tag, language),
            Self::Saved(at) => book.saved_groups().get(*at as usize).map(|slot| slot.value.name.clone()).unwrap_or_default(),
            Self::People(people) => people.title.to_string(),
        }
    }

    /// All filters that make sense in this shop, and the one that is on.
    pub fn offered(book: &Book, chosen: &Self) -> Vec<Self> {
        let mut all = vec![Self::All];
        all.extend(matches!(chosen, Self::People(_)).then(|| chosen.clone()));
        let saved = (0_u32..).zip(book.saved_groups()).filter(|(_, slot)| slot.live);
        all.extend(saved.map(|(at, _)| Self::Saved(at)));
        all.extend([Class::A, Class::B, Class::C].map(Self::Class));
        all.push(Self::Slipping);
        all.extend(Group::ALL.map(Self::Group));
        all.extend(Corner::ALL.map(Self::Corner));
        all.extend([Self::Prospects, Self::Archived]);
        all.extend(frequent_tags(book, MOST_TAGS).into_iter().map(Self::Tag));
        // A group may be one of those who owe, or spend much.
        all.retain(|filter| !veil::is_drawn() || !matches!(filter, Self::Saved(_)));
        all
    }

    fn fits(&self, id: CustomerId, book: &Book, figures: &Figures) -> bool {
        let Some(customer) = book.find_customer(id).filter(|customer| customer.trashed.is_none()) else { return false };
        let at = id.index();
        let columns = &figures.columns;
        if let Self::Saved(_) = self {
            // Who belongs to it was found before; archived customers may.
            return true;
        }
        if customer.archived != (*self == Self::Archived) {
            return false;
        }
        match self {
            Self::All | Self::Archived | Self::Saved(_) => true,
            Self::Class(class) => figures.class_in_force(id) == *class,
            Self::Group(group) => columns.group[at] == Some(*group),
            Self::Corner(corner) => figures.corner_in_force(id) == Some(*corner),
            Self::Slipping => columns.standing[at] == Standing::Lapsed,
            Self::Prospects => customer.origin == Origin::External && columns.visits[at] == 0,
            Self::Tag(tag) => customer.tags.contains(tag),
            Self::People(people) => people.has(id),
        }
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Net,
    LastVisit,
    Name,
    Overdue,
    Newest,
}

impl Sort {
    /// All orders with their names.
    pub const ALL: [(Self, CustomersLabel); 5] = [
        (Self::Net, CustomersLabel::ByNet),
        (Self::LastVisit, CustomersLabel::ByLastVisit),
        (Self::Overdue, CustomersLabel::ByOverdue),
        (Self::Name, CustomersLabel::ByName),
        (Self::Newest, CustomersLabel::ByNewest),
    ];

    /// Brings customers into this order; they come in that of their positions.
    fn apply(self, ids: &mut [u32], book: &Book, figures: &Figures) {
        let columns = &figures.columns;
        match self {
            Self::Net => ids.sort_unstable_by_key(|id| (Reverse(columns.net_minor[*id as usize]), *id)),
            Self::LastVisit => ids.sort_unstable_by_key(|id| {
                let at = *id as usize;
                (Reverse((columns.visits[at] > 0).then_some(columns.last_day[at])), *id)
            }),
            Self::Overdue => ids.sort_unstable_by(|left, right| {
                let ratio = |id: &u32| columns.overdue_ratio[*id as usize];
                ratio(right).total_cmp(&ratio(left)).then(left.cmp(right))
            }),
            Self::Newest => ids.reverse(),
            Self::Name => ids.sort_by_cached_key(|id| name_key(book, *id)),
        }
    }
}

/// Whom the list shows where nothing is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// In order.
    pub ids: Vec<u32>,
    /// Whether a customer is among them, by position.
    is_in: Vec<bool>,
}

impl Listed {
    /// The customers that fit, and are among `members` where those are given.
    pub fn choose(book: &Book, figures: &Figures, filter: &Filter, members: Option<&Members>, sort: Sort) -> Self {
        let is_member = |id: u32| members.is_none_or(|members| members.contains(CustomerId(id)));
        let fits = |id: u32| is_member(id) && filter.fits(CustomerId(id), book, figures);
        let is_in: Vec<bool> = (0..book.customers().len() as u32).map(fits).collect();
        let mut ids: Vec<u32> = (0..).zip(&is_in).filter(|(_, is_in)| **is_in).map(|(id, _)| id).collect();
        sort.apply(&mut ids, book, figures);
        Self { ids, is_in }
    }

    /// Those that were searched for, in the order of the search.
    pub fn among(&self, hits: &Hits) -> Vec<u32> {
        hits.ids.iter().copied().filter(|id| self.is_in.get(*id as usize).copied().unwrap_or_default()).collect()
    }
}

/// Pinyin first, so that 欧阳 stands between O and P; the name itself tells homophones apart; the nameless come last.
fn name_key(book: &Book, id: u32) -> (bool, String, String) {
    let name = book.customers().get(id as usize).map(|slot| slot.value.name.clone()).unwrap_or_default();
    (name.is_empty(), pinyin::full(&name), name)
}
