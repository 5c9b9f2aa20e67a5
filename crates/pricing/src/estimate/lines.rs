//! Each resource's lines.

use std::borrow::Cow;

use domain::evidence::estimate::{Line, LineStatus, PriceSource};
use domain::planned::{Action, Mode, PlannedResource};
use rust_decimal::Decimal;

use super::region::{self, Region};
use crate::books::{Books, Found};
use crate::decimal;
use crate::discounts::Offered;
use crate::models::bill::{Bill, MONTH};
use crate::models::draft::{Amount, Draft, Place};
use crate::models::estate::Estate;
use crate::models::reading::Unknown;
use crate::models::{self, free};
use crate::usage::Usage;

/// What the lines of a resource whose type nobody has modelled are called.
const WHOLE: &str = "Resource";

/// Adds the lines of a resource, and says of which service they are.
pub(super) fn of(
    estate: &Estate<'_>,
    resource: &PlannedResource,
    books: &Books,
    usage: &Usage,
    lines: &mut Vec<Line>,
) -> &'static str {
    if !is_costed(resource) {
        return "";
    }
    if let Some(reason) = free::reason(resource) {
        lines.push(free_line(resource, reason));
        return free::service(resource);
    }
    let Some(model) = models::model(&resource.type_name) else {
        lines.push(unknown_line(resource, WHOLE, format!("no prices are known for `{}`", resource.type_name)));
        return free::service(resource);
    };
    if let Some(reason) = &resource.unknown_instances {
        let because = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        lines.push(unknown_line(resource, WHOLE, format!("how many there are is not known{because}")));
        return model.service;
    }
    let region = region::of(estate, resource, usage);
    for draft in drafts_of(estate, resource, usage, model, &region) {
        lines.push(priced(resource, model.service, draft, books, &region));
    }
    model.service
}

/// What is managed and stays is paid for.
fn is_costed(resource: &PlannedResource) -> bool {
    let goes = resource.actions.contains(&Action::Delete) && !resource.actions.contains(&Action::Create);
    resource.mode == Mode::Managed && !goes && !resource.actions.contains(&Action::Forget)
}

/// The lines of a resource before they are priced, with the region; for the generator and comparisons.
pub(crate) fn drafts(estate: &Estate<'_>, resource: &PlannedResource, usage: &Usage) -> (Vec<Draft>, Option<String>) {
    let region = region::of(estate, resource, usage);
    let drafts = match models::model(&resource.type_name) {
        Some(model) if is_costed(resource) && free::reason(resource).is_none() => {
            drafts_of(estate, resource, usage, model, &region)
        }
        _ => Vec::new(),
    };
    (drafts, region.name.map(Cow::into_owned))
}

fn drafts_of(
    estate: &Estate<'_>,
    resource: &PlannedResource,
    usage: &Usage,
    model: &models::Model,
    region: &Region<'_>,
) -> Vec<Draft> {
    let family = model.types.first().copied().unwrap_or_default();
    let mut bill = Bill::new(estate, resource, usage, family, region.name.clone());
    if let Err(Unknown(reason)) = (model.bill)(&mut bill) {
        bill.unknown(WHOLE, reason);
    }
    bill.finish()
}

