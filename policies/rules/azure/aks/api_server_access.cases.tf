variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_private" {
  private_cluster_enabled = true
}

resource "azurerm_kubernetes_cluster" "pass_ranges" {
  api_server_access_profile {
    authorized_ip_ranges = ["203.0.113.0/24"]
  }
}

resource "azurerm_kubernetes_cluster" "pass_old" {
  api_server_authorized_ip_ranges = ["203.0.113.0/24"]
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "fail_everywhere" {
  api_server_access_profile {
    authorized_ip_ranges = ["0.0.0.0/0"]
  }
}

resource "azurerm_kubernetes_cluster" "unknown" {
  private_cluster_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
