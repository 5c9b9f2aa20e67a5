variable "unknown" {}

resource "azurerm_resource_group" "pass_tagged" {
  tags = {
    owner = "team", environment = "test"
  }
}

resource "azurerm_resource_group" "fail_default" {}

resource "azurerm_resource_group" "fail_empty" {
  tags = {}
}

resource "azurerm_storage_account" "unknown" {
  tags = var.unknown
}

resource "azurerm_role_assignment" "na" {}
