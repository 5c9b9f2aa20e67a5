//! What is drawn of a graph, as what, and in what.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{Estate, edge, key, node, parent};
use domain::Category;
use domain::compare::{Comparison, ComponentDifference, Difference};
use domain::graph::{Attribute, ConnectionKind, Graph, Place, Value};
use domain::ids::GroupId;
use domain::scene::{Arrangement, Group, Mark, NodeShape, Scene};
use scene::{Filter, Options, Overlay};

fn network() -> Estate {
    Estate::new()
        .all(&[".:aws_vpc.main", ".:aws_subnet.a", ".:aws_instance.web", ".:aws_s3_bucket.logs"])
        .inside(".:aws_subnet.a", ".:aws_vpc.main")
        .inside(".:aws_instance.web", ".:aws_subnet.a")
        .uses(".:aws_subnet.a", ".:aws_vpc.main")
        .uses(".:aws_instance.web", ".:aws_subnet.a")
        .uses(".:aws_instance.web", ".:aws_s3_bucket.logs")
}

#[test]
fn what_holds_others_is_a_box_and_what_holds_nothing_a_card() {
    let scene = network().scene();
    for (key, shape, around) in [
        (".:aws_vpc.main", NodeShape::Container, None),
        (".:aws_subnet.a", NodeShape::Container, Some(".:aws_vpc.main")),
        (".:aws_instance.web", NodeShape::Card, Some(".:aws_subnet.a")),
        (".:aws_s3_bucket.logs", NodeShape::Card, None),
    ] {
        assert_eq!((node(&scene, key).shape, parent(&scene, key)), (shape, around), "{key}");
    }
    assert_eq!(node(&scene, ".:aws_vpc.main").caption, "VPC");
    assert_eq!(node(&scene, ".:aws_vpc.main").category, Category::Network);
}

#[test]
fn nesting_says_what_an_edge_would() {
    let scene = network().scene();
    assert_eq!(scene.edges.len(), 1, "only what leads out of the network is an edge: {:?}", scene.edges);
    assert!(edge(&scene, ".:aws_instance.web", ".:aws_s3_bucket.logs").is_some());
}

#[test]
fn parallel_connections_are_one_edge_that_names_them_all() {
    let scene = Estate::new()
        .all(&[".:aws_instance.web", ".:aws_security_group.web"])
        .connected(
            ".:aws_instance.web",
            ".:aws_security_group.web",
            ConnectionKind::Reference,
            "vpc_security_group_ids",
        )
        .connected(".:aws_instance.web", ".:aws_security_group.web", ConnectionKind::DependsOn, "depends_on")
        .connected(".:aws_instance.web", ".:aws_instance.web", ConnectionKind::Reference, "self")
        .scene();
    let only = edge(&scene, ".:aws_instance.web", ".:aws_security_group.web").unwrap();
    assert_eq!(scene.edges.len(), 1, "what uses itself needs no edge");
    assert_eq!(only.label, "depends_on, vpc_security_group_ids");
    assert!(!only.order_only, "one of the two is more than an order");
}

#[test]
fn an_order_alone_is_marked_as_one() {
    let scene = Estate::new()
        .all(&[".:aws_instance.web", ".:aws_instance.other"])
        .connected(".:aws_instance.web", ".:aws_instance.other", ConnectionKind::DependsOn, "depends_on")
        .scene();
    assert!(scene.edges[0].order_only);
}

fn called_twice() -> Estate {
    Estate::new()
        .module("modules/service", &[".:module.catalog", ".:module.storefront"])
        .module("modules/log", &["modules/service:module.log"])
        .module("modules/stranger", &["elsewhere:module.stranger"])
        .all(&[
            ".:module.catalog",
            ".:module.storefront",
            ".:module.remote",
            ".:aws_ecs_cluster.shop",
            "modules/service:aws_ecs_service.this",
            "modules/service:module.log",
            "modules/log:aws_cloudwatch_log_group.this",
            "modules/stranger:aws_instance.this",
        ])
        .connected(".:module.catalog", ".:aws_ecs_cluster.shop", ConnectionKind::Reference, "cluster")
        .connected("modules/service:aws_ecs_service.this", ".:aws_ecs_cluster.shop", ConnectionKind::Through, "cluster")
}

