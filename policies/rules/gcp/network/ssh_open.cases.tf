variable "unknown" {}

resource "google_compute_firewall" "pass_named" {
  source_ranges = ["10.0.0.0/8"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "pass_tags" {
  source_tags = ["bastion"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "pass_other_port" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

resource "google_compute_firewall" "pass_outbound" {
  direction = "EGRESS"
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "pass_disabled" {
  disabled      = true
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "fail_open" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["443", "22"]
  }
}

resource "google_compute_firewall" "fail_range" {
  source_ranges = ["10.0.0.0/8", "::/0"]
  allow {
    protocol = "tcp"
    ports    = ["20-65000"]
  }
}

resource "google_compute_firewall" "fail_all" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "unknown" {
  source_ranges = var.unknown
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_project_service" "na" {}
