resource "azurerm_linux_web_app" "pass_logs" {
  logs {
    http_logs {
      file_system {
        retention_in_days = 7
        retention_in_mb   = 35
      }
    }
  }
}

resource "azurerm_linux_web_app" "pass_setting" {
  name = "logged"
}

resource "azurerm_monitor_diagnostic_setting" "logs" {
  target_resource_id = azurerm_linux_web_app.pass_setting.id
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  dynamic "logs" {
    for_each = split(",", uuid())
    content {}
  }
}

resource "azurerm_resource_group" "na" {}
