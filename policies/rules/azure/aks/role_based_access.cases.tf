variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_default" {}

resource "azurerm_kubernetes_cluster" "pass_old" {
  role_based_access_control {
    enabled = true
  }
}

resource "azurerm_kubernetes_cluster" "fail_off" {
  role_based_access_control_enabled = false
}

resource "azurerm_kubernetes_cluster" "fail_old" {
  role_based_access_control {
    enabled = false
  }
}

resource "azurerm_kubernetes_cluster" "unknown" {
  role_based_access_control_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
