//! What a model writes its lines on.

use std::borrow::Cow;

use domain::planned::PlannedResource;
use rust_decimal::Decimal;

use super::draft::{Amount, Draft, Place};
use super::estate::Estate;
use super::reading::{Block, Read, Unknown};
use crate::decimal;
use crate::usage::{Assumptions, Usage};

/// Hours of a month.
pub(crate) const MONTH: i64 = 730;

/// A step of a tiered price: what is said of it, and how much it holds; the last holds the rest.
pub(crate) type Tier = (&'static str, Option<i64>);

/// The lines of one resource.
pub(crate) struct Bill<'p> {
    estate: &'p Estate<'p>,
    resource: &'p PlannedResource,
    usage: Assumptions<'p>,
    all_usage: &'p Usage,
    family: &'static str,
    region: Option<Cow<'p, str>>,
    prefix: String,
    part: Option<String>,
    place: Place,
    count: Option<(Decimal, String)>,
    drafts: Vec<Draft>,
}

impl<'p> Bill<'p> {
    pub(crate) fn new(
        estate: &'p Estate<'p>,
        resource: &'p PlannedResource,
        usage: &'p Usage,
        family: &'static str,
        region: Option<Cow<'p, str>>,
    ) -> Self {
        Self {
            estate,
            resource,
            usage: usage.of(resource),
            all_usage: usage,
            family,
            region,
            prefix: String::new(),
            part: None,
            place: Place::Region,
            count: None,
            drafts: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> Vec<Draft> {
        self.drafts
    }

    /// The resource's values.
    pub(crate) fn at(&self) -> Block<'p> {
        Block::of(self.resource)
    }

    /// Its type.
    pub(crate) fn kind(&self) -> &'p str {
        &self.resource.type_name
    }

