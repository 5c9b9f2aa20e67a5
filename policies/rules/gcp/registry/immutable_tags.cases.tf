variable "unknown" {}

resource "google_artifact_registry_repository" "pass_on" {
  format = "DOCKER"
  docker_config {
    immutable_tags = true
  }
}

resource "google_artifact_registry_repository" "na_maven" {
  format = "MAVEN"
}

resource "google_artifact_registry_repository" "fail_default" {
  format = "DOCKER"
}

resource "google_artifact_registry_repository" "unknown" {
  format = "DOCKER"
  docker_config {
    immutable_tags = var.unknown
  }
}
