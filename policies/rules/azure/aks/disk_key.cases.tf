resource "azurerm_kubernetes_cluster" "pass_set" {
  disk_encryption_set_id = azurerm_disk_encryption_set.s.id
}

resource "azurerm_disk_encryption_set" "s" {}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "unknown" {
  disk_encryption_set_id = uuid()
}

resource "azurerm_resource_group" "na" {}
