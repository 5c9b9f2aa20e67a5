//! Hand-worked networks of Amazon's.

use crate::common::{internet, of, who};

/// A VPC with a public and a private subnet.
const NETWORK: &str = r#"
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "out" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = true
}
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.out.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
resource "aws_db_subnet_group" "private" { subnet_ids = [aws_subnet.private.id] }
resource "aws_db_subnet_group" "public" { subnet_ids = [aws_subnet.public.id] }
"#;

fn with(more: &str) -> reach::Reach {
    of(&format!("{NETWORK}\n{more}"))
}

/// internet -> balancer -> app -> database.
const THREE_TIERS: &str = r#"
resource "aws_security_group" "lb" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.lb.id]
  }
  egress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "db" {
  vpc_id = aws_vpc.main.id
}
resource "aws_vpc_security_group_ingress_rule" "db" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.app.id
  from_port                    = 5432
  to_port                      = 5432
  ip_protocol                  = "tcp"
}
resource "aws_lb" "front" {
  load_balancer_type = "application"
  subnets            = [aws_subnet.public.id]
  security_groups    = [aws_security_group.lb.id]
}
resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.front.arn
  port              = 443
  protocol          = "HTTPS"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}
resource "aws_lb_target_group_attachment" "app" {
  target_group_arn = aws_lb_target_group.app.arn
  target_id        = aws_instance.app.id
}
resource "aws_instance" "app" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.app.id]
}
resource "aws_db_instance" "db" {
  engine                 = "postgres"
  db_subnet_group_name   = aws_db_subnet_group.private.name
  vpc_security_group_ids = [aws_security_group.db.id]
}
"#;

const OUT_OF_APP: &str = r#"  egress {
    from_port   = 0
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
"#;

#[test]
fn in_three_tiers_the_internet_reaches_the_first_two_and_the_last_through_them() {
    let reach = with(THREE_TIERS);
    assert_eq!(
        internet(&reach, "aws_lb.front"),
        "reachable tcp/443 by internet > aws_internet_gateway.out > aws_subnet.public > aws_lb.front"
    );
    assert_eq!(
        internet(&reach, "aws_instance.app"),
        "reachable tcp/8080 by internet > aws_internet_gateway.out > aws_subnet.public > aws_lb.front > aws_lb_target_group.app > aws_instance.app"
    );
    assert_eq!(internet(&reach, "aws_db_instance.db"), "blocked: `aws_db_instance.db` has no public address");
    assert_eq!(
        who(&reach, "aws_db_instance.db"),
        ["internet through aws_instance.app: tcp/5432", "aws_instance.app: tcp/5432"]
    );
}

#[test]
fn every_hop_says_which_rule_opens_it() {
    let reach = with(THREE_TIERS);
    let ways = reach.who_can_reach("aws_db_instance.db").unwrap();
    let rules: Vec<(&str, &str)> = ways.ways[1]
        .reached
        .hops
        .iter()
        .filter_map(|hop| Some((hop.rule.as_deref()?, hop.attribute.as_deref()?)))
        .collect();
    assert_eq!(
        rules,
        [
            ("aws_security_group.app", "egress[0].cidr_blocks"),
            ("aws_vpc_security_group_ingress_rule.db", "referenced_security_group_id")
        ]
    );
}

#[test]
fn without_a_way_out_of_the_app_tier_nothing_gets_to_the_database() {
    let closed = THREE_TIERS.replace(OUT_OF_APP, "");
    assert_ne!(closed, THREE_TIERS);
    assert_eq!(who(&with(&closed), "aws_db_instance.db"), Vec::<String>::new());
}

const OPEN_GROUP: &str = r#"
resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"#;

fn database(subnets: &str, public: &str) -> String {
    format!(
        r#"{OPEN_GROUP}
resource "aws_db_instance" "db" {{
  engine                 = "mysql"
  publicly_accessible    = {public}
  db_subnet_group_name   = aws_db_subnet_group.{subnets}.name
  vpc_security_group_ids = [aws_security_group.open.id]
}}
variable "unknown" {{}}
"#
    )
}

