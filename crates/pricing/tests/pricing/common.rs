//! Reading configuration and pricing it.

use domain::evidence::estimate::{Estimate, Line, LineStatus};
use domain::planned::Planned;
use domain::{Digest, FileSet};
use pricing::{Books, Usage, estimate};
use rust_decimal::{Decimal, RoundingStrategy};

/// What configuration comes to.
pub fn planned(configuration: &str) -> Planned {
    let mut files = FileSet::new();
    files.insert("main.tf".to_owned(), configuration.as_bytes().to_vec()).unwrap();
    iac::Project::read(&files, &FileSet::new(), None).planned().clone()
}

/// An estimate of configuration with a usage file.
pub fn priced(configuration: &str, usage: &str) -> Estimate {
    let usage = Usage::parse(usage).unwrap();
    estimate(&planned(configuration), &Books::built_in(), &usage, Digest::of(configuration.as_bytes()))
}

/// The one line of a component.
pub fn line<'e>(estimate: &'e Estimate, component: &str) -> &'e Line {
    let found: Vec<_> = estimate.lines.iter().filter(|line| line.component == component).collect();
    assert_eq!(found.len(), 1, "one line `{component}` among {:#?}", estimate.lines);
    found[0]
}

/// Whether a component costs so much in a month, to the cent.
#[track_caller]
pub fn check(provider: &str, configuration: &str, usage: &str, component: &str, expected: &str) {
    let estimate = priced(&format!("{provider}{configuration}"), usage);
    let line = line(&estimate, component);
    assert_eq!(line.status, LineStatus::Priced, "{line:#?}");
    let cents = line.monthly_cost.unwrap().round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    assert_eq!(cents, dec(expected), "{line:#?}");
}

/// A decimal.
pub fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}
