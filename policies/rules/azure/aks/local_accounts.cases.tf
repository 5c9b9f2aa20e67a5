variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_off" {
  local_account_disabled = true
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "unknown" {
  local_account_disabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