#[test]
fn a_module_is_drawn_once_inside_the_one_that_calls_it() {
    let scene = called_twice().scene();
    let service = node(&scene, "module:modules/service");
    assert_eq!(service.shape, NodeShape::Module);
    assert_eq!((service.title.as_str(), service.instances.as_str()), ("module.catalog, module.storefront", "×2"));
    assert_eq!(service.caption, "modules/service");
    assert_eq!(parent(&scene, "modules/service:aws_ecs_service.this"), Some("module:modules/service"));
    assert_eq!(parent(&scene, "module:modules/log"), Some("module:modules/service"));
    assert!(!scene.nodes.iter().any(|node| node.key.0.contains("stranger")), "nothing here calls it");
}

#[test]
fn a_module_without_source_is_an_unfinished_card() {
    let scene = called_twice().scene();
    let remote = node(&scene, ".:module.remote");
    assert_eq!((remote.shape, remote.caption.as_str()), (NodeShape::Card, "./somewhere"));
    assert!(remote.unfinished.is_some());
}

#[test]
fn an_edge_of_a_module_yields_to_that_of_what_is_in_it() {
    let scene = called_twice().scene();
    assert_eq!(scene.edges.len(), 1, "{:?}", scene.edges);
    assert!(edge(&scene, "modules/service:aws_ecs_service.this", ".:aws_ecs_cluster.shop").is_some());
}

#[test]
fn one_looks_from_the_root_that_was_chosen() {
    let estate = called_twice();
    let options = Options { root: Some("modules/service".to_owned()), ..Options::default() };
    let draft = scene::project(&estate.graph, &Arrangement::default(), &options);
    let keys: Vec<&str> = draft.nodes.iter().map(|node| node.key.0.as_str()).collect();
    assert_eq!(
        keys,
        ["modules/service:aws_ecs_service.this", "module:modules/log", "modules/log:aws_cloudwatch_log_group.this"]
    );
    assert_eq!(scene::roots(&estate.graph), ["."]);
}

#[test]
fn modules_that_call_each_other_are_drawn_once() {
    let scene = Estate::new()
        .module("a", &[".:module.a", "b:module.a"])
        .module("b", &["a:module.b"])
        .all(&[".:module.a", "a:module.b", "b:module.a", "a:aws_instance.x", "b:aws_instance.y"])
        .scene();
    assert_eq!(parent(&scene, "module:b"), Some("module:a"));
    assert_eq!(parent(&scene, "module:a"), None);
}

#[test]
fn containers_that_hold_each_other_are_broken_up() {
    let scene = Estate::new()
        .all(&[".:aws_vpc.a", ".:aws_vpc.b", ".:aws_vpc.c", ".:aws_vpc.self"])
        .inside(".:aws_vpc.a", ".:aws_vpc.b")
        .inside(".:aws_vpc.b", ".:aws_vpc.c")
        .inside(".:aws_vpc.c", ".:aws_vpc.a")
        .inside(".:aws_vpc.self", ".:aws_vpc.self")
        .scene();
    assert_eq!(scene.nodes.len(), 4);
    assert!(scene.nodes.iter().any(|node| node.parent.is_none() && node.key.0 != ".:aws_vpc.self"));
}

fn with_values() -> Estate {
    Estate::new()
        .all(&[".:aws_instance.web", ".:local.subnet", ".:aws_subnet.a", ".:var.region"])
        .connected(".:aws_instance.web", ".:local.subnet", ConnectionKind::Reference, "subnet_id")
        .connected(".:local.subnet", ".:aws_subnet.a", ConnectionKind::Reference, "value")
        .connected(".:aws_instance.web", ".:aws_subnet.a", ConnectionKind::Through, "subnet_id")
        .connected(".:aws_instance.web", ".:var.region", ConnectionKind::Reference, "region")
}