    /// The resource itself.
    pub(crate) fn resource(&self) -> &'p PlannedResource {
        self.resource
    }

    /// Its region; empty where that cannot be said.
    pub(crate) fn region(&self) -> &str {
        self.region.as_deref().unwrap_or_default()
    }

    /// The first resource of `types` that the attribute refers to.
    pub(crate) fn linked(&self, attribute: &str, types: &[&str]) -> Option<&'p PlannedResource> {
        self.estate.linked(self.resource, attribute, types)
    }

    /// The first resource of `types` that an attribute of another resource refers to.
    pub(crate) fn linked_from(
        &self,
        from: &PlannedResource,
        attribute: &str,
        types: &[&str],
    ) -> Option<&'p PlannedResource> {
        self.estate.linked(from, attribute, types)
    }

    /// The launch template that it refers to: by reference, or by its name.
    pub(crate) fn launch_template(&self) -> Option<Block<'p>> {
        let template = "aws_launch_template";
        let places = ["launch_template", "mixed_instances_policy"];
        let linked = places.iter().find_map(|place| self.linked(place, &[template]));
        linked
            .or_else(|| {
                let name = Block::of(self.resource).block("launch_template").ok()??.text("name").ok()??;
                self.named(template, "name", name)
            })
            .map(Block::of)
    }

    /// The launch configuration that it refers to.
    pub(crate) fn launch_configuration(&self) -> Option<&'p PlannedResource> {
        let configuration = "aws_launch_configuration";
        self.linked("launch_configuration", &[configuration]).or_else(|| {
            let name = Block::of(self.resource).text("launch_configuration").ok()??;
            self.named(configuration, "name", name)
        })
    }

    /// Resources of a type that refer to this one.
    pub(crate) fn referring(&self, type_name: &str) -> Vec<&'p PlannedResource> {
        self.estate.referring(self.resource, type_name)
    }

    /// Resources of a type that refer to `to`.
    pub(crate) fn linked_to(&self, to: &PlannedResource, type_name: &str) -> Vec<&'p PlannedResource> {
        self.estate.referring(to, type_name)
    }

    /// Whether an attribute refers to anything.
    pub(crate) fn refers(&self, attribute: &str) -> bool {
        Estate::refers(self.resource, attribute)
    }

    /// All resources of a type whose attribute has the value.
    pub(crate) fn all_named(&self, type_name: &str, attribute: &str, value: &str) -> Vec<&'p PlannedResource> {
        self.estate.named(type_name, attribute, value)
    }

    /// A resource of a type whose attribute has the value.
    pub(crate) fn named(&self, type_name: &str, attribute: &str, value: &str) -> Option<&'p PlannedResource> {
        self.estate.named(type_name, attribute, value).into_iter().next()
    }

    /// All prices from here on are the same everywhere.
    pub(crate) fn everywhere(&mut self) {
        self.place = Place::Everywhere;
    }

    /// All prices from here on are those of a named place; none is the resource's region again.
    pub(crate) fn in_place(&mut self, place: Option<String>) {
        self.place = place.map_or(Place::Region, Place::Named);
    }

    /// All lines from here on are there so many times.
    pub(crate) fn count(&mut self, count: Decimal, of: &str) {
        self.count = (count != Decimal::ONE).then(|| (count, of.to_owned()));
    }

    /// How many times the lines are there.
    pub(crate) fn counted(&self) -> Decimal {
        self.count.as_ref().map_or(Decimal::ONE, |(count, _)| *count)
    }

    /// The lines of a part: `root_block_device`. What is not known in there makes one unknown line of it.
    pub(crate) fn part(&mut self, name: &str, lines: impl FnOnce(&mut Self) -> Read<()>) {
        let outer = self.part.replace(name.to_owned());
        if let Err(Unknown(reason)) = lines(self) {
            self.unknown(name.to_owned(), reason);
        }
        self.part = outer;
    }

    /// Lines whose usage keys stand below `prefix`: `standard.`, and whose prices are those of another family.
    pub(crate) fn under<T>(
        &mut self,
        prefix: &str,
        family: Option<&'static str>,
        lines: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer_family = self.family;
        let outer = std::mem::replace(&mut self.prefix, prefix.to_owned());
        self.family = family.unwrap_or(outer_family);
        let result = lines(self);
        self.family = outer_family;
        self.prefix = outer;
        result
    }

    /// What the usage assumptions say.
    pub(crate) fn used(&self, key: &str) -> Option<Decimal> {
        if self.prefix.is_empty() {
            self.usage.number(key)
        } else {
            self.usage.number(&format!("{}{key}", self.prefix))
        }
    }

    /// How much a target of Application Auto Scaling has: what is assumed of it, or the least that it keeps.
    pub(crate) fn scaled(&self, dimension: &str) -> Read<Option<Decimal>> {
        let targets = self.referring("aws_appautoscaling_target");
        for target in targets {
            let values = Block::of(target);
            if values.text("scalable_dimension")? == Some(dimension) {
                let assumed = self.all_usage.of(target).number("capacity");
                return match assumed {
                    Some(capacity) => Ok(Some(capacity)),
                    None => values.number("min_capacity"),
                };
            }
        }
        Ok(None)
    }

    /// A word of the usage assumptions: `windows`.
    pub(crate) fn used_text(&self, key: &str) -> Option<&'p str> {
        if self.prefix.is_empty() { self.usage.text(key) } else { self.usage.text(&format!("{}{key}", self.prefix)) }
    }

    /// The keys of the assumptions that stand below `key`, with their numbers.
    pub(crate) fn used_below(&self, key: &str) -> Vec<(&'p str, Decimal)> {
        self.usage.below(key)
    }

    /// All hours of a month, or as many as `monthly_hrs` says.
    pub(crate) fn hourly(&mut self, component: impl Into<Cow<'static, str>>) -> &mut Draft {
        self.hourly_by(component, "hours", Decimal::ONE, "")
    }

    /// All hours of a month, so many at a time.
    pub(crate) fn hourly_by(
        &mut self,
        component: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        amount: Decimal,
        of: &str,
    ) -> &mut Draft {
        let hours = self.used("monthly_hrs");
        let taken = hours.unwrap_or_else(|| Decimal::from(MONTH));
        let mut formula = format!("{} h", decimal::shown(taken));
        if amount != Decimal::ONE || !of.is_empty() {
            formula.push_str(" × ");
            formula.push_str(&decimal::shown(amount));
            if !of.is_empty() {
                formula.push(' ');
                formula.push_str(of);
            }
        }
        let amount = decimal::times(taken, amount).map_or_else(too_large, Amount::Known);
        self.push(component.into(), unit.into(), amount, formula, None, hours.is_some())
    }

    /// A quantity a month.
    pub(crate) fn monthly(
        &mut self,
        component: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        quantity: impl Into<Decimal>,
    ) -> &mut Draft {
        let quantity = quantity.into();
        let unit = unit.into();
        let formula = format!("{} {unit}", decimal::shown(quantity));
        self.push(component.into(), unit, Amount::Known(quantity), formula, None, false)
    }

    /// As much as the usage assumptions say.
    pub(crate) fn usage(
        &mut self,
        component: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        key: &str,
    ) -> &mut Draft {
        self.usage_per(component, unit, key, 1)
    }

    /// As much as the usage assumptions say, in units of `per`.
    pub(crate) fn usage_per(
        &mut self,
        component: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        key: &str,
        per: i64,
    ) -> &mut Draft {
        let used = self.used(key);
        self.assumed(component, unit, key, used, per)
    }

    /// A quantity that was worked out from usage assumptions, in units of `per`.
    pub(crate) fn assumed(
        &mut self,
        component: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        key: &str,
        used: Option<Decimal>,
        per: i64,
    ) -> &mut Draft {
        let (amount, formula) = match used {
            None => (Amount::Usage, String::new()),
            Some(used) if per == 1 => (Amount::Known(used), format!("{} by `{key}`", decimal::shown(used))),
            Some(used) => (
                decimal::over(used, Decimal::from(per)).map_or_else(too_large, Amount::Known),
                format!("{} by `{key}` ÷ {}", decimal::shown(used), decimal::shown(Decimal::from(per))),
            ),
        };
        let key = format!("{}{key}", self.prefix);
        self.push(component.into(), unit.into(), amount, formula, Some(key), used.is_some())
    }

    /// A price in steps. `name` makes the component's name from what is said of the step.
    pub(crate) fn tiers(
        &mut self,
        name: impl Fn(&str) -> String,
        unit: &'static str,
        key: &str,
        per: i64,
        tiers: &[Tier],
    ) {
        let used = self.used(key);
        self.tiers_of(name, unit, key, used, per, tiers);
    }

    /// A price in steps, of a quantity that was worked out.
    pub(crate) fn tiers_of(
        &mut self,
        name: impl Fn(&str) -> String,
        unit: &'static str,
        key: &str,
        used: Option<Decimal>,
        per: i64,
        tiers: &[Tier],
    ) -> &mut [Draft] {
        let first = self.drafts.len();
        match used.filter(|used| !used.is_zero()) {
            Some(mut left) => {
                for (tier, size) in tiers {
                    let taken = size.map_or(left, |size| left.min(Decimal::from(size)));
                    self.assumed(name(tier), unit, key, Some(taken), per).note(tier);
                    left -= taken;
                    if left <= Decimal::ZERO {
                        break;
                    }
                }
            }
            None => {
                if let Some((tier, _)) = tiers.first() {
                    self.assumed(name(tier), unit, key, used, per);
                }
            }
        }
        self.drafts.get_mut(first..).unwrap_or_default()
    }

    /// A line that cannot be said.
    pub(crate) fn unknown(&mut self, component: impl Into<Cow<'static, str>>, reason: impl Into<String>) {
        self.push(component.into(), "".into(), Amount::Unknown(reason.into()), String::new(), None, false);
    }

    /// A line that costs nothing.
    pub(crate) fn free(&mut self, component: impl Into<Cow<'static, str>>, reason: impl Into<Cow<'static, str>>) {
        self.push(component.into(), "".into(), Amount::Known(Decimal::ZERO), String::new(), None, false).free(reason);
    }

    fn push(
        &mut self,
        component: Cow<'static, str>,
        unit: Cow<'static, str>,
        mut amount: Amount,
        mut formula: String,
        usage_key: Option<String>,
        assumed: bool,
    ) -> &mut Draft {
        if let (Some((count, of)), Amount::Known(quantity)) = (&self.count, &amount) {
            amount = decimal::times(*quantity, *count).map_or_else(too_large, Amount::Known);
            formula.push_str(&format!(" × {} {of}", decimal::shown(*count)));
        }
        if let Amount::Known(quantity) = amount
            && quantity.is_sign_negative()
            && !quantity.is_zero()
        {
            amount = Amount::Unknown(format!("a quantity of {} cannot be", decimal::shown(quantity)));
        }
        self.drafts.push_mut(Draft {
            component,
            part: self.part.clone(),
            unit,
            key: None,
            family: self.family,
            place: self.place.clone(),
            amount,
            formula,
            usage_key,
            assumed,
            share: None,
            free: None,
        })
    }
}

fn too_large() -> Amount {
    Amount::Unknown("the quantity is too large to count with".to_owned())
}
