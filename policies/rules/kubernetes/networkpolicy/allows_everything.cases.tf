variable "unknown" {}

resource "kubernetes_network_policy_v1" "pass_named" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
    ingress {
      from {
        pod_selector {
          match_labels = { app = "web" }
        }
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "fail_all" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
    ingress {}
  }
}

resource "kubernetes_network_policy_v1" "fail_internet" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
    ingress {
      from {
        ip_block {
          cidr = "0.0.0.0/0"
        }
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "unknown_range" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    pod_selector {}
    policy_types = ["Ingress"]
    ingress {
      from {
        ip_block {
          cidr = var.unknown
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
