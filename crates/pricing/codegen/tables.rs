//! Writing the tables of the built-in book.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::harvest::{self, simplest};
use crate::published::{self, number};

const HEAD: &str =
    "# Made by `cargo run -p pricing --example prices`; docs/pricing.md says from what. Fields are between tabs.\n";

/// Writes all tables.
pub fn write(shared: &Path, checkout: &Path) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let save = |name: &str, text: &str| {
        if let Err(error) = std::fs::write(data.join(name), text) {
            eprintln!("{name}: {error}");
        }
    };
    let instances = plausible(read(&shared.join("instance_prices.csv")));
    save("instances-aws.csv", &table(&instances, "aws", "karpenter-aws"));
    save("instances-azure.csv", &table(&instances, "azure", "karpenter-azure"));
    let known: BTreeSet<(String, String)> =
        instances.iter().filter_map(|row| Some((row.get(1)?.clone(), row.get(2)?.to_lowercase()))).collect();

    let examples = published::examples(checkout);
    let mut prices: BTreeMap<(String, String, String), (String, String, &str)> = BTreeMap::new();
    let (mut conflicts, mut elsewhere) = (0, 0);
    for ((family, key, region), seen) in harvest::prices(&examples) {
        if seen.conflict {
            conflicts += 1;
            println!("conflict: {family} {key} {region} (first in {})", seen.example);
            continue;
        }
        let name = key.trim_end_matches(')').rsplit(", ").next().unwrap_or_default().to_lowercase();
        let by_others = key.starts_with("Instance usage (Linux/UNIX, on-demand, ") && family == "aws_instance"
            || key.starts_with("Instance usage (Linux, pay as you go, ");
        if by_others && known.contains(&(region.clone(), name)) {
            elsewhere += 1;
            continue;
        }
        let amount = if seen.exact { seen.least.normalize() } else { simplest(seen.least, seen.most) };
        prices.insert((family, key, region), (seen.unit, amount.to_string(), "infracost"));
    }
    let harvested = prices.len();
    from_rows(&read(&shared.join("unit_prices_2026.csv")), &mut prices);
    let mut text = format!("{HEAD}# family, component, unit, region (empty: everywhere), US dollars, source\n");
    for ((family, key, region), (unit, amount, source)) in &prices {
        let _ = writeln!(text, "{family}\t{key}\t{unit}\t{region}\t{amount}\t{source}");
    }
    save("prices.csv", &text);
    println!(
        "{} prices: {harvested} from configuration beside estimates, {} from rows alone; {conflicts} conflicts left out, \
         {elsewhere} left to other tables",
        prices.len(),
        prices.len() - harvested,
    );
}

/// Rows of which region and variant are established, for what the examples' own configuration did not give.
fn from_rows(rows: &[Vec<String>], prices: &mut BTreeMap<(String, String, String), (String, String, &'static str)>) {
    for row in rows.iter().skip(1) {
        let [kind, component, unit, region, amount, how, quantity, cost] = row.as_slice() else { continue };
        let Some(family) = pricing::inspect::family(kind) else { continue };
        // What these are made of has its prices under other types.
        let is_made_of_others = matches!(
            family,
            "aws_autoscaling_group"
                | "aws_eks_node_group"
                | "aws_elastic_beanstalk_environment"
                | "aws_spot_instance_request"
        );
        if is_made_of_others
            || region == "several"
            || unit.contains("DPU")
            || how.contains("several")
            || pricing::inspect::has_variants(family, component)
        {
            continue;
        }
        let amount = match (how.as_str(), number(quantity), number(cost)) {
            ("list", ..) => number(amount),
            (_, Some(quantity), Some(cost)) if !quantity.is_zero() => {
                let half = rust_decimal::Decimal::new(5, 3);
                Some(simplest((cost - half) / quantity, (cost + half) / quantity))
            }
            _ => None,
        };
        let Some(amount) = amount else { continue };
        let is_known = |region: &str| prices.contains_key(&(family.to_owned(), component.clone(), region.to_owned()));
        if !is_known(region) && !is_known("") {
            let key = (family.to_owned(), component.clone(), region.clone());
            prices.insert(key, (unit.clone(), amount.normalize().to_string(), "infracost"));
        }
    }
}

/// Leaves out virtual machines of Azure whose figure is that of Windows: within a series and region prices go by the
/// vCPU, and between regions they differ little.
fn plausible(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    type Rates = BTreeMap<String, BTreeMap<String, f64>>;
    let mut least: Rates = BTreeMap::new();
    let rate = |row: &[String]| -> Option<(String, f64)> {
        let name = row.get(2)?.strip_prefix("Standard_")?;
        let letter = name.chars().next().filter(|letter| matches!(letter, 'D' | 'E' | 'F' | 'L'))?;
        let digits: String = name.chars().skip(1).take_while(char::is_ascii_digit).collect();
        let rest = name.get(1 + digits.len()..)?;
        let cores: f64 = digits.parse().ok()?;
        let amount: f64 = row.get(3)?.parse().ok()?;
        (row.first()? == "azure" && rest.contains("_v")).then(|| (format!("{letter}{rest}"), amount / cores))
    };
    for row in &rows {
        if let (Some((series, rate)), Some(region)) = (rate(row), row.get(1)) {
            let known = least.entry(series).or_default().entry(region.clone()).or_insert(rate);
            *known = known.min(rate);
        }
    }
    let (kept, dropped): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| {
        let Some((series, rate)) = rate(row) else { return true };
        let Some(of) = least.get(&series) else { return true };
        let here = row.get(1).and_then(|region| of.get(region)).copied().unwrap_or(rate);
        let anywhere = of.values().copied().fold(f64::INFINITY, f64::min);
        rate <= here * 1.3 && here <= anywhere * 1.5
    });
    println!("{} figures of virtual machines are left out as those of Windows", dropped.len());
    kept
}

/// Instances as rows, regions as columns.
fn table(rows: &[Vec<String>], provider: &str, source: &str) -> String {
    let mut regions = BTreeSet::new();
    let mut amounts: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for row in rows {
        if let [of, region, name, amount, ..] = row.as_slice()
            && of == provider
        {
            regions.insert(region.as_str());
            amounts.entry(name).or_default().insert(region, amount);
        }
    }
    let mut text = HEAD.to_owned();
    let head: Vec<&str> = std::iter::once(source).chain(regions.iter().copied()).collect();
    let _ = writeln!(text, "{}", head.join("\t"));
    for (name, of) in amounts {
        let cells: Vec<&str> = regions.iter().map(|region| of.get(region).copied().unwrap_or_default()).collect();
        let _ = writeln!(text, "{name}\t{}", cells.join("\t"));
    }
    text
}

fn read(path: &Path) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path);
    let Ok(mut reader) = reader else {
        eprintln!("{}: cannot be read", path.display());
        return Vec::new();
    };
    reader.records().flatten().map(|record| record.iter().map(str::to_owned).collect()).collect()
}