#[test]
fn a_database_is_reached_when_address_route_and_group_are_all_open() {
    let db = "aws_db_instance.db";
    let cases = [
        (
            database("public", "true"),
            "reachable tcp/3306 by internet > aws_internet_gateway.out > aws_subnet.public > aws_db_instance.db",
        ),
        (database("public", "false"), "blocked: `aws_db_instance.db` has no public address"),
        (database("private", "true"), "blocked: there is no route from an internet gateway to `aws_subnet.private`"),
        (
            database("public", "true").replace("0.0.0.0/0", "10.0.0.0/8"),
            "blocked: `aws_security_group.open` lets in nothing of this from the internet",
        ),
        (
            database("public", "true").replace("= 3306", "= 443"),
            "blocked: `aws_security_group.open` lets in nothing of this from the internet",
        ),
    ];
    for (configuration, expected) in cases {
        assert_eq!(internet(&with(&configuration), db), expected, "{configuration}");
    }
}

#[test]
fn what_is_not_known_on_the_only_way_is_said() {
    let db = "aws_db_instance.db";
    let unknown = internet(&with(&database("public", "var.unknown")), db);
    assert!(unknown.starts_with("unknown: `aws_db_instance.db.publicly_accessible` is not known"), "{unknown}");
    let range = database("public", "true").replace("[\"0.0.0.0/0\"]", "[var.unknown]");
    let unknown = internet(&with(&range), db);
    assert!(unknown.starts_with("unknown: `aws_security_group.open.ingress[0].cidr_blocks"), "{unknown}");
    // Something else closes the way: then it does not matter.
    let closed = database("private", "true").replace("[\"0.0.0.0/0\"]", "[var.unknown]");
    assert!(internet(&with(&closed), db).starts_with("blocked"));
}

#[test]
fn an_address_is_given_by_the_machine_the_subnet_or_an_elastic_address() {
    let machine = |subnet: &str, more: &str| {
        format!(
            r#"{}
resource "aws_instance" "a" {{
  subnet_id              = aws_subnet.{subnet}.id
  vpc_security_group_ids = [aws_security_group.open.id]
  {more}
}}
resource "aws_eip" "{}" {{ instance = aws_instance.a.id }}
"#,
            OPEN_GROUP.replace("3306", "22"),
            if more.contains("#eip") { "a" } else { "b\" {\n}\nresource \"null_resource\" \"x" },
        )
    };
    let way = "reachable tcp/22 by internet > aws_internet_gateway.out > aws_subnet.public > aws_instance.a";
    let cases = [
        (machine("public", ""), way),
        (machine("public", "associate_public_ip_address = false"), "blocked: it has no public address"),
        (machine("public", "associate_public_ip_address = false #eip"), way),
        (machine("private", "#eip"), "blocked: there is no route from an internet gateway to `aws_subnet.private`"),
        (machine("private", ""), "blocked: it has no public address"),
    ];
    for (configuration, expected) in cases {
        assert_eq!(internet(&with(&configuration), "aws_instance.a"), expected, "{configuration}");
    }
}

#[test]
fn a_network_acl_denies_before_it_allows_and_answers_need_a_way_out() {
    let acl = |rules: &str| {
        format!(
            r#"{}
resource "aws_network_acl" "public" {{
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.public.id]
  {rules}
}}
"#,
            database("public", "true")
        )
    };
    let rule = |direction: &str, number: u32, action: &str, protocol: &str, ports: (u32, u32)| {
        format!(
            "{direction} {{\n rule_no = {number}\n action = \"{action}\"\n protocol = \"{protocol}\"\n from_port = {}\n to_port = {}\n cidr_block = \"0.0.0.0/0\"\n}}\n",
            ports.0, ports.1
        )
    };
    let open_in = rule("ingress", 100, "allow", "-1", (0, 0));
    let open_out = rule("egress", 100, "allow", "-1", (0, 0));
    let cases = [
        (acl(&format!("{open_in}{open_out}")), "reachable tcp/3306"),
        (acl(&open_in), "blocked: `aws_network_acl.public` lets no answers out"),
        (acl(&open_out), "blocked: `aws_network_acl.public` lets in nothing"),
        (
            acl(&format!("{}{open_in}{open_out}", rule("ingress", 50, "deny", "tcp", (3306, 3306)))),
            "blocked: `aws_network_acl.public` lets in nothing",
        ),
        (
            acl(&format!("{}{open_in}{open_out}", rule("ingress", 150, "deny", "tcp", (3306, 3306)))),
            "reachable tcp/3306",
        ),
    ];
    for (configuration, expected) in cases {
        let found = internet(&with(&configuration), "aws_db_instance.db");
        assert!(found.starts_with(expected), "{found}\n{configuration}");
    }
}

