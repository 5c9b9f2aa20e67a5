//! Plans and states as blueprints.
#![cfg(test)]

use std::collections::BTreeMap;

use domain::FileSet;
use domain::edit::Edit;
use domain::graph::{Component, ComponentKey, Value as Shown};
use domain::planned::{Action, ChangeAction, SENSITIVE};
use iac::Project;
use serde_json::{Value, json};

const SECRET: &str = "correct horse battery";

/// A plan with something of everything.
fn plan() -> Value {
    let aws = "registry.terraform.io/hashicorp/aws";
    let resource = |address: &str, kind: &str, name: &str, values: Value, hidden: Value| {
        json!({"address": address, "mode": "managed", "type": kind, "name": name, "provider_name": aws,
            "schema_version": 0, "values": values, "sensitive_values": hidden})
    };
    let change = |address: &str, kind: &str, name: &str, actions: Value, change: Value| {
        let mut whole = json!({"actions": actions, "before": null, "after": null, "after_unknown": {},
            "before_sensitive": {}, "after_sensitive": {}});
        whole.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({"address": address, "mode": "managed", "type": kind, "name": name, "provider_name": aws, "change": whole})
    };
    let mut subnet = change(
        "module.net[\"a\"].aws_subnet.s[0]",
        "aws_subnet",
        "s",
        json!(["delete", "create"]),
        json!({"before": {"cidr_block": "10.0.0.0/24", "id": "subnet-0123456789"},
            "after": {"cidr_block": "10.0.1.0/24"}, "after_unknown": {"id": true, "vpc_id": true},
            "replace_paths": [["cidr_block"]]}),
    );
    subnet["module_address"] = json!("module.net[\"a\"]");
    subnet["index"] = json!(0);
    subnet["action_reason"] = json!("replace_because_cannot_update");
    let mut listed = resource(
        "module.net[\"a\"].aws_subnet.s[0]",
        "aws_subnet",
        "s",
        json!({"cidr_block": "10.0.1.0/24"}),
        json!({}),
    );
    listed["index"] = json!(0);
    json!({
        "format_version": "1.2",
        "terraform_version": "1.9.0",
        "variables": {"password": {"value": SECRET}, "region": {"value": "eu-west-1"}},
        "planned_values": {
            "outputs": {"secret": {"sensitive": true, "value": SECRET}, "cidr": {"sensitive": false, "value": "10.0.0.0/16"}},
            "root_module": {
                "resources": [
                    resource("aws_vpc.main", "aws_vpc", "main", json!({"cidr_block": "10.0.0.0/16", "id": "vpc-0123456789", "tags": {"a b": "x"}}), json!({})),
                    resource("aws_db_instance.db", "aws_db_instance", "db", json!({"engine": "postgres", "password": SECRET, "kms_key_id": null, "port": 5432}), json!({"password": true})),
                    resource("aws_ssm_parameter.url", "aws_ssm_parameter", "url", json!({"description": format!("postgres://admin:{SECRET}@db")}), json!({})),
                ],
                "child_modules": [{"address": "module.net[\"a\"]", "resources": [listed]}],
            },
        },
        "resource_changes": [
            change("aws_vpc.main", "aws_vpc", "main", json!(["no-op"]), json!({"before": {"cidr_block": "10.0.0.0/16"}, "after": {"cidr_block": "10.0.0.0/16"}})),
            change("aws_db_instance.db", "aws_db_instance", "db", json!(["update"]), json!({
                "before": {"engine": "mysql", "password": "an older password", "port": 5432},
                "after": {"engine": "postgres", "password": SECRET, "port": 5432},
                "before_sensitive": {"password": true}, "after_sensitive": {"password": true}})),
            change("aws_ssm_parameter.url", "aws_ssm_parameter", "url", json!(["create"]), json!({
                "after": {"description": format!("postgres://admin:{SECRET}@db")}, "after_unknown": {"arn": true, "tags_all": {"x": true}}})),
            change("aws_eip.gone", "aws_eip", "gone", json!(["delete"]), json!({"before": {"public_ip": "203.0.113.9"}})),
            subnet,
        ],
        "resource_drift": [
            change("aws_vpc.main", "aws_vpc", "main", json!(["update"]), json!({"before": {"tags": {}}, "after": {"tags": {"a b": "x"}}})),
        ],
        "output_changes": {"secret": {"actions": ["create"], "before": null, "after": SECRET, "after_unknown": false, "before_sensitive": true, "after_sensitive": true}},
        "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [
            {"address": "data.aws_region.here", "mode": "data", "type": "aws_region", "name": "here", "provider_name": aws, "values": {"name": "eu-west-1"}},
        ]}}},
        "configuration": {
            "provider_config": {"aws": {"name": "aws", "full_name": aws, "expressions": {"region": {"references": ["var.region"]}}}},
            "root_module": {
                "variables": {"password": {"sensitive": true, "default": SECRET}, "region": {}},
                "resources": [
                    {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main", "provider_config_key": "aws", "expressions": {"cidr_block": {"constant_value": "10.0.0.0/16"}}},
                    {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db", "provider_config_key": "aws", "expressions": {"password": {"references": ["var.password"]}, "db_subnet_group_name": {"references": ["module.net[\"a\"].subnet", "module.net[\"a\"]", "module.net"]}}},
                ],
                "module_calls": {"net": {"source": "./net", "expressions": {"vpc": {"references": ["aws_vpc.main.id", "aws_vpc.main"]}}, "module": {
                    "variables": {"vpc": {}},
                    "outputs": {"subnet": {"expression": {"references": ["aws_subnet.s[0].id", "aws_subnet.s[0]", "aws_subnet.s"]}}},
                    "resources": [{"address": "aws_subnet.s", "mode": "managed", "type": "aws_subnet", "name": "s", "provider_config_key": "module.net:aws", "expressions": {"vpc_id": {"references": ["var.vpc"]}}}],
                }}},
            },
        },
    })
}

