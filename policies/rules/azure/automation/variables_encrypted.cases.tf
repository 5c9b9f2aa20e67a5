variable "unknown" {}

resource "azurerm_automation_variable_string" "pass_on" {
  encrypted = true
}

resource "azurerm_automation_variable_string" "fail_default" {}

resource "azurerm_automation_variable_string" "unknown" {
  encrypted = var.unknown
}

resource "azurerm_resource_group" "na" {}