#[test]
fn members_of_a_group_reach_each_other_by_its_own_rule() {
    let reach = with(
        r#"
resource "aws_security_group" "own" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 6379
    to_port   = 6379
    protocol  = "tcp"
    self      = true
  }
  egress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
}
resource "aws_elasticache_subnet_group" "a" { subnet_ids = [aws_subnet.private.id] }
resource "aws_elasticache_replication_group" "cache" {
  subnet_group_name  = aws_elasticache_subnet_group.a.name
  security_group_ids = [aws_security_group.own.id]
}
resource "aws_instance" "in" {
  count                  = 3
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.own.id]
}
resource "aws_security_group" "other" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_instance" "out" {
  subnet_id              = aws_subnet.private.id
  vpc_security_group_ids = [aws_security_group.other.id]
}
"#,
    );
    assert_eq!(who(&reach, "aws_elasticache_replication_group.cache"), ["aws_instance.in[0] and 2 more: tcp/6379"]);
}

#[test]
fn an_office_is_not_the_internet() {
    let reach = with(&database("public", "true").replace("0.0.0.0/0", "203.0.113.0/24"));
    assert!(internet(&reach, "aws_db_instance.db").starts_with("blocked"));
    assert_eq!(who(&reach, "aws_db_instance.db"), ["203.0.113.0/24: tcp/3306"]);
}

#[test]
fn a_range_that_is_the_network_lets_everything_in_it_in() {
    let closed_db = database("private", "false").replace("[\"0.0.0.0/0\"]", "[aws_vpc.main.cidr_block]");
    let reach = with(&closed_db);
    assert_eq!(who(&reach, "aws_db_instance.db"), ["all of aws_vpc.main: tcp/3306"]);
    assert_eq!(reach.facts("aws_db_instance.db")["network"]["state"], "reachable");
}

#[test]
fn peered_networks_need_routes_both_ways() {
    let configuration = |back: &str| {
        format!(
            r#"
resource "aws_vpc" "other" {{ cidr_block = "10.9.0.0/16" }}
resource "aws_subnet" "other" {{
  vpc_id     = aws_vpc.other.id
  cidr_block = "10.9.1.0/24"
}}
resource "aws_vpc_peering_connection" "both" {{
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.other.id
}}
resource "aws_route_table" "other" {{ vpc_id = aws_vpc.other.id }}
resource "aws_route_table" "private" {{ vpc_id = aws_vpc.main.id }}
resource "aws_route_table_association" "other" {{
  subnet_id      = aws_subnet.other.id
  route_table_id = aws_route_table.other.id
}}
resource "aws_route_table_association" "private" {{
  subnet_id      = aws_subnet.private.id
  route_table_id = aws_route_table.private.id
}}
resource "aws_route" "there" {{
  route_table_id            = aws_route_table.other.id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.both.id
}}
{back}
resource "aws_security_group" "out" {{
  vpc_id = aws_vpc.other.id
  egress {{
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }}
}}
resource "aws_instance" "over" {{
  subnet_id              = aws_subnet.other.id
  vpc_security_group_ids = [aws_security_group.out.id]
}}
{}
"#,
            database("private", "false").replace("0.0.0.0/0", "10.9.0.0/16")
        )
    };
    let back = r#"
resource "aws_route" "back" {
  route_table_id            = aws_route_table.private.id
  destination_cidr_block    = "10.9.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.both.id
}"#;
    assert_eq!(
        who(&with(&configuration(back)), "aws_db_instance.db"),
        ["all of aws_vpc.other: tcp/3306", "aws_instance.over: tcp/3306"]
    );
    assert_eq!(who(&with(&configuration("")), "aws_db_instance.db"), Vec::<String>::new());
}

