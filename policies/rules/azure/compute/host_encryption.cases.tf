variable "unknown" {}

resource "azurerm_linux_virtual_machine" "pass_on" {
  encryption_at_host_enabled = true
}

resource "azurerm_linux_virtual_machine" "fail_default" {}

resource "azurerm_windows_virtual_machine" "fail_off" {
  encryption_at_host_enabled = false
}

resource "azurerm_linux_virtual_machine" "unknown" {
  encryption_at_host_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
