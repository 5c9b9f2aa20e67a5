//! A line before it is priced: what is paid for and how much of it.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// How much of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Amount {
    /// So much in a month.
    Known(Decimal),
    /// Nobody said how much is used.
    Usage,
    /// It cannot be said, because.
    Unknown(String),
}

/// Where a price holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// In the resource's region.
    Region,
    /// The same everywhere.
    Everywhere,
    /// In a named place: `Zone 1`, `us-east-1`.
    Named(String),
}

/// One thing that is paid for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) component: Cow<'static, str>,
    pub(crate) part: Option<String>,
    pub(crate) unit: Cow<'static, str>,
    /// Under which the price book has it, where that is not the component's name.
    pub(crate) key: Option<String>,
    pub(crate) family: &'static str,
    pub(crate) place: Place,
    pub(crate) amount: Amount,
    pub(crate) formula: String,
    pub(crate) usage_key: Option<String>,
    pub(crate) assumed: bool,
    /// The share of the price that is paid, where the provider takes some off by itself.
    pub(crate) share: Option<Decimal>,
    /// Why it costs nothing, where that is so.
    pub(crate) free: Option<Cow<'static, str>>,
}

impl Draft {
    /// The name under which the price book has it, where that is not the component's name.
    pub(crate) fn key(&mut self, key: impl Into<String>) -> &mut Self {
        self.key = Some(key.into());
        self
    }

    /// What the price hangs on besides the component's name: `postgres`.
    pub(crate) fn variant(&mut self, variant: &str) -> &mut Self {
        self.key = Some(format!("{} [{variant}]", self.key.as_deref().unwrap_or(&self.component)));
        self
    }

    /// The type whose prices these are, where it is another than the model's first.
    pub(crate) fn family(&mut self, family: &'static str) -> &mut Self {
        self.family = family;
        self
    }

    /// The price is the same everywhere.
    pub(crate) fn everywhere(&mut self) -> &mut Self {
        self.place = Place::Everywhere;
        self
    }

    /// How the quantity comes about.
    pub(crate) fn formula(&mut self, formula: impl Into<String>) -> &mut Self {
        self.formula = formula.into();
        self
    }

    /// Adds a reason to the formula.
    pub(crate) fn note(&mut self, note: &str) -> &mut Self {
        if !self.formula.is_empty() {
            self.formula.push_str("; ");
        }
        self.formula.push_str(note);
        self
    }

    /// The usage key that decides the quantity, where a known default was taken.
    pub(crate) fn usage_key(&mut self, key: &str) -> &mut Self {
        self.usage_key = Some(key.to_owned());
        self
    }

    /// Only a share of the price is paid, because the provider takes some off by itself.
    pub(crate) fn share(&mut self, share: Decimal, why: &str) -> &mut Self {
        if share != Decimal::ONE {
            self.share = Some(share);
            self.note(why);
        }
        self
    }

    /// It costs nothing, because.
    pub(crate) fn free(&mut self, reason: impl Into<Cow<'static, str>>) -> &mut Self {
        self.free = Some(reason.into());
        self
    }
}
