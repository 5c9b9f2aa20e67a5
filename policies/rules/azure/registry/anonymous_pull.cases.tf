variable "unknown" {}

resource "azurerm_container_registry" "pass_default" {}

resource "azurerm_container_registry" "fail_on" {
  anonymous_pull_enabled = true
}

resource "azurerm_container_registry" "unknown" {
  anonymous_pull_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
