//! Input that means harm, or looks as if it did: read to its end, without a loss.
#![expect(clippy::unwrap_used, reason = "a path of these tests that is none is a mistake in them")]

use domain::FileSet;
use domain::edit::Edit;
use domain::graph::{ComponentKey, Value};
use iac::Project;

fn project(files: &[(String, String)]) -> Project {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(path.as_str(), text.as_bytes()).unwrap();
    }
    let project = Project::read(&set, &FileSet::new(), None);
    assert_eq!(project.files(), &set, "no byte is lost");
    project
}

fn one(text: String) -> Project {
    project(&[("main.tf".to_owned(), text)])
}

#[test]
fn calls_that_nest_thousands_deep_are_followed_as_far_as_sensible() {
    let depth = 3_000;
    let files: Vec<(String, String)> = (0..depth)
        .map(|level| {
            let call = format!("module \"m\" {{\n  source = \"../d{}\"\n  x      = var.x\n}}\n", level + 1);
            (
                format!("d{level}/main.tf"),
                format!("variable \"x\" {{}}\nresource \"a_b\" \"c\" {{\n  v = var.x\n}}\n{call}"),
            )
        })
        .collect();
    let project = project(&files);
    let graph = project.graph();
    assert_eq!(graph.components.len(), 3 * depth);
    assert_eq!(project.root(), "d0");
    let listed = graph.components.iter().filter(|component| !component.addresses.is_empty()).count();
    assert!(listed < graph.components.len(), "the deepest are not listed");
    assert!(
        graph.carried.iter().any(|carried| carried.message.contains("more instances than are listed")),
        "and that is said"
    );
}

#[test]
fn calls_that_double_at_every_level_end() {
    let files: Vec<(String, String)> = (0..40)
        .map(|level| {
            let call = |name: &str| format!("module \"{name}\" {{\n  source = \"../d{}\"\n}}\n", level + 1);
            (format!("d{level}/main.tf"), format!("resource \"a_b\" \"c\" {{}}\n{}{}", call("x"), call("y")))
        })
        .collect();
    let project = project(&files);
    let most = project.graph().components.iter().map(|component| component.addresses.len()).max();
    assert!(most.is_some_and(|most| most <= 1_000), "nobody reads more than a thousand addresses: {most:?}");
}

#[test]
fn a_chain_of_values_needs_no_stack() {
    let length = 20_000;
    let mut text = String::from("locals {\n");
    for number in 0..length {
        text.push_str(&format!("  l{number} = local.l{}\n", number + 1));
    }
    text.push_str(&format!("  l{length} = \"end\"\n}}\n"));
    let project = one(text);
    let first = project.graph().components.first().unwrap();
    assert_eq!(first.attributes[0].value, Value::Known { value: "end".into() });
}

#[test]
fn many_users_of_a_value_that_leads_everywhere_stay_linear() {
    let many = 3_000;
    let mut text = String::from("locals {\n  all = [\n");
    for number in 0..many {
        text.push_str(&format!("    aws_vpc.v{number}.id,\n"));
    }
    text.push_str("  ]\n}\n");
    for number in 0..many {
        text.push_str(&format!(
            "resource \"aws_vpc\" \"v{number}\" {{}}\nresource \"x_y\" \"u{number}\" {{\n  a = local.all\n}}\n"
        ));
    }
    let project = one(text);
    assert_eq!(
        project.graph().connections.len(),
        2 * many,
        "each reference once, and none through what leads everywhere"
    );
}

#[test]
fn expressions_that_would_take_forever_are_given_up() {
    let heavy = "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : join(\"\", range(1000))]]]";
    let text: String = (0..40).map(|number| format!("output \"o{number}\" {{\n  value = {heavy}\n}}\n")).collect();
    let project = one(text);
    let given_up = |value: &Value| matches!(value, Value::Unknown { .. });
    assert!(project.graph().components.iter().all(|component| given_up(&component.attributes[0].value)));
}

#[test]
fn nesting_without_end_is_an_error_and_no_crash() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{ a = ", "}"), ("\"${", "}\""), ("f(", ")")] {
        let text = format!("resource \"a_b\" \"c\" {{\n  x = {}1{}\n}}\n", open.repeat(50_000), close.repeat(50_000));
        let project = one(text);
        let graph = project.graph();
        assert!(graph.files.iter().all(|file| file.understood == file.reason.is_none()), "`{open}`");
    }
    let blocks = format!("{}{}", "b {\n".repeat(50_000), "}\n".repeat(50_000));
    let _ = one(blocks).graph();
}

