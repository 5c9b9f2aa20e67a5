variable "unknown" {}

resource "azurerm_mssql_server_security_alert_policy" "pass_all" {
  state = "Enabled"
}

resource "azurerm_mssql_server_security_alert_policy" "fail_some" {
  state           = "Enabled"
  disabled_alerts = ["Sql_Injection", "Data_Exfiltration"]
}

resource "azurerm_mssql_server_security_alert_policy" "fail_off" {
  state = "Disabled"
}

resource "azurerm_mssql_managed_instance_security_alert_policy" "fail_off" {
  enabled = false
}

resource "azurerm_mssql_server_security_alert_policy" "unknown" {
  state           = "Enabled"
  disabled_alerts = var.unknown
}

resource "azurerm_resource_group" "na" {}
