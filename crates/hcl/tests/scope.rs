//! What is known, what is not and why, and how much work is allowed.

#![cfg(test)]

use std::sync::Arc;

use hcl::eval::{Limits, NoScope, Resolved, Scope, Value, evaluate, evaluate_within};
use hcl::parse_expression;

/// Variables are known, resources are not, `each` is bound, one file can be read.
struct World;

impl Scope for World {
    fn resolve(&self, root: &str, names: &[&str]) -> Option<Resolved> {
        let known = |value, used| Some(Resolved { value, used });
        match (root, names) {
            ("var", ["name", ..]) => known(Value::from("x"), 1),
            ("var", ["list", ..]) => known(Value::list([Value::integer(1), Value::integer(2)]), 1),
            ("each", ["key", ..]) => known(Value::from("k"), 1),
            ("aws_vpc", [name, ..]) => {
                known(Value::unknown(format!("`aws_vpc.{name}` is known after the deployment")), names.len())
            }
            _ => None,
        }
    }

    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        (path == "motd.tftpl").then(|| Arc::from(&b"hello ${who}%{ for n in list } ${n}%{ endfor }"[..]))
    }

    fn call(&self, name: &str, _: &[Value]) -> Option<Value> {
        (name == "timestamp").then(|| Value::from("2026-01-01T00:00:00Z"))
    }
}

fn value(source: &str) -> String {
    let fragment = parse_expression(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    match evaluate(fragment.expr(), &World) {
        Ok(value) => value.to_string(),
        Err(error) => {
            format!("error at {}: {}", String::from_utf8_lossy(error.span.slice(source.as_bytes())), error.message)
        }
    }
}

const AFTER: &str = "(not known: `aws_vpc.main` is known after the deployment)";

#[test]
fn what_is_not_known_poisons_only_what_depends_on_it() {
    for (source, expected) in [
        ("aws_vpc.main.id", AFTER.to_owned()),
        ("aws_vpc.main[0].subnets[*].id", AFTER.to_owned()),
        ("\"vpc ${aws_vpc.main.id}\"", AFTER.to_owned()),
        ("upper(aws_vpc.main.id)", AFTER.to_owned()),
        ("{ id = aws_vpc.main.id, name = var.name }", format!("{{ id = {AFTER}, name = \"x\" }}")),
        ("{ id = aws_vpc.main.id, name = var.name }.name", "\"x\"".to_owned()),
        ("[aws_vpc.main.id, 1][1]", "1".to_owned()),
        ("length([aws_vpc.main.id, 1])", "2".to_owned()),
        ("length(aws_vpc.main.ids)", AFTER.to_owned()),
        ("true ? 1 : aws_vpc.main.id", "1".to_owned()),
        ("aws_vpc.main.on ? 1 : 2", AFTER.to_owned()),
        ("false && aws_vpc.main.on", "false".to_owned()),
        ("aws_vpc.main.on && false", "false".to_owned()),
        ("aws_vpc.main.on || true", "true".to_owned()),
        ("aws_vpc.main.on && true", AFTER.to_owned()),
        ("merge({ a = 1 }, { b = aws_vpc.main.id }).a", "1".to_owned()),
        ("[for n in var.list : { n = n, id = aws_vpc.main.id }][1].n", "2".to_owned()),
        ("[for id in aws_vpc.main.ids : id]", AFTER.to_owned()),
        ("anytrue([aws_vpc.main.on, true])", "true".to_owned()),
        ("coalesce(null, aws_vpc.main.id, \"x\")", AFTER.to_owned()),
        ("jsonencode({ a = aws_vpc.main.id })", AFTER.to_owned()),
        ("try(aws_vpc.main.id, 1)", AFTER.to_owned()),
        ("uuid()", "(not known: `uuid` gives another value each time)".to_owned()),
        ("file(\"other\")", "(not known: the file `other` was not read)".to_owned()),
        ("provider::a::b(1)", "(not known: `provider::a::b` is a function of a provider)".to_owned()),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn the_scope_says_what_names_files_and_functions_give() {
    assert_eq!(value("\"${each.key}-${var.name}\""), "\"k-x\"");
    assert_eq!(value("timestamp()"), "\"2026-01-01T00:00:00Z\"");
    assert_eq!(value("templatefile(\"motd.tftpl\", { who = var.name, list = var.list })"), "\"hello x 1 2\"");
    assert_eq!(value("[for var in var.list : var]"), "[1, 2]");
    assert_eq!(value("sha256(file(\"motd.tftpl\")) == filesha256(\"motd.tftpl\")"), "true");
}

#[test]
fn an_error_names_its_place() {
    assert_eq!(value("1 + var.nope"), "error at var.nope: there is no `var.nope`");
    assert_eq!(value("upper(1, 2)"), "error at upper(1, 2): `upper` takes 1 arguments, not 2");
    assert_eq!(value("var.list[5]"), "error at [5]: the list has no item 5");
    assert_eq!(value("[for n in var.list : n.x]"), "error at .x: an object is needed here, but this is a number");
}

#[test]
fn work_is_bounded() {
    let hostile = [
        "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]",
        "setproduct(range(1000), range(1000), range(1000), range(1000))",
        "join(\"\", [for a in range(1000) : join(\"\", [for b in range(1000) : format(\"%9999d\", 1)])])",
        "replace(replace(replace(replace(format(\"%9999d\", 1), \" \", \"aaaaaaaaaa\"), \"a\", \"bbbbbbbbbb\"), \"b\", \"cccccccccc\"), \"c\", \"dddddddddd\")",
        "flatten([for a in range(1000) : [for b in range(1000) : range(1000)]])",
        "yamldecode(\"a: &a [x,x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\\ni: [*h,*h,*h,*h,*h,*h,*h,*h,*h]\\n\")",
        "templatestring(\"%{ for a in range(1000) }%{ for b in range(1000) }%{ for c in range(1000) }x%{ endfor }%{ endfor }%{ endfor }\", { r = 1 })",
        "1e99999",
        "can([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]])",
    ];
    for source in hostile {
        let fragment = parse_expression(source).unwrap_or_else(|error| panic!("{source}: {error}"));
        let limits = Limits { steps: 100_000, size: 1_000_000 };
        assert!(evaluate_within(fragment.expr(), &NoScope, limits).is_err(), "{source} takes too much");
    }
}

/// Locals that hold each other twice are small in memory and without end when walked through.
struct Doubling;

impl Scope for Doubling {
    fn resolve(&self, root: &str, _: &[&str]) -> Option<Resolved> {
        let level: u32 = root.strip_prefix("level")?.parse().ok()?;
        if level == 0 {
            return Some(Resolved { value: Value::from("x"), used: 0 });
        }
        let below = self.resolve(&format!("level{}", level - 1), &[])?.value;
        Some(Resolved { value: Value::list([below.clone(), below]), used: 0 })
    }
}

#[test]
fn values_that_share_their_parts_are_bounded() {
    for source in
        ["jsonencode(level60)", "level60 == level60", "toset(level60)", "distinct(level60)", "flatten(level60)"]
    {
        let fragment = parse_expression(source).expect("valid");
        assert!(evaluate(fragment.expr(), &Doubling).is_err(), "{source}");
    }
    let fragment = parse_expression("length(flatten(level10))").expect("valid");
    assert_eq!(evaluate(fragment.expr(), &Doubling).expect("small enough").to_string(), "1024");
}
