resource "azurerm_kubernetes_cluster" "pass_agent" {
  oms_agent {
    log_analytics_workspace_id = "w"
  }
}

resource "azurerm_kubernetes_cluster" "pass_old" {
  addon_profile {
    oms_agent {
      enabled = true
    }
  }
}

resource "azurerm_kubernetes_cluster" "pass_setting" {
  name = "logged"
}

resource "azurerm_monitor_diagnostic_setting" "logs" {
  target_resource_id = azurerm_kubernetes_cluster.pass_setting.id
}

resource "azurerm_kubernetes_cluster" "fail_default" {}

resource "azurerm_kubernetes_cluster" "fail_old" {
  addon_profile {
    oms_agent {
      enabled = false
    }
  }
}

resource "azurerm_kubernetes_cluster" "unknown" {
  dynamic "oms_agent" {
    for_each = split(",", uuid())
    content {
      log_analytics_workspace_id = "w"
    }
  }
}

resource "azurerm_resource_group" "na" {}
