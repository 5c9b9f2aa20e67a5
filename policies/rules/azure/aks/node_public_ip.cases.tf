variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_default" {
  default_node_pool {
    name = "a"
  }
}

resource "azurerm_kubernetes_cluster" "fail_cluster" {
  default_node_pool {
    name                   = "a"
    node_public_ip_enabled = true
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "fail_pool" {
  enable_node_public_ip = true
}

resource "azurerm_kubernetes_cluster_node_pool" "unknown" {
  node_public_ip_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
