variable "unknown" {}

resource "azurerm_kubernetes_cluster" "pass_default" {}

resource "azurerm_kubernetes_cluster" "pass_off" {
  addon_profile {
    kube_dashboard {
      enabled = false
    }
  }
}

resource "azurerm_kubernetes_cluster" "fail_on" {
  addon_profile {
    kube_dashboard {
      enabled = true
    }
  }
}

resource "azurerm_kubernetes_cluster" "unknown" {
  addon_profile {
    kube_dashboard {
      enabled = var.unknown
    }
  }
}

resource "azurerm_resource_group" "na" {}
