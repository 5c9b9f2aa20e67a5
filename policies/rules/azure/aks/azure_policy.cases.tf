variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_on" {
  azure_policy_enabled = true
}

resource "azurerm_kubernetes_cluster" "pass_old" {
  addon_profile {
    azure_policy {
      enabled = true
    }
  }
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "unknown" {
  azure_policy_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
