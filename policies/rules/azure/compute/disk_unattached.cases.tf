variable "unknown" {}

resource "azurerm_managed_disk" "pass_attached" {
  name = "data"
}

resource "azurerm_virtual_machine_data_disk_attachment" "a" {
  managed_disk_id = azurerm_managed_disk.pass_attached.id
}

resource "azurerm_managed_disk" "pass_boot" {
  name = "boot"
}

resource "azurerm_virtual_machine" "a" {
  storage_os_disk {
    managed_disk_id = azurerm_managed_disk.pass_boot.id
  }
}

resource "azurerm_managed_disk" "fail_alone" {
  name = "forgotten"
}

resource "azurerm_managed_disk" "unknown" {
  name = var.unknown
}

resource "azurerm_resource_group" "na" {}
