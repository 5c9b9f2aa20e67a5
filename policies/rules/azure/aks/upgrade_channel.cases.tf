variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_patch" {
  automatic_upgrade_channel = "patch"
}

resource "azurerm_kubernetes_cluster" "pass_old_name" {
  automatic_channel_upgrade = "stable"
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "fail_none" {
  automatic_upgrade_channel = "none"
}

resource "azurerm_kubernetes_cluster" "unknown" {
  automatic_upgrade_channel = var.unknown
}

resource "azurerm_resource_group" "na" {}
