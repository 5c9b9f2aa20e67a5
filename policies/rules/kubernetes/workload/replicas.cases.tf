variable "unknown" {}

resource "kubernetes_deployment_v1" "pass_two" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    replicas = 2
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

resource "kubernetes_deployment_v1" "fail_default" {
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

resource "kubernetes_deployment_v1" "fail_text" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    replicas = "1"
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

resource "kubernetes_deployment_v1" "unknown_number" {
  metadata {
    name      = "web"
    namespace = "shop"
  }
  spec {
    replicas = var.unknown
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
