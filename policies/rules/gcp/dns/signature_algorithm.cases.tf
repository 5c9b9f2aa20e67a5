variable "unknown" {}

resource "google_dns_managed_zone" "pass_default" {
  dnssec_config {
    state = "on"
  }
}

resource "google_dns_managed_zone" "fail_old" {
  dnssec_config {
    default_key_specs {
      algorithm = "rsasha1"
    }
  }
}

resource "google_dns_managed_zone" "unknown" {
  dnssec_config {
    default_key_specs {
      algorithm = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
