resource "google_compute_instance" "pass_private" {
  network_interface {
    subnetwork = "s"
  }
}

resource "google_compute_instance" "fail_public" {
  network_interface {
    subnetwork = "s"
    access_config {}
  }
}

resource "google_compute_instance" "fail_reserved" {
  network_interface {
    subnetwork = "s"
    access_config {
      nat_ip = google_compute_address.a.address
    }
  }
}

resource "google_compute_address" "a" {
  name = "a"
}

resource "google_compute_instance" "unknown" {
  network_interface {
    subnetwork = "s"
    dynamic "access_config" {
      for_each = split(",", uuid())
      content {}
    }
  }
}

resource "google_project_service" "na" {}
