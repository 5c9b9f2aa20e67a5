variable "unknown" {}

resource "azurerm_role_assignment" "pass_reader" {
  role_definition_name = "Reader"
}

resource "azurerm_role_assignment" "fail_owner" {
  role_definition_name = "Owner"
}

resource "azurerm_role_assignment" "fail_administrator" {
  role_definition_name = "User Access Administrator"
}

resource "azurerm_role_assignment" "unknown" {
  role_definition_name = var.unknown
}

resource "azurerm_resource_group" "na" {}
