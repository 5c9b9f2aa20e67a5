variable "unknown" {}

resource "azurerm_linux_virtual_machine" "pass_both" {
  secure_boot_enabled = true
  vtpm_enabled        = true
}

resource "azurerm_linux_virtual_machine" "fail_default" {}

resource "azurerm_linux_virtual_machine" "fail_half" {
  secure_boot_enabled = true
}

resource "azurerm_linux_virtual_machine" "unknown" {
  secure_boot_enabled = true
  vtpm_enabled        = var.unknown
}

resource "azurerm_resource_group" "na" {}
