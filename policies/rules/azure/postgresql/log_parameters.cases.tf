variable "unknown" {}

resource "azurerm_postgresql_configuration" "pass_on" {
  name  = "log_checkpoints"
  value = "on"
}

resource "azurerm_postgresql_configuration" "na_other" {
  name  = "work_mem"
  value = "off"
}

resource "azurerm_postgresql_configuration" "fail_off" {
  name  = "log_checkpoints"
  value = "off"
}

resource "azurerm_postgresql_flexible_server_configuration" "fail_flexible" {
  name  = "log_connections"
  value = "OFF"
}

resource "azurerm_postgresql_configuration" "unknown" {
  name  = "log_connections"
  value = var.unknown
}
