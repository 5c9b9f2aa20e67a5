//! What a comparison says of changes that a person would name.

use blueprint::compare;
use domain::FileSet;
use domain::compare::{Comparison, Difference};
use iac::Project;

fn project(files: &[(&str, &str)]) -> Project {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, text.as_bytes().to_vec()).unwrap();
    }
    Project::read(&set, &FileSet::new(), None)
}

/// `KEY DIFFERENCE path: before -> after, …`, one line a component.
fn told(comparison: &Comparison) -> Vec<String> {
    let value = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    let line = |difference: &domain::compare::ComponentDifference| {
        let fields: Vec<String> = difference
            .fields
            .iter()
            .map(|field| format!("{}: {} -> {}", field.path, value(&field.before), value(&field.after)))
            .collect();
        let older = difference.older_key.as_ref().map_or(String::new(), |key| format!(" (was {key})"));
        format!("{}{older} {:?} {}", difference.key, difference.difference, fields.join(", ")).trim_end().to_owned()
    };
    comparison.components.iter().map(line).collect()
}

const VPC: &str = "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n  tags = { Name = \"main\" }\n}\n";
const SUBNET: &str = "resource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n}\n";
const RULES: &str =
    "resource \"aws_security_group\" \"web\" {\n  ingress {\n    port = 80\n  }\n  ingress {\n    port = 443\n  }\n}\n";

/// One file before and after, and what a person would say about it.
const CASES: &[(&str, &str, &str, &[&str])] = &[
    ("nothing changed", VPC, VPC, &[]),
    (
        "a value",
        VPC,
        "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.1.0.0/16\"\n  tags = { Name = \"main\" }\n}\n",
        &[".:aws_vpc.main Changed cidr_block: \"10.0.0.0/16\" -> \"10.1.0.0/16\""],
    ),
    (
        "an attribute more and one less",
        "variable \"a\" {\n  type = string\n}\n",
        "variable \"a\" {\n  default = 1\n}\n",
        &[".:var.a Changed default: - -> 1, type: string -> -"],
    ),
    (
        "white space, comments and the order of lines",
        VPC,
        "resource \"aws_vpc\" \"main\" {\n  # named\n  tags = {\n    Name = \"main\"\n  }\n  cidr_block   = \"10.0.0.0/16\" # wide\n}\n",
        &[".:aws_vpc.main FormattingOnly"],
    ),
    (
        "a comment",
        "variable \"a\" {\n  # the range\n  type = string\n}\n",
        "variable \"a\" {\n  # other\n  type = string # always\n}\n",
        &[".:var.a CommentsOnly"],
    ),
    (
        "a block in front of others",
        RULES,
        "resource \"aws_security_group\" \"web\" {\n  ingress {\n    port = 22\n  }\n  ingress {\n    port = 80\n  }\n  ingress {\n    port = 443\n  }\n}\n",
        &[".:aws_security_group.web Changed ingress[0].port: - -> 22"],
    ),
    (
        "a block less, an empty one more",
        RULES,
        "resource \"aws_security_group\" \"web\" {\n  ingress {\n    port = 443\n  }\n  lifecycle {\n  }\n}\n",
        &[".:aws_security_group.web Changed ingress[0].port: 80 -> -, lifecycle[0]: - ->"],
    ),
    (
        "white space inside a string",
        "resource \"x\" \"a\" {\n  text = \"bad ${x.b.id}\"\n}\n",
        "resource \"x\" \"a\" {\n  text = \"bad   ${x.b.id}\"\n}\n",
        &[".:x.a Changed text: \"bad ${x.b.id}\" -> \"bad   ${x.b.id}\""],
    ),
    (
        "the indentation inside a heredoc",
        "resource \"x\" \"a\" {\n  text = <<-EOT\n    a\n      b\n  EOT\n}\n",
        "resource \"x\" \"a\" {\n  text = <<-EOT\n    a\n        b\n  EOT\n}\n",
        &[".:x.a Changed text: <<-EOT\n    a\n      b\n  EOT -> <<-EOT\n    a\n        b\n  EOT"],
    ),
    (
        "keys of written-out objects",
        "resource \"x\" \"a\" {\n  tags = {\n    Name = \"a\"\n    Old = 1\n    deep = { one = 1, \"a.b\" = 2 }\n  }\n}\n",
        "resource \"x\" \"a\" {\n  tags = {\n    \"Name\" = \"b\"\n    deep = { \"a.b\" = 3, one = 1 }\n    New = 2\n  }\n}\n",
        &[".:x.a Changed tags.Name: \"a\" -> \"b\", tags.deep[\"a.b\"]: 2 -> 3, tags.New: - -> 2, tags.Old: 1 -> -"],
    ),
    (
        "keys of an object in another order",
        "resource \"x\" \"a\" {\n  tags = { a = 1, b = { c = 1, d = 2 } }\n}\n",
        "resource \"x\" \"a\" {\n  tags = { b = { d = 2, c = 1 }, a = 1 }\n}\n",
        &[".:x.a FormattingOnly"],
    ),
    (
        "a key that is an expression, one that stands twice, and one that is only quoted now",
        "resource \"x\" \"a\" {\n  one = { (x.b.id) = 1 }\n  two = { a = 1, a = 2 }\n  three = { a = 1 }\n}\n",
        "resource \"x\" \"a\" {\n  one = { (x.b.id) = 2 }\n  two = { a = 1, a = 3 }\n  three = { \"a\" = 1 }\n}\n",
        &[
            ".:x.a Changed one: { (x.b.id) = 1 } -> { (x.b.id) = 2 }, two: { a = 1, a = 2 } -> { a = 1, a = 3 }, three: { a = 1 } -> { \"a\" = 1 }",
        ],
    ),
    (
        "another name; what refers to it follows",
        "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.main.id\n}\n",
        "resource \"aws_vpc\" \"core\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.core.id\n}\n",
        &[".:aws_vpc.core (was .:aws_vpc.main) Renamed"],
    ),
    (
        "two names at once, one referring to the other",
        "resource \"aws_vpc\" \"a\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"aws_subnet\" \"a\" {\n  vpc_id = aws_vpc.a.id\n}\n",
        "resource \"aws_vpc\" \"b\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"aws_subnet\" \"b\" {\n  vpc_id = aws_vpc.b.id\n}\n",
        &[".:aws_vpc.b (was .:aws_vpc.a) Renamed", ".:aws_subnet.b (was .:aws_subnet.a) Renamed"],
    ),
    (
        "another name and a value",
        "resource \"x\" \"a\" {\n  one = 1\n  two = 2\n  three = 3\n}\n",
        "resource \"x\" \"b\" {\n  one = 1\n  two = 2\n  three = 4\n}\n",
        &[".:x.b (was .:x.a) Changed three: 3 -> 4"],
    ),
    (
        "one for another",
        "variable \"a\" {}\nresource \"x\" \"a\" {\n  one = 1\n}\n",
        "variable \"b\" {}\nresource \"x\" \"b\" {\n  two = 2\n}\n",
        &[".:var.a Removed", ".:x.a Removed", ".:var.b Added", ".:x.b Added"],
    ),
    (
        "the first of two blocks without a name",
        "moved {\n  from = x.a\n  to = x.b\n}\nmoved {\n  from = x.c\n  to = x.d\n}\n",
        "moved {\n  from = x.c\n  to = x.d\n}\n",
        &[".:moved#1 Removed"],
    ),
];

