variable "unknown" {}

resource "kubernetes_service_v1" "pass_narrow" {
  metadata {
    name = "web"
  }
  spec {
    type                        = "LoadBalancer"
    load_balancer_source_ranges = ["203.0.113.0/24"]
  }
}

resource "kubernetes_service_v1" "fail_open" {
  metadata {
    name = "web"
  }
  spec {
    type = "LoadBalancer"
  }
}

resource "kubernetes_service_v1" "unknown_ranges" {
  metadata {
    name = "web"
  }
  spec {
    type                        = "LoadBalancer"
    load_balancer_source_ranges = var.unknown
  }
}

resource "kubernetes_service_v1" "na_inside" {
  metadata {
    name = "web"
  }
  spec {
    type = "ClusterIP"
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
