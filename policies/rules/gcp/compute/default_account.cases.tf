variable "unknown" {}

resource "google_compute_instance" "pass_none" {}

resource "google_compute_instance" "pass_own" {
  service_account {
    email  = "app@project.iam.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance" "pass_narrow" {
  service_account {
    scopes = ["storage-ro"]
  }
}

resource "google_compute_instance" "fail_default" {
  service_account {
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance" "fail_named" {
  service_account {
    email  = "1-compute@developer.gserviceaccount.com"
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
  }
}

resource "google_compute_instance" "unknown" {
  service_account {
    email  = "app@project.iam.gserviceaccount.com"
    scopes = var.unknown
  }
}

resource "google_project_service" "na" {}
