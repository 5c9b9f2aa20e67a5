variable "unknown" {}

resource "kubernetes_cluster_role_binding_v1" "pass_view" {
  metadata {
    name = "deployers"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }
  subject {
    kind      = "ServiceAccount"
    name      = "web"
    namespace = "shop"
  }
}

resource "kubernetes_cluster_role_binding_v1" "fail_admin" {
  metadata {
    name = "deployers"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "cluster-admin"
  }
  subject {
    kind      = "ServiceAccount"
    name      = "web"
    namespace = "shop"
  }
}

resource "kubernetes_cluster_role_binding_v1" "unknown_role" {
  metadata {
    name = "deployers"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = var.unknown
  }
  subject {
    kind      = "ServiceAccount"
    name      = "web"
    namespace = "shop"
  }
}

resource "kubernetes_config_map" "na" {
  metadata {
    name = "settings"
  }
}
