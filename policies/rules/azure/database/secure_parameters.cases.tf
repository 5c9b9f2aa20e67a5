variable "unknown" {}

resource "azurerm_postgresql_configuration" "pass_on" {
  name  = "require_secure_transport"
  value = "on"
}

resource "azurerm_postgresql_configuration" "pass_version" {
  name  = "ssl_min_protocol_version"
  value = "TLSv1.2"
}

resource "azurerm_postgresql_configuration" "na_other" {
  name  = "work_mem"
  value = "4096"
}

resource "azurerm_mysql_flexible_server_configuration" "fail_off" {
  name  = "require_secure_transport"
  value = "OFF"
}

resource "azurerm_mysql_flexible_server_configuration" "fail_version" {
  name  = "tls_version"
  value = "TLSv1.1,TLSv1.2"
}

resource "azurerm_postgresql_configuration" "unknown" {
  name  = "require_secure_transport"
  value = var.unknown
}
