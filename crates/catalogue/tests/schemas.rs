//! What the schemas say about types that everybody knows.

use catalogue::schemas::{Field, Nesting, Presence, schema_types};
use catalogue::{SchemaKind, schema, sources};

#[test]
fn every_schema_can_be_read() {
    for (type_name, kind) in schema_types() {
        let schema = schema(type_name, kind);
        assert!(schema.is_some(), "`{type_name}` ({kind:?}) is not well formed");
    }
}

#[test]
fn attributes_have_the_types_that_the_providers_give_them() {
    use Presence::{Computed, Optional, Required};
    let cases = [
        ("aws_instance", "ami", "string", Optional),
        ("aws_instance", "id", "string", Computed),
        ("aws_instance", "tags", "map(string)", Optional),
        ("aws_instance", "vpc_security_group_ids", "set(string)", Optional),
        ("aws_instance", "root_block_device[0].volume_size", "number", Optional),
        ("aws_lambda_function", "function_name", "string", Required),
        ("aws_lambda_function", "vpc_config[0].subnet_ids", "set(string)", Required),
        ("aws_security_group", "ingress[0].cidr_blocks", "list(string)", Optional),
        ("aws_eks_node_group", "scaling_config[0].desired_size", "number", Required),
        ("azurerm_resource_group", "location", "string", Required),
        ("azurerm_storage_account", "https_traffic_only_enabled", "bool", Optional),
        ("google_sql_database_instance", "settings[0].tier", "string", Required),
        ("google_container_cluster", "endpoint", "string", Computed),
        ("kubernetes_deployment", "spec[0].template[0].spec[0].container[0].image", "string", Optional),
        ("random_password", "length", "number", Required),
        ("terraform_data", "input", "any", Optional),
    ];
    for (type_name, path, value_type, presence) in cases {
        let schema = schema(type_name, SchemaKind::Resource).unwrap();
        let Some(Field::Attribute(attribute)) = schema.at(path) else { panic!("`{type_name}` has no `{path}`") };
        assert_eq!(
            (attribute.value_type.to_string().as_str(), attribute.presence),
            (value_type, presence),
            "{type_name}.{path}"
        );
    }
}

#[test]
fn blocks_say_how_many_there_may_be() {
    let cases = [
        ("aws_instance", "root_block_device", Nesting::List, 0, Some(1), false),
        ("aws_instance", "ebs_block_device", Nesting::Set, 0, None, false),
        ("aws_instance", "timeouts", Nesting::Single, 0, Some(1), false),
        ("aws_eks_cluster", "vpc_config", Nesting::List, 1, Some(1), false),
        ("aws_security_group", "ingress", Nesting::Set, 0, None, true),
        ("aws_route_table", "route", Nesting::Set, 0, None, true),
        ("azurerm_linux_virtual_machine", "os_disk", Nesting::List, 1, Some(1), false),
        ("google_compute_instance", "network_interface", Nesting::List, 1, None, false),
    ];
    for (type_name, name, nesting, min_items, max_items, assignable) in cases {
        let schema = schema(type_name, SchemaKind::Resource).unwrap();
        let Some(Field::Block(block)) = schema.at(name) else { panic!("`{type_name}` has no block `{name}`") };
        assert_eq!(
            (block.nesting, block.min_items, block.max_items, block.assignable),
            (nesting, min_items, max_items, assignable),
            "{type_name}.{name}"
        );
    }
}

#[test]
fn a_data_source_has_a_schema_of_its_own() {
    let resource = schema("aws_vpc", SchemaKind::Resource).unwrap();
    let data = schema("aws_vpc", SchemaKind::Data).unwrap();
    assert!(resource.at("filter").is_none() && data.at("filter").is_some());
    assert!(schema("aws_caller_identity", SchemaKind::Resource).is_none());
}

#[test]
fn what_is_not_known_has_no_schema() {
    for type_name in ["aws_quantum_widget", "", "cloudflare_record", "aws_instance "] {
        assert_eq!(schema(type_name, SchemaKind::Resource), None, "`{type_name}`");
    }
}

#[test]
fn a_schema_can_be_sent() {
    let json = serde_json::to_value(schema("aws_eks_addon", SchemaKind::Resource)).unwrap();
    let attribute = json["attributes"].as_array().unwrap().iter().find(|it| it["name"] == "addon_name").unwrap();
    assert_eq!(attribute["value_type"]["type"], "string");
    assert_eq!(attribute["presence"], "required");
}

#[test]
fn the_sources_are_named_with_their_versions() {
    let lines: Vec<_> = sources()
        .iter()
        .map(|it| format!("{} {} ({} {})", it.package, it.version, it.provider, it.provider_version))
        .collect();
    let counts = schema_types().count();
    insta::assert_debug_snapshot!((counts, lines));
}
