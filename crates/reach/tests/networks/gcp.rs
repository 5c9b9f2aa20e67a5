//! Hand-worked networks of Google's.

use crate::common::{internet, of, who};

const NETWORK: &str = r#"
resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}
resource "google_compute_subnetwork" "a" {
  name          = "a"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.0.0.0/24"
}
resource "google_compute_instance" "web" {
  name = "web"
  tags = ["web"]
  network_interface {
    subnetwork = google_compute_subnetwork.a.id
    access_config {}
  }
}
resource "google_compute_instance" "db" {
  name = "db"
  tags = ["db"]
  network_interface {
    subnetwork = google_compute_subnetwork.a.id
  }
}
"#;

fn firewall(name: &str, priority: u32, action: &str, port: &str, more: &str) -> String {
    format!(
        r#"
resource "google_compute_firewall" "{name}" {{
  name     = "{name}"
  network  = google_compute_network.main.name
  priority = {priority}
  {action} {{
    protocol = "tcp"
    ports    = ["{port}"]
  }}
  {more}
}}
"#
    )
}

#[test]
fn rules_are_for_tags_and_by_priority_and_what_denies_wins_a_tie() {
    let everybody = "source_ranges = [\"0.0.0.0/0\"]\n  target_tags = [\"web\"]";
    let allow = firewall("allow", 1000, "allow", "22", everybody);
    let way = "reachable tcp/22 by internet > google_compute_subnetwork.a > google_compute_instance.web";
    let cases = [
        (allow.clone(), way),
        (
            String::new(),
            "blocked: `the firewall of google_compute_network.main` lets in nothing of this from the internet",
        ),
        (
            firewall("allow", 1000, "allow", "22", "source_ranges = [\"0.0.0.0/0\"]\n  target_tags = [\"other\"]"),
            "blocked",
        ),
        (format!("{allow}{}", firewall("deny", 900, "deny", "22", "source_ranges = [\"0.0.0.0/0\"]")), "blocked"),
        (format!("{allow}{}", firewall("deny", 1000, "deny", "22", "source_ranges = [\"0.0.0.0/0\"]")), "blocked"),
        (format!("{allow}{}", firewall("deny", 1100, "deny", "22", "source_ranges = [\"0.0.0.0/0\"]")), way),
    ];
    for (configuration, expected) in cases {
        let found = internet(&of(&format!("{NETWORK}{configuration}")), "google_compute_instance.web");
        assert!(found.starts_with(expected), "{found}\n{configuration}");
    }
}

#[test]
fn a_tag_lets_its_holders_in_and_nobody_else() {
    let rules = format!(
        "{}{}",
        firewall("app", 1000, "allow", "5432", "source_tags = [\"web\"]\n  target_tags = [\"db\"]"),
        firewall("web", 1000, "allow", "443", "source_ranges = [\"0.0.0.0/0\"]\n  target_tags = [\"web\"]")
    );
    let reach = of(&format!("{NETWORK}{rules}"));
    assert_eq!(internet(&reach, "google_compute_instance.db"), "blocked: it has no public address");
    assert_eq!(
        who(&reach, "google_compute_instance.db"),
        ["internet through google_compute_instance.web: tcp/5432", "google_compute_instance.web: tcp/5432"]
    );
}

#[test]
fn a_database_is_open_for_its_authorized_networks() {
    let database = |settings: &str| {
        of(&format!(
            "resource \"google_sql_database_instance\" \"db\" {{\n  database_version = \"POSTGRES_15\"\n  settings {{\n    tier = \"x\"\n    ip_configuration {{\n      {settings}\n    }}\n  }}\n}}"
        ))
    };
    let db = "google_sql_database_instance.db";
    let everybody = "authorized_networks {\n        value = \"0.0.0.0/0\"\n      }";
    assert_eq!(internet(&database(everybody), db), "reachable tcp/5432 by internet > google_sql_database_instance.db");
    assert!(internet(&database("ipv4_enabled = true"), db).starts_with("blocked"), "nobody is let in without a proxy");
    assert!(internet(&database(&format!("ipv4_enabled = false\n      {everybody}")), db).starts_with("blocked"));
}

#[test]
fn the_firewall_of_a_network_outside_the_blueprint_is_not_known() {
    let reach = of(
        "resource \"google_compute_instance\" \"a\" {\n  network_interface {\n    network = \"default\"\n    access_config {}\n  }\n}",
    );
    assert!(
        internet(&reach, "google_compute_instance.a")
            .starts_with("unknown: the rules of the firewall of network default")
    );
}

#[test]
fn the_api_of_a_cluster_is_open_until_networks_are_authorized() {
    let cluster =
        |more: &str| of(&format!("resource \"google_container_cluster\" \"c\" {{\n  name = \"c\"\n  {more}\n}}"));
    let c = "google_container_cluster.c";
    assert_eq!(internet(&cluster(""), c), "reachable tcp/443 by internet > google_container_cluster.c");
    let listed =
        "master_authorized_networks_config {\n    cidr_blocks {\n      cidr_block = \"203.0.113.0/24\"\n    }\n  }";
    assert!(internet(&cluster(listed), c).starts_with("blocked"));
    assert!(
        internet(&cluster("private_cluster_config {\n    enable_private_endpoint = true\n  }"), c)
            .starts_with("blocked")
    );
}
