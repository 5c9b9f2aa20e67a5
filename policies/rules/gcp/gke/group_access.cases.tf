resource "google_container_cluster" "pass_on" {
  authenticator_groups_config {
    security_group = "gke-security-groups@example.com"
  }
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "unknown" {
  dynamic "authenticator_groups_config" {
    for_each = split(",", uuid())
    content {
      security_group = "g"
    }
  }
}

resource "google_project_service" "na" {}