#[test]
fn a_function_is_called_through_a_gateway_alone() {
    let reach = with(
        r#"
resource "aws_lambda_function" "f" { function_name = "f" }
resource "aws_lambda_function" "g" { function_name = "g" }
resource "aws_apigatewayv2_api" "api" { protocol_type = "HTTP" }
resource "aws_apigatewayv2_integration" "f" {
  api_id           = aws_apigatewayv2_api.api.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.f.invoke_arn
}
"#,
    );
    assert_eq!(
        internet(&reach, "aws_lambda_function.f"),
        "reachable tcp/443 by internet > aws_apigatewayv2_api.api > aws_lambda_function.f"
    );
    assert_eq!(internet(&reach, "aws_lambda_function.g"), "blocked: functions are called through gateways alone");
}

#[test]
fn the_api_of_a_cluster_is_open_unless_it_says_otherwise() {
    let cluster = |more: &str| {
        format!(
            "resource \"aws_eks_cluster\" \"c\" {{\n vpc_config {{\n subnet_ids = [aws_subnet.private.id]\n {more}\n }}\n}}"
        )
    };
    let cases = [
        (cluster(""), "reachable tcp/443 by internet > aws_eks_cluster.c"),
        (
            cluster("endpoint_public_access = false"),
            "blocked: `aws_eks_cluster.c.vpc_config[0].endpoint_public_access` is false",
        ),
        (
            cluster("public_access_cidrs = [\"198.51.100.0/24\"]"),
            "blocked: `aws_eks_cluster.c` lets in nothing of this from the internet",
        ),
    ];
    for (configuration, expected) in cases {
        assert_eq!(internet(&with(&configuration), "aws_eks_cluster.c"), expected);
    }
}

#[test]
fn a_network_balancer_keeps_the_clients_address() {
    let configuration = |range: &str| {
        format!(
            r#"
resource "aws_lb" "front" {{
  load_balancer_type = "network"
  subnets            = [aws_subnet.public.id]
}}
resource "aws_lb_target_group" "app" {{
  port     = 25
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id
}}
resource "aws_lb_listener" "smtp" {{
  load_balancer_arn = aws_lb.front.arn
  port              = 25
  protocol          = "TCP"
  default_action {{
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }}
}}
resource "aws_autoscaling_group" "app" {{
  vpc_zone_identifier = [aws_subnet.private.id]
  target_group_arns   = [aws_lb_target_group.app.arn]
  launch_template {{
    id = aws_launch_template.app.id
  }}
}}
resource "aws_launch_template" "app" {{ vpc_security_group_ids = [aws_security_group.open.id] }}
{}
"#,
            OPEN_GROUP.replace("3306", "25").replace("0.0.0.0/0", range)
        )
    };
    let found = internet(&with(&configuration("0.0.0.0/0")), "aws_autoscaling_group.app");
    assert!(
        found.starts_with("reachable tcp/25 by internet > aws_internet_gateway.out > aws_subnet.public > aws_lb.front"),
        "{found}"
    );
    let found = internet(&with(&configuration("10.0.0.0/16")), "aws_autoscaling_group.app");
    assert!(found.starts_with("blocked"), "the group sees clients, not the balancer: {found}");
}

#[test]
fn what_stands_in_networks_outside_the_blueprint_is_not_known() {
    let reach = of(r#"
data "aws_subnet" "given" { id = "subnet-1" }
resource "aws_instance" "a" {
  subnet_id              = data.aws_subnet.given.id
  vpc_security_group_ids = [aws_security_group.a.id]
}
resource "aws_security_group" "a" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"#);
    let found = internet(&reach, "aws_instance.a");
    assert!(found.starts_with("unknown: the routes of"), "{found}");
}
