variable "unknown" {}

resource "azurerm_key_vault_key" "pass_long" {
  key_type = "RSA"
  key_size = 2048
}

resource "azurerm_key_vault_key" "pass_curve" {
  key_type = "EC"
  curve    = "P-256"
}

resource "azurerm_key_vault_key" "fail_short" {
  key_type = "RSA"
  key_size = 1024
}

resource "azurerm_key_vault_certificate" "fail_short" {
  certificate_policy {
    key_properties {
      key_size = 1024
    }
  }
}

resource "azurerm_key_vault_key" "unknown" {
  key_type = "RSA"
  key_size = var.unknown
}

resource "azurerm_resource_group" "na" {}
