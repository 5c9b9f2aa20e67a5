//! The sample estate is what it says it is.

use domain::FileSet;
use domain::graph::{ComponentKind, Value};
use iac::Project;

#[test]
fn the_sample_is_well_formed_and_says_that_it_is_a_sample() {
    let files = iac::sample();
    for (path, bytes) in files.iter() {
        assert!(hcl::format::is_formatted(bytes), "`{path}` is formatted");
    }
    let main = String::from_utf8(files.get("main.tf").unwrap().to_vec()).unwrap();
    assert!(main.starts_with("# SAMPLE"), "its first line says what it is");
    let project = Project::read(&files, &FileSet::new(), None);
    let graph = project.graph();
    assert!(graph.files.iter().all(|file| file.understood), "everything in it is understood: {:?}", graph.files);
    assert!(graph.carried.is_empty(), "nothing in it is carried: {:?}", graph.carried);
    let drawn = |kind: ComponentKind| matches!(kind, ComponentKind::Resource | ComponentKind::Data);
    let components = graph.components.iter().filter(|component| drawn(component.kind)).count();
    assert!((35..60).contains(&components), "{components} components are a small estate");
}

#[test]
fn the_sample_resolves_and_nests() {
    let project = Project::read(&iac::sample(), &FileSet::new(), None);
    let graph = project.graph();
    let find = |key: &str| graph.components.iter().find(|component| component.key.0 == key).unwrap();
    let value = |key: &str, path: &str| {
        find(key).attributes.iter().find(|attribute| attribute.path == path).map(|attribute| attribute.value.clone())
    };
    let known = |json: serde_json::Value| Some(Value::Known { value: json });
    assert_eq!(value(".:aws_db_instance.shop", "identifier"), known("sample-shop-production".into()));
    assert_eq!(value(".:aws_db_instance.shop", "multi_az"), known(true.into()));
    assert_eq!(value(".:aws_db_instance.shop", "password"), Some(Value::Sensitive));
    assert_eq!(value("modules/network:aws_vpc.this", "cidr_block"), known("10.20.0.0/16".into()));
    let subnet = find("modules/network:aws_subnet.private");
    assert_eq!(subnet.container.as_ref().unwrap().0, "modules/network:aws_vpc.this");
    assert_eq!(
        subnet.addresses,
        ["module.network.aws_subnet.private[\"a\"]", "module.network.aws_subnet.private[\"b\"]"]
    );
    assert_eq!(project.places(["modules/service"]), 2, "both services are made from it");
}
