variable "unknown" {}

resource "kubernetes_cluster_role_v1" "pass_pods" {
  metadata {
    name = "reader"
  }
  rule {
    api_groups = [""]
    resources  = ["pods"]
    verbs      = ["list"]
  }
}

resource "kubernetes_cluster_role_v1" "fail_list" {
  metadata {
    name = "reader"
  }
  rule {
    api_groups = [""]
    resources  = ["secrets"]
    verbs      = ["list"]
  }
}

resource "kubernetes_cluster_role_v1" "unknown_verbs" {
  metadata {
    name = "reader"
  }
  rule {
    api_groups = [""]
    resources  = ["secrets"]
    verbs      = var.unknown
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