fn alone(name: &str, bytes: impl Into<std::sync::Arc<[u8]>>) -> FileSet {
    let mut files = FileSet::new();
    files.insert(name, bytes).unwrap();
    files
}

fn open(files: &FileSet) -> Project {
    Project::read(files, &FileSet::new(), None)
}

fn opened(plan: &Value) -> Project {
    open(&alone("plan.json", plan.to_string().into_bytes()))
}

fn component<'p>(project: &'p Project, key: &str) -> &'p Component {
    let found = project.graph().components.iter().find(|component| component.key.0 == key);
    found.unwrap_or_else(|| panic!("there is a `{key}`"))
}

#[test]
fn a_plan_opens_as_a_blueprint_with_what_it_does() {
    let project = opened(&plan());
    assert!(project.graph().carried.is_empty(), "{:?}", project.graph().carried);
    let changes: BTreeMap<&str, ChangeAction> = project
        .graph()
        .components
        .iter()
        .filter_map(|component| Some((component.key.0.as_str(), component.change.as_ref()?.action)))
        .collect();
    assert_eq!(
        changes,
        BTreeMap::from([
            (".:aws_vpc.main", ChangeAction::NoOp),
            (".:aws_db_instance.db", ChangeAction::Update),
            (".:aws_ssm_parameter.url", ChangeAction::Create),
            (".:aws_eip.gone", ChangeAction::Delete),
            (".:data.aws_region.here", ChangeAction::NoOp),
            ("module.net[\"a\"]:aws_subnet.s", ChangeAction::Replace),
        ])
    );
    let subnet = component(&project, "module.net[\"a\"]:aws_subnet.s");
    assert_eq!(subnet.addresses, ["module.net[\"a\"].aws_subnet.s[0]"]);
    let change = subnet.change.as_ref().unwrap();
    assert_eq!(change.replaced_because, ["cidr_block"]);
    assert_eq!(change.reason.as_deref(), Some("replace_because_cannot_update"));
    assert_eq!(change.before["cidr_block"], json!("10.0.0.0/24"));
    let id = subnet.attributes.iter().find(|attribute| attribute.path == "id").unwrap();
    assert_eq!(id.value, Shown::Unknown { reason: "known after apply".to_owned() });
    let vpc = component(&project, ".:aws_vpc.main");
    assert_eq!(vpc.change.as_ref().unwrap().drifted, ["tags"]);
    assert_eq!(subnet.container, None, "its network is in another module");
    let module = project.graph().modules.iter().find(|module| module.directory == "module.net[\"a\"]").unwrap();
    assert_eq!(module.callers, [ComponentKey(".:module.net[\"a\"]".to_owned())]);
}

