variable "unknown" {}

resource "kubernetes_namespace_v1" "pass_restricted" {
  metadata {
    name   = "shop"
    labels = { "pod-security.kubernetes.io/enforce" = "restricted" }
  }
}

resource "kubernetes_namespace_v1" "fail_default" {
  metadata {
    name = "shop"
  }
}

resource "kubernetes_namespace_v1" "unknown_labels" {
  metadata {
    name   = "shop"
    labels = var.unknown
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
