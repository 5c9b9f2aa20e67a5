variable "unknown" {}

resource "kubernetes_deployment_v1" "pass_scratch" {
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
        volume {
          name = "scratch"
          empty_dir {}
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "fail_logs" {
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
        volume {
          name = "logs"
          host_path {
            path = "/var/log"
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "unknown_volumes" {
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
        dynamic "volume" {
          for_each = var.unknown
          content {
            name = volume.value
            host_path {
              path = volume.value
            }
          }
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
