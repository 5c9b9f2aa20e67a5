//! What common resources of Google Cloud cost, worked out by hand.

use crate::common::check;

const PROVIDER: &str = "provider \"google\" {\n  project = \"p\"\n  region = \"us-central1\"\n}\n";

#[track_caller]
fn costs(configuration: &str, usage: &str, component: &str, expected: &str) {
    check(PROVIDER, configuration, usage, component, expected);
}

fn instance(kind: &str) -> String {
    format!(
        "resource \"google_compute_instance\" \"a\" {{\n  name = \"a\"\n  machine_type = \"{kind}\"\n  zone = \"us-central1-a\"\n  \
         boot_disk {{\n    initialize_params {{\n      size = 50\n      type = \"pd-ssd\"\n    }}\n  }}\n}}\n"
    )
}

#[test]
fn sustained_use_takes_off_thirty_percent_of_an_n1() {
    // 730 h × 0.7599964 × 0.7
    costs(&instance("n1-standard-16"), "", "Instance usage (Linux/UNIX, on-demand, n1-standard-16)", "388.36");
}

#[test]
fn a_boot_disk_is_paid_by_the_gigabyte() {
    // 50 GB × 0.17
    costs(&instance("n1-standard-16"), "", "SSD provisioned storage (pd-ssd)", "8.50");
}

#[test]
fn a_disk_has_the_size_of_its_type_where_none_is_set() {
    // 500 GB × 0.04
    let disk = "resource \"google_compute_disk\" \"a\" {\n  name = \"a\"\n  zone = \"us-central1-a\"\n  type = \"pd-standard\"\n}\n";
    costs(disk, "", "Standard provisioned storage (pd-standard)", "20.00");
}

#[test]
fn a_disk_has_the_size_of_the_image_it_is_made_from() {
    let configuration = "resource \"google_compute_image\" \"i\" {\n  name = \"i\"\n  disk_size_gb = 30\n}\n\
        resource \"google_compute_disk\" \"a\" {\n  name = \"a\"\n  zone = \"us-central1-a\"\n  type = \"pd-standard\"\n  \
        image = google_compute_image.i.self_link\n}\n";
    // 30 GB × 0.04
    costs(configuration, "", "Standard provisioned storage (pd-standard)", "1.20");
}

#[test]
fn a_database_is_paid_by_vcpu_and_memory() {
    let database = "resource \"google_sql_database_instance\" \"a\" {\n  name = \"a\"\n  region = \"us-central1\"\n  \
        database_version = \"POSTGRES_15\"\n  settings {\n    tier = \"db-custom-4-15360\"\n    \
        availability_type = \"ZONAL\"\n    disk_size = 500\n  }\n}\n";
    // 730 h × 4 × 0.0413
    costs(database, "", "vCPUs (4, zonal)", "120.60");
    // 15 GB × 5.11
    costs(database, "", "Memory (15 GB, zonal)", "76.65");
    // 500 GB × 0.17
    costs(database, "", "Storage (SSD, zonal)", "85.00");
}

#[test]
fn a_regional_database_costs_twice_as_much() {
    let database = "resource \"google_sql_database_instance\" \"a\" {\n  name = \"a\"\n  region = \"us-central1\"\n  \
        database_version = \"MYSQL_8_0\"\n  settings {\n    tier = \"db-n1-standard-1\"\n    \
        availability_type = \"REGIONAL\"\n  }\n}\n";
    // 730 h × 0.1351
    costs(database, "", "SQL instance (db-n1-standard-1, regional)", "98.62");
}

#[test]
fn redis_is_paid_by_the_gigabyte_of_its_capacity_tier() {
    let redis = "resource \"google_redis_instance\" \"a\" {\n  name = \"a\"\n  tier = \"STANDARD_HA\"\n  \
        memory_size_gb = 5\n  region = \"us-central1\"\n}\n";
    // 5 GB × 39.42
    costs(redis, "", "Redis instance (standard, M2)", "197.10");
}

#[test]
fn a_regional_cluster_has_its_nodes_in_three_zones() {
    let cluster = "resource \"google_container_cluster\" \"a\" {\n  name = \"a\"\n  location = \"us-central1\"\n  \
        initial_node_count = 2\n}\n";
    // 730 h × 0.1
    costs(cluster, "", "Cluster management fee", "73.00");
    // 730 h × 6 × 0.033506
    costs(cluster, "", "Instance usage (Linux/UNIX, on-demand, e2-medium)", "146.76");
    // 100 GB × 6 × 0.04
    costs(cluster, "", "Standard provisioned storage (pd-standard)", "24.00");
}

#[test]
fn nat_counts_thirty_two_machines_at_most() {
    let nat = "resource \"google_compute_router_nat\" \"a\" {\n  name = \"a\"\n  router = \"r\"\n  region = \"us-central1\"\n  \
        nat_ip_allocate_option = \"AUTO_ONLY\"\n  source_subnetwork_ip_ranges_to_nat = \"ALL\"\n}\n";
    let usage = "version: 0.1\nresource_usage:\n  google_compute_router_nat.a:\n    assigned_vms: 40\n    monthly_data_processed_gb: 1000\n";
    // 730 h × 32 × 0.0014
    costs(nat, usage, "Assigned VMs (first 32)", "32.70");
    // 1000 GB × 0.045
    costs(nat, usage, "Data processed", "45.00");
}

#[test]
fn monitoring_data_is_tiered() {
    let metric = "resource \"google_monitoring_metric_descriptor\" \"a\" {\n  description = \"d\"\n  display_name = \"d\"\n  \
        type = \"custom.googleapis.com/x\"\n  metric_kind = \"GAUGE\"\n  value_type = \"DOUBLE\"\n}\n";
    let usage = "version: 0.1\nresource_usage:\n  google_monitoring_metric_descriptor.a:\n    monthly_monitoring_data_mb: 200000\n";
    // 100,000 MB × 0.258, then 100,000 MB × 0.151
    costs(metric, usage, "Monitoring data (first 100K)", "25800.00");
    costs(metric, usage, "Monitoring data (next 150K)", "15100.00");
}
