variable "unknown" {}

resource "google_compute_address" "pass_used" {
  name = "used"
}

resource "google_compute_global_forwarding_rule" "a" {
  ip_address = google_compute_address.pass_used.id
}

resource "google_compute_address" "na_internal" {
  address_type = "INTERNAL"
}

resource "google_compute_address" "fail_alone" {
  name = "forgotten"
}

resource "google_compute_address" "unknown" {
  name = var.unknown
}