#[test]
fn an_edge_leads_through_values_that_are_not_drawn() {
    let estate = with_values();
    let scene = estate.scene();
    assert_eq!((scene.nodes.len(), scene.edges.len()), (2, 1));
    assert_eq!(edge(&scene, ".:aws_instance.web", ".:aws_subnet.a").unwrap().label, "subnet_id");
    let options = Options { values: true, ..Options::default() };
    let draft = scene::project(&estate.graph, &Arrangement::default(), &options);
    assert_eq!((draft.nodes.len(), draft.edges.len()), (4, 3), "where they are drawn, step by step");
}

#[test]
fn members_of_a_group_that_share_a_box_are_drawn_in_it() {
    let estate = network();
    let id: GroupId = "01890000-0000-7000-8000-000000000001".parse().unwrap();
    let members = [".:aws_s3_bucket.logs", ".:aws_vpc.main", ".:aws_instance.web", ".:gone.away"].map(key);
    let group = Group { title: "Shop".to_owned(), members: BTreeSet::from(members) };
    let arrangement = Arrangement { groups: BTreeMap::from([(id, group)]), ..Arrangement::default() };
    let draft = scene::project(&estate.graph, &arrangement, &Options::default());
    let scene = crate::common::arranged(&draft, None);
    crate::common::assert_sound(&scene);
    let box_key = format!("group:{id}");
    assert_eq!(node(&scene, &box_key).title, "Shop");
    assert_eq!(parent(&scene, ".:aws_s3_bucket.logs"), Some(box_key.as_str()));
    assert_eq!(parent(&scene, ".:aws_vpc.main"), Some(box_key.as_str()));
    assert_eq!(parent(&scene, ".:aws_instance.web"), Some(".:aws_subnet.a"), "it stays in its own box");
}

#[test]
fn a_filter_leaves_only_what_it_asks_for() {
    let estate = network();
    for (filter, drawn) in [
        (Filter { categories: BTreeSet::from([Category::Storage]), ..Filter::default() }, 1),
        (Filter { text: "SUBNET".to_owned(), ..Filter::default() }, 1),
        (Filter { text: "nowhere".to_owned(), ..Filter::default() }, 0),
    ] {
        let options = Options { filter: filter.clone(), ..Options::default() };
        let draft = scene::project(&estate.graph, &Arrangement::default(), &options);
        assert_eq!(draft.nodes.len(), drawn, "{filter:?}");
    }
}

#[test]
fn cards_say_what_matters_and_how_many_they_stand_for() {
    let mut estate = network();
    let place = Place { file: "main.tf".to_owned(), line: 1, column: 1, start: 0, end: 0 };
    let attribute = |path: &str, expression: &str, value: Value| Attribute {
        path: path.to_owned(),
        expression: expression.to_owned(),
        value,
        place: place.clone(),
    };
    let known = |text: &str| Value::Known { value: serde_json::Value::from(text) };
    let web = estate.component(".:aws_instance.web");
    web.addresses = (0..3).map(|index| format!("aws_instance.web[{index}]")).collect();
    web.attributes = vec![
        attribute("instance_type", "var.size", known("t3.micro")),
        attribute("ami", "data.aws_ami.base.id", Value::Unknown { reason: "known after apply".to_owned() }),
    ];
    estate.component(".:aws_subnet.a").addresses = vec!["aws_subnet.a[*]".to_owned()];
    let scene = estate.scene();
    let web = node(&scene, ".:aws_instance.web");
    assert_eq!(web.instances, "×3");
    assert!(web.details.contains(&("instance_type".to_owned(), "t3.micro".to_owned())), "{:?}", web.details);
    assert!(web.details.iter().all(|(_, value)| !value.is_empty()));
    assert_eq!(node(&scene, ".:aws_subnet.a").instances, "×?");
}

