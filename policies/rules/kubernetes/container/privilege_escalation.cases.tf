variable "unknown" {}

resource "kubernetes_deployment_v1" "pass_set" {
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
          security_context {
            allow_privilege_escalation = false
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "fail_set" {
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
          security_context {
            allow_privilege_escalation = true
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "unknown_setting" {
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
          security_context {
            allow_privilege_escalation = var.unknown
          }
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "fail_init" {
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
          security_context {
            allow_privilege_escalation = false
          }
        }
        init_container {
          name  = "setup"
          image = "registry.example.com/setup:2"
          security_context {
            allow_privilege_escalation = true
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
