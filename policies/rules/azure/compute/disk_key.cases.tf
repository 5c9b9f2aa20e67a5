resource "azurerm_managed_disk" "pass_set" {
  disk_encryption_set_id = azurerm_disk_encryption_set.s.id
}

resource "azurerm_disk_encryption_set" "s" {}

resource "azurerm_managed_disk" "fail_default" {}

resource "azurerm_managed_disk" "unknown" {
  disk_encryption_set_id = uuid()
}

resource "azurerm_resource_group" "na" {}