fn priced(resource: &PlannedResource, service: &str, draft: Draft, books: &Books, region: &Region<'_>) -> Line {
    let mut line = blank(resource, draft.component.into_owned());
    line.part = draft.part;
    line.unit = draft.unit.into_owned();
    line.formula = draft.formula;
    line.usage_key = draft.usage_key;
    line.assumed = draft.assumed;
    if let Some(reason) = draft.free {
        line.status = LineStatus::Free;
        line.reason = reason.into_owned();
        return line;
    }
    let quantity = match draft.amount {
        Amount::Unknown(reason) => {
            line.reason = reason;
            return line;
        }
        Amount::Known(quantity) => Some(quantity),
        Amount::Usage => None,
    };
    line.monthly_quantity = quantity;
    let place = match &draft.place {
        Place::Everywhere => "",
        Place::Named(name) => name.as_str(),
        Place::Region => region.name.as_deref().unwrap_or_default(),
    };
    if region.assumed && draft.place == Place::Region && !place.is_empty() {
        line.formula.push_str(if line.formula.is_empty() { "" } else { "; " });
        line.formula.push_str(&format!("region `{place}` is assumed"));
    }
    let key = draft.key.as_deref().unwrap_or(&line.component);
    let (book, price) = match books.find(draft.family, key, place) {
        Found::Price(book, price) => (book, price),
        Found::Elsewhere(..) if place.is_empty() && draft.place == Place::Region => {
            line.reason = "the region is not known, and prices differ by region".to_owned();
            return line;
        }
        Found::Elsewhere(book, regions) => {
            line.reason = elsewhere(place, book.name(), book.date(), &regions);
            return line;
        }
        Found::Nowhere => {
            line.reason = format!("no price book has `{key}`");
            return line;
        }
    };
    if price.unit != line.unit {
        line.reason = format!("{} prices it by `{}`, and it is counted by `{}`", book.name(), price.unit, line.unit);
        return line;
    }
    let mut amount = price.amount;
    let mut currency = price.currency.clone();
    let offered = Offered {
        provider: region::provider(&resource.type_name),
        service,
        resource_type: &resource.type_name,
        component: &line.component,
        region: place,
    };
    if let Some(reduced) = books.discounts().reduce(price.amount, &offered, books.day()) {
        if reduced.currency.as_ref().is_none_or(|other| *other == currency) {
            line.list_price = Some(price.amount);
        }
        amount = reduced.amount;
        currency = reduced.currency.unwrap_or(currency);
        line.formula.push_str(if line.formula.is_empty() { "" } else { "; " });
        line.formula.push_str(&format!("discount `{}`", reduced.name));
    }
    if let Some(share) = draft.share {
        line.list_price = line.list_price.or(Some(price.amount));
        amount = decimal::times(amount, share).unwrap_or(amount);
    }
    line.unit_price = Some(amount);
    line.currency = Some(currency);
    line.price = Some(PriceSource {
        book: book.name().to_owned(),
        date: price.date.to_string(),
        region: (!price.region.is_empty()).then(|| price.region.to_string()),
        origin: price.origin.to_string(),
    });
    let Some(quantity) = quantity else {
        line.status = LineStatus::Usage;
        let key = line.usage_key.as_deref().unwrap_or_default();
        line.reason = format!("how much is used is not known: say it with `{key}`");
        return line;
    };
    match decimal::times(quantity, amount) {
        Some(cost) => {
            line.status = LineStatus::Priced;
            line.monthly_cost = Some(cost.normalize());
            line.hourly_cost = cost.checked_div(Decimal::from(MONTH));
        }
        None => line.reason = "the quantity is too large to price".to_owned(),
    }
    line
}

/// Why a price of another region is not taken.
fn elsewhere(place: &str, book: &str, date: &str, regions: &[&str]) -> String {
    let mut regions = regions.to_vec();
    regions.sort_unstable();
    let more = regions.len().saturating_sub(4);
    regions.truncate(4);
    let others = regions.join(", ");
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let place = if place.is_empty() { "everywhere" } else { place };
    format!("no price for {place} in the {book} price book of {date}, which has it for {others}{more}")
}

fn free_line(resource: &PlannedResource, reason: &str) -> Line {
    let mut line = blank(resource, WHOLE.to_owned());
    line.status = LineStatus::Free;
    line.reason = reason.to_owned();
    line
}

fn unknown_line(resource: &PlannedResource, component: &str, reason: String) -> Line {
    let mut line = blank(resource, component.to_owned());
    line.reason = reason;
    line
}

fn blank(resource: &PlannedResource, component: String) -> Line {
    Line {
        address: resource.address.clone(),
        key: resource.component.clone(),
        resource_type: resource.type_name.clone(),
        module: resource.module_address.clone().unwrap_or_default(),
        component,
        part: None,
        unit: String::new(),
        monthly_quantity: None,
        unit_price: None,
        list_price: None,
        monthly_cost: None,
        hourly_cost: None,
        currency: None,
        status: LineStatus::Unknown,
        reason: String::new(),
        formula: String::new(),
        price: None,
        usage_key: None,
        assumed: false,
    }
}
