variable "unknown" {}

resource "azurerm_storage_account" "pass_forbidden" {
  allow_nested_items_to_be_public = false
}

resource "azurerm_storage_account" "pass_old_name" {
  allow_blob_public_access = false
}

resource "azurerm_storage_account" "na_private" {
  public_network_access_enabled = false
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "fail_allowed" {
  allow_nested_items_to_be_public = true
}

resource "azurerm_storage_account" "unknown" {
  allow_nested_items_to_be_public = var.unknown
}
