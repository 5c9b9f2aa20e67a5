//! Negotiated discounts on list prices.

use std::collections::BTreeMap;

use domain::Digest;
use domain::money::Currency;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::decimal;

/// What is wrong with a file of discounts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiscountError {
    /// It is no TOML, or not of that form.
    #[error("{0}")]
    Form(String),
    /// A discount says nothing that can be used.
    #[error("discount {place} {problem}")]
    Discount {
        /// Which, from 1.
        place: usize,
        /// What is wrong with it.
        problem: String,
    },
}

/// Discounts; the first that fits a line is taken.
#[derive(Debug, Clone)]
pub struct Discounts {
    discounts: Vec<Discount>,
    digest: Option<Digest>,
}

impl Default for Discounts {
    fn default() -> Self {
        Self::none()
    }
}

/// What a discount is matched with.
pub(crate) struct Offered<'l> {
    pub(crate) provider: &'l str,
    pub(crate) service: &'l str,
    pub(crate) resource_type: &'l str,
    pub(crate) component: &'l str,
    pub(crate) region: &'l str,
}

/// What a discount makes of a price.
pub(crate) struct Reduced {
    pub(crate) amount: Decimal,
    pub(crate) currency: Option<Currency>,
    pub(crate) name: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    discount: Vec<Written>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Option<String>,
    provider: Option<String>,
    service: Option<String>,
    resource_type: Option<String>,
    component: Option<String>,
    region: Option<String>,
    percent: Option<toml::Value>,
    price: Option<toml::Value>,
    currency: Option<String>,
    from: Option<String>,
    until: Option<String>,
}

#[derive(Debug, Clone)]
struct Discount {
    name: String,
    matching: BTreeMap<&'static str, String>,
    reduction: Reduction,
    from: Option<String>,
    until: Option<String>,
}

#[derive(Debug, Clone)]
enum Reduction {
    /// The share of the list price that is paid.
    Share(Decimal),
    /// The price instead.
    Price(Decimal, Currency),
}

impl Discounts {
    pub(crate) const fn none() -> Self {
        Self { discounts: Vec::new(), digest: None }
    }

    /// Reads discounts from TOML; `docs/pricing.md` says how they are written.
    ///
    /// # Errors
    ///
    /// Where it is not of that form, with the line, or a discount says nothing that can be used.
    pub fn parse(text: &str) -> Result<Self, DiscountError> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| 1 + text.get(..span.start).unwrap_or(text).matches('\n').count());
            let at = line.map_or_else(String::new, |line| format!("line {line}: "));
            DiscountError::Form(format!("{at}{}", error.message().trim_end_matches('.')))
        })?;
        let discounts = file
            .discount
            .into_iter()
            .enumerate()
            .map(|(place, written)| {
                discount(written).map_err(|problem| DiscountError::Discount { place: place + 1, problem })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { discounts, digest: Some(Digest::of(text.as_bytes())) })
    }

    pub(crate) fn digest(&self) -> Digest {
        self.digest.unwrap_or_else(|| Digest::of(&[]))
    }

    /// Which of them hold on a day, as text.
    pub(crate) fn in_force(&self, day: Option<&str>) -> String {
        self.discounts.iter().map(|discount| if discount.holds(day) { '1' } else { '0' }).collect()
    }

    /// Names of those that cannot be said to hold, because no day is given.
    pub(crate) fn undated(&self, day: Option<&str>) -> Vec<&str> {
        if day.is_some() {
            return Vec::new();
        }
        let bounded = self.discounts.iter().filter(|discount| discount.from.is_some() || discount.until.is_some());
        bounded.map(|discount| discount.name.as_str()).collect()
    }

    /// The price after the first discount that fits and holds.
    pub(crate) fn reduce(&self, list: Decimal, offered: &Offered<'_>, day: Option<&str>) -> Option<Reduced> {
        let discount = self.discounts.iter().find(|discount| discount.holds(day) && discount.fits(offered))?;
        let (amount, currency) = match &discount.reduction {
            Reduction::Share(share) => (decimal::times(list, *share)?, None),
            Reduction::Price(price, currency) => (*price, Some(currency.clone())),
        };
        Some(Reduced { amount, currency, name: discount.name.clone() })
    }
}

impl Discount {
    fn holds(&self, day: Option<&str>) -> bool {
        match day {
            Some(day) => {
                self.from.as_deref().is_none_or(|from| day >= from)
                    && self.until.as_deref().is_none_or(|until| day <= until)
            }
            None => self.from.is_none() && self.until.is_none(),
        }
    }

    fn fits(&self, offered: &Offered<'_>) -> bool {
        self.matching.iter().all(|(field, pattern)| {
            let value = match *field {
                "provider" => offered.provider,
                "service" => offered.service,
                "resource_type" => offered.resource_type,
                "component" => offered.component,
                _ => offered.region,
            };
            matches(pattern, value)
        })
    }
}

fn discount(written: Written) -> Result<Discount, String> {
    let fields = [
        ("provider", written.provider),
        ("service", written.service),
        ("resource_type", written.resource_type),
        ("component", written.component),
        ("region", written.region),
    ];
    let matching: BTreeMap<_, _> = fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
    if matching.is_empty() {
        return Err("matches nothing: give it a provider, service, resource_type, component or region".to_owned());
    }
    let number = |value: &toml::Value| decimal::parse(value.to_string().trim_matches('"'));
    let reduction = match (&written.percent, &written.price) {
        (Some(percent), None) => {
            let percent = number(percent).ok_or("has a percent that is no number")?;
            if percent.is_sign_negative() || percent > Decimal::ONE_HUNDRED {
                return Err(format!("has a percent of {percent}: it is between 0 and 100"));
            }
            Reduction::Share(Decimal::ONE - percent / Decimal::ONE_HUNDRED)
        }
        (None, Some(price)) => {
            let price = number(price).ok_or("has a price that is no number")?;
            if price.is_sign_negative() {
                return Err(format!("has a price of {price}: it is zero or more"));
            }
            let currency = written.currency.clone().unwrap_or_else(|| "USD".to_owned());
            Reduction::Price(price, Currency::try_from(currency).map_err(|error| error.to_string())?)
        }
        _ => return Err("needs either a percent or a price".to_owned()),
    };
    for day in [&written.from, &written.until].into_iter().flatten() {
        if !is_day(day) {
            return Err(format!("has the day `{day}`: write it as in `2026-01-31`"));
        }
    }
    let name = written.name.unwrap_or_else(|| matching.values().cloned().collect::<Vec<_>>().join(", "));
    Ok(Discount { name, matching, reduction, from: written.from, until: written.until })
}

/// Whether a text is a day as `2026-01-31`.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Whether a text is as a pattern with `*` says. Case does not count.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.to_lowercase(), text.to_lowercase());
    let mut parts = pattern.split('*');
    let Some(first) = parts.next() else { return false };
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(place) = rest.find(part) else { return false };
        rest = rest.get(place + part.len()..).unwrap_or_default();
    }
    rest.ends_with(last)
}
