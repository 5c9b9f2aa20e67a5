variable "unknown" {}
resource "google_compute_network" "na" {
  name                    = "main"
  auto_create_subnetworks = false
}
resource "google_compute_subnetwork" "main" {
  name          = "main"
  network       = google_compute_network.na.id
  ip_cidr_range = "10.0.0.0/24"
}
resource "google_compute_firewall" "ssh" {
  name          = "ssh"
  network       = google_compute_network.na.name
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["ssh", "guarded"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
resource "google_compute_firewall" "guard" {
  name          = "guard"
  network       = google_compute_network.na.name
  priority      = 900
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["guarded"]
  deny {
    protocol = "tcp"
  }
}

resource "google_compute_instance" "fail" {
  name = "fail"
  tags = ["ssh"]
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
    access_config {}
  }
}

resource "google_compute_instance" "pass_no_address" {
  name = "pass_no_address"
  tags = ["ssh"]
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
  }
}

resource "google_compute_instance" "pass_other_tag" {
  name = "pass_other_tag"
  tags = ["web"]
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
    access_config {}
  }
}

resource "google_compute_instance" "pass_guarded" {
  name = "pass_guarded"
  tags = ["guarded"]
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
    access_config {}
  }
}

resource "google_compute_instance" "unknown" {
  name = "unknown"
  tags = [var.unknown]
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
    access_config {}
  }
}
