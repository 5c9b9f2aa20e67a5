//! The rows of the catalogue say only what the schemas bear out.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::schemas::Field;
use catalogue::{Category, Placement, Provider, Schema, SchemaKind, glyph, lookup, schema};

/// The schemas of a type: as a resource, as a data source.
fn schemas(type_name: &str) -> Vec<Schema> {
    [SchemaKind::Resource, SchemaKind::Data].into_iter().filter_map(|kind| schema(type_name, kind)).collect()
}

#[test]
fn every_type_has_a_schema() {
    let without: Vec<_> =
        catalogue::all().iter().map(|row| row.type_name).filter(|name| schemas(name).is_empty()).collect();
    assert!(without.is_empty(), "a type that no provider has: {without:#?}");
}

#[test]
fn details_and_containment_name_attributes_that_the_type_has() {
    let mut wrong = Vec::new();
    for row in catalogue::all() {
        let schemas = schemas(row.type_name);
        let paths = row.details.iter().copied().chain(row.containment.iter().map(|rule| rule.path));
        for path in paths {
            if !schemas.iter().any(|schema| matches!(schema.at(path), Some(Field::Attribute(_)))) {
                wrong.push(format!("{}.{path}", row.type_name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} attributes that do not exist: {wrong:#?}", wrong.len());
}

#[test]
fn details_are_values_that_fit_on_a_card() {
    let mut wrong = Vec::new();
    for row in catalogue::all() {
        for path in row.details {
            let objects = schemas(row.type_name).iter().any(|schema| match schema.at(path) {
                Some(Field::Attribute(attribute)) => !attribute.value_type.members().is_empty(),
                Some(Field::Block(_)) | None => false,
            });
            if objects || path.contains("[*]") {
                wrong.push(format!("{}.{path}", row.type_name));
            }
        }
        if row.details.len() > 4 {
            wrong.push(format!("{}: {} details", row.type_name, row.details.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn details_never_show_what_is_secret() {
    for row in catalogue::all() {
        for path in row.details {
            let secret = ["password", "secret_string", "private_key", "token"].iter().any(|word| path.contains(word));
            assert!(
                !secret || path.contains("password_length") || path.contains("password_age"),
                "{}.{path}",
                row.type_name
            );
        }
    }
}

#[test]
fn names_are_unique_within_a_provider_and_readable() {
    let mut names: BTreeMap<(Provider, &str), &str> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in catalogue::all() {
        if let Some(other) = names.insert((row.provider, row.name), row.type_name) {
            wrong.push(format!("`{}` is {} and {other}", row.name, row.type_name));
        }
        let first = row.name.chars().next();
        let starts_well = first.is_some_and(char::is_uppercase) || row.name.starts_with("reCAPTCHA");
        if !starts_well || row.name.contains('_') || row.name.chars().count() > 40 || row.name.trim() != row.name {
            wrong.push(format!("`{}` of {} does not read well", row.name, row.type_name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rows_are_found_by_their_name_and_drawn_with_a_glyph_that_exists() {
    for row in catalogue::all() {
        let info = lookup(row.type_name);
        assert_eq!((info.name.as_ref(), info.known), (row.name, true), "`{}`", row.type_name);
        assert_eq!(row.provider, Provider::of_type(row.type_name), "`{}` stands in the wrong file", row.type_name);
        assert!(glyph(row.glyph).is_some(), "`{}` has no glyph", row.type_name);
    }
}

#[test]
fn the_wider_box_comes_after_the_narrower_one() {
    let rank = |path: &str| match path.rsplit('.').next().unwrap_or(path) {
        "resource_group_name" | "project" => 2,
        "vpc_id" | "virtual_network_name" | "network" => 1,
        _ => 0,
    };
    for row in catalogue::all() {
        let boxes = row.containment.iter().filter(|rule| rule.placement != Placement::Beside);
        let ranks: Vec<_> = boxes.map(|rule| rank(rule.path)).collect();
        assert!(ranks.is_sorted(), "`{}`: {:?}", row.type_name, row.containment);
        let paths: BTreeSet<_> = row.containment.iter().map(|rule| rule.path).collect();
        assert_eq!(paths.len(), row.containment.len(), "`{}` names an attribute twice", row.type_name);
    }
}

#[test]
fn what_means_containment_is_read_from_the_attributes_that_mean_it() {
    let cases: [(&str, &str, Placement); 14] = [
        ("aws_subnet", "vpc_id", Placement::Inside),
        ("aws_instance", "subnet_id", Placement::Inside),
        ("aws_lb", "subnets", Placement::Among),
        ("aws_lambda_function", "vpc_config[0].subnet_ids", Placement::Among),
        ("aws_db_instance", "db_subnet_group_name", Placement::Beside),
        ("aws_eks_node_group", "cluster_name", Placement::Inside),
        ("aws_ecs_service", "cluster", Placement::Inside),
        ("azurerm_subnet", "virtual_network_name", Placement::Inside),
        ("azurerm_virtual_network", "resource_group_name", Placement::Inside),
        ("azurerm_linux_virtual_machine", "network_interface_ids", Placement::Beside),
        ("google_compute_subnetwork", "network", Placement::Inside),
        ("google_compute_instance", "network_interface[0].subnetwork", Placement::Inside),
        ("google_container_node_pool", "cluster", Placement::Inside),
        ("kubernetes_deployment", "metadata[0].namespace", Placement::Inside),
    ];
    for (type_name, path, placement) in cases {
        let first = lookup(type_name).containment[0];
        assert_eq!((first.path, first.placement), (path, placement), "`{type_name}`");
    }
    for boxed in
        ["aws_vpc", "aws_subnet", "azurerm_resource_group", "google_project", "kubernetes_namespace", "aws_eks_cluster"]
    {
        assert!(lookup(boxed).container.is_some(), "`{boxed}` is a box");
    }
    assert_eq!(lookup("aws_instance").container, None);
}

#[test]
fn the_counts_are_known() {
    let mut counts = BTreeMap::new();
    for row in catalogue::all() {
        *counts.entry(format!("{:?}", row.provider)).or_insert(0) += 1;
        *counts.entry(format!("{:?} (category)", row.category)).or_insert(0) += 1;
    }
    counts.insert("types".to_owned(), catalogue::all().len());
    counts.insert("boxes".to_owned(), catalogue::all().iter().filter(|row| row.container.is_some()).count());
    assert!(catalogue::all().len() >= 300, "the catalogue is worth its name");
    for category in Category::ALL {
        assert!(counts.contains_key(&format!("{category:?} (category)")), "{category:?} is empty");
    }
    insta::assert_debug_snapshot!(counts);
}
