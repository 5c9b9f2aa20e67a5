variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_set" {
  network_profile {
    network_plugin = "azure"
    network_policy = "cilium"
  }
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "fail_profile" {
  network_profile {
    network_plugin = "kubenet"
  }
}

resource "azurerm_kubernetes_cluster" "unknown" {
  network_profile {
    network_plugin = "azure"
    network_policy = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
