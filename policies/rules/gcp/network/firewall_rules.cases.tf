variable "unknown" {}

resource "google_compute_network" "pass_rule" {
  name = "a"
}

resource "google_compute_firewall" "a" {
  network = google_compute_network.pass_rule.id
}

resource "google_compute_network" "pass_policy" {
  name = "b"
}

resource "google_compute_network_firewall_policy_association" "b" {
  attachment_target = google_compute_network.pass_policy.id
}

resource "google_compute_network" "fail_alone" {
  name = "c"
}

resource "google_compute_network" "unknown" {
  name = var.unknown
}

resource "google_project_service" "na" {}
