//! Networks made by numbers, as a state has them: everything refers by identifier.

use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::planned::{Planned, PlannedResource};
use serde_json::{Value, json};

/// What a network is made of.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub resources: Vec<PlannedResource>,
}

impl Made {
    pub fn add(&mut self, type_name: &str, name: impl Into<String>, mut values: Value) {
        let name = name.into();
        if let Some(values) = values.as_object_mut() {
            values.insert("id".to_owned(), json!(name));
        }
        let address = format!("{type_name}.{name}");
        self.resources.push(PlannedResource {
            component: ComponentKey::new(".", &address),
            address,
            type_name: type_name.to_owned(),
            name,
            values,
            ..PlannedResource::default()
        });
    }

    pub fn planned(&self) -> Planned {
        Planned { resources: self.resources.iter().cloned().map(Arc::new).collect(), ..Planned::default() }
    }
}

/// A VPC with subnets, of which the first `public` have a route to its internet gateway.
pub fn vpc(subnets: usize, public: usize) -> Made {
    let mut made = Made::default();
    made.add("aws_vpc", "vpc", json!({"cidr_block": "10.0.0.0/8"}));
    made.add("aws_internet_gateway", "igw-1", json!({"vpc_id": "vpc"}));
    for index in 0..subnets {
        let cidr = format!("10.{}.{}.0/24", index / 256, index % 256);
        made.add("aws_subnet", format!("subnet-{index}"), json!({"vpc_id": "vpc", "cidr_block": cidr}));
        made.add("aws_route_table", format!("table-{index}"), json!({"vpc_id": "vpc"}));
        let association = json!({"subnet_id": format!("subnet-{index}"), "route_table_id": format!("table-{index}")});
        made.add("aws_route_table_association", format!("association-{index}"), association);
        if index < public {
            let route = json!({"route_table_id": format!("table-{index}"), "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"});
            made.add("aws_route", format!("route-{index}"), route);
        }
    }
    made
}

/// A rule of a security group.
pub fn rule(made: &mut Made, name: String, group: usize, inward: bool, ports: (u32, u32), from: &Whom) {
    let mut values = json!({
        "type": if inward { "ingress" } else { "egress" },
        "security_group_id": format!("sg-{group}"),
        "protocol": "tcp",
        "from_port": ports.0,
        "to_port": ports.1,
    });
    let (attribute, value) = match from {
        Whom::Range(range) => ("cidr_blocks", json!([range])),
        Whom::Group(group) => ("source_security_group_id", json!(format!("sg-{group}"))),
        Whom::Own => ("self", json!(true)),
    };
    if let Some(values) = values.as_object_mut() {
        values.insert(attribute.to_owned(), value);
    }
    made.add("aws_security_group_rule", name, values);
}

#[derive(Debug, Clone)]
pub enum Whom {
    Range(&'static str),
    Group(usize),
    Own,
}
