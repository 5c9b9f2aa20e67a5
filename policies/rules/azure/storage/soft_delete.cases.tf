resource "azurerm_storage_account" "pass_both" {
  blob_properties {
    delete_retention_policy {
      days = 7
    }
    container_delete_retention_policy {
      days = 7
    }
  }
}

resource "azurerm_storage_account" "na_files" {
  account_kind = "FileStorage"
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "fail_blobs_only" {
  blob_properties {
    delete_retention_policy {
      days = 7
    }
  }
}

resource "azurerm_storage_account" "unknown" {
  dynamic "blob_properties" {
    for_each = split(",", uuid())
    content {}
  }
}
