variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_on" {
  default_node_pool {
    name                    = "a"
    host_encryption_enabled = true
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pass_old" {
  enable_host_encryption = true
}

resource "azurerm_kubernetes_cluster" "fail_default" {
  default_node_pool {
    name = "a"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "fail_default" {}

resource "azurerm_kubernetes_cluster" "unknown" {
  default_node_pool {
    name                    = "a"
    host_encryption_enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
