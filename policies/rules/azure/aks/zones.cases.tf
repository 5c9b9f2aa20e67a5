variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_zones" {
  default_node_pool {
    name  = "a"
    zones = ["1", "2", "3"]
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pass_pool" {
  zones = ["1", "2"]
}

resource "azurerm_kubernetes_cluster" "fail_default" {
  default_node_pool {
    name = "a"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "fail_one" {
  zones = ["1"]
}

resource "azurerm_kubernetes_cluster" "unknown" {
  default_node_pool {
    name  = "a"
    zones = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
