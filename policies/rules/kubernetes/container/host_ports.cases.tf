variable "unknown" {}

resource "kubernetes_deployment_v1" "pass_container_port" {
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
          port {
            container_port = 8080
          }
        }
      }
    }
  }
}

resource "kubernetes_daemon_set_v1" "fail_host_port" {
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
          port {
            container_port = 8080
            host_port      = 8080
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "unknown_port" {
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
          port {
            container_port = 8080
            host_port      = var.unknown
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
