//! What common resources of Azure cost, worked out by hand.

use crate::common::check;

const GROUP: &str = "provider \"azurerm\" {\n  features {}\n}\nresource \"azurerm_resource_group\" \"g\" {\n  name = \"g\"\n  \
    location = \"West Europe\"\n}\n";

#[track_caller]
fn costs(configuration: &str, usage: &str, component: &str, expected: &str) {
    check(GROUP, configuration, usage, component, expected);
}

fn block(kind: &str, rest: &str) -> String {
    format!(
        "resource \"{kind}\" \"a\" {{\n  name = \"a\"\n  location = azurerm_resource_group.g.location\n  \
         resource_group_name = azurerm_resource_group.g.name\n{rest}\n}}\n"
    )
}

#[test]
fn a_virtual_machine_is_priced_whatever_the_case_of_its_size() {
    let machine = block(
        "azurerm_linux_virtual_machine",
        "  size = \"standard_b2ms\"\n  os_disk {\n    caching = \"None\"\n    storage_account_type = \"Premium_LRS\"\n    \
         disk_size_gb = 100\n  }\n",
    );
    // 730 h × 0.096
    costs(&machine, "", "Instance usage (Linux, pay as you go, standard_b2ms)", "70.08");
}

#[test]
fn a_nat_gateway_is_paid_by_hour_and_gigabyte() {
    let usage = "version: 0.1\nresource_usage:\n  azurerm_nat_gateway.a:\n    monthly_data_processed_gb: 10\n";
    // 730 h × 0.045
    costs(&block("azurerm_nat_gateway", ""), usage, "NAT gateway", "32.85");
    // 10 GB × 0.045
    costs(&block("azurerm_nat_gateway", ""), usage, "Data processed", "0.45");
}

#[test]
fn a_hosted_zone_is_priced_by_zone_of_the_world() {
    costs(
        "resource \"azurerm_dns_zone\" \"a\" {\n  name = \"x.org\"\n  resource_group_name = azurerm_resource_group.g.name\n}\n",
        "",
        "Hosted zone",
        "0.50",
    );
}

#[test]
fn queries_are_tiered() {
    let record = "resource \"azurerm_dns_a_record\" \"a\" {\n  name = \"a\"\n  zone_name = \"x.org\"\n  \
        resource_group_name = azurerm_resource_group.g.name\n  ttl = 300\n  records = [\"10.0.0.1\"]\n}\n";
    let usage = "version: 0.1\nresource_usage:\n  azurerm_dns_a_record.a:\n    monthly_queries: 1500000000\n";
    // 1,000 M × 0.40, then 500 M × 0.20
    costs(record, usage, "DNS queries (first 1B)", "400.00");
    costs(record, usage, "DNS queries (over 1B)", "100.00");
}
