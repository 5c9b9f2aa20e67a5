variable "unknown" {}

resource "azurerm_postgresql_configuration" "pass_on" {
  name  = "connection_throttling"
  value = "on"
}

resource "azurerm_postgresql_configuration" "na_other" {
  name  = "work_mem"
  value = "4096"
}

resource "azurerm_postgresql_configuration" "fail_off" {
  name  = "connection_throttling"
  value = "off"
}

resource "azurerm_postgresql_configuration" "unknown" {
  name  = "connection_throttling"
  value = var.unknown
}
