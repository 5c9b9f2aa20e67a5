variable "unknown" {}

resource "azurerm_postgresql_server" "pass_default" {}

resource "azurerm_mysql_server" "pass_newest" {
  ssl_minimal_tls_version_enforced = "TLS1_2"
}

resource "azurerm_postgresql_server" "fail_old" {
  ssl_minimal_tls_version_enforced = "TLS1_1"
}

resource "azurerm_postgresql_server" "fail_any" {
  ssl_minimal_tls_version_enforced = "TLSEnforcementDisabled"
}

resource "azurerm_postgresql_server" "unknown" {
  ssl_minimal_tls_version_enforced = var.unknown
}

resource "azurerm_resource_group" "na" {}
