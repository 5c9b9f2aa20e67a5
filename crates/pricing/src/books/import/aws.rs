//! Price list files of AWS: an offer's index, hundreds of megabytes of JSON, read product by product.

use std::fmt;
use std::io::Read;
use std::sync::Arc;

use domain::money::Currency;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{ImportError, Imported, LeftOut, price};
use crate::books::Book;
use crate::decimal;

mod products;

use products::{Product, Target, target};

/// The price list of one AWS service, as `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/…/index.json` has it.
#[derive(Debug, Default)]
pub struct AwsOffer;

impl AwsOffer {
    /// Reads an offer's index. Only what models can use is kept: on demand, in the regions that the file has.
    ///
    /// # Errors
    ///
    /// Where it is no such file, or it ends early.
    pub fn read(name: &str, date: &str, from: impl Read) -> Result<Imported, ImportError> {
        let mut offer = Offer::default();
        let mut reader = serde_json::Deserializer::from_reader(std::io::BufReader::with_capacity(1 << 20, from));
        let hint = "give the index.json of one service's price list";
        reader
            .deserialize_map(Top(&mut offer))
            .map_err(|error| ImportError::form(format!("this is no price list of AWS: {error}"), hint))?;
        if offer.seen == 0 {
            return Err(ImportError::form("there are no products in it", hint));
        }
        let day = offer.published.get(..10).filter(|day| super::csv::is_date(day)).unwrap_or(date).to_owned();
        let content = format!("{}\n{}\n{}", offer.code, offer.published, offer.prices.len());
        let mut book = Book::new(name, &day, content.as_bytes());
        let (date, origin): (Arc<str>, Arc<str>) =
            (Arc::from(day.as_str()), Arc::from(format!("AWS price list, {}", offer.code)));
        for (target, amount, currency) in offer.prices {
            let amount = decimal::times(amount, Decimal::from(target.per)).unwrap_or(amount);
            let price = price(&target.region, target.unit, amount, currency, &date, &origin);
            book.add(target.family, &target.component, price);
        }
        let mut left_out = LeftOut::default();
        for _ in 0..offer.unused.min(1) {
            left_out.add("products that no model uses");
        }
        let mut left_out = left_out.list();
        for (_, count) in &mut left_out {
            *count = offer.unused;
        }
        Ok(Imported { book, left_out })
    }
}

/// What was read so far.
#[derive(Default)]
struct Offer {
    code: String,
    published: String,
    seen: usize,
    unused: usize,
    targets: FxHashMap<String, Target>,
    prices: Vec<(Target, Decimal, Currency)>,
}

struct Top<'o>(&'o mut Offer);

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an offer with products and terms")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "offerCode" => self.0.code = map.next_value()?,
                "publicationDate" => self.0.published = map.next_value()?,
                "products" => map.next_value_seed(Entries(self.0, Products))?,
                "terms" => map.next_value_seed(Terms(self.0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// What is done with each entry of an object that is too large for memory.
trait Take {
    fn take<'de, A: MapAccess<'de>>(offer: &mut Offer, key: String, map: &mut A) -> Result<(), A::Error>;
}

struct Products;
struct OnDemand;

/// An object, entry by entry.
struct Entries<'o, T: Take>(&'o mut Offer, T);

impl<'de, T: Take> DeserializeSeed<'de> for Entries<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de, T: Take> Visitor<'de> for Entries<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object by SKU")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            T::take(self.0, key, &mut map)?;
        }
        Ok(())
    }
}

impl Take for Products {
    fn take<'de, A: MapAccess<'de>>(offer: &mut Offer, sku: String, map: &mut A) -> Result<(), A::Error> {
        let product: Product = map.next_value()?;
        offer.seen += 1;
        match target(&offer.code, &product) {
            Some(target) => {
                offer.targets.insert(sku, target);
            }
            None => offer.unused += 1,
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Term {
    #[serde(default, rename = "priceDimensions")]
    dimensions: FxHashMap<String, Dimension>,
}

#[derive(Deserialize)]
struct Dimension {
    #[serde(default, rename = "beginRange")]
    begin: String,
    #[serde(default, rename = "pricePerUnit")]
    per_unit: FxHashMap<String, String>,
}

impl Take for OnDemand {
    fn take<'de, A: MapAccess<'de>>(offer: &mut Offer, sku: String, map: &mut A) -> Result<(), A::Error> {
        let Some(found) = offer.targets.remove(&sku) else {
            map.next_value::<IgnoredAny>()?;
            return Ok(());
        };
        let terms: FxHashMap<String, Term> = map.next_value()?;
        for dimension in terms.into_values().flat_map(|term| term.dimensions.into_values()) {
            for (currency, amount) in dimension.per_unit {
                let (Ok(currency), Some(amount)) = (Currency::try_from(currency), decimal::parse(&amount)) else {
                    continue;
                };
                if let Some(tiered) = found.tier(&dimension.begin) {
                    offer.prices.push((tiered, amount, currency));
                }
            }
        }
        Ok(())
    }
}

struct Terms<'o>(&'o mut Offer);

impl<'de> DeserializeSeed<'de> for Terms<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Terms<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("terms")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "OnDemand" {
                map.next_value_seed(Entries(self.0, OnDemand))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}
