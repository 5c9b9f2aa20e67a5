resource "google_compute_instance" "pass_key" {
  boot_disk {
    kms_key_self_link = google_kms_crypto_key.k.id
  }
}

resource "google_kms_crypto_key" "k" {}

resource "google_compute_instance" "fail_default" {
  boot_disk {
    auto_delete = true
  }
}

resource "google_compute_instance" "unknown" {
  boot_disk {
    kms_key_self_link = uuid()
  }
}

resource "google_project_service" "na" {}
