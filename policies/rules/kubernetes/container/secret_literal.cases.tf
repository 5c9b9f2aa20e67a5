variable "unknown" {}

resource "kubernetes_deployment_v1" "pass_reference" {
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
          env {
            name = "DB_PASSWORD"
            value_from {
              secret_key_ref {
                name = "db"
                key  = "password"
              }
            }
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "fail_literal" {
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
          env {
            name  = "DB_PASSWORD"
            value = "correct-horse"
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "unknown_value" {
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
          env {
            name  = "DB_PASSWORD"
            value = var.unknown
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
