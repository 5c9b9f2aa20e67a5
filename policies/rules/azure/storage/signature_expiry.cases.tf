variable "unknown" {}

resource "azurerm_storage_account" "pass_limited" {
  sas_policy {
    expiration_period = "07.00:00:00"
  }
}

resource "azurerm_storage_account" "na_no_keys" {
  shared_access_key_enabled = false
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "unknown" {
  shared_access_key_enabled = var.unknown
}