#[test]
fn references_of_a_plan_are_followed_through_variables_and_outputs() {
    let project = opened(&plan());
    let connections: Vec<(&str, &str, &str)> = project
        .graph()
        .connections
        .iter()
        .map(|one| (one.from.0.as_str(), one.attribute.as_str(), one.to.0.as_str()))
        .collect();
    assert_eq!(
        connections,
        [
            (".:aws_db_instance.db", "db_subnet_group_name", "module.net[\"a\"]:aws_subnet.s"),
            ("module.net[\"a\"]:aws_subnet.s", "vpc_id", ".:aws_vpc.main"),
        ]
    );
}

#[test]
fn a_plan_comes_to_what_it_says() {
    let project = opened(&plan());
    let planned = project.planned();
    let by = |address: &str| planned.resources.iter().find(|resource| resource.address == address).unwrap();
    let database = by("aws_db_instance.db");
    assert_eq!(database.values["password"], json!(SENSITIVE));
    assert_eq!((database.values["port"].clone(), database.values["kms_key_id"].clone()), (json!(5432), Value::Null));
    assert_eq!(database.sensitive, ["password"]);
    assert_eq!((database.actions.as_slice(), database.region.as_deref()), (&[Action::Update][..], Some("eu-west-1")));
    let url = by("aws_ssm_parameter.url");
    assert_eq!(url.unknown.keys().collect::<Vec<_>>(), ["arn", "tags_all.x"]);
    assert_eq!(by("aws_eip.gone").values, json!({}));
    assert_eq!(by("aws_eip.gone").before, json!({"public_ip": "203.0.113.9"}));
    assert_eq!(by("module.net[\"a\"].aws_subnet.s[0]").region.as_deref(), Some("eu-west-1"));
    let drift = &by("aws_vpc.main").drift;
    assert_eq!((drift[0].path.as_str(), &drift[0].found), ("tags", &json!({"a b": "x"})));
    assert!(planned.resources.is_sorted_by_key(|resource| &resource.address));
    assert_eq!(planned.terraform_version.as_deref(), Some("1.9.0"));
    assert_eq!(planned.outputs["secret"]["value"], json!(SENSITIVE));
}

#[test]
fn no_secret_survives_and_every_other_byte_does() {
    let text = serde_json::to_string_pretty(&plan()).unwrap();
    let redacted = iac::redacted(alone("plan.json", text.as_bytes()));
    let after = String::from_utf8(redacted.get("plan.json").unwrap().to_vec()).unwrap();
    assert!(!after.contains(SECRET) && !after.contains("an older password"), "{after}");
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains(SECRET) && !line.contains("older")).collect();
    let quoted = format!("\"{SENSITIVE}\"");
    let left: Vec<&str> = after.lines().filter(|line| !line.contains(&quoted)).collect();
    assert_eq!(left, kept);
    assert_eq!(iac::redacted(redacted.clone()), redacted, "once is enough");
    let read = open(&alone("plan.json", text.as_bytes()));
    let graph = serde_json::to_string(read.graph()).unwrap();
    assert!(!graph.contains(SECRET), "what is read without the door is without secrets, too");
    let block = read.block_text(&ComponentKey(".:aws_db_instance.db".to_owned())).unwrap();
    assert!(block.contains("postgres") && !block.contains(SECRET), "{block}");
}

