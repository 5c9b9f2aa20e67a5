//! What common resources of AWS cost, worked out by hand.
#![cfg(test)]

mod common;

use common::{dec, line, priced};
use domain::evidence::estimate::LineStatus;

const EAST: &str = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";

#[track_caller]
fn costs(configuration: &str, usage: &str, component: &str, expected: &str) {
    let estimate = priced(&format!("{EAST}{configuration}"), usage);
    let line = line(&estimate, component);
    assert_eq!(line.status, LineStatus::Priced, "{line:#?}");
    assert_eq!(line.monthly_cost.unwrap().round_dp(2), dec(expected), "{line:#?}");
}

#[test]
fn an_instance_runs_730_hours() {
    // 730 h × 0.0104
    let configuration = "resource \"aws_instance\" \"a\" {\n  ami = \"ami-1\"\n  instance_type = \"t3.micro\"\n}\n";
    costs(configuration, "", "Instance usage (Linux/UNIX, on-demand, t3.micro)", "7.59");
    // 8 GB × 0.10
    costs(configuration, "", "Storage (general purpose SSD, gp2)", "0.80");
}

#[test]
fn a_nat_gateway_is_paid_by_hour_and_gigabyte() {
    let configuration = "resource \"aws_nat_gateway\" \"a\" {\n  subnet_id = \"subnet-1\"\n}\n";
    let usage = "version: 0.1\nresource_usage:\n  aws_nat_gateway.a:\n    monthly_data_processed_gb: 100\n";
    // 730 h × 0.045
    costs(configuration, usage, "NAT gateway", "32.85");
    // 100 GB × 0.045
    costs(configuration, usage, "Data processed", "4.50");
}

#[test]
fn what_nobody_said_is_usage_with_its_price() {
    let estimate = priced(&format!("{EAST}resource \"aws_nat_gateway\" \"a\" {{\n  subnet_id = \"s\"\n}}\n"), "");
    let line = line(&estimate, "Data processed");
    assert_eq!(line.status, LineStatus::Usage);
    assert_eq!(line.unit_price, Some(dec("0.045")));
    assert_eq!(line.usage_key.as_deref(), Some("monthly_data_processed_gb"));
    assert_eq!(estimate.coverage.usage, 1);
}

#[test]
fn another_regions_price_is_never_taken() {
    let configuration = "provider \"aws\" {\n  region = \"eu-central-1\"\n}\nresource \"aws_nat_gateway\" \"a\" {\n  subnet_id = \"s\"\n}\n";
    let estimate = priced(configuration, "");
    let line = line(&estimate, "NAT gateway");
    assert_eq!(line.status, LineStatus::Unknown);
    assert!(line.reason.starts_with("no price for eu-central-1 in the built-in price book"), "{}", line.reason);
    assert!(estimate.totals.is_empty());
}
