variable "unknown" {}

resource "azurerm_eventhub_namespace" "pass_off" {
  local_authentication_enabled = false
}

resource "azurerm_servicebus_namespace" "pass_bus" {
  local_auth_enabled = false
}

resource "azurerm_eventhub_namespace" "fail_default" {}

resource "azurerm_servicebus_namespace" "fail_bus" {}

resource "azurerm_eventhub_namespace" "unknown" {
  local_authentication_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