#[test]
fn plans_are_read_however_they_were_written_down() {
    let text = plan().to_string();
    let utf16 = |mark: &str, swap: bool| -> Vec<u8> {
        let units = format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
        units.iter().flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let sorted = common_sorted(&plan()).to_string();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("byte order mark", format!("\u{feff}{text}").into_bytes()),
        ("UTF-16, little", utf16("\u{feff}", false)),
        ("UTF-16, big", utf16("\u{feff}", true)),
        ("UTF-16 without a mark", utf16("", false)),
        ("a wrapper before", format!("time=1 level=info msg=\"{{x\"\n[warn] {text}").into_bytes()),
        ("text behind", format!("{text}\nReleasing state lock.\n").into_bytes()),
        ("names in order", sorted.into_bytes()),
        ("indented", serde_json::to_string_pretty(&plan()).unwrap().into_bytes()),
    ];
    let wanted: Vec<_> = opened(&plan()).planned().resources.clone();
    for (how, bytes) in cases {
        for name in ["plan.json", "plan", "out.log"] {
            let files = alone(name, bytes.clone());
            let project = open(&files);
            let sort = |resource: &domain::planned::PlannedResource| common_sorted(&resource.values);
            let found: Vec<_> =
                project.planned().resources.iter().map(|one| (one.address.clone(), sort(one))).collect();
            let wanted: Vec<_> = wanted.iter().map(|one| (one.address.clone(), sort(one))).collect();
            assert_eq!(found, wanted, "{how}, {name}");
            let redacted = iac::redacted(files.clone());
            assert_ne!(redacted, files, "{how}: its secrets go");
            assert_eq!(iac::redacted(redacted.clone()), redacted, "{how}: once is enough");
        }
    }
}

/// The value with its names in order.
fn common_sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(common_sorted).collect(),
        Value::Object(entries) => {
            let entries: BTreeMap<&String, &Value> = entries.iter().collect();
            Value::Object(entries.into_iter().map(|(name, value)| (name.clone(), common_sorted(value))).collect())
        }
        _ => value.clone(),
    }
}

#[test]
fn a_state_opens_too_in_both_of_its_shapes() {
    let values = json!({"id": "vpc-0a1b2c3d4e", "cidr_block": "10.0.0.0/16", "arn": "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0a1b2c3d4e"});
    let database = json!({"password": SECRET, "vpc_id": "vpc-0a1b2c3d4e"});
    let shown = json!({"format_version": "1.0", "terraform_version": "1.5.0", "values": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main", "provider_name": "aws", "values": values, "sensitive_values": {}},
        {"address": "aws_db_instance.db[\"x\"]", "mode": "managed", "type": "aws_db_instance", "name": "db", "index": "x", "provider_name": "aws", "values": database, "sensitive_values": {"password": true}},
    ]}}});
    let kept = json!({"version": 4, "terraform_version": "1.5.0", "serial": 3, "lineage": "l", "outputs": {}, "resources": [
        {"mode": "managed", "type": "aws_vpc", "name": "main", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [{"attributes": values}]},
        {"mode": "managed", "type": "aws_db_instance", "name": "db", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [
            {"index_key": "x", "attributes": database, "sensitive_attributes": [[{"type": "get_attr", "value": "password"}]], "private": "c2VjcmV0"}]},
    ]});
    for state in [shown, kept] {
        let project = open(&alone("terraform.tfstate", state.to_string().into_bytes()));
        let resources = &project.planned().resources;
        let addresses: Vec<&str> = resources.iter().map(|one| one.address.as_str()).collect();
        assert_eq!(addresses, ["aws_db_instance.db[\"x\"]", "aws_vpc.main"]);
        assert_eq!(resources[0].values["password"], json!(SENSITIVE));
        assert_eq!(resources[0].links.len(), 1, "the id of the network stands in it");
        assert_eq!(resources[1].region.as_deref(), Some("eu-west-1"), "its name says so");
        assert_eq!(resources[1].provider, "registry.terraform.io/hashicorp/aws");
        assert_eq!(component(&project, ".:aws_vpc.main").change, None, "a state does nothing");
    }
}