#[test]
fn notes_and_marks_stand_on_what_they_are_about() {
    let estate = network();
    let arrangement = Arrangement {
        notes: BTreeMap::from([(key(".:aws_s3_bucket.logs"), "kept for a year".to_owned())]),
        ..Arrangement::default()
    };
    let marks = BTreeMap::from([(key(".:aws_instance.web"), Mark::Changed)]);
    let draft = scene::project(&estate.graph, &arrangement, &Options { marks, ..Options::default() });
    let find = |key: &str| draft.nodes.iter().find(|node| node.key.0 == key).unwrap();
    assert_eq!(find(".:aws_s3_bucket.logs").note.as_deref(), Some("kept for a year"));
    assert_eq!(find(".:aws_instance.web").mark, Mark::Changed);
    assert_eq!(find(".:aws_s3_bucket.logs").mark, Mark::None);
}

#[test]
fn what_a_newer_version_lacks_is_drawn_where_it_was() {
    let older = network();
    let mut newer = network();
    newer.graph.components.retain(|component| component.key.0 != ".:aws_instance.web");
    newer.graph.connections.retain(|connection| connection.from.0 != ".:aws_instance.web");
    let newer = newer.with(".:aws_sqs_queue.jobs");
    let differs = |key: &str, difference: Difference| ComponentDifference {
        key: crate::common::key(key),
        older_key: None,
        difference,
        file: "main.tf".to_owned(),
        line: 1,
        fields: Vec::new(),
    };
    let comparison = Comparison {
        older: domain::Digest::of(b"older"),
        newer: domain::Digest::of(b"newer"),
        components: vec![
            differs(".:aws_instance.web", Difference::Removed),
            differs(".:aws_sqs_queue.jobs", Difference::Added),
            differs(".:aws_vpc.main", Difference::Changed),
            differs(".:aws_subnet.a", Difference::MovedOnly),
        ],
        other_files: Vec::new(),
        formatting_only: false,
        comments_only: false,
    };
    let scene = beside(&older.graph, &newer.graph, &comparison);
    let marks: Vec<(&str, Mark)> = scene.nodes.iter().map(|node| (node.key.0.as_str(), node.mark)).collect();
    assert!(marks.contains(&(".:aws_instance.web", Mark::Removed)), "{marks:?}");
    assert!(marks.contains(&(".:aws_sqs_queue.jobs", Mark::Added)));
    assert!(marks.contains(&(".:aws_vpc.main", Mark::Changed)));
    assert!(marks.contains(&(".:aws_subnet.a", Mark::None)), "moving a block changes nothing");
    assert_eq!(parent(&scene, ".:aws_instance.web"), Some(".:aws_subnet.a"));
    let lost = edge(&scene, ".:aws_instance.web", ".:aws_s3_bucket.logs").unwrap();
    assert_eq!(lost.mark, Mark::Removed, "its edges go with it");
}

#[test]
fn connections_that_came_or_went_between_components_that_stayed_are_marked() {
    let older = network().uses(".:aws_vpc.main", ".:aws_s3_bucket.logs");
    let newer = network().uses(".:aws_s3_bucket.logs", ".:aws_vpc.main");
    let comparison = Comparison {
        older: domain::Digest::of(b"older"),
        newer: domain::Digest::of(b"newer"),
        components: Vec::new(),
        other_files: Vec::new(),
        formatting_only: false,
        comments_only: false,
    };
    let scene = beside(&older.graph, &newer.graph, &comparison);
    let mark = |from: &str, to: &str| edge(&scene, from, to).map(|edge| edge.mark);
    assert_eq!(mark(".:aws_vpc.main", ".:aws_s3_bucket.logs"), Some(Mark::Removed));
    assert_eq!(mark(".:aws_s3_bucket.logs", ".:aws_vpc.main"), Some(Mark::Added));
    assert_eq!(mark(".:aws_instance.web", ".:aws_s3_bucket.logs"), Some(Mark::None), "what both have is not marked");
}

fn beside(older: &Graph, newer: &Graph, comparison: &Comparison) -> Scene {
    let Overlay { graph, marks, connections } = scene::overlay(older, newer, comparison);
    let options = Options { marks, connections, ..Options::default() };
    crate::common::arranged(&scene::project(&graph, &Arrangement::default(), &options), None)
}
