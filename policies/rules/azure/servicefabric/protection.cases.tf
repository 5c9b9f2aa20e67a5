variable "unknown" {}

resource "azurerm_service_fabric_cluster" "pass_protected" {
  fabric_settings {
    name = "Security"
    parameters = {
      ClusterProtectionLevel = "EncryptAndSign"
    }
  }
}

resource "azurerm_service_fabric_cluster" "fail_default" {}

resource "azurerm_service_fabric_cluster" "unknown" {
  fabric_settings {
    name       = "Security"
    parameters = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