#[test]
fn a_file_of_ten_thousand_lines_is_read_and_edited() {
    let mut text = String::new();
    for number in 0..2_500 {
        text.push_str(&format!("resource \"aws_vpc\" \"v{number}\" {{\n  cidr_block = \"10.0.0.0/16\"\n}}\n\n"));
    }
    let project = one(text);
    assert_eq!(project.graph().components.len(), 2_500);
    let key = ComponentKey::new(".", "aws_vpc.v2499");
    let edit = Edit::Set { key, path: "cidr_block".to_owned(), expression: "var.cidr".to_owned() };
    let applied = project.apply(&[edit]).unwrap();
    let lines = |project: &Project| String::from_utf8(project.files().get("main.tf").unwrap().to_vec()).unwrap();
    let (before, after) = (lines(&project), lines(&applied.project));
    let differing = before.lines().zip(after.lines()).filter(|(one, other)| one != other).count();
    assert_eq!(differing, 1, "one line was meant and one line differs");
}

#[test]
fn a_json_file_of_ten_thousand_lines_and_deep_values_is_edited_in_its_place() {
    let mut vpcs = String::new();
    for number in 0..2_500 {
        vpcs.push_str(&format!("      \"v{number}\": {{\n        \"cidr_block\": \"10.0.0.0/16\"\n      }},\n"));
    }
    let deep = format!("{}1{}", "{\"x\": ".repeat(150), "}".repeat(150));
    let rules: Vec<String> = (0..2_500).map(|port| format!("          {{\"from_port\": {port}}}")).collect();
    let text = format!(
        "{{\n  \"resource\": {{\n    \"aws_vpc\": {{\n{vpcs}      \"deep\": {{\n        \"tags\": {deep}\n      }}\n    }},\n    \
         \"aws_security_group\": {{\n      \"sg\": {{\n        \"ingress\": [\n{}\n        ]\n      }}\n    }}\n  }}\n}}",
        rules.join(",\n")
    );
    let project = project(&[("main.tf.json".to_owned(), text)]);
    assert_eq!(project.graph().components.len(), 2_502);
    let key = |address: &str| ComponentKey::new(".", address);
    let path = |path: &str| path.to_owned();
    let edits = [
        Edit::RemoveBlock { key: key("aws_security_group.sg"), path: path("ingress[1200]") },
        Edit::AddBlock { key: key("aws_security_group.sg"), path: path("ingress"), body: path("from_port = 1200") },
        Edit::Set {
            key: key("aws_vpc.deep"),
            path: format!("tags{}", ".x".repeat(150)),
            expression: "{ y = 2 }".to_owned(),
        },
        Edit::Rename { key: key("aws_vpc.v2499"), name: path("last") },
    ];
    let applied = project.apply(&edits).unwrap();
    let lines = |project: &Project| -> Vec<String> {
        let text = String::from_utf8(project.files().get("main.tf.json").unwrap().to_vec()).unwrap();
        text.lines().map(str::to_owned).collect()
    };
    let (before, after) = (lines(&project), lines(&applied.project));
    assert_eq!(before.len(), after.len(), "one line went and one line came");
    let gone: Vec<&String> = before.iter().filter(|line| !after.contains(line)).collect();
    assert_eq!(
        gone.len(),
        4,
        "the name, the deep value, the rule that is the last now, and the one that was: {gone:?}"
    );
}

#[test]
fn bytes_that_are_no_text_are_carried() {
    let mut files = FileSet::new();
    files.insert("a.tf", vec![0xff; 1_000]).unwrap();
    files.insert("b.tf.json", vec![0x00; 1_000]).unwrap();
    files.insert("c.tfvars", vec![0xc3; 1_000]).unwrap();
    files.insert("d.tf", *b"resource \"a_b\" \"c\" {}\n").unwrap();
    let project = Project::read(&files, &files, None);
    let graph = project.graph();
    assert_eq!(graph.components.len(), 1, "what can be read is read");
    assert!(
        graph.files.iter().filter(|file| file.path != "d.tf").all(|file| !file.understood && file.reason.is_some())
    );
}
