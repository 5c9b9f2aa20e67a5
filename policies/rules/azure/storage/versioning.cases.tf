variable "unknown" {}

resource "azurerm_storage_account" "pass_on" {
  blob_properties {
    versioning_enabled = true
  }
}

resource "azurerm_storage_account" "na_lake" {
  is_hns_enabled = true
}

resource "azurerm_storage_account" "na_files" {
  account_kind = "FileStorage"
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "fail_off" {
  blob_properties {
    versioning_enabled = false
  }
}

resource "azurerm_storage_account" "unknown" {
  blob_properties {
    versioning_enabled = var.unknown
  }
}