#[test]
fn a_comparison_says_what_a_person_would() {
    for (name, before, after, expected) in CASES {
        let (older, newer) = (project(&[("main.tf", before)]), project(&[("main.tf", after)]));
        let comparison = compare(&older, &newer);
        let mut told = told(&comparison);
        let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        told.sort();
        expected.sort();
        assert_eq!(told, expected, "{name}");
        assert_eq!((comparison.older, comparison.newer), (older.digest(), newer.digest()), "{name}");
        assert!(comparison.other_files.is_empty(), "{name}: {:?}", comparison.other_files);
        let cosmetic = !told.is_empty() && told.iter().all(|line| line.ends_with("Only"));
        assert_eq!(comparison.formatting_only, cosmetic, "{name}");
        assert_eq!(comparison.comments_only, told.iter().any(|line| line.contains("CommentsOnly")), "{name}");
    }
}

#[test]
fn a_block_in_another_file_is_moved_only() {
    let older = project(&[("main.tf", &format!("{VPC}{SUBNET}")), ("empty.tf", "")]);
    let newer = project(&[("main.tf", SUBNET), ("network.tf", VPC), ("empty.tf", "")]);
    let comparison = compare(&older, &newer);
    assert_eq!(told(&comparison), [".:aws_vpc.main MovedOnly"]);
    assert_eq!(comparison.components[0].file, "network.tf");
    assert!(comparison.other_files.is_empty(), "both files differ in that component alone");
    assert!(comparison.formatting_only, "nothing else would be deployed");
    assert!(comparison.moved_only() && !comparison.comments_only);
}

#[test]
fn files_that_differ_in_no_component_are_named() {
    let older = project(&[("main.tf", VPC), ("README.md", "a"), ("old.txt", ""), ("a.tfvars", "x = 1\n")]);
    let newer = project(&[("main.tf", &format!("# The network\n{VPC}")), ("README.md", "b"), ("a.tfvars", "x = 1\n")]);
    let comparison = compare(&older, &newer);
    assert_eq!(comparison.components, []);
    assert_eq!(comparison.other_files, ["README.md", "main.tf", "old.txt"]);
    assert!(!comparison.formatting_only, "a text that is not configuration says something else");
    let commented = project(&[("main.tf", &format!("# The network\n{VPC}"))]);
    let comparison = compare(&project(&[("main.tf", VPC)]), &commented);
    assert!(comparison.formatting_only && comparison.comments_only, "a comment between blocks is formatting");
    let both = project(&[("main.tf", &format!("# The network\n{VPC}")), ("blank.tf", "\n")]);
    assert!(!compare(&project(&[("main.tf", VPC), ("blank.tf", "")]), &both).comments_only, "blank lines differ too");
    assert!(!comparison.moved_only());
}

#[test]
fn what_was_removed_stands_where_it_stood() {
    let block = |name: &str, value: u8| format!("resource \"x\" \"{name}\" {{\n  v = {value}\n}}\n");
    let file = |blocks: &[(&str, u8)]| blocks.iter().map(|(name, value)| block(name, *value)).collect::<String>();
    let older = project(&[("main.tf", &file(&[("a", 1), ("b", 2), ("c", 3), ("d", 4)]))]);
    let newer = project(&[("main.tf", &file(&[("b", 7), ("d", 8), ("e", 9)]))]);
    let comparison = compare(&older, &newer);
    let keys: Vec<(&str, Difference)> =
        comparison.components.iter().map(|found| (found.key.address(), found.difference)).collect();
    let expected = [
        ("x.a", Difference::Removed),
        ("x.b", Difference::Changed),
        ("x.c", Difference::Removed),
        ("x.d", Difference::Changed),
        ("x.e", Difference::Added),
    ];
    assert_eq!(keys, expected);
}
