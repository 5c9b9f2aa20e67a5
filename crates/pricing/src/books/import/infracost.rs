//! Unit prices of an estimate that `infracost breakdown --format json` wrote.

use std::sync::Arc;

use domain::money::Currency;
use serde::Deserialize;

use super::csv::is_date;
use super::{ImportError, Imported, LeftOut, price};
use crate::books::Book;
use crate::decimal;
use crate::models;

#[derive(Deserialize)]
struct Report {
    currency: Option<String>,
    #[serde(rename = "timeGenerated")]
    generated: Option<String>,
    #[serde(default)]
    projects: Vec<Project>,
}

#[derive(Deserialize)]
struct Project {
    breakdown: Option<Breakdown>,
}

#[derive(Deserialize)]
struct Breakdown {
    #[serde(default)]
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    #[serde(default)]
    name: String,
    #[serde(rename = "resourceType")]
    resource_type: Option<String>,
    #[serde(default, rename = "costComponents")]
    components: Vec<Component>,
    #[serde(default)]
    subresources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Component {
    name: String,
    unit: String,
    price: Option<String>,
}

impl Book {
    /// Takes the unit prices out of an Infracost estimate. Infracost does not say the region of a resource: `region` is
    /// that of all of them. Prices that hang on more than the component's name (the engine of a database) are left out
    /// and counted.
    ///
    /// # Errors
    ///
    /// Where it is no such estimate.
    pub fn from_infracost(name: &str, date: &str, region: &str, text: &[u8]) -> Result<Imported, ImportError> {
        let hint = "give the output of `infracost breakdown --format json`";
        let report: Report = serde_json::from_slice(text)
            .map_err(|error| ImportError::form(format!("this is no Infracost estimate: {error}"), hint))?;
        if report.projects.is_empty() {
            return Err(ImportError::form("there are no projects in it", hint));
        }
        let currency = Currency::try_from(report.currency.unwrap_or_else(|| "USD".to_owned()))
            .map_err(|error| ImportError::form(error.to_string(), hint))?;
        let generated = report.generated.as_deref().and_then(|instant| instant.get(..10)).filter(|day| is_date(day));
        let day = generated.unwrap_or(date);
        let mut book = Self::new(name, day, text);
        let mut left_out = LeftOut::default();
        let date: Arc<str> = Arc::from(day);
        let origin: Arc<str> = Arc::from("an Infracost estimate");
        let resources =
            report.projects.into_iter().filter_map(|project| project.breakdown).flat_map(|one| one.resources);
        let mut open: Vec<(Resource, Option<String>)> = resources.map(|resource| (resource, None)).collect();
        while let Some((resource, of)) = open.pop() {
            let kind = resource.resource_type.clone().or(of).unwrap_or_else(|| type_of(&resource.name));
            for component in &resource.components {
                let Some(family) = family(&kind, &component.name) else {
                    left_out.add(format!("`{kind}` has no model that could use its prices"));
                    continue;
                };
                if models::has_variants(family, &component.name) {
                    left_out.add(format!("prices of `{kind}` hang on more than an Infracost estimate says"));
                    continue;
                }
                let Some(amount) = component.price.as_deref().and_then(decimal::parse) else {
                    left_out.add("a price is no number");
                    continue;
                };
                let price = price(region, &component.unit, amount, currency.clone(), &date, &origin);
                book.add(family, &component.name, price);
            }
            open.extend(resource.subresources.into_iter().map(|below| (below, Some(kind.clone()))));
        }
        Ok(Imported { book, left_out: left_out.list() })
    }
}

/// `module.a["x"].aws_instance.web[0]` is an `aws_instance`.
fn type_of(address: &str) -> String {
    let mut rest = address;
    while let Some(inside) = rest.strip_prefix("module.") {
        let after_name = inside.find(['.', '[']).and_then(|end| inside.get(end..)).unwrap_or_default();
        rest = match after_name.strip_prefix('[') {
            Some(index) => index.split_once("].").map_or("", |(_, after)| after),
            None => after_name.trim_start_matches('.'),
        };
    }
    rest.split('.').next().unwrap_or_default().to_owned()
}

/// The type under which a price of a component of `kind` is kept.
fn family(kind: &str, component: &str) -> Option<&'static str> {
    let volumes = component.starts_with("Storage (") && component.contains(", ") || component == "Storage (magnetic)";
    match kind {
        "aws_instance" | "aws_autoscaling_group" | "aws_eks_node_group" | "aws_spot_instance_request" if volumes => {
            Some("aws_ebs_volume")
        }
        "aws_autoscaling_group" | "aws_eks_node_group" | "aws_launch_template" | "aws_launch_configuration" => {
            Some("aws_instance")
        }
        _ => models::model(kind).and_then(|model| model.types.first().copied()),
    }
}
