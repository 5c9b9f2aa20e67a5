variable "unknown" {}

resource "azurerm_storage_container" "pass_default" {}

resource "azurerm_storage_container" "pass_private" {
  container_access_type = "private"
}

resource "azurerm_storage_container" "fail_blob" {
  container_access_type = "blob"
}

resource "azurerm_storage_container" "fail_container" {
  container_access_type = "container"
}

resource "azurerm_storage_container" "unknown" {
  container_access_type = var.unknown
}

resource "azurerm_resource_group" "na" {}
