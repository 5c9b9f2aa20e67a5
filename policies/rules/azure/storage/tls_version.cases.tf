variable "unknown" {}

resource "azurerm_storage_account" "pass_default" {}

resource "azurerm_storage_account" "pass_newest" {
  min_tls_version = "TLS1_2"
}

resource "azurerm_storage_account" "fail_old" {
  min_tls_version = "TLS1_0"
}

resource "azurerm_storage_account" "unknown" {
  min_tls_version = var.unknown
}

resource "azurerm_resource_group" "na" {}
