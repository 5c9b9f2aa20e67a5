variable "unknown" {}

resource "azurerm_linux_virtual_machine" "pass_protected" {
  name = "a"
}

resource "azurerm_backup_protected_vm" "a" {
  source_vm_id = azurerm_linux_virtual_machine.pass_protected.id
}

resource "azurerm_linux_virtual_machine" "fail_alone" {
  name = "b"
}

resource "azurerm_linux_virtual_machine" "unknown" {
  name = var.unknown
}

resource "azurerm_resource_group" "na" {}
