variable "unknown" {}

resource "kubernetes_default_service_account_v1" "pass_off" {
  metadata {
    name      = "default"
    namespace = "shop"
  }
  automount_service_account_token = false
}

resource "kubernetes_manifest" "pass_manifest" {
  manifest = {
    apiVersion                   = "v1"
    kind                         = "ServiceAccount"
    metadata                     = { name = "default", namespace = "bank" }
    automountServiceAccountToken = false
  }
}

resource "kubernetes_manifest" "fail_manifest" {
  manifest = {
    apiVersion = "v1"
    kind       = "ServiceAccount"
    metadata   = { name = "default", namespace = "bank" }
  }
}

resource "kubernetes_default_service_account" "fail_on" {
  metadata {
    name = "default"
  }
  automount_service_account_token = true
}

resource "kubernetes_default_service_account" "unknown_switch" {
  metadata {
    name = "default"
  }
  automount_service_account_token = var.unknown
}

resource "kubernetes_service_account_v1" "na_other" {
  metadata {
    name = "web"
  }
}
