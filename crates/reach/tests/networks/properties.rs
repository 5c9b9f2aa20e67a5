//! What holds of every network.

use domain::evidence::reach::{Reachability, WayFrom};
use proptest::prelude::*;
use reach::Reach;
use serde_json::json;

use crate::made::{Made, Whom, rule, vpc};

const SUBNETS: usize = 3;
const GROUPS: usize = 4;

fn whom() -> impl Strategy<Value = Whom> {
    prop_oneof![
        Just(Whom::Range("0.0.0.0/0")),
        Just(Whom::Range("10.0.0.0/8")),
        Just(Whom::Range("10.0.1.0/24")),
        Just(Whom::Range("10.0.1.7/32")),
        Just(Whom::Range("203.0.113.0/24")),
        (0..GROUPS).prop_map(Whom::Group),
        Just(Whom::Own),
    ]
}

fn one_rule() -> impl Strategy<Value = (usize, bool, (u32, u32), Whom)> {
    let ports = prop_oneof![Just((0, 65_535)), Just((5432, 5432)), Just((22, 443))];
    (0..GROUPS, any::<bool>(), ports, whom())
}

/// An entry of a network ACL: whether it is for what comes in, whether it allows, from where.
fn acl() -> impl Strategy<Value = Vec<(bool, bool, &'static str)>> {
    prop::collection::vec((any::<bool>(), any::<bool>(), prop_oneof![Just("0.0.0.0/0"), Just("10.0.0.0/8")]), 0..5)
}

fn network() -> impl Strategy<Value = Made> {
    let hosts = prop::collection::vec((0..SUBNETS, prop::collection::btree_set(0..GROUPS, 1..3), any::<bool>()), 1..5);
    (0..=SUBNETS, prop::collection::vec(one_rule(), 0..10), hosts, acl()).prop_map(|(public, rules, hosts, entries)| {
        let mut made = vpc(SUBNETS, public);
        for group in 0..GROUPS {
            made.add("aws_security_group", format!("sg-{group}"), json!({"vpc_id": "vpc"}));
        }
        for (index, (group, inward, ports, from)) in rules.into_iter().enumerate() {
            rule(&mut made, format!("rule-{index}"), group, inward, ports, &from);
        }
        for (index, (subnet, groups, public)) in hosts.into_iter().enumerate() {
            let groups: Vec<String> = groups.into_iter().map(|group| format!("sg-{group}")).collect();
            let values = json!({"subnet_id": format!("subnet-{subnet}"), "vpc_security_group_ids": groups, "associate_public_ip_address": public});
            made.add("aws_instance", format!("host-{index}"), values);
        }
        if !entries.is_empty() {
            made.add("aws_network_acl", "acl", json!({"vpc_id": "vpc", "subnet_ids": ["subnet-0"]}));
            for (index, (inward, allow, from)) in entries.into_iter().enumerate() {
                let action = if allow { "allow" } else { "deny" };
                let values = json!({"network_acl_id": "acl", "rule_number": index * 10 + 10, "egress": !inward, "protocol": "-1", "rule_action": action, "cidr_block": from});
                made.add("aws_network_acl_rule", format!("entry-{index}"), values);
            }
        }
        made
    })
}

/// What is known of the way to each host, from the internet and from each other host.
fn states(made: &Made) -> Vec<(String, Reachability)> {
    let reach = Reach::of(&made.planned());
    let hosts: Vec<&str> = reach.addresses().collect();
    let mut states = Vec::new();
    for host in &hosts {
        states.push((format!("internet to {host}"), reach.from_internet(host).unwrap().state));
        let ways = reach.reachable_from(host).unwrap();
        for other in hosts.iter().filter(|other| *other != host) {
            let way = ways.iter().find(|way| way.target == **other);
            states.push((format!("{host} to {other}"), way.map_or(Reachability::Blocked, |way| way.reached.state)));
        }
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_rule_that_permits_more_closes_no_way(made in network(), (group, inward, ports, from) in one_rule()) {
        let before = states(&made);
        let mut more = made.clone();
        rule(&mut more, "more".to_owned(), group, inward, ports, &from);
        for ((way, before), (_, after)) in before.into_iter().zip(states(&more)) {
            prop_assert!(after >= before, "{way}: {before:?}, then {after:?}");
        }
    }

    #[test]
    fn without_a_route_no_way_opens(made in network(), which in any::<prop::sample::Index>()) {
        let routes: Vec<usize> = (0..made.resources.len()).filter(|index| made.resources[*index].type_name == "aws_route").collect();
        prop_assume!(!routes.is_empty());
        let before = states(&made);
        let mut less = made.clone();
        less.resources.remove(*which.get(&routes));
        for ((way, before), (_, after)) in before.into_iter().zip(states(&less)) {
            prop_assert!(after <= before, "{way}: {before:?}, then {after:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_never_taken_for_closed_or_open(made in network(), which in any::<prop::sample::Index>(), attribute in any::<prop::sample::Index>()) {
        let before = states(&made);
        let mut vague = made.clone();
        let resource = which.get(&vague.resources).address.clone();
        let resource = vague.resources.iter_mut().find(|one| one.address == resource).unwrap();
        let names: Vec<String> = resource.values.as_object().unwrap().keys().filter(|name| *name != "id").cloned().collect();
        prop_assume!(!names.is_empty());
        let name = attribute.get(&names).clone();
        resource.values.as_object_mut().unwrap().remove(&name);
        resource.unknown.insert(name.clone(), "known after apply".to_owned());
        let what = format!("{}.{name}", resource.address);
        for ((way, before), (_, after)) in before.into_iter().zip(states(&vague)) {
            prop_assert!(
                after == Reachability::Unknown || after == before,
                "{way}: {before:?}, and {after:?} when `{what}` is not known"
            );
        }
    }

    #[test]
    fn ways_to_a_host_and_ways_from_the_others_are_the_same(made in network()) {
        let reach = Reach::of(&made.planned());
        for host in reach.addresses() {
            for way in reach.reachable_from(host).unwrap().into_iter().filter(|way| way.target != "internet") {
                let back = reach.who_can_reach(&way.target).unwrap();
                let found = back.ways.iter().any(|other| match &other.from {
                    WayFrom::Component { address, alike } => address == host || *alike > 0,
                    WayFrom::Internet | WayFrom::Outside { .. } | WayFrom::Network { .. } | WayFrom::Namespaces => false,
                });
                prop_assert!(found, "{host} reaches {}, and nobody says so of that one", way.target);
            }
        }
    }
}

#[test]
fn ten_thousand_resources_are_answered_for_one_by_one() {
    let mut made = vpc(500, 250);
    for group in 0..2000 {
        made.add("aws_security_group", format!("sg-{group}"), json!({"vpc_id": "vpc"}));
        rule(&mut made, format!("in-{group}"), group, true, (443, 443), &Whom::Group((group + 1) % 2000));
        rule(&mut made, format!("out-{group}"), group, false, (0, 65_535), &Whom::Range("0.0.0.0/0"));
    }
    for host in 0..2500 {
        let values = json!({"subnet_id": format!("subnet-{}", host % 500), "vpc_security_group_ids": [format!("sg-{}", host % 2000)]});
        made.add("aws_instance", format!("host-{host}"), values);
    }
    let planned = made.planned();
    assert!(planned.resources.len() >= 10_000);
    let reach = Reach::of(&planned);
    assert_eq!(reach.addresses().count(), 2500);
    let ways = reach.who_can_reach("aws_instance.host-7").unwrap();
    assert!(ways.complete);
    assert_eq!(ways.ways.len(), 1, "the one member of the one group that is let in: {ways:?}");
}