#[test]
fn what_cannot_be_read_says_where_and_what_to_do() {
    let text = serde_json::to_string_pretty(&plan()).unwrap();
    let half = &text[..text.len() / 2];
    let comma = text.replacen("\"aws_vpc.main\",", "\"aws_vpc.main\"", 1);
    let deep = text.replacen("\"10.0.0.0/16\"", &format!("{}{}", "[".repeat(3000), "]".repeat(3000)), 1);
    let odd = text.replacen("\"actions\": [", "\"actions\": 7, \"x\": [", 1);
    let version = text.replacen("\"1.2\"", "\"9.0\"", 1);
    let log = "{\"@level\":\"info\",\"@message\":\"Terraform 1.5\",\"type\":\"version\"}\n{\"@level\":\"info\",\"@message\":\"x\",\"type\":\"planned_change\"}\n";
    let saved: &[u8] =
        b"PK\x03\x04\x14\0\x08\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0tfplan correct horse battery";
    let cases: [(&str, &[u8], &str); 7] = [
        ("cut short", half.as_bytes(), "the document ends too early"),
        ("no comma", comma.as_bytes(), "this is no JSON from here on"),
        ("too deep", deep.as_bytes(), "the document nests deeper than 100 levels"),
        ("not what it should be", odd.as_bytes(), "invalid type: integer `7`, expected a sequence"),
        ("of the future", version.as_bytes(), "`9.0` is a format version that is not known here"),
        ("a log", log.as_bytes(), "this is the log of a run, not a plan"),
        ("saved", saved, "this is a saved plan, which only the Terraform that made it can read"),
    ];
    for (what, bytes, message) in cases {
        let files = alone("plan.json", bytes);
        let project = open(&files);
        let graph = project.graph();
        assert!(graph.components.is_empty() && project.planned().resources.is_empty(), "{what}: nothing is half read");
        let [carried] = graph.carried.as_slice() else { panic!("{what}: {:?}", graph.carried) };
        assert_eq!(carried.message, message, "{what}");
        assert!(carried.hint.as_ref().is_some_and(|hint| hint.contains("terraform show -json")), "{what}");
        assert!(!graph.files[0].understood && graph.files[0].reason.is_some(), "{what}");
        let redacted = iac::redacted(files);
        let bytes = redacted.get("plan.json").unwrap();
        assert!(memchr_find(bytes, SECRET), "{what}: a secret is gone even from what cannot be read");
        assert_eq!(iac::redacted(redacted.clone()), redacted, "{what}: once is enough");
        let after = open(&redacted).graph().carried.clone();
        assert_eq!(after, graph.carried, "{what}: the problem stays where it is");
    }
    let project = open(&alone("plan.json", comma.into_bytes()));
    let line = text.lines().position(|line| line.contains("\"aws_vpc.main\",")).unwrap() as u32;
    assert_eq!(project.graph().carried[0].place.line, line + 2, "the line behind the missing comma");
}

