variable "unknown" {}

resource "google_dns_managed_zone" "pass_on" {
  dnssec_config {
    state = "on"
  }
}

resource "google_dns_managed_zone" "na_private" {
  visibility = "private"
}

resource "google_dns_managed_zone" "fail_default" {}

resource "google_dns_managed_zone" "unknown" {
  dnssec_config {
    state = var.unknown
  }
}
