//! Published example estimates: each with its configuration and usage file.

use std::path::{Path, PathBuf};

use domain::FileSet;
use domain::planned::Planned;
use pricing::Usage;
use rust_decimal::Decimal;

/// One example.
pub struct Example {
    /// Its name.
    pub name: String,
    /// What the configuration comes to.
    pub planned: Planned,
    /// Its usage file.
    pub usage: Usage,
    /// The published lines.
    pub lines: Vec<Published>,
}

/// A published line.
#[derive(Debug, Clone)]
pub struct Published {
    /// The instance.
    pub address: String,
    /// The names between the instance and the line.
    pub parts: Vec<String>,
    /// What is paid for.
    pub component: String,
    /// How much of it; none where that depends on usage.
    pub quantity: Option<Decimal>,
    /// Of what.
    pub unit: String,
    /// What it costs; of a line that depends on usage, what one costs.
    pub amount: Decimal,
}

/// All examples of a checkout.
pub fn examples(checkout: &Path) -> Vec<Example> {
    let mut found = Vec::new();
    for cloud in ["aws", "azure", "google"] {
        let folder = checkout.join("internal/providers/terraform").join(cloud).join("testdata");
        let mut folders: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        folders.sort();
        found.extend(folders.iter().filter_map(|folder| example(folder)));
    }
    found
}

fn example(folder: &Path) -> Option<Example> {
    let stem = folder.file_name()?.to_str()?.to_owned();
    let estimate = std::fs::read_to_string(folder.join(format!("{stem}.golden"))).ok()?;
    let mut files = FileSet::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_other = path.extension().is_none_or(|extension| extension != "tf" && extension != "tfvars");
        if is_other || !path.is_file() {
            continue;
        }
        files.insert(entry.file_name().to_string_lossy().into_owned(), std::fs::read(&path).ok()?).ok()?;
    }
    let project = iac::Project::read(&files, &FileSet::new(), None);
    let usage = match std::fs::read_to_string(folder.join(format!("{stem}.usage.yml"))) {
        Ok(text) => match Usage::parse(&text) {
            Ok(usage) => usage,
            Err(error) => {
                eprintln!("{stem}: usage: {error}");
                Usage::default()
            }
        },
        Err(_) => Usage::default(),
    };
    Some(Example { name: stem, planned: project.planned().clone(), usage, lines: lines(&estimate) })
}

fn lines(estimate: &str) -> Vec<Published> {
    let mut lines = Vec::new();
    let mut address = String::new();
    let mut parts: Vec<String> = Vec::new();
    for line in estimate.lines().skip_while(|line| !line.trim_start().starts_with("Name ")).skip(1) {
        let shown = line.trim();
        if shown.starts_with("OVERALL TOTAL") || shown.starts_with("Project total") {
            break;
        }
        if shown.is_empty() {
            continue;
        }
        let Some(branch) = line.find("├─").or_else(|| line.find("└─")) else {
            address = shown.split("  ").next().unwrap_or_default().to_owned();
            parts.clear();
            continue;
        };
        let depth = line.get(..branch).map_or(0, |before| before.chars().count() / 3);
        let text = line.get(branch..).unwrap_or_default().trim_start_matches(['├', '└', '─', ' ']);
        let fields: Vec<&str> = text.split("  ").map(str::trim).filter(|field| !field.is_empty()).collect();
        parts.truncate(depth);
        match fields.as_slice() {
            [name] => parts.push((*name).to_owned()),
            [name, usage, ..] if usage.contains("depends on usage: ") => {
                let Some((_, price)) = usage.split_once("usage: $") else { continue };
                let Some((amount, unit)) = price.split_once(" per ") else { continue };
                let Some(amount) = number(amount) else { continue };
                lines.push(Published {
                    address: address.clone(),
                    parts: parts.clone(),
                    component: (*name).to_owned(),
                    quantity: None,
                    unit: unit.to_owned(),
                    amount,
                });
            }
            [name, quantity, unit, cost, ..] => {
                let (Some(quantity), Some(amount)) = (number(quantity), number(cost.trim_start_matches('$'))) else {
                    continue;
                };
                lines.push(Published {
                    address: address.clone(),
                    parts: parts.clone(),
                    component: (*name).to_owned(),
                    quantity: Some(quantity),
                    unit: (*unit).to_owned(),
                    amount,
                });
            }
            _ => {}
        }
    }
    lines
}

/// A number as shown: `3,000,000`.
pub fn number(text: &str) -> Option<Decimal> {
    let cleaned = text.replace(',', "");
    if cleaned.contains(['e', 'E']) { Decimal::from_scientific(&cleaned).ok() } else { cleaned.parse().ok() }
}

/// Of `ours` with address, part and component, the one that a published line is about. Each is taken once.
pub fn partner<T>(
    published: &Published,
    ours: &[T],
    taken: &mut [bool],
    place: impl Fn(&T) -> (&str, Option<&str>, &str, Option<Decimal>),
) -> Option<usize> {
    let part = published.parts.last().map(String::as_str);
    let fits = |taken: &[bool], index: usize, strict: u8| {
        let Some(one) = ours.get(index) else { return false };
        let (address, its_part, component, quantity) = place(one);
        let same = !taken.get(index).copied().unwrap_or(true)
            && address == published.address
            && component == published.component;
        let close = |one: Decimal, other: Decimal| (one - other).abs() <= Decimal::new(1, 3);
        let same_quantity = match (quantity, published.quantity) {
            (Some(one), Some(other)) => close(one, other),
            (None, None) => true,
            _ => false,
        };
        same && match strict {
            0 => its_part == part && same_quantity,
            1 => its_part == part,
            2 => same_quantity,
            _ => true,
        }
    };
    let found = (0..4).find_map(|strict| (0..ours.len()).find(|index| fits(taken, *index, strict)))?;
    *taken.get_mut(found)? = true;
    Some(found)
}
