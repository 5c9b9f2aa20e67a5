variable "unknown" {}

resource "azurerm_eventhub_namespace" "pass_default" {}

resource "azurerm_eventhub_namespace" "pass_newest" {
  minimum_tls_version = "1.2"
}

resource "azurerm_eventhub_namespace" "fail_old" {
  minimum_tls_version = "1.0"
}

resource "azurerm_cosmosdb_account" "fail_cosmos" {
  minimal_tls_version = "Tls11"
}

resource "azurerm_eventhub_namespace" "unknown" {
  minimum_tls_version = var.unknown
}

resource "azurerm_resource_group" "na" {}
