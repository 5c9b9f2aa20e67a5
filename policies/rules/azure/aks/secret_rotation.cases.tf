variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_on" {
  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }
}

resource "azurerm_kubernetes_cluster" "na_none" {}

resource "azurerm_kubernetes_cluster" "fail_off" {
  key_vault_secrets_provider {
    secret_rotation_enabled = false
  }
}

resource "azurerm_kubernetes_cluster" "unknown" {
  key_vault_secrets_provider {
    secret_rotation_enabled = var.unknown
  }
}
