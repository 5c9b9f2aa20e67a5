variable "unknown" {}

resource "kubernetes_deployment_v1" "pass_selected" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        container {
          name  = "web"
          image = "registry.example.com/web:1.4.2"
        }
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "na_all" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
  }
}

resource "kubernetes_deployment_v1" "fail_elsewhere" {
  metadata {
    name      = "web"
    namespace = "lab"
  }
  spec {
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        container {
          name  = "web"
          image = "registry.example.com/web:1.4.2"
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "unknown_namespace" {
  metadata {
    name      = "web"
    namespace = var.unknown
  }
  spec {
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        container {
          name  = "web"
          image = "registry.example.com/web:1.4.2"
        }
      }
    }
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
