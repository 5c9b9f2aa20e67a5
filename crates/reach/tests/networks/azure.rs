//! Hand-worked networks of Microsoft's.

use crate::common::{internet, of, who};

const NETWORK: &str = r#"
resource "azurerm_virtual_network" "main" {
  name          = "main"
  address_space = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "a" {
  name                 = "a"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.0.0/24"]
}
resource "azurerm_public_ip" "vm" {
  name = "vm"
  sku  = "Standard"
}
resource "azurerm_network_interface" "vm" {
  name = "vm"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.a.id
    public_ip_address_id = azurerm_public_ip.vm.id
  }
}
resource "azurerm_linux_virtual_machine" "vm" { network_interface_ids = [azurerm_network_interface.vm.id] }
resource "azurerm_network_security_group" "subnet" { name = "subnet" }
resource "azurerm_network_security_group" "nic" { name = "nic" }
"#;

const OF_SUBNET: &str = r#"
resource "azurerm_subnet_network_security_group_association" "a" {
  subnet_id                 = azurerm_subnet.a.id
  network_security_group_id = azurerm_network_security_group.subnet.id
}
"#;

const OF_NIC: &str = r#"
resource "azurerm_network_interface_security_group_association" "vm" {
  network_interface_id      = azurerm_network_interface.vm.id
  network_security_group_id = azurerm_network_security_group.nic.id
}
"#;

fn rule(group: &str, priority: u32, access: &str, ports: &str, from: &str) -> String {
    format!(
        r#"
resource "azurerm_network_security_rule" "{group}_{priority}" {{
  network_security_group_name = azurerm_network_security_group.{group}.name
  priority                    = {priority}
  direction                   = "Inbound"
  access                      = "{access}"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "{ports}"
  source_address_prefix       = "{from}"
  destination_address_prefix  = "*"
}}
"#
    )
}

#[test]
fn the_first_rule_by_priority_decides_and_every_group_in_the_way_has_to_allow() {
    let way = "reachable tcp/22 by internet > azurerm_public_ip.vm > azurerm_linux_virtual_machine.vm";
    let vm = "azurerm_linux_virtual_machine.vm";
    let allow = rule("subnet", 200, "Allow", "22", "*");
    let cases = [
        (format!("{OF_SUBNET}{allow}"), way),
        (
            format!("{OF_SUBNET}{allow}{}", rule("subnet", 100, "Deny", "20-30", "Internet")),
            "blocked: `azurerm_network_security_group.subnet` lets in nothing of this from the internet",
        ),
        (format!("{OF_SUBNET}{allow}{}", rule("subnet", 300, "Deny", "*", "*")), way),
        (
            format!("{OF_SUBNET}{OF_NIC}{allow}"),
            "blocked: `azurerm_network_security_group.nic` lets in nothing of this from the internet",
        ),
        (format!("{OF_SUBNET}{OF_NIC}{allow}{}", rule("nic", 100, "Allow", "*", "Internet")), way),
        (
            format!("{OF_SUBNET}{}", rule("subnet", 100, "Allow", "22", "10.0.0.0/8")),
            "blocked: `azurerm_network_security_group.subnet` lets in nothing of this from the internet",
        ),
        (String::new(), "blocked: `azurerm_public_ip.vm` is closed without a network security group"),
    ];
    for (configuration, expected) in cases {
        assert_eq!(internet(&of(&format!("{NETWORK}{configuration}")), vm), expected, "{configuration}");
    }
}

#[test]
fn a_machine_without_a_public_address_is_not_reached() {
    let hidden = NETWORK.replace("    public_ip_address_id = azurerm_public_ip.vm.id\n", "");
    let reach = of(&format!("{hidden}{OF_SUBNET}{}", rule("subnet", 200, "Allow", "22", "*")));
    assert_eq!(internet(&reach, "azurerm_linux_virtual_machine.vm"), "blocked: it has no public address");
}

#[test]
fn a_database_is_open_for_whom_its_firewall_names() {
    let server = |more: &str, start: &str, end: &str| {
        of(&format!(
            r#"
resource "azurerm_mssql_server" "db" {{
  name = "db"
  {more}
}}
resource "azurerm_mssql_firewall_rule" "all" {{
  server_id        = azurerm_mssql_server.db.id
  start_ip_address = "{start}"
  end_ip_address   = "{end}"
}}
"#
        ))
    };
    let db = "azurerm_mssql_server.db";
    assert_eq!(
        internet(&server("", "0.0.0.0", "255.255.255.255"), db),
        "reachable tcp/1433 by internet > azurerm_mssql_server.db"
    );
    assert!(
        internet(&server("", "0.0.0.0", "0.0.0.0"), db).starts_with("blocked"),
        "that means the provider's services"
    );
    assert!(
        internet(&server("public_network_access_enabled = false", "0.0.0.0", "255.255.255.255"), db)
            .starts_with("blocked")
    );
    assert_eq!(who(&server("", "203.0.113.0", "203.0.113.255"), db), ["203.0.113.0/24: tcp/1433"]);
}

#[test]
fn a_balancer_hands_on_with_the_clients_address() {
    let front = r#"
resource "azurerm_lb" "front" {
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.vm.id
  }
}
resource "azurerm_lb_backend_address_pool" "pool" { loadbalancer_id = azurerm_lb.front.id }
resource "azurerm_lb_rule" "web" {
  loadbalancer_id          = azurerm_lb.front.id
  protocol                 = "Tcp"
  frontend_port            = 80
  backend_port             = 8080
  backend_address_pool_ids = [azurerm_lb_backend_address_pool.pool.id]
}
resource "azurerm_network_interface_backend_address_pool_association" "vm" {
  network_interface_id    = azurerm_network_interface.vm.id
  backend_address_pool_id = azurerm_lb_backend_address_pool.pool.id
}
"#;
    let hidden = NETWORK.replacen("    public_ip_address_id = azurerm_public_ip.vm.id\n", "", 1);
    let open = of(&format!("{hidden}{front}{OF_SUBNET}{}", rule("subnet", 200, "Allow", "8080", "Internet")));
    assert_eq!(
        internet(&open, "azurerm_linux_virtual_machine.vm"),
        "reachable tcp/8080 by internet > azurerm_public_ip.vm > azurerm_lb.front > azurerm_lb_rule.web > azurerm_linux_virtual_machine.vm"
    );
    let closed = of(&format!("{hidden}{front}{OF_SUBNET}"));
    assert!(internet(&closed, "azurerm_linux_virtual_machine.vm").starts_with("blocked"));
}

#[test]
fn the_api_of_a_cluster_is_public_until_it_is_private() {
    let cluster =
        |more: &str| of(&format!("resource \"azurerm_kubernetes_cluster\" \"k\" {{\n  name = \"k\"\n  {more}\n}}"));
    let k = "azurerm_kubernetes_cluster.k";
    assert_eq!(internet(&cluster(""), k), "reachable tcp/443 by internet > azurerm_kubernetes_cluster.k");
    assert!(internet(&cluster("private_cluster_enabled = true"), k).starts_with("blocked"));
    let listed = "api_server_access_profile {\n    authorized_ip_ranges = [\"203.0.113.0/24\"]\n  }";
    assert!(internet(&cluster(listed), k).starts_with("blocked"));
}
