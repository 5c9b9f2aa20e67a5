//! What a machine of a type is paid for, wherever it runs: alone, in a group, as a node.

use rust_decimal::Decimal;

use crate::decimal;
use crate::models::bill::{Bill, MONTH};
use crate::models::reading::{Block, Read, Unknown};

/// Where prices of machines are kept.
pub(super) const FAMILY: &str = "google_compute_instance";

/// A machine, and how it is bought.
pub(super) struct Machine<'p> {
    pub(super) kind: &'p str,
    pub(super) preemptible: bool,
}

/// Lines of the machine itself. Its use all month is rewarded by some series.
pub(super) fn machine(bill: &mut Bill<'_>, machine: &Machine<'_>) -> Read<()> {
    let kind = machine.kind;
    let bought = bought(machine.preemptible);
    let hours = bill.used("monthly_hrs").filter(|hours| !hours.is_zero()).unwrap_or_else(|| Decimal::from(MONTH));
    let share = if machine.preemptible { Decimal::ONE } else { sustained(kind, hours) };
    let why = "discount for sustained use";
    if kind.starts_with("e2-custom") {
        return Err(Unknown("custom machines of the E2 series are not priced".to_owned()));
    }
    if !kind.contains("custom") {
        bill.hourly(format!("Instance usage (Linux/UNIX, {bought}, {kind})")).family(FAMILY).share(share, why);
        return Ok(());
    }
    let (series, cores, gigabytes, extended) = custom(kind)?;
    let parts = [
        (format!("Custom instance CPU (Linux/UNIX, {bought}, {series} {cores} vCPUs)"), "CPU", cores, "vCPUs"),
        (
            format!("Custom Instance RAM (Linux/UNIX, {bought}, {series} {} GB)", gigabytes.normalize()),
            "RAM",
            gigabytes,
            "GB",
        ),
        (
            format!("Custom Instance Extended RAM (Linux/UNIX, {bought}, {series} {} GB)", extended.normalize()),
            "extended RAM",
            extended,
            "GB",
        ),
    ];
    for (name, what, amount, of) in parts {
        if !amount.is_zero() {
            bill.hourly_by(name, "hours", amount, of)
                .family(FAMILY)
                .key(format!("Custom {what} ({bought}, {series})"))
                .share(share, why);
        }
    }
    Ok(())
}

/// Lines of accelerators that are attached.
pub(super) fn accelerators(bill: &mut Bill<'_>, at: &Block<'_>, preemptible: bool) -> Read<()> {
    for accelerator in at.blocks("guest_accelerator")? {
        let kind = accelerator.need("type")?;
        let kind = kind.rsplit('/').next().unwrap_or(kind);
        let Some((maker, model)) = kind.split_once('-') else { continue };
        let words: Vec<String> = model.split('-').map(capital).collect();
        let name = format!("{} {} ({})", maker.to_uppercase(), words.join(" "), bought(preemptible));
        let count = accelerator.number_or("count", 1)?;
        let share = if preemptible { Decimal::ONE } else { Decimal::new(7, 1) };
        bill.hourly_by(name, "hours", count, "accelerators").family(FAMILY).share(share, "discount for sustained use");
    }
    Ok(())
}

/// Local SSDs, each of 375 GB.
pub(super) fn scratch(bill: &mut Bill<'_>, count: Decimal, preemptible: bool) {
    if count.is_zero() {
        return;
    }
    let size = decimal::times(count, Decimal::from(375)).unwrap_or_default();
    let line = bill.monthly("Local SSD provisioned storage", "GB", size).family(FAMILY);
    line.formula(format!("375 GB × {} local SSDs", decimal::shown(count)));
    if preemptible {
        line.variant("preemptible");
    }
}

pub(super) const fn bought(preemptible: bool) -> &'static str {
    if preemptible { "preemptible" } else { "on-demand" }
}

/// Whether it is bought as preemptible or spot.
pub(super) fn preemptible(at: &Block<'_>) -> Read<bool> {
    let scheduling = at.block_or_empty("scheduling")?;
    Ok(scheduling.flag("preemptible")? || scheduling.text("provisioning_model")? == Some("SPOT"))
}

/// The share that is paid of a series that is used so many hours, to the cent as Infracost rounds it.
fn sustained(kind: &str, hours: Decimal) -> Decimal {
    let rates: [i64; 4] = match kind.split('-').next().unwrap_or_default() {
        "c2" | "n2" | "n2d" => [10_000, 8_678, 7_330, 6_000],
        "custom" | "n1" | "f1" | "g1" | "m1" => [10_000, 8_000, 6_000, 4_000],
        _ => return Decimal::ONE,
    };
    let quarter = Decimal::new(1_825, 1);
    let mut left = hours;
    let mut paid = Decimal::ZERO;
    for rate in rates {
        let taken = left.min(quarter);
        paid += taken * Decimal::new(rate, 4);
        left -= taken;
    }
    let discount = Decimal::ONE - decimal::over(paid, hours).unwrap_or(Decimal::ONE);
    Decimal::ONE - discount.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// `n2-custom-6-20480`: series, cores, memory, memory above what the series has for so many cores.
fn custom(kind: &str) -> Read<(String, Decimal, Decimal, Decimal)> {
    let wrong = || Unknown(format!("`{kind}` is no machine type that is known"));
    let (series, sizes) = kind.split_once("custom-").ok_or_else(wrong)?;
    let series = match series.trim_end_matches('-') {
        "" => "N1".to_owned(),
        series => series.to_uppercase(),
    };
    let mut parts = sizes.split('-');
    let cores = parts.next().and_then(decimal::parse).ok_or_else(wrong)?;
    let megabytes = parts.next().and_then(decimal::parse).ok_or_else(wrong)?;
    let gigabytes = decimal::over(megabytes, Decimal::from(1_024)).ok_or_else(wrong)?;
    if parts.next() != Some("ext") {
        return Ok((series, cores, gigabytes, Decimal::ZERO));
    }
    let most = cores * if series == "N1" { Decimal::new(65, 1) } else { Decimal::from(8) };
    Ok((series, cores, gigabytes.min(most), (gigabytes - most).max(Decimal::ZERO)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