/// Whether the bytes are without that text.
fn memchr_find(bytes: &[u8], text: &str) -> bool {
    !bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn beside_configuration_a_plan_is_a_file() {
    let mut files = alone("plan.json", plan().to_string().into_bytes());
    files.insert("main.tf", *b"resource \"aws_vpc\" \"main\" {}\n").unwrap();
    let project = open(&files);
    assert_eq!(project.graph().components.len(), 1);
    assert_eq!(project.planned().resources.len(), 1);
    let report = project.graph().files.iter().find(|file| file.path == "plan.json").unwrap();
    assert!(report.reason.as_ref().unwrap().contains("open it by itself"), "{report:?}");
    assert!(project.graph().carried.is_empty());
    let other = json!({"format_version": "1.0", "valid": true, "diagnostics": []}).to_string();
    let none = open(&alone("x.json", other.into_bytes()));
    assert!(none.graph().components.is_empty() && none.graph().carried.is_empty(), "it is neither plan nor state");
}

#[test]
fn a_plan_cannot_be_edited_and_its_picture_can() {
    let project = opened(&plan());
    let key = ComponentKey(".:aws_vpc.main".to_owned());
    let set = Edit::Set { key: key.clone(), path: "cidr_block".to_owned(), expression: "\"x\"".to_owned() };
    let refused = project.apply(&[set]).unwrap_err();
    assert_eq!((refused.code(), refused.index), ("plan", 0));
    assert!(refused.hint().is_some());
    assert!(project.is_read_only(&key));
    let note = Edit::Annotate { key, text: "look".to_owned() };
    assert!(project.apply(&[note]).is_ok());
    assert_eq!(project.root(), ".");
}

/// A plan of one resource whose attributes hold secrets, some marked and some not, and texts around them.
fn generated(secrets: &[(String, bool)], around: &str) -> (Value, Vec<String>) {
    let (mut values, mut marks) = (json!({"note": around}), json!({}));
    let mut hidden = Vec::new();
    for (number, (secret, nested)) in secrets.iter().enumerate() {
        let name = format!("attribute_{number}");
        if *nested {
            values[&name] = json!([{"deep": {"x": secret}, "plain": around}]);
            marks[&name] = json!([{"deep": {"x": true}}]);
        } else {
            values[&name] = json!(secret);
            marks[&name] = json!(true);
        }
        values[format!("copy_{number}")] = json!(format!("{around}{secret}"));
        hidden.push(secret.clone());
    }
    let change = json!({"actions": ["update"], "before": values, "after": values, "after_unknown": {},
        "before_sensitive": marks, "after_sensitive": marks});
    let own = json!({"address": "a_b.c", "mode": "managed", "type": "a_b", "name": "c", "provider_name": "a"});
    let with = |name: &str, value: &Value| {
        let mut whole = own.clone();
        whole[name] = value.clone();
        whole
    };
    let mut listed = with("values", &values);
    listed["sensitive_values"] = marks.clone();
    let plan = json!({"format_version": "1.2", "planned_values": {"root_module": {"resources": [listed]}},
        "resource_changes": [with("change", &change)], "resource_drift": [with("change", &change)],
        "variables": {"v": {"value": values["copy_0"]}},
        "configuration": {"root_module": {"resources": [with("expressions", &json!({"x": {"constant_value": values["copy_0"]}}))]}}});
    (plan, hidden)
}

proptest::proptest! {
    #[test]
    fn no_secret_survives_in_any_plan(
        secrets in proptest::collection::vec(("[a-zA-Z0-9 /+\"\\\\é]{12,40}", proptest::bool::ANY), 1..5),
        around in "[a-z<>&\"\\\\\n]{0,12}",
        pretty in proptest::bool::ANY,
    ) {
        let (plan, hidden) = generated(&secrets, &around);
        let text = if pretty { serde_json::to_string_pretty(&plan).unwrap() } else { plan.to_string() };
        let files = alone("plan.json", text.into_bytes());
        let redacted = iac::redacted(files.clone());
        let after = String::from_utf8(redacted.get("plan.json").unwrap().to_vec()).unwrap();
        for secret in hidden {
            let quoted = json!(secret).to_string();
            let inside = &quoted[1..quoted.len() - 1];
            proptest::prop_assert!(!after.contains(inside), "{secret:?} is left in {after}");
        }
        proptest::prop_assert_eq!(iac::redacted(redacted.clone()), redacted.clone());
        let project = open(&files);
        proptest::prop_assert_eq!(project.planned().resources.len(), 1);
        let again = open(&redacted);
        proptest::prop_assert_eq!(again.planned(), project.planned());
    }

    #[test]
    fn no_bytes_stop_the_reading_of_a_plan(at in 0usize..6000, with in proptest::collection::vec(proptest::num::u8::ANY, 0..6)) {
        let mut bytes = plan().to_string().into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..(at + 2).min(bytes.len()), with);
        let files = alone("plan.json", bytes);
        let project = open(&files);
        let _ = (project.graph(), project.planned());
        let redacted = iac::redacted(files);
        proptest::prop_assert_eq!(iac::redacted(redacted.clone()), redacted);
    }
}
