//! Fields of the shop's own on every customer.
use super::{Day, parse_quantity_milli, quantity_text};
use serde::{Deserialize, Serialize};

/// One field of the shop's own. Its position in the settings is its number for ever; one that is no longer wanted is not live.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct CustomField {
    pub name: String,
    pub kind: CustomKind,
    /// What may be chosen, for [`CustomKind::Choice`]; entries are only added.
    pub choices: Vec<String>,
    pub live: bool,
}

/// What a field holds. New kinds are added at the end: the position is stored.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum CustomKind {
    #[default]
    Text,
    Number,
    Day,
    Choice,
    YesNo,
}

impl CustomKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Number, Self::Day, Self::Choice, Self::YesNo];
}

/// What a yes and a no are typed and written as; other spellings are read too.
pub const YES: &str = "yes";
pub const NO: &str = "no";

impl CustomField {
    /// A value as it is typed; [`CustomField::read`] reads it.
    pub fn typed(&self, value: &CustomValue) -> String {
        match value {
            CustomValue::Text(text) => text.clone(),
            CustomValue::Number { milli } => quantity_text(*milli),
            CustomValue::Day(day) => day.to_string(),
            CustomValue::Choice(at) => self.choices.get(usize::from(*at)).cloned().unwrap_or_default(),
            CustomValue::YesNo(yes) => if *yes { YES } else { NO }.to_owned(),
        }
    }

    /// Reads what was typed; nothing for an empty text, an error where it does not fit the kind.
    pub fn read(&self, typed: &str) -> Result<Option<CustomValue>, Unfit> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let value = match self.kind {
            CustomKind::Text => Some(CustomValue::Text(typed.to_owned())),
            CustomKind::Number => parse_quantity_milli(typed).map(|milli| CustomValue::Number { milli }),
            CustomKind::Day => Day::parse_iso(typed).map(CustomValue::Day),
            CustomKind::Choice => {
                let at = self.choices.iter().position(|choice| choice == typed);
                at.and_then(|at| u16::try_from(at).ok()).map(CustomValue::Choice)
            }
            CustomKind::YesNo => match typed.to_lowercase().as_str() {
                YES | "y" | "true" | "1" | "是" | "有" => Some(CustomValue::YesNo(true)),
                NO | "n" | "false" | "0" | "否" | "无" | "無" => Some(CustomValue::YesNo(false)),
                _ => None,
            },
        };
        value.map(Some).ok_or(Unfit)
    }
}

/// A text that does not fit the kind of its field.
#[derive(Copy, Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text does not fit the kind of the field")]
pub struct Unfit;

/// What one customer has in one field.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct CustomEntry {
    /// Position of the field in the settings.
    pub field: u16,
    pub value: CustomValue,
}

/// A value of a field. New kinds are added at the end: the position is stored.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum CustomValue {
    Text(String),
    /// In thousandths.
    Number {
        milli: i64,
    },
    Day(Day),
    /// Position among the choices of the field.
    Choice(u16),
    YesNo(bool),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_what_does_not_fit_is_refused() {
        let field = |kind| CustomField { name: "f".into(), kind, choices: vec!["红".into(), "绿".into()], live: true };
        let check = |kind, typed: &str, value| {
            assert_eq!(field(kind).read(typed), Ok(Some(value)));
            let value = field(kind).read(typed).unwrap().unwrap();
            assert_eq!(field(kind).typed(&value), typed);
        };
        check(CustomKind::Text, "少糖", CustomValue::Text("少糖".into()));
        check(CustomKind::Number, "-1.5", CustomValue::Number { milli: -1_500 });
        check(CustomKind::Day, "2026-11-21", CustomValue::Day(Day::parse_iso("2026-11-21").unwrap()));
        check(CustomKind::Choice, "绿", CustomValue::Choice(1));
        check(CustomKind::YesNo, "no", CustomValue::YesNo(false));
        assert_eq!(field(CustomKind::YesNo).read("是"), Ok(Some(CustomValue::YesNo(true))));
        for kind in CustomKind::ALL {
            assert_eq!(field(kind).read("  "), Ok(None));
        }
        for (kind, typed) in
            [(CustomKind::Number, "很多"), (CustomKind::Day, "昨天"), (CustomKind::Choice, "蓝"), (CustomKind::YesNo, "也许")]
        {
            assert_eq!(field(kind).read(typed), Err(Unfit));
        }
    }
}
