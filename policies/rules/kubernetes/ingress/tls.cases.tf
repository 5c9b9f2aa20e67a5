variable "unknown" {}

resource "kubernetes_ingress_v1" "pass_tls" {
  metadata {
    name = "web"
  }
  spec {
    tls {
      hosts       = ["shop.example.com"]
      secret_name = "shop-tls"
    }
  }
}

resource "kubernetes_ingress_v1" "fail_plain" {
  metadata {
    name = "web"
  }
  spec {
    rule {
      host = "shop.example.com"
    }
  }
}

resource "kubernetes_ingress_v1" "unknown_tls" {
  metadata {
    name = "web"
  }
  spec {
    dynamic "tls" {
      for_each = var.unknown
      content {
        secret_name = tls.value
      }
    }
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
