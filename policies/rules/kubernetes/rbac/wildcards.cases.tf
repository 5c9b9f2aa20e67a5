variable "unknown" {}

resource "kubernetes_cluster_role_v1" "pass_named" {
  metadata {
    name = "reader"
  }
  rule {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = ["get"]
  }
}

resource "kubernetes_cluster_role_v1" "fail_verbs" {
  metadata {
    name = "reader"
  }
  rule {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = ["*"]
  }
}

resource "kubernetes_cluster_role_v1" "unknown_verbs" {
  metadata {
    name = "reader"
  }
  rule {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = var.unknown
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
