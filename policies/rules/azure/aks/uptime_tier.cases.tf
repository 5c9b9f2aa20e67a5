variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_standard" {
  sku_tier = "Standard"
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "fail_free" {
  sku_tier = "Free"
}

resource "azurerm_kubernetes_cluster" "unknown" {
  sku_tier = var.unknown
}

resource "azurerm_resource_group" "na" {}
